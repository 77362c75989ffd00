import Custody
import Foundation
import TestSupport
import Testing

/// What members sign fits its schema, opened with stock tools.
@Suite(
  .enabled(if: Judge.isThere, "no Python with jsonschema in .venv (Tests/setup makes it)"),
  .enabled(if: ExternalTool("age").isInstalled, "age is not installed"))
struct TokenTests {
  @Test func everyTokenFitsItsSchema() throws {
    let specimens = try Specimens()
    let vaults = try play(specimens)
    let actions = try openRecords(specimens, vaults)
    #expect(actions == Set(EventAction.allCases.map(\.rawValue)), "an action without a specimen")
    for roster in specimens.work.files("case.vault/keys/roster").map({ "case.vault/keys/roster/" + $0 })
      + ["bundle", "withheld"].map({ $0 + "/custody/roster/000001.sd-jwt" })
    {
      try specimens.keep(token: specimens.work.bytes(roster), payload: "roster-payload", claims: "roster")
    }
    for vault in vaults {
      for tombstone in specimens.work.files("\(vault)/log/tombstones") {
        try specimens.keep(
          token: specimens.work.bytes("\(vault)/log/tombstones/\(tombstone)"), payload: "tombstone", claims: nil)
      }
    }
    try specimens.keep(token: specimens.work.bytes("other.card"), payload: "card", claims: nil)
    for (token, schema) in [
      ("offer/vault/keys/kit.jwt", "kit"), ("offer/offer.jwt", "offer"), ("offer/receipt.jwt", "receipt"),
      ("damaged/receipt.jwt", "receipt"),
    ] { try specimens.keep(token: specimens.work.bytes(token), payload: schema, claims: nil) }
    try specimens.keep(
      token: specimens.work.bytes("offer/vault/keys/roster/000001.sd-jwt"), payload: "roster-payload", claims: "roster")
    for bundle in ["bundle", "withheld"] {
      try specimens.keep(specimens.work.bytes(bundle + "/bundle.json"), as: "bundle")
      for event in specimens.work.files(bundle + "/custody/events") where event.hasSuffix(".sd-jwt") {
        try specimens.keep(
          token: specimens.work.bytes("\(bundle)/custody/events/\(event)"), payload: "event-payload",
          claims: "event#/$defs/presented")
      }
    }
    let written = Vectors.names(in: Judge.schemas).filter { $0.hasSuffix(".schema.json") }
      .map { $0.replacing(".schema.json", with: "") }
    let seen = Set(specimens.schemas.filter { !$0.hasPrefix("output+") })
    #expect(
      seen.union(["common", "record", "member-record", "import-mapping", "profile"])
        == Set(written + ["event#/$defs/presented"]))
    let verdict = try Judge.documents(specimens.documents.url)
    #expect(verdict.status == 0, "\(verdict.text)\(verdict.errors)")
  }

  /// A vault in which everything happened but a failure, and a copy in which an export failed.
  private func play(_ specimens: Specimens) throws -> [String] {
    let work = specimens.work
    try work.write(Array("a document\n".utf8), to: "document.txt")
    try work.write(
      Array(#"{"collected_at":"unknown","title":"t","source":"s","place":"p","collected_by":"c","note":"n"}"#.utf8),
      to: "record.json")
    try specimens.evault("identity", "new", "--no-passphrase", "-o", "id", as: "identity")
    try specimens.evault("init", "case.vault", "--no-recovery", as: "init")
    let added = try specimens.evault("add", "document.txt", as: "add")
    let item = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    try specimens.evault("add", "-", "--record", "record.json", "--batch", "b", as: "add", input: [1])
    try specimens.evault("get", item, "-o", "copy", "--purpose", "test", as: "get")
    try specimens.evault("export", item, "-o", "bundle", "--disclose", "name", as: "export")
    try specimens.evault("export", item, "-o", "withheld", "--withhold", "payload", as: "export")
    try specimens.evault("export", item, "-o", "sealed.tar.age", "--to", "custodian-1", as: "export")
    try specimens.evault("export", item, "-o", "words.tar.age", "--passphrase", as: "export")
    // What nobody can look into leaves once somebody says that they did.
    let before = Set(work.files("case.vault/objects"))
    let unknown = (try specimens.evault("add", "-", as: "add", input: [2])["items"] as? [[String: Any]])?.first
    let unseen = unknown?["item"] as? String ?? ""
    let objects = work.files("case.vault/objects").filter { !before.contains($0) }
    try specimens.evault(
      "export", unseen, "-o", "unseen", "--affirm", "not-inspected", as: "export")
    try specimens.evault("check", as: "check")
    try specimens.evault("log", "export", "--csv", "-o", "log.csv", "--item", item, as: "log-export")
    try refuse(specimens, item)
    let consent = try record(specimens)
    try govern(specimens, approving: consent)
    try specimens.stamp("log", over: [])
    try holdAndErase(specimens, item)
    // The copy goes on alone: from then on the vault that it was made of is an older state of itself.
    try specimens.copyVault("failed.vault")
    // The smaller of the two is the payload; the other is the record. What is looked into would be missed before the export is authorised.
    let payload = try objects.min {
      try work.bytes("case.vault/objects/\($0)").count < work.bytes("case.vault/objects/\($1)").count
    }
    try FileManager.default.removeItem(atPath: work.path("failed.vault/objects/\(payload ?? "")"))
    try specimens.evault(
      "export", unseen, "-o", "lost", "--affirm", "identities", "--affirm", "not-inspected", as: "error", status: 20,
      vault: "failed.vault")
    try FileManager.default.copyItem(atPath: work.path("failed.vault"), toPath: work.path("older.vault"))
    for id in ["north-1", "identities"] {
      try specimens.evault(
        "compartment", "shred", id, "--reason", "other", "--yes", as: "compartment-shredded", vault: "failed.vault")
    }
    try specimens.evault(
      "log", "accept-rollback", "--reason", "r", "--yes", as: "log-accept-rollback", vault: "older.vault")
    try specimens.voidEntry(in: "older.vault")
    try specimens.evault(
      "log", "compare", "older.vault", "-o", "fork.json", as: "log-compare", status: 20, vault: "failed.vault")
    try specimens.keep(work.bytes("fork.json"), as: "fork")
    return ["case.vault", "failed.vault", "older.vault"]
  }

  private func refuse(_ specimens: Specimens, _ item: String) throws {
    let work = specimens.work
    try specimens.evault("get", "0000-0000-0000-00000", "-o", "none", "--purpose", "test", as: "error", status: 1)
    try specimens.evault("export", item, "-o", "none", "--consent", item, as: "error", status: 26)
    try work.write(Array("first passphrase".utf8), to: "passphrase")
    try work.write(Array("another one".utf8), to: "wrong")
    try FileManager.default.copyItem(atPath: work.path("id"), toPath: work.path("plain"))
    try specimens.evault("identity", "passphrase", "--new-passphrase-file", "passphrase", as: "identity")
    for _ in 1...2 { try specimens.evault("list", "--passphrase-file", "wrong", as: "error", status: 12) }
    try specimens.evault("list", "--passphrase-file", "passphrase", as: "list")
    try FileManager.default.removeItem(atPath: work.path("id"))
    try FileManager.default.moveItem(atPath: work.path("plain"), toPath: work.path("id"))
  }

  /// - Returns: a consent.
  private func record(_ specimens: Specimens) throws -> String {
    // Of other content than the item that is exported: what has the same is bound by the same consents.
    try specimens.work.write(Array("a signed form\n".utf8), to: "form.txt")
    let added = try specimens.evault("add", "form.txt", "--type", "consent", as: "add")
    let form = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    func add(_ type: String, _ fields: String) throws -> String {
      try specimens.work.write(Array(fields.utf8), to: "\(type).json")
      return try specimens.evault("record", "add", type, "\(type).json", as: "record-written")["record"] as? String
        ?? ""
    }
    let unit = try add("unit", #"{"label":"Battalion 9 (invented)","kind":"military"}"#)
    try specimens.evault("record", "amend", unit, "unit.json", "--reason", "r", as: "record-written")
    let consent = try add(
      "consent",
      #"{"pseudonym":"P-104","form":"\#(form)","version":1,"language":"ka","explained_by":"e","date":"2026-03-06T09:50:00+02:00","checklist_explained":["purpose"],"grants":[{"activity":"record"}]}"#
    )
    try specimens.evault("record", "amend", consent, "consent.json", "--reason", "r", as: "record-written")
    _ = try add(
      "withdrawal", #"{"consent":"\#(consent)","pseudonym":"P-104","date":"2026-09-01T15:00:00+02:00"}"#)
    _ = try add("identity", #"{"pseudonym":"P-104","names":[{"text":"Invented Person","kind":"name"}]}"#)
    try specimens.evault("person", "reveal", "P-104", "--purpose", "test", as: "person-reveal")
    return consent
  }

  private func govern(_ specimens: Specimens, approving consent: String) throws {
    try specimens.admit("counsel-1", role: "counsel", record: #"{"name":"n","note":"o","reason":"r"}"#)
    try specimens.approve(consent)
    for words in [
      ["change", "counsel-1", "--role", "custodian"], ["change", "counsel-1", "--label", "custodian-2"],
      ["suspend", "custodian-2", "--since", "2026-01-01T00:00Z", "--reason", "r"],
      ["change", "custodian-2", "--reinstate"],
    ] { try specimens.run(.evault, ["member"] + words, as: "member") }
    for words in [
      ["new", "north-1"], ["grant", "north-1", "custodian-2"], ["revoke", "north-1", "custodian-2", "--reason", "r"],
      ["rotate", "north-1"],
    ] { try specimens.run(.evault, ["compartment"] + words, as: "compartment") }
    let added = try specimens.evault("add", "document.txt", as: "add")
    let item = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    try specimens.evault("move", item, "--compartment", "identities", as: "move")
    try specimens.evault("member", "remove", "custodian-2", as: "member")
    try specimens.handOff("document.txt")
  }

  private func holdAndErase(_ specimens: Specimens, _ kept: String) throws {
    try specimens.work.write(Array(OutputTests.vehicle.utf8), to: "vehicle.json")
    try specimens.evault("record", "schema", "add", "vehicle.json", as: "record-schema-added")
    try specimens.addProfile()
    for words in [[kept], ["--whole-vault"]] {
      let set = try specimens.run(
        .evault, ["hold", "set"] + words + ["--reason", "r", "--authority", "a"], as: "hold")
      try specimens.evault("hold", "lift", set["hold"] as? String ?? "", "--reason", "r", as: "hold")
    }
    let added = try specimens.evault("add", "document.txt", as: "add")
    let item = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    try specimens.evault("erase", item, "--reason", "court-order", "--yes", as: "erase")
    try specimens.mirrors()
  }

  /// Opens the vaults' objects as FORMAT.txt says, and keeps those that are records.
  /// - Returns: the actions that were seen.
  private func openRecords(_ specimens: Specimens, _ vaults: [String]) throws -> Set<String> {
    let (work, age) = (specimens.work, ExternalTool("age"))
    var actions: Set<String> = []
    var seen: Set<String> = []
    for vault in vaults {
      var keys: [String] = []
      for key in work.files("\(vault)/keys/compartments") {
        let name = "key-\(keys.count)"
        let opened = try age.run(["-d", "-i", work.path("id"), work.path("\(vault)/keys/compartments/\(key)")])
        #expect(opened.status == 0, "\(opened.errors)")
        try work.write(opened.bytes, to: name)
        keys += ["-i", work.path(name)]
      }
      for object in work.files("\(vault)/objects") where seen.insert(object).inserted {
        let opened = try age.run(["-d"] + keys + [work.path("\(vault)/objects/\(object)")])
        #expect(opened.status == 0, "\(opened.errors)")
        guard opened.text.hasPrefix("eyJ"), let end = opened.bytes.lastIndex(of: 0x80) else { continue }
        let claims = try specimens.keep(
          token: Array(opened.bytes[..<end]), payload: "event-payload", claims: "event")
        if let action = claims["action"] as? String { actions.insert(action) }
      }
    }
    return actions
  }
}
