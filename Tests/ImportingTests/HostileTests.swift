import Importing
import TestSupport
import Testing

/// Inputs with bytes changed at random: every reader answers, and never names a file that is not there.
@Suite struct HostileTests {
  private static let seeds: [(path: String, text: String)] = [
    (
      "_chat.txt",
      "[15/03/2024, 10:05:09] Anna: hello\n[15/03/2024, 10:05 PM] Bob: \u{200e}<attached: a.jpg>\n3. 5. 24 klo 1.02 - x\n"
    ),
    (
      "result.json",
      #"{"name":"g","messages":[{"type":"message","date_unixtime":"1709633100","from":"a","photo":"a.jpg"},{"type":"service"}]}"#
    ),
    ("data.json", #"{"date":"2024-03-05T10:05:00","sender":"Me","attachments":[{"name":"a","path":"a.jpg"}]}"#),
    ("h.proof.json", #"{"File Hash SHA256":"00","File Path":"a.jpg","Proof Generated":"2024-03-05T23:10:00.000Z"}"#),
    ("h.proof.csv", "File Hash SHA256,File Path,\n00,a.jpg,"),
    (
      "meta.json",
      #"{"status":"s","metadata":{"url":"https://example.org"},"media":[{"filename":"a.jpg","properties":{"hash":"SHA-256:00"}}]}"#
    ),
    (
      "page.html",
      "Archived media for <span class=\"copy\">u</span><b>key:</b> <span class=\"copy\">a.jpg</span> bellingcat/auto-archiver"
    ),
  ]

  private func changed(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array("../".utf8), at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  @Test func foldersAreAnsweredAndKeptTo() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      var folder = SampleFolder()
      folder["a.jpg"] = "picture"
      for (path, text) in Self.seeds { folder.set(path, changed(Array(text.utf8), &random)) }
      let there = Set(Self.seeds.map(\.path) + ["a.jpg"])
      for found in [
        WhatsAppExport(folder.contents).read(), TelegramExport(folder.contents).read(),
        SignalExport(folder.contents).read(),
        ProofModeFolder(folder.contents).read(), AutoArchiverFolder(folder.contents).read(),
      ] {
        #expect(there.isSuperset(of: found.acquisitions.flatMap(\.files) + found.unmentioned))
        #expect(found.acquisitions.allSatisfy { Set($0.files).count == $0.files.count && $0.files.first == $0.from })
      }
    }
  }

  @Test func tablesAreAnswered() {
    var random = SeededGenerator(seed: 12)
    let text = Array("id,label,note\r\n1,\"One \"\"x\"\"\",\r\n2,\"Two\nlines\",y\n3,Three,z".utf8)
    var whole = 0
    for _ in 0..<3000 {
      guard let table = try? CSVTable(changed(text, &random), separator: .comma) else { continue }
      whole += 1
      #expect(table.rows.allSatisfy { $0.problem != nil || $0.fields.count == table.columns.count })
    }
    #expect(whole > 100)
  }

  @Test func mappingsAreAnswered() {
    var random = SeededGenerator(seed: 13)
    var taken = 0
    for _ in 0..<400 {
      if let mapping = try? ImportMapping(json: changed(BuiltInMapping.huridocsEvents.json, &random)) {
        taken += 1
        #expect(!mapping.files.isEmpty && mapping.files.allSatisfy { !$0.contains("/") })
      }
    }
    #expect(taken > 0)
  }
}
