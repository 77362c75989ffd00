import BagIt
import Foundation
import TestSupport
import Testing

@Suite struct PortableNameTests {
  @Test(arguments: [
    ("statement.mp4", "0007-statement.mp4"), ("Zeugin: Aussage №2?.MP4", "0007-Zeugin-Aussage-2.MP4"),
    ("", "0007-file"), ("...", "0007-file"), ("CON", "0007-CON"), ("a.b.tar.gz", "0007-a.b.tar.gz"),
    ("../../etc/passwd", "0007-passwd"), ("C:\\x\\y.txt", "0007-y.txt"), (".bashrc", "0007-bashrc"),
    ("a. ", "0007-a"), ("a.verylongextension", "0007-a.verylongextension"), ("日本.pdf", "0007-file.pdf"),
    ("a.p df", "0007-a.p-df"), ("--a__b..c", "0007-a_b.c"), ("name.", "0007-name"),
  ])
  func examples(_ original: String, _ name: String) { #expect(PortableName.make(from: original, number: 7) == name) }

  private func isPortable(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let isPlain = bytes.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7a).contains($0 | 0x20) || [0x2d, 0x2e, 0x5f].contains($0)
    }
    return isPlain && (1...64).contains(bytes.count) && ![0x2e, 0x2d].contains(bytes.last ?? 0x2e)
      && (0x30...0x39).contains(bytes[0]) && (try? BagPath("data/" + name)) != nil
  }

  @Test func anythingBecomesPortable() throws {
    var random = SeededGenerator(3)
    for number in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let name = PortableName.make(
        from: String(decoding: bytes, as: UTF8.self), number: number % 7 == 0 ? .max : UInt64(number))
      #expect(isPortable(name), "\(name)")
    }
    #expect(isPortable(PortableName.make(from: "a.b", number: 1, digits: 99)))
    #expect(isPortable(PortableName.make(from: "a.b", number: 1, digits: -1)))
  }

  @Test(.enabled(if: Vectors.has("naughty/blns"), "no list of naughty strings on this machine"))
  func naughtyStrings() throws {
    let data = try Data(contentsOf: Vectors.folder("naughty/blns/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
    #expect(strings.count > 400)
    var seen: Set<String> = []
    for (number, text) in strings.enumerated() {
      let name = PortableName.make(from: text, number: UInt64(number))
      #expect(isPortable(name), "\(text)")
      #expect(seen.insert(name.lowercased()).inserted)
    }
  }
}
