import BagIt
import Testing
import VaultCrypto

@Suite struct ValidatorTests {
  private func bag() throws -> MemoryFolder {
    try MemoryFolder.bag(
      [("data/0001-a.txt", Array("testimony".utf8)), ("data/sub/0002-b.bin", [UInt8](0...255)), ("data/empty", [])],
      info: [("Source-Organization", "Archive of Voices")], others: [("report/report.json", Array("{}".utf8))])
  }

  @Test func aGoodBagHasNoFindings() throws { #expect(try bag().findings() == []) }

  /// A byte flipped anywhere in any file, and the file is named, as itself or as the manifest that no longer fits.
  @Test func everyFlippedByteIsFoundAndNamed() throws {
    let folder = try bag()
    for (path, bytes) in folder.files where !bytes.isEmpty {
      for index in stride(from: 0, to: bytes.count, by: bytes.count > 300 ? 3 : 1) {
        for mask in [0x01, 0x80] as [UInt8] {
          folder.files[path] = bytes
          folder.files[path]?[index] ^= mask
          let name = String(decoding: path, as: UTF8.self)
          let errors = try folder.findings().filter { $0.severity == .error }
          #expect(errors.contains { $0.path == path || $0.detail == name }, "\(name) at \(index)")
        }
      }
      folder.files[path] = bytes
    }
    #expect(try folder.findings() == [])
  }

  @Test func missingAndAdded() throws {
    let folder = try bag()
    for path in folder.files.keys {
      let kept = folder.files.removeValue(forKey: path)
      let findings = try folder.findings()
      // Without its tag manifest a bag is still valid; that nothing protects the tag files is said.
      if path == Array("tagmanifest-sha256.txt".utf8) {
        #expect(findings.map(\.code) == [.missingTagManifest])
      } else {
        #expect(findings.contains { $0.severity == .error && $0.path == path })
      }
      folder.files[path] = kept
    }
    folder["data/new"] = [1]
    folder["note.txt"] = [1]
    folder["data/.DS_Store"] = []
    folder[".DS_Store"] = []
    let findings = try folder.findings()
    #expect(
      findings.map { "\($0.severity) \($0.code.rawValue) \($0.displayPath)" } == [
        "warning system-file .DS_Store", "error wrong-oxum bag-info.txt", "error system-file data/.DS_Store",
        "error unlisted-payload data/new", "warning unlisted-tag-file note.txt",
      ])
  }

  @Test func linksAndSpecialFilesAreRefused() throws {
    let folder = try bag()
    folder.others.append(BagFolderEntry(path: Array("data/link".utf8), kind: .link))
    folder.others.append(BagFolderEntry(path: Array("pipe".utf8), kind: .special))
    #expect(try folder.errors() == [.link, .specialFile])
  }

  @Test func namesOnDiskThatNoManifestMayHold() throws {
    for name in [Array("data/a\\b".utf8), Array("data/".utf8) + [0xff], Array("~a".utf8)] {
      let folder = try bag()
      folder.files[name] = []
      #expect(try folder.findings().contains { $0.code == .unsafePath && $0.path == name })
    }
  }

  @Test func collidingNames() throws {
    let folder = try MemoryFolder.bag([
      ("data/A", []), ("data/a", []), ("data/\u{e9}", []), ("data/e\u{301}", []), ("data/Stra\u{df}e/x", []),
      ("data/STRASSE/y", []),
    ])
    #expect(
      try folder.findings().map(\.code) == [.caseCollision, .caseCollision, .normalizationCollision])
    #expect(try folder.errors().isEmpty)
  }

  @Test func awkwardNamesSurvive() throws {
    let names = [
      "data/a b", "data/a\nb", "data/a\rb", "data/100%", "data/%0A", "data/%25", "data/ \t", "data/*x", "data/日本",
    ]
    let folder = try MemoryFolder.bag(names.map { ($0, Array($0.utf8)) })
    #expect(try folder.findings() == [])
  }

  @Test func precomputedDigestsSaveReading() throws {
    let folder = try bag()
    let known = SHA256.hash(Array("testimony".utf8))
    func precomputed(_ path: BagPath) -> SHA256Digest? { path.description == "data/0001-a.txt" ? known : nil }
    #expect(try BagValidator().validate(folder, precomputed: precomputed).isEmpty)
    #expect(!folder.readPaths.contains("data/0001-a.txt"))
    #expect(folder.readPaths.filter { $0 == "data/sub/0002-b.bin" }.count == 1)
    let wrong = try BagValidator().validate(folder) { $0.description == "data/0001-a.txt" ? SHA256.hash([]) : nil }
    #expect(wrong.map(\.code) == [.wrongDigest])
  }

  @Test func oxumCountsBytesAndFiles() throws {
    let folder = try bag()
    folder["data/empty"] = [1]
    #expect(try folder.errors() == [.wrongOxum, .wrongDigest])
    folder["data/empty"] = nil
    #expect(try folder.errors() == [.wrongOxum, .missingFile])
  }

  @Test func everyFileIsReadOnce() throws {
    let folder = try bag()
    folder["fetch.txt"] = Array("http://x - data/empty\n".utf8)
    #expect(try folder.errors().isEmpty)
    #expect(folder.readPaths.count == Set(folder.readPaths).count)
  }

  @Test func couldNotLookIsNoFinding() throws {
    let folder = try bag()
    var validator = BagValidator()
    validator.maximumEntryCount = 3
    #expect(throws: BagFolderError(.tooMany)) { try validator.validate(folder) }
  }

  @Test func algorithmsAreNamed() throws {
    let folder = try bag()
    folder["manifest-blake3.txt"] = Array("00 data/0001-a.txt\n00 data/sub/0002-b.bin\n00 data/empty\n".utf8)
    let findings = try folder.findings()
    #expect(findings.contains { $0.code == .unsupportedAlgorithm && $0.severity == .warning && $0.detail == "blake3" })
    folder["manifest-sha256.txt"] = nil
    #expect(try folder.findings().contains { $0.code == .unsupportedAlgorithm && $0.severity == .error })
    let weak = MemoryFolder([
      ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
      ("manifest-md5.txt", "d41d8cd98f00b204e9800998ecf8427e  data/a\n"), ("data/a", ""),
    ])
    #expect(try weak.codes() == [.missingTagManifest, .weakAlgorithm])
  }

  @Test func hostileTagFiles() throws {
    let cases: [(String, String, BagFindingCode)] = [
      ("manifest-sha256.txt", "x", .malformedManifest), ("manifest-sha256.txt", "", .unlistedPayload),
      ("manifest-sha256.txt", "\(SHA256.hash([]).hex)  ../../etc/passwd\n", .unsafePath),
      ("manifest-sha256.txt", "\(SHA256.hash([]).hex)  bagit.txt\n", .notPayload),
      ("tagmanifest-sha256.txt", "\(SHA256.hash([]).hex)  data/empty\n", .notTagFile),
      ("tagmanifest-sha256.txt", "\(SHA256.hash([]).hex)  tagmanifest-sha256.txt\n", .notTagFile),
      ("tagmanifest-sha256.txt", "", .unlistedManifest),
      ("bag-info.txt", "Payload-Oxum: 0.0\nPayload-Oxum: 0.0\n", .malformedOxum),
      ("bag-info.txt", "Payload-Oxum: 0.x\n", .malformedOxum), ("bag-info.txt", "\0", .malformedInfo),
      ("bagit.txt", "", .malformedDeclaration),
      ("bagit.txt", String(repeating: "a", count: 5000), .malformedDeclaration),
      ("fetch.txt", "x", .malformedFetch), ("fetch.txt", "http://x - data/missing\n", .malformedFetch),
      ("fetch.txt", "http://x - bagit.txt\n", .notPayload), ("fetch.txt", "http://x - ~/a\n", .unsafePath),
    ]
    for (name, text, expected) in cases {
      let folder = try bag()
      folder[name] = Array(text.utf8)
      #expect(try folder.errors().contains(expected), "\(name) \(expected)")
    }
    let empty = MemoryFolder()
    empty.others = []
    #expect(
      try Set(empty.errors()) == [.missingDeclaration, .missingManifest, .missingPayloadFolder])
  }

  @Test func manyFilesAreQuick() throws {
    let payload = (0..<5000).map { ("data/\($0)", [UInt8($0 & 255)]) }
    #expect(try MemoryFolder.bag(payload).findings() == [])
  }
}
