import BagIt
import TestSupport
import Testing
import VaultCrypto

@Suite struct ManifestTests {
  private let name = ManifestName(.sha256)
  private let digest = SHA256.hash([]).hex

  private func read(_ text: String, _ version: BagVersion = .v1_0) throws -> [String] {
    try Manifest(name, file: Array(text.utf8), version: version).entries.map(\.path.description)
  }

  @Test func percentEncodingIsThatOfTheSpecification() throws {
    #expect(try read("\(digest)  data/a%0Ab%0dc%25d") == ["data/a\nb\rc%d"])
    #expect(try read("\(digest)  data/%250A") == ["data/%0A"])
    #expect(try read("\(digest)  data/%7Ea%") == ["data/%7Ea%"])
    #expect(try read("\(digest)  data/%25%0A", .v0_97) == ["data/%25\n"])
    let entry = ManifestEntry(digest: SHA256.hash([]).bytes, path: try BagPath("data/\r\n%é %0A"))
    #expect(String(decoding: entry.line, as: UTF8.self) == "\(digest)  data/%0D%0A%25é %250A\n")
    #expect(try Manifest(name, file: entry.line).entries == [entry])
  }

  @Test func lineEndsBlanksAndCase() throws {
    let line = "\(digest.uppercased()) \t data/a b "
    for text in [line, line + "\n", line + "\r", line + "\r\n"] { #expect(try read(text) == ["data/a b "]) }
    #expect(try read("\(digest) data/a\r\(digest) data/b\r\n\(digest) data/c\n").count == 3)
    #expect(try read("\(digest) *data/a", .v0_97) == ["data/a"])
    #expect(try read("\(digest) *data/a") == ["*data/a"])
    #expect(try read("\(digest) ././data/a") == ["data/a"])
    #expect(try read("\(digest) data/a\n \n", .v0_97) == ["data/a"])
    #expect(try read("") == [])
  }

  @Test func hostileLinesAreRefused() throws {
    let malformed = [
      "\n", " \(digest) data/a", digest, digest + " ", "\(digest)data/a", "\(digest.dropLast()) data/a",
      "\(digest)0 data/a", "\(digest)00 data/a", "\(digest.dropLast())g data/a", "# comment",
      "\u{feff}\(digest) data/a",
      "\(digest) data/a\n\n",
    ]
    for text in malformed { #expect(code { _ = try read(text) } == .malformedManifest, "\(text)") }
    for path in [
      "/etc/passwd", "../a", "data/../../a", "~/a", "C:/a", "data\\a", "data//a", "data/./a", "data/", "a\0",
    ] {
      #expect(code { _ = try read("\(digest) \(path)") } == .unsafePath, "\(path)")
    }
    #expect(code { _ = try read("\(digest) data/%0A\n\(digest) data/%0a") } == .duplicatePath)
    #expect(code { _ = try read("\(digest) data/%\n\(digest) data/%25") } == .duplicatePath)
    #expect(code { _ = try read("\(digest) \(String(repeating: "a", count: 20_000))") } == .tooLarge)
  }

  @Test func writingSortsByBytes() throws {
    let paths = ["data/b", "data/a", "data/Z", "data/é", "data/a/b", "data/a-b"]
    let files = try paths.map { BagFile(path: try BagPath($0), bytes: Array($0.utf8)) }
    let manifest = try BagWriter.manifest(of: files)
    #expect(
      manifest.entries.map(\.path.description) == ["data/Z", "data/a", "data/a-b", "data/a/b", "data/b", "data/é"])
    #expect(try Manifest(name, file: manifest.file) == manifest)
    #expect(code { _ = try BagWriter.manifest(of: files + files) } == .duplicatePath)
    #expect(code { _ = try BagWriter.manifest(of: [BagFile(path: try BagPath("a"), bytes: [])]) } == .unsafePath)
    #expect(code { _ = try BagWriter.manifest(of: files, isTagManifest: true) } == .unsafePath)
  }

  @Test(arguments: [" a", "\ta", "*a", "tagmanifest-md5.txt", "data/a"]) func tagFilesThatNoReaderFinds(_ name: String)
    throws
  {
    let file = BagFile(path: try BagPath(name), bytes: [])
    #expect(code { _ = try BagWriter.manifest(of: [file], isTagManifest: true) } == .unsafePath)
  }

  @Test func manifestNames() throws {
    #expect(try ManifestName(BagPath("manifest-sha512.txt"))?.algorithm == .sha512)
    #expect(try ManifestName(BagPath("tagmanifest-md5.txt"))?.isTagManifest == true)
    #expect(try ManifestName(BagPath("manifest-blake3.txt")).map { $0.algorithm == nil } == true)
    for text in ["manifest-.txt", "manifest-SHA256.txt", "manifest-sha-256.txt", "a/manifest-md5.txt", "manifest.txt"] {
      #expect(try ManifestName(BagPath(text)) == nil)
    }
  }

  /// Whatever is read is written back as something that reads the same; nothing crashes.
  @Test func mutatedManifestsNeverConfuse() throws {
    var random = SeededGenerator(42)
    let files = try (0..<4).map { BagFile(path: try BagPath("data/\($0)%é\n"), bytes: [UInt8($0)]) }
    let good = try BagWriter.manifest(of: files).file
    let letters: [UInt8] = [0x00, 0x09, 0x0a, 0x0d, 0x20, 0x25, 0x2a, 0x2e, 0x2f, 0x30, 0x41, 0x5c, 0x61, 0x7e, 0xff]
    var acceptedCount = 0
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = letters.randomElement(using: &random) ?? 0
        case 1: bytes.insert(letters.randomElement(using: &random) ?? 0, at: index)
        default: bytes.remove(at: index)
        }
      }
      for version in BagVersion.allCases {
        guard let manifest = try? Manifest(name, file: bytes, version: version) else { continue }
        acceptedCount += 1
        #expect(Set(manifest.entries.map(\.path)).count == manifest.entries.count)
        #expect(try Manifest(name, file: manifest.file).entries == manifest.entries)
      }
    }
    #expect(acceptedCount > 100)
  }

  /// The streaming reader does not care where pieces end.
  @Test func piecesDoNotMatter() throws {
    let text = Array("\(digest)  data/a\r\n\(digest)  data/b\r\(digest)  data/c".utf8)
    for size in 1...text.count {
      var reader = ManifestReader(algorithm: .sha256, version: .v1_0)
      var paths: [String] = []
      for start in stride(from: 0, to: text.count, by: size) {
        try reader.read(Array(text[start..<min(start + size, text.count)]).span) { entry, _ in
          paths.append(entry.path.description)
        }
      }
      try reader.finish { entry, _ in paths.append(entry.path.description) }
      #expect(paths == ["data/a", "data/b", "data/c"])
      #expect(reader.lineNumber == 3)
    }
  }
}
