import BagIt
import Custody
import EvidenceBundle
import TestSupport
import Testing
import VaultCrypto
import VaultFiles

@testable import VaultKit

/// What an exhibit's file is called in the end, by the kit's choice and the bag's rules.
@Suite struct ExhibitNameTests {
  private func fileName(_ name: FilePath?, _ mediaType: String = "", number: Int = 1, disclosed: Bool = true) -> String
  {
    var random = RandomPool()
    var subject = ExportSubject(Identifier(&random))
    subject.name = name
    subject.mediaType = mediaType
    return PortableName.make(
      from: ExhibitName.make(subject, isNameDisclosed: disclosed), number: UInt64(number))
  }

  @Test func aNameThatIsWithheldDoesNotShow() {
    #expect(fileName("people/Anna K.pdf", "application/pdf", disclosed: false) == "0001-exhibit.pdf")
    #expect(fileName("people/Anna K.pdf", "application/pdf") == "0001-Anna-K.pdf")
    #expect(fileName("Anna.secret-extension", "application/octet-stream", disclosed: false) == "0001-exhibit.bin")
    #expect(fileName(nil, "video/mp4") == "0001-exhibit.mp4")
  }

  private static let hostile: [FilePath] = [
    "", ".", "..", "a", "CON", "con.txt", "NUL", "AUX.", "COM1", "LPT9.pdf", "a.", "a ", " a", "...", ".hidden", "a\\b",
    "a:b", "a*?\"<>|b", "a\nb\u{0d}", "\u{202e}fdp.exe", "Київ.txt", "北京", "e\u{301}", "😀", "%2e%2e%2f", "~", "-rf",
    "desktop.ini", "Thumbs.db", ".DS_Store", "a.tar.gz", "a.verylongextension", "x/../../etc/passwd", "$(id)", "`id`",
    FilePath(bytes: [0xff, 0xfe]), FilePath(bytes: [UInt8](repeating: 0x61, count: 255)),
    FilePath(bytes: [UInt8](repeating: 0x2e, count: 255)), FilePath(String(repeating: "é", count: 120) + ".docx"),
  ]

  @Test(arguments: [1, 9999, 10_000, 99_999_999]) func everyNameIsPortable(_ number: Int) {
    for name in Self.hostile { expectPortable(fileName(name, number: number), number, "\(name)") }
    var generator = SeededGenerator(seed: 64)
    for _ in 0..<1000 {
      let name = FilePath(bytes: generator.bytes(Int(generator.next() % 80)))
      expectPortable(fileName(name, number: number), number, "\(name)")
    }
  }

  private func expectPortable(_ name: String, _ number: Int, _ original: String) {
    #expect(BundleLayout.isPayload("data/" + name, number: number), "\(original): \(name)")
    #expect(name.utf8.allSatisfy { $0 < 0x80 } && name.utf8.count <= 64)
    #expect(!name.hasSuffix(".") && !name.hasSuffix(" ") && !name.contains(".."))
    // Windows goes by what stands before the first dot.
    let stem = name.prefix { $0 != "." }.uppercased()
    #expect(!["CON", "PRN", "AUX", "NUL"].contains(stem) && !stem.hasPrefix("COM") && !stem.hasPrefix("LPT"))
  }

  @Test func noTwoAreOneWithoutRegardToCase() {
    var seen: Set<String> = []
    var number = 0
    for name in ["Statement.PDF", "statement.pdf", "STATEMENT.pdf", "1-statement.pdf", "", "0001"] as [FilePath] {
      for _ in 0..<20 {
        number += 1
        #expect(seen.insert(fileName(name, number: number).lowercased()).inserted)
      }
    }
  }
}
