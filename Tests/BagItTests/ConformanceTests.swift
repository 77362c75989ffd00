import BagIt
import Foundation
import TestSupport
import Testing

/// The bags of the Library of Congress' conformance suite, by class.
@Suite(.enabled(if: Vectors.has("bagit"), "no BagIt conformance suite on this machine"))
struct ConformanceTests {
  private struct Bag {
    let name: String
    let errors: [BagFinding]
    let warnings: [BagFinding]
  }

  private func bags(_ folder: String) throws -> [Bag] {
    let parent = Vectors.folder("bagit").appending(path: folder)
    return try Vectors.names(in: parent).map { name in
      let findings = try BagValidator().validate(DiskFolder(url: parent.appending(path: name)))
      return Bag(
        name: name, errors: findings.filter { $0.severity == .error },
        warnings: findings.filter { $0.severity == .warning })
    }
  }

  @Test(arguments: [("v0.97/valid", 12), ("v1.0/valid", 1)]) func valid(_ folder: String, _ count: Int) throws {
    let bags = try bags(folder)
    #expect(bags.count == count)
    for bag in bags { #expect(bag.errors.isEmpty, "\(bag.name)") }
  }

  /// What each bag is made to show has to be among the errors: failing for another reason would prove nothing.
  @Test func invalid() throws {
    let expected: [String: [String: BagFindingCode]] = [
      "v0.97/invalid": [
        "baginfo-missing-encoding": .malformedDeclaration, "bom-in-bagit.txt": .malformedDeclaration,
        "corrupt-data-file": .wrongDigest, "corrupt-tag-file": .wrongDigest, "extra-file-in-bag": .unlistedPayload,
        "invalid-version-number": .unsupportedVersion, "missing-baginfo": .missingFile,
        "missing-bagit.txt": .missingDeclaration, "out-of-scope-file-paths-using-dot-notation": .unsafePath,
        "out-of-scope-file-paths-using-dot-notation-for-fetch": .unsafePath,
        "same-filename-listed-twice-with-different-hashes": .duplicateEntry,
      ],
      // Paths that a shell would expand: refused here although this platform's file API would not.
      "v0.97/linux-only": [
        "out-of-scope-file-paths-using-shortcut": .unsafePath,
        "out-of-scope-file-paths-using-shortcut-for-fetch": .unsafePath,
        "out-of-scope-file-paths-using-shortcut-username": .unsafePath,
        "out-of-scope-file-paths-using-shortcut-username-for-fetch": .unsafePath,
      ],
      "v1.0/invalid": [
        "bagit-with-invalid-whitespace": .malformedDeclaration, "notAllManifestsListAllFiles": .unlistedPayload,
        // Its bagit.txt has a trailing space as well; both are reported.
        "same-filename-listed-twice-with-different-hashes": .duplicateEntry,
        "same-filename-listed-twice-with-the-same-hash": .duplicateEntry,
      ],
    ]
    for (folder, codes) in expected {
      let bags = try bags(folder)
      #expect(bags.map(\.name) == codes.keys.sorted())
      for bag in bags {
        #expect(bag.errors.contains { $0.code == codes[bag.name] }, "\(folder) \(bag.name) \(bag.errors)")
      }
    }
  }

  /// Upstream leaves the verdict open but wants something said. Errors only where the checkout lacks a file or the version is older
  /// than those we read.
  @Test func warning() throws {
    let expected: [String: (BagFindingCode, errors: Set<BagFindingCode>)] = [
      // The suite was made on a system where hello.txt and HELLO.txt are one file.
      "duplicate-file-with-different-case": (.caseCollision, [.missingFile]),
      "made-with-md5sum-tools": (.unusualSpelling, []),
      "relative-path": (.unusualSpelling, []),
      // Made on a normalising file system, and BagIt 0.96.
      "same-filename-listed-twice-with-different-normalization": (
        .normalizationCollision, [.missingFile, .unsupportedVersion]
      ),
      "same-filename-listed-twice-with-the-same-hash": (.duplicateEntry, []),
      // Git never stored data/.DS_Store.
      "special-system-files": (.systemFile, [.missingFile, .wrongOxum]),
    ]
    let bags = try bags("v0.97/warning")
    #expect(bags.map(\.name) == expected.keys.sorted())
    for bag in bags {
      let (code, errors) = try #require(expected[bag.name])
      #expect(bag.warnings.contains { $0.code == code }, "\(bag.name) \(bag.warnings)")
      #expect(Set(bag.errors.map(\.code)).subtracting(errors).isEmpty, "\(bag.name) \(bag.errors)")
    }
  }

  /// Upstream asks for refusal on Windows only; a bag is to mean the same everywhere, so it is refused here too.
  @Test func windowsOnly() throws {
    let bags = try bags("v0.97/windows-only")
    #expect(bags.count == 6)
    for bag in bags { #expect(bag.errors.contains { $0.code == .unsafePath }, "\(bag.name)") }
  }
}
