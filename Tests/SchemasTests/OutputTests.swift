import Foundation
import TestSupport
import Testing

/// What every command says with `--json` fits its schema, and nothing that differs does.
@Suite(.enabled(if: Judge.isThere, "no Python with jsonschema in .venv (Tests/setup makes it)"))
struct OutputTests {
  private static func item(_ added: [String: Any]) -> String {
    (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? "no item"
  }

  /// A vault with items, one of them of an interview.
  private func begin(_ specimens: Specimens) throws -> (interview: String, consent: String, piped: String) {
    let work = specimens.work
    try work.write(Array("a statement\n".utf8), to: "in/statement.txt")
    try work.write(Array("yes\n".utf8), to: "consent.txt")
    try work.write(
      Array(#"{"type":"interview","collected_at":"2026-03-06 11:30 Europe/Kyiv","title":"t","note":"a\nb"}"#.utf8),
      to: "record.json")
    try specimens.evault("identity", "new", "--no-passphrase", "-o", "id", as: "identity")
    try specimens.evault("init", "case.vault", "--recovery", "2/3", "--recovery-output", "first-shares", as: "init")
    try specimens.evault("init", "refused.vault", "--no-recovery", as: "init")
    try specimens.evault("identity", "show", as: "identity")
    try specimens.evault("add", "in", "--record", "record.json", "--dry-run", as: "add-plan")
    let added = try specimens.evault("add", "in", "--record", "record.json", "--batch", "b", as: "add")
    try specimens.evault("add", "in", "--record", "record.json", "--batch", "b", as: "add")
    let consent = try specimens.evault("add", "consent.txt", "--type", "consent", as: "add")
    let piped = try specimens.evault("add", "-", as: "add", input: Array("piped".utf8))
    try FileManager.default.createSymbolicLink(atPath: work.path("in/link"), withDestinationPath: "statement.txt")
    try specimens.evault("add", "in", "--dry-run", as: "add-plan", status: 3)
    try specimens.evault("add", "in", "--batch", "b", as: "add", status: 3)
    return (Self.item(added), Self.item(consent), Self.item(piped))
  }

  /// Tables with a line that is refused, and a folder of ProofMode's with a medium that was changed.
  private func importing(_ specimens: Specimens) throws {
    let work = specimens.work
    try work.write(Array("id,label,shoe\n1,One,41\n2,,\n".utf8), to: "tables/person.csv")
    let table = ["import", "csv", "tables", "--mapping", "record-fields", "--batch", "tables"]
    try specimens.run(.evault, table + ["--dry-run"], as: "import-plan", status: 3)
    try specimens.run(.evault, table, as: "import", status: 1)
    for _ in 1...2 { try specimens.run(.evault, table + ["--partial"], as: "import", status: 3) }
    let digest = String(repeating: "0", count: 64)
    try work.write(
      Array(#"{"File Hash SHA256":"\#(digest)","Proof Generated":"2024-03-05T10:00:00.000Z"}"#.utf8),
      to: "proof/IMG_1.jpg.proof.json")
    try work.write([1], to: "proof/IMG_1.jpg")
    try work.write([2], to: "proof/other")
    try specimens.evault("import", "proofmode", "proof", "--dry-run", as: "import-plan")
    try specimens.evault("import", "proofmode", "proof", as: "import")
    try work.write(Array("05/03/2024, 10:05 - Anna: x\n".utf8), to: "chat/_chat.txt")
    try specimens.evault("import", "whatsapp", "chat", "--dry-run", as: "import-plan")
  }

  private func readAndTakeOut(_ specimens: Specimens, _ item: String) throws {
    try specimens.evault("get", item, "-o", "copy", "--purpose", "test", as: "get")
    try specimens.evault("get", item, "-o", "copy-2", "--purpose", "test", "--access-log", "access", as: "get")
    try specimens.evault("log", "attach", "access", as: "log-attach")
    try specimens.evault("log", "attach", "access", as: "log-attach")
    try specimens.evault("index", "--purpose", "test", as: "index")
    for words in ["list", "log"] { try specimens.evault(words, as: words) }
    for words in ["statement", "", "nothing"] {
      try specimens.evault("find", as: "find", input: Array(words.utf8))
    }
    for format in ["case", "csv"] {
      try specimens.evault("log", "export", "--" + format, "-o", "log." + format, as: "log-export")
    }
    try specimens.evault("report", item, "-o", "item.html", as: "report")
    try specimens.evault("view", item, "-o", "seen.html", as: "view")
    try specimens.lines("log", "--json-lines", as: "log-line")
    for words in ["show", "custody"] { try specimens.evault(words, item, as: words) }
    try specimens.evault("check", "--due", "--max-bytes", "1", as: "check-due", status: 3)
    try specimens.evault("check", as: "check")
    try specimens.evault("check", "--due", as: "check-due")
    try specimens.evault("check", "--keyless", as: "check")
  }

  private static let use = ["--for", "sanctions", "--recipient", "an office"]

  /// What somebody agreed to is recorded, approved, asked and taken back.
  private func agree(_ specimens: Specimens, _ item: String, _ form: String) throws -> String {
    let consent = """
      {"pseudonym":"P-7","form":"\(form)","version":1,"language":"en","explained_by":"counsel-1","items":["\(item)"],
      "date":"2020-01-02T10:00:00+02:00","checklist_explained":["purpose"],"conditions":[],"grants":[{"activity":"share",
      "purposes":["sanctions"],"recipients":["an office"],"data_scope":["content"],"form":"identified"}]}
      """
    try specimens.evault("consent", "check", item, as: "consent-check", status: 26)
    let record = try specimens.evault("consent", "record", "-", as: "record-written", input: Array(consent.utf8))
    try specimens.run(.evault, ["consent", "check", item] + Self.use, as: "consent-check")
    try specimens.evault("consent", "show", item, as: "consent")
    return record["record"] as? String ?? ""
  }

  private func takeBack(_ specimens: Specimens, _ consent: String) throws {
    let withdrawal = #"{"consent":"\#(consent)","pseudonym":"P-7","date":"2020-02-02T10:00:00Z"}"#
    let bytes = Array(withdrawal.utf8)
    try specimens.evault("consent", "withdraw", "-", "--dry-run", as: "consent-withdrawn", input: bytes)
    let done = try specimens.evault("consent", "withdraw", "-", "-o", "recall", as: "consent-withdrawn", input: bytes)
    try specimens.evault("consent", "show", done["record"] as? String ?? "", as: "consent")
  }

  private func record(_ specimens: Specimens, about item: String) throws {
    let work = specimens.work
    for (name, record) in [
      ("unit", #"{"label":"Battalion 9 (invented)","kind":"military"}"#),
      ("identity", #"{"pseudonym":"P-104","names":[{"text":"Invented Person","kind":"name"}]}"#), ("wrong", "{}"),
      (
        "interview",
        #"{"pseudonym":"P-104","date":"2026-03-06","interviewers":["i"],"consent":"not asked","recording":"none"}"#
      ),
    ] { try work.write(Array(record.utf8), to: name + ".json") }
    let unit = try specimens.evault("record", "add", "unit", "unit.json", as: "record-written")["record"] as? String
    let id = try #require(unit)
    try specimens.evault("record", "amend", id, "unit.json", "--reason", "r", as: "record-written")
    try specimens.evault("record", "show", id, as: "record")
    try specimens.evault("record", "history", id, as: "record-history")
    try specimens.evault("record", "add", "identity", "identity.json", as: "record-written")
    try specimens.evault("record", "list", as: "records")
    try specimens.evault("record", "template", "link", as: "record-template")
    try specimens.evault("dossier", "profiles", as: "profiles")
    try specimens.evault("dossier", "profile", "universal-jurisdiction", as: "profile")
    try work.write(Array(Self.vehicle.utf8), to: "vehicle.json")
    try specimens.evault("record", "schema", "add", "vehicle.json", as: "record-schema-added")
    try specimens.evault("record", "schema", "list", as: "record-schemas")
    try specimens.evault("record", "schema", "show", "x-vehicle", as: "record-schema")
    try specimens.evault("record", "template", "x-vehicle", as: "record-template")
    try specimens.evault("record", "validate", "unit", "unit.json", as: "record-validate")
    try specimens.evault("record", "validate", "unit", "wrong.json", as: "record-validate", status: 2)
    try specimens.evault("person", "reveal", "P-104", "--purpose", "test", as: "person-reveal")
    try specimens.evault("interview", "--record", "interview.json", "--later", as: "interview")
    try specimens.evault("interview", "--finish", as: "interview")
    try specimens.evault("interview", "--discard", as: "interview")
    let numbers = try specimens.evault("form", "interview", "--count", "2", "-o", "forms", as: "form")["numbers"]
    let number = try #require((numbers as? [String])?.first)
    try specimens.evault("interview", "--record", "interview.json", "--form", number, as: "interview")
    try work.write(Array("a page".utf8), to: "\(number).jpg")
    let page = Self.item(try specimens.evault("add", "\(number).jpg", as: "add"))
    try specimens.evault("show", page, as: "show")
    try work.write(Array("an order (invented)".utf8), to: "order.txt")
    try specimens.dossiers(Self.item(try specimens.evault("add", "order.txt", as: "add")))
    try specimens.evault("record", "show", number, as: "record")
    try work.write(Array("translated".utf8), to: "translation.txt")
    try specimens.evault("derive", item, "translation.txt", "--kind", "translation", as: "derive")
  }

  static let vehicle = #"""
    {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:evidencevault:schema:own:x-vehicle:1",
     "title":"Vehicle","description":"A vehicle that somebody saw.","type":"object","additionalProperties":false,
     "properties":{"label":{"title":"Label","description":"What it is called.","type":"string","examples":["Lorry"]}},
     "examples":[{"label":"Lorry"}]}
    """#

  private func export(_ specimens: Specimens, _ item: String, _ consent: String) throws {
    try specimens.run(.evault, ["export", item, "--consent", consent, "--preview"] + Self.use, as: "export-preview")
    let report = try specimens.run(.evault, ["export", item, "-o", "bundle"] + Self.use, as: "export")
    let fingerprint = report["fingerprint"] as? String ?? ""
    try specimens.run(
      .evault, ["export", item, "-o", "withheld", "--withhold", "payload"] + Self.use, as: "export")
    try specimens.run(.evault, ["export", item, "-o", "words.tar.age", "--passphrase"] + Self.use, as: "export")
    try specimens.run(.evault, ["export", item, "-o", "to.tar.age", "--to", "custodian-1"] + Self.use, as: "export")
    try specimens.evault("export", "--recover", as: "export-recover")
    try specimens.run(.evaultVerify, ["--page", specimens.work.path("verify.html")], as: "verify-page")
    for bundle in ["bundle", "withheld"] {
      try specimens.evault("verify", bundle, "--fingerprint", fingerprint, as: "verify")
      try specimens.run(.evaultVerify, [bundle, "--report", "\(bundle).html"], as: "verify", status: 22)
    }
    try cosign(specimens, fingerprint)
    let payload = specimens.work.files("bundle/data").first ?? ""
    try stamp(specimens, item, fingerprint)
    try FileManager.default.removeItem(atPath: specimens.work.path("bundle/data/\(payload)"))
    try FileManager.default.removeItem(atPath: specimens.work.path("withheld/bundle.json"))
    try specimens.evault("verify", "bundle", as: "verify", status: 20)
    try specimens.run(.evaultVerify, ["withheld"], as: "verify", status: 20)
  }

  /// Timestamps over the log and over a bundle's signature; one of each kind that does not count.
  private func stamp(_ specimens: Specimens, _ item: String, _ fingerprint: String) throws {
    let roots = ["--trust-roots", specimens.work.path("authority/root.pem")]
    let known = ["--fingerprint", fingerprint]
    try specimens.evault("timestamp", "list", as: "timestamp-list")
    let size = try specimens.stamp("log", over: [])
    try specimens.run(.evaultVerify, ["bundle"] + known + roots, as: "verify", status: 23)
    try specimens.evault("timestamp", "attach", "log.tsr", as: "timestamp-attach")
    try specimens.stamp("renewal", over: ["--renew"])
    // Nobody listens there.
    try specimens.evault("timestamp", "fetch", "--tsa", "http://127.0.0.1:1/", as: "timestamp-fetch", status: 1)
    let head = "case.vault/log/checkpoints/\(size)"
    try specimens.work.write([1], to: "\(head)/crl-" + String(repeating: "0", count: 64))
    for words in [["timestamp", "list"], ["check"], ["check", "--keyless"]] {
      let schema = words.count == 2 && words[0] == "timestamp" ? "timestamp-list" : "check"
      try specimens.run(.evault, words, as: schema)
      try specimens.run(.evault, words + roots, as: schema)
      try specimens.run(.evault, words + roots + ["--tsa-policy", "1.2.3"], as: schema, status: 23)
    }
    try FileManager.default.removeItem(
      atPath: specimens.work.path("\(head)/crl-" + String(repeating: "0", count: 64)))
    try specimens.run(.evault, ["export", item, "-o", "stamped"] + Self.use, as: "export")
    try specimens.stamp("bundle", over: ["--bundle", "stamped"])
    try specimens.evault("timestamp", "attach", "log.tsr", "--bundle", "stamped", as: "error", status: 23)
    try specimens.run(.evaultVerify, ["stamped"] + known, as: "verify")
    try specimens.run(.evaultVerify, ["stamped"] + known + roots, as: "verify")
    try specimens.run(.evaultVerify, ["stamped"] + known + roots + ["--tsa-policy", "1.2.3"], as: "verify", status: 23)
    try sign(specimens, known)
  }

  /// A member's signature, and one by a certificate that gets its timestamp by hand.
  private func sign(_ specimens: Specimens, _ known: [String]) throws {
    let workshop = try CertificateWorkshop()
    try workshop.certificate("signer")
    try workshop.certificate("tsa", extensions: "tsa")
    try specimens.work.write(workshop.pkcs12("signer", passphrase: ""), to: "signer.p12")
    try specimens.evault("sign", "stamped", as: "sign")
    let aside = ["-o", "one.p7s", "--timestamp-request", "one.tsq"]
    try specimens.run(.evault, ["sign", "stamped", "--certificate", "signer.p12"] + aside, as: "sign")
    try specimens.work.write(workshop.answer(specimens.work.bytes("one.tsq"), by: "tsa"), to: "one.tsr")
    let added = try specimens.evault("sign", "stamped", "--attach", "one.p7s", "--timestamp", "one.tsr", as: "sign")
    let roots = ["--signer-roots", workshop.folder.path("root.pem")]
    for options in [[], roots, ["--trust-roots", workshop.folder.path("root.pem")]] {
      try specimens.run(.evaultVerify, ["stamped"] + known + options, as: "verify")
    }
    try specimens.run(
      .evaultVerify, ["stamped"] + known + roots + ["--at", "2050-01-01T00:00:00Z", "--require-certificate"],
      as: "verify", status: 22)
    try specimens.work.write([1], to: "stamped/" + (added["file"] as? String ?? ""))
    try specimens.run(.evaultVerify, ["stamped"] + known + roots, as: "verify", status: 21)
  }

  private func damage(_ specimens: Specimens) throws {
    try specimens.copyVault("damaged.vault")
    let objects = specimens.work.files("damaged.vault/objects")
    try FileManager.default.removeItem(atPath: specimens.work.path("damaged.vault/objects/\(objects[0])"))
    try specimens.work.write([1], to: "damaged.vault/stranger")
    try specimens.evault("check", "--keyless", as: "check", status: 24, vault: "damaged.vault")
    for object in objects.dropFirst() {
      try FileManager.default.removeItem(atPath: specimens.work.path("damaged.vault/objects/\(object)"))
    }
    // Nothing can be read any more, and each entry says so.
    let log = try specimens.evault("log", as: "log", status: 3, vault: "damaged.vault")
    try specimens.lines("log", "--json-lines", as: "log-line", status: 3, vault: "damaged.vault")
    #expect((log["unreadable"] as? [Any])?.isEmpty == false)
    try specimens.evault("list", as: "list", status: 3, vault: "damaged.vault")
    try specimens.evault("check", "--due", as: "check-due", status: 24, vault: "damaged.vault")
    try specimens.evault("check", as: "check", status: 24, vault: "damaged.vault")
    try specimens.work.write([0x0a], to: "damaged.vault/log/checkpoint")
    try specimens.evault("check", as: "check", status: 21, vault: "damaged.vault")
  }

  private func fail(_ specimens: Specimens, _ item: String) throws {
    try specimens.evault("list", "--nonsense", as: "error", status: 2)
    try specimens.evault("list", as: "error", status: 10, vault: "nowhere")
    try specimens.evault("show", "0000-0000-0000-00000", as: "error", status: 1)
    try specimens.evault("get", item, "-o", "copy", "--purpose", "test", as: "error", status: 1)
    try specimens.evault("export", item, "-o", "refused", as: "error", status: 26)
    try specimens.evault("identity", "new", "--no-passphrase", "-o", "stranger", as: "identity", identity: "stranger")
    try specimens.evault("list", as: "error", status: 12, identity: "stranger")
  }

  private func govern(_ specimens: Specimens, approving consent: String) throws {
    try specimens.admit("counsel-1", role: "counsel", record: #"{"name":"n","reason":"r"}"#)
    try specimens.approve(consent)
    try specimens.evault("compartment", "new", "north-1", as: "compartment")
    try specimens.evault("compartment", "grant", "north-1", "counsel-1", as: "compartment")
    try specimens.evault("compartment", "list", as: "compartments")
    try specimens.evault("member", "change", "counsel-1", "--label", "counsel-2", as: "member")
    try specimens.evault("member", "suspend", "counsel-2", "--since", "2026-01-01T00:00Z", as: "member")
    try specimens.evault("member", "list", as: "members")
    try specimens.evault("member", "show", "counsel-2", as: "member-show")
    try specimens.evault("member", "remove", "counsel-2", "--reason", "r", as: "member")
    try specimens.evault("member", "list", as: "members")
    try specimens.evault("member", "show", "counsel-2", as: "member-show")
  }

  private func holdAndErase(_ specimens: Specimens, _ exported: String, _ piped: String) throws {
    let order = ["--reason", "r", "--authority", "a"]
    let holds = try [[exported, piped], ["--whole-vault"]].map {
      try specimens.run(.evault, ["hold", "set"] + $0 + order, as: "hold")["hold"] as? String ?? "no hold"
    }
    try specimens.evault("hold", "list", as: "holds")
    for words in ["show", "custody"] { try specimens.evault(words, piped, as: words) }
    try specimens.evault("erase", exported, "--reason", "withdrawn", "--yes", as: "error", status: 13)
    for hold in holds { try specimens.evault("hold", "lift", hold, "--reason", "r", as: "hold") }
    try specimens.evault("hold", "list", as: "holds")
    for item in [exported, piped] {
      try specimens.evault("erase", item, "--reason", "withdrawn", "--yes", as: "erase")
      for words in ["show", "custody"] { try specimens.evault(words, item, as: words) }
    }
    let added = try specimens.evault("add", "-", as: "add", input: [2])
    let item = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    for _ in 1...2 { try specimens.evault("move", item, "--compartment", "north-1", as: "move") }
    try specimens.evault(
      "compartment", "shred", "north-1", "--reason", "unlawful", "--yes", as: "compartment-shredded")
    for words in ["list", "log", "check"] { try specimens.evault(words, as: words) }
    try specimens.evault("check", "--keyless", as: "check")
    try specimens.copyVault("older.vault")
    try specimens.evault("add", "-", as: "add", input: [3])
    try specimens.evault(
      "log", "accept-rollback", "--reason", "r", "--yes", as: "log-accept-rollback", vault: "older.vault")
    try specimens.voidEntry(in: "older.vault")
    try specimens.evault("log", as: "error", status: 24)
    try specimens.evault("log", "compare", "case.vault", as: "log-compare")
    try specimens.evault("log", "compare", "older.vault", "-o", "fork.json", as: "log-compare", status: 20)
    try specimens.evault(
      "log", "compare", "older.vault/log/checkpoint", as: "log-compare", status: 24)
    try specimens.evault("verify", "fork.json", as: "verify-fork", status: 22)
    try specimens.evault(
      "log", "accept-rollback", "--reason", "r", "--yes", as: "log-accept-rollback")
  }

  private func handOff(_ specimens: Specimens) throws {
    let item = try specimens.handOff("in", status: 3)
    for words in ["show", "custody"] { try specimens.evault(words, item, as: words) }
    try specimens.evault("log", as: "log")
    try specimens.evault("log", "prove", "1", "-o", "entry.tlog-proof", as: "log-prove")
  }

  /// While the bundles are whole.
  private func cosign(_ specimens: Specimens, _ fingerprint: String) throws {
    try specimens.evault("log", "keys", as: "log-keys")
    try specimens.evault("log", "keys", "-o", "list", as: "log-keys")
    let made = try specimens.evault(
      "cosigner", "new", "c.example/1", "--state", "c", "--no-passphrase", as: "cosigner")
    let key = made["key"] as? String ?? "no key"
    try specimens.evault("cosigner", "follow", "list", "--state", "c", "--fingerprint", fingerprint, as: "cosigner")
    try specimens.evault("cosigner", "follow", "o.example+5d1d9d3d+A", "--state", "c", as: "error", status: 1)
    try specimens.evault("log", "request-cosignature", "-o", "request", as: "log-request-cosignature")
    try specimens.evault("cosigner", "sign", "request", "--state", "c", "-o", "cosignature", as: "cosigner-sign")
    try specimens.evault("cosigner", "sign", "request", "--state", "c", "-o", "other", as: "error", status: 1)
    try specimens.evault("cosigner", "show", "--state", "c", as: "cosigner")
    try specimens.evault("log", "attach", "cosignature", "--cosigner", key, as: "log-cosignatures")
    try specimens.evault("log", "attach", "--bundle", "bundle", as: "log-cosignatures")
    try specimens.work.write(Array("witness c \(key)\nwitness d \(Self.stranger)\nquorum c\n".utf8), to: "policy")
    try specimens.work.write(Array("witness c \(key)\nwitness d \(Self.stranger)\nquorum d\n".utf8), to: "unmet")
    let trust = ["verify", "bundle", "--fingerprint", fingerprint, "--policy"]
    try specimens.run(.evault, trust + ["policy"], as: "verify")
    try specimens.run(.evault, trust + ["unmet"], as: "verify", status: 24)
    try specimens.evault("check", "--policy", "policy", as: "check")
    try specimens.evault("check", "--policy", "unmet", "--minimum-roster", "9", as: "check", status: 24)
  }

  /// A cosigner whom nobody asks.
  private static let stranger = "partner.example/1+23bc7baf+BE52WAKFqMY6Gd/QEGg9W5JbND/bPu8rZUtThEIxINZV"

  private func recover(_ specimens: Specimens) throws {
    try specimens.evault("recovery", "split", "--shares", "3", "--threshold", "2", "-o", "shares", as: "recovery-split")
    let shares = (1...2).map { "shares/share-\($0)-of-3.txt" }
    try specimens.run(.evault, ["recovery", "rehearse"] + shares, as: "recovery-rehearse")
    try specimens.run(
      .evault, ["recovery", "combine", "-o", "recovered", "--no-passphrase"] + shares, as: "recovery-combine")
    try specimens.evault("identity", "new", "--no-passphrase", "--seal-only", "-o", "sealer", as: "identity")
    try specimens.evault("lock", as: "lock")
  }

  @Test func everyDocumentFitsItsSchema() throws {
    let specimens = try Specimens()
    let (interview, form, piped) = try begin(specimens)
    try readAndTakeOut(specimens, interview)
    try record(specimens, about: interview)
    try importing(specimens)
    try specimens.linkage(citing: interview)
    let consent = try agree(specimens, interview, form)
    try export(specimens, interview, consent)
    try takeBack(specimens, consent)
    try fail(specimens, interview)
    try govern(specimens, approving: consent)
    try holdAndErase(specimens, interview, piped)
    try handOff(specimens)
    try recover(specimens)
    try specimens.mirrors()
    try damage(specimens)
    // Not every machine has a keyring to keep an identity open in, and a server does not end: the schemas' examples have to do.
    let written = Vectors.names(in: Judge.schemas.appending(path: "output"))
      .map { "output+" + $0.replacing(".schema.json", with: "") }
    #expect(
      specimens.schemas.union(["output+common", "output+unlock", "output+cosigner-serve"]) == Set(written),
      "a schema without a document, or the reverse")
    let verdict = try Judge.documents(specimens.documents.url)
    #expect(verdict.status == 0, "\(verdict.text)\(verdict.errors)")
  }
}
