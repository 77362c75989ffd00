import Custody
import Foundation
import Importing
import RecordSchemas
import SelectiveDisclosure
import TestSupport
import Testing
import TransparencyLog
import VaultFiles

@testable import VaultKit

/// Imports come in whole, or say what is wrong and leave nothing; whatever names they are given, nothing outside the folder is touched.
@Suite struct ImportTests {
  private let vault: SpecimenVault

  init() throws { vault = try SpecimenVault() }

  private func write(_ files: [(name: String, text: String)], to folder: String = "in") throws -> FilePath {
    for file in files {
      let place = URL(filePath: vault.scratch.path("\(folder)/\(file.name)"))
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
    }
    return FilePath(vault.scratch.path(folder))
  }

  private func tables(_ files: [(name: String, text: String)]) throws -> ImportPlan {
    try ImportPlan(tables: [write(files)], ImportMapping(json: BuiltInMapping.recordFields.json))
  }

  /// All that is in the vault but what is remembered between runs.
  private func stored() throws -> [String] {
    try vault.scratch.files("case.vault").filter { !$0.hasPrefix("cache/") }.map { name in
      "\(name) \(try vault.scratch.bytes("case.vault/" + name).count)"
    }.sorted()
  }

  private func size() throws -> UInt64 { try vault.session.vault.state().head.size }

  @Test func aPlanWritesNothing() throws {
    let before = try stored()
    let plan = try tables([("person.csv", "id,label\n1,Example (invented)\n2,Other (invented)\n")])
    #expect(plan.counts.map(\.count) == [2])
    #expect(plan.refused.isEmpty)
    #expect(try stored() == before)
  }

  @Test func allOrNothing() throws {
    let files = [
      ("person.csv", "id,label,born\n1,Example (invented),1970\n2,,1971\n"),
      ("unit.csv", "id,label\nu,Company (invented)\n"),
      ("link.csv", "link_type,from,to\ncommands,1,u\ncommands,2,u\n"),
    ]
    let plan = try tables(files)
    #expect(plan.refused.map(\.line) == [3, 3])
    let before = try stored()
    #expect(throws: VaultError.self) { try RecordImport(vault.session).run(plan) }
    #expect(try stored() == before)

    // What is left out is left out on purpose; the rest is one commit after the files.
    let items = try size()
    let report = try RecordImport(vault.session).run(plan, isPartial: true)
    #expect(report.records.map(\.type).sorted { $0.rawValue < $1.rawValue } == [.link, .person, .unit])
    #expect(report.intake.added.count == 3)
    #expect(try size() == items + 6)
    for link in try RecordReading(vault.session).current([.link]) {
      let persons = try RecordReading(vault.session).current([.person]).map(\.id.description)
      #expect(link.fields["from"]?.stringValue == persons[0])
    }
  }

  @Test func aRepeatedBatchRepeatsNothing() throws {
    let files = [("person.csv", "id,label\n1,Example (invented)\n")]
    _ = try RecordImport(vault.session).run(tables(files), batch: "one")
    let (before, after) = (try size(), try RecordImport(vault.session).run(tables(files), batch: "one"))
    #expect(after.records.isEmpty && after.repeated == 1)
    #expect(try size() == before)
  }

  @Test func whatChangedMeanwhileIsNotRecorded() throws {
    let plan = try tables([("person.csv", "id,label\n1,Example (invented)\n")])
    _ = try write([("person.csv", "id,label\n1,Exchanged (invented)\n")])
    #expect(throws: VaultError.self) { try RecordImport(vault.session).run(plan) }
    #expect(try RecordReading(vault.session).current().isEmpty)
  }

  @Test func linesThatMakeNoSenseAreNamed() throws {
    let plan = try tables([
      ("person.csv", "id,label,born,died\n1,Example (invented),1970,2014\n2,Other (invented),1980,1979\n"),
      ("unit.csv", "id,label,from_date,to_date\nu,A (invented),2015,2014\nv,B (invented),,\nw,C (invented),,\n"),
      ("place.csv", "id,label,within\np,P (invented),q\nq,Q (invented),p\n"),
      (
        "link.csv",
        "link_type,from,to,from_date,to_date\ncommands,1,v,2015,2014\ncommands,1,1,,\ncommands,v,w,,\nsuperior_of,v,1,,\n"
      ),
    ])
    let refused = Set(plan.refused.map { "\(FilePath($0.file).lastComponent) \($0.line ?? 0)" })
    #expect(
      refused.isSuperset(of: ["person.csv 3", "unit.csv 2", "link.csv 2", "link.csv 3", "link.csv 5"]), "\(refused)")
    #expect(!refused.contains("link.csv 4") && !refused.contains("person.csv 2"))
    #expect(refused.contains("place.csv 2") || refused.contains("place.csv 3"))
    #expect(plan.refused.contains { $0.reason.contains("before it begins") })
    #expect(plan.refused.contains { $0.reason.contains("circle") })
  }

  @Test func foldersOfOtherProgramsBecomeItemsAndAcquisitions() throws {
    let folders: [(FolderFormat, [(name: String, text: String)])] = [
      (
        .proofMode,
        [
          ("IMG_1.jpg", "picture"),
          ("IMG_1.jpg.proof.json", #"{"File Hash SHA256":"\#(String(repeating: "0", count: 64))"}"#),
        ]
      ),
      (
        .autoArchiver,
        [
          ("film.mp4", "film"),
          (
            "metadata.json",
            #"{"status": "success", "metadata": {"url": "https://example.org/1"}, "media": [{"filename": "/tmp/film.mp4", "properties": {"hash": "SHA-256:00"}}]}"#
          ),
        ]
      ),
      (.whatsApp, [("_chat.txt", "[15/03/2024, 10:05:00] Anna: hello\n[15/03/2024, 10:06:00] Bob: yes\n")]),
      (
        .telegram,
        [
          (
            "result.json",
            #"{"name": "Invented", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date_unixtime": "1709633100", "from": "Anna", "from_id": "user1", "text": "x"}]}"#
          )
        ]
      ),
      (
        .signal,
        [
          (
            "Anna/data.json",
            #"{"date": "2024-03-05T10:05:00", "sender": "Anna", "body": "x", "attachments": []}"# + "\n"
          )
        ]
      ),
    ]
    #expect(folders.map(\.0) == FolderFormat.allCases)
    for (format, files) in folders {
      let path = try write(files, to: "folder-\(format.rawValue)")
      let before = try stored()
      let plan = try ImportPlan(folder: path, format)
      #expect(plan.refused.isEmpty, "\(format): \(plan.refused)")
      #expect(try stored() == before)
      let report = try RecordImport(vault.session).run(plan)
      #expect(report.intake.added.count == files.count, "\(format)")
      #expect(report.records.map(\.type) == [.acquisition], "\(format)")
      let items = report.records[0].fields["items"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(!items.isEmpty && Set(items).isSubset(of: Set(report.intake.added.map(\.item.description))))
    }
  }

  @Test func hostileNamesLeadNowhere() throws {
    let files: [(name: String, text: String)] = [
      (
        "result.json",
        #"{"name": "x\u202e\u001b[31m", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date_unixtime": "1709633100", "from": "\u202eAnna", "from_id": "user1", "file": "../../../etc/passwd", "text": ""}, {"id": 2, "type": "message", "date_unixtime": "1709633101", "from": "A", "from_id": "user1", "photo": "/etc/hostname", "text": ""}, {"id": 3, "type": "message", "date_unixtime": "1709633102", "from": "A", "from_id": "user1", "photo": "link/passwd", "text": ""}]}"#
      )
    ]
    let path = try write(files, to: "hostile")
    try FileManager.default.createSymbolicLink(
      atPath: vault.scratch.path("hostile/link"), withDestinationPath: "/etc")
    let plan = try ImportPlan(folder: path, .telegram)
    #expect(plan.files.map { "\($0.shown.lastComponent)" } == ["result.json"])
    #expect(plan.skipped.count == 1)
    let report = try RecordImport(vault.session).run(plan)
    #expect(report.intake.added.count == 1)
    for record in report.records {
      let text = "\(record.fields)"
      #expect(!text.unicodeScalars.contains { $0.value == 0x202e || $0.value == 0x1b }, "\(text)")
      #expect(record.fields["items"]?.arrayValue?.count == 1)
    }
  }

  @Test(arguments: FolderFormat.allCases) func whatIsBrokenIsNamedAndNothingComesIn(_ format: FolderFormat) throws {
    let broken: [(name: String, text: String)] = [
      ("a.proof.json", "{"), ("metadata.json", "["), ("_chat.txt", "no chat\n"),
      ("result.json", String(repeating: "[", count: 100_000)),
      ("x/data.json", "{\n"),
    ]
    let path = try write(broken, to: "broken")
    let before = try stored()
    do {
      let plan = try ImportPlan(folder: path, format)
      #expect(!plan.refused.isEmpty)
      #expect(throws: VaultError.self) { try RecordImport(vault.session).run(plan) }
    } catch {
      #expect(!error.message.isEmpty)
    }
    #expect(try stored() == before)
  }
}
