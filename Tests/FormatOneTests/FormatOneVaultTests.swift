import Foundation
import TestSupport
import Testing

/// The vault of vault-example/format-1, read and continued by this version.
@Suite struct FormatOneVaultTests {
  @Test func notAByteWasChanged() throws {
    let listed = try FormatOneCopy.listed()
    #expect(listed.count > 60)
    let copy = try FormatOneCopy()
    for (name, digest) in listed { #expect(try copy.digest(name) == digest, "\(name)") }
    let there =
      FileManager.default.enumerator(atPath: FormatOneCopy.example.path + "/format-1")?
      .compactMap { $0 as? String } ?? []
    let files = there.filter { name in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(
        atPath: FormatOneCopy.example.path + "/format-1/" + name, isDirectory: &isFolder) && !isFolder.boolValue
    }
    #expect(files.map { "format-1/" + $0 }.sorted() == listed.keys.sorted())
  }

  @Test func gitKeepsItByteForByte() throws {
    let text = String(
      decoding: try Vectors.bytes(Vectors.projectFolder.appending(path: ".gitattributes")), as: UTF8.self)
    for folder in ["format-1", "evidence"] {
      #expect(text.split(separator: "\n").contains("vault-example/\(folder)/** -text"), "\(folder)")
    }
  }

  @Test func itemsAreListedAndShown() throws {
    let copy = try FormatOneCopy()
    let items = try copy.items()
    let originals = try FormatOneCopy.digests(copy.folder.bytes("format-1/originals.sha256"))
    #expect(originals.count == 8)
    #expect(items.compactMap { $0["digest"] as? String }.sorted() == originals.values.sorted())
    #expect(
      items.map { $0["name"] as? String } == [
        "consent.txt", "interview.txt", "statements/empty.txt", "statements/r\\xe9sum\\xe9.txt",
        "statements/показання.txt", "logbook.txt", "photograph.png", nil,
      ])
    #expect(
      items.map { $0["type"] as? String } == [
        "consent", "interview", "other", "document", "document", "document", "photograph", "document",
      ])
    #expect(items.compactMap { $0["size"] as? Int } == [215, 367, 0, 53, 195, 70200, 395, 62])
    let shown = try copy.evault("show", try copy.item("interview.txt"))
    let claims = (shown.document["intake"] as? [String: Any])?["claims"] as? [String: Any] ?? [:]
    #expect(claims["title"] as? String == "What was seen at the old mill")
    #expect(claims["source"] as? String == "Witness 7 (invented)")
    #expect(claims["collected_at"] as? String == "2026-03-06T11:30:00+02:00")
    #expect(claims["note"] as? String == "Read back to the witness, who agreed.\nNobody else was in the room.")
    #expect(claims["batch"] as? String == "march")
    #expect(claims["modified"] as? String == "2026-03-06T09:30:00Z")
  }

  @Test func custodyIsWhole() throws {
    let copy = try FormatOneCopy()
    let exported = ["export-authorised", "export-completed"]
    let expected: [(String, [String])] = [
      ("consent.txt", ["ingested"] + exported), ("logbook.txt", ["ingested"]),
      ("interview.txt", ["ingested", "accessed"] + exported + exported),
      // Its access was recorded outside and attached.
      ("photograph.png", ["ingested", "accessed"] + exported),
    ]
    for (name, actions) in expected {
      let events = try copy.evault("custody", try copy.item(name)).list("events")
      #expect(events.compactMap { $0["action"] as? String } == actions, "\(name)")
      #expect(events.allSatisfy { $0["actor"] as? String == "custodian-1" })
    }
    let photograph = try copy.evault("custody", try copy.item("photograph.png")).list("events")
    #expect(photograph.dropFirst().first?["seq"] as? String == "unknown")
    #expect(try copy.evault("log").list("events").count == 15)
  }

  @Test(arguments: [["check"], ["check", "--keyless"]]) func checksFindNothing(_ words: [String]) throws {
    let check = try FormatOneCopy().run(.evault, words + ["--json"])
    #expect(check.status == 0 && check.document["verified"] as? Bool == true, "\(check.summary)")
    #expect(check.list("findings").isEmpty && check.document["entries"] as? Int == 16, "\(check.summary)")
    #expect(check.document["fingerprint"] as? String == (try FormatOneCopy().fingerprint()))
  }

  @Test func payloadsComeOutAsTheyWentIn() throws {
    let copy = try FormatOneCopy()
    for (place, item) in try copy.items().enumerated() {
      let name = item["item"] as? String ?? ""
      let got = try copy.evault("get", name, "-o", "out-\(place)", "--purpose", "test")
      #expect(got.status == 0, "\(got.summary)")
      #expect(try copy.digest("out-\(place)") == item["digest"] as? String, "\(item)")
    }
    #expect(try copy.evault("check").status == 0)
  }

  @Test func itGoesOn() throws {
    let copy = try FormatOneCopy()
    let interview = try copy.item("interview.txt")
    let refused = try copy.evault("export", interview, "-o", "new", "--recipient", "an office", "--purpose", "test")
    #expect(refused.status == 26, "\(refused.summary)")
    let form = try copy.item("consent.txt")
    let cited = try copy.evault("export", interview, "-o", "new", "--consent", form, "--recipient", "an office")
    #expect(cited.status == 26, "a form alone allows nothing: \(cited.summary)")
    let consent = """
      {"pseudonym":"P-7","form":"\(form)","version":1,"language":"en","explained_by":"counsel-1","items":["\(interview)"],
      "date":"2020-01-02T10:00:00+02:00","checklist_explained":["purpose"],"grants":[{"activity":"share","purposes":["icc"],
      "recipients":["an office"],"data_scope":["content"],"form":"identified"}]}
      """
    try copy.folder.write(Array(consent.utf8), to: "consent.json")
    let recorded = try copy.evault("consent", "record", "consent.json")
    #expect(recorded.status == 0, "\(recorded.summary)")
    let exported = try copy.evault(
      "export", interview, "-o", "new", "--for", "icc", "--recipient", "an office", "--purpose", "test")
    #expect(exported.status == 0, "\(exported.summary)")
    let verified = try copy.evault("verify", "new", "--fingerprint", try copy.fingerprint())
    #expect(verified.status == 0 && verified.document["outcome"] as? String == "verified", "\(verified.summary)")
    try copy.folder.write(Array("more\n".utf8), to: "more.txt")
    #expect(try copy.evault("add", "more.txt").status == 0)
    #expect(try copy.evault("list").list("items").count == 9)
    #expect(try copy.evault("check").status == 0)
  }

  @Test func anotherPassphraseOpensNothing() throws {
    let copy = try FormatOneCopy()
    try copy.folder.write(Array("another\n".utf8), to: "wrong")
    #expect(try copy.evault("list", "--passphrase-file", "wrong").status == 12)
  }
}
