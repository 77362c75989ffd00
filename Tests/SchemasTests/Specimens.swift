import Foundation
import TestSupport
import Testing

/// Documents that the programs wrote, in the folders that validate.py looks in: one for each schema.
final class Specimens {
  let work: TemporaryFolder
  let documents: TemporaryFolder
  private var count = 0

  init() throws {
    work = try TemporaryFolder()
    documents = try TemporaryFolder()
  }

  /// Keeps a document for a schema.
  func keep(_ document: Any, as schema: String) throws {
    let bytes = Array(try JSONSerialization.data(withJSONObject: document))
    try keep(bytes, as: schema)
  }

  /// Keeps a document's bytes for a schema.
  func keep(_ bytes: [UInt8], as schema: String) throws {
    count += 1
    try documents.write(bytes, to: "\(schema.replacing("/", with: "%"))/\(count).json")
  }

  /// Runs `evault` with `--json`, and keeps what it says for the schema of this command.
  @discardableResult
  func evault(
    _ words: String..., as schema: String, status: Int32 = 0, vault: String = "case.vault", identity: String = "id",
    input: [UInt8] = []
  ) throws -> [String: Any] {
    try run(.evault, words, as: schema, status: status, vault: vault, identity: identity, input: input)
  }

  /// Runs one of the programs with `--json`, and keeps what it says.
  @discardableResult
  func run(
    _ tool: ExternalTool, _ words: [String], as schema: String, status: Int32 = 0, vault: String = "case.vault",
    identity: String = "id", input: [UInt8] = []
  ) throws -> [String: Any] {
    let output = try tool.run(
      words + ["--json"], input: input,
      environment: [
        "EVAULT_VAULT": work.path(vault), "EVAULT_IDENTITY": work.path(identity), "XDG_STATE_HOME": work.path("state"),
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
      ], in: URL(filePath: work.path))
    #expect(output.status == status, "\(words): \(output.text) \(output.errors)")
    try keep(output.bytes, as: "output+" + schema)
    return try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any] ?? [:]
  }

  /// Runs `evault` where it says a document a line, and keeps each.
  func lines(_ words: String..., as schema: String, status: Int32 = 0, vault: String = "case.vault") throws {
    let output = try ExternalTool.evault.run(
      words,
      environment: [
        "EVAULT_VAULT": work.path(vault), "EVAULT_IDENTITY": work.path("id"), "XDG_STATE_HOME": work.path("state"),
      ], in: URL(filePath: work.path))
    #expect(output.status == status, "\(words): \(output.text) \(output.errors)")
    for line in output.bytes.split(separator: 0x0a) {
      let bytes: [UInt8] = Array(line)
      try keep(bytes, as: "output+" + schema)
    }
  }

  /// Keeps a token's header, and its payload or claims for the schemas named.
  /// - Returns: the claims.
  @discardableResult
  func keep(token: [UInt8], payload: String?, claims: String?) throws -> [String: Any] {
    let read = try Judge.read(token)
    try keep(read["header"] ?? 0, as: "token-header")
    if let payload { try keep(read["payload"] ?? 0, as: payload) }
    if let claims { try keep(read["claims"] ?? 0, as: claims) }
    return read["claims"] as? [String: Any] ?? [:]
  }

  /// Makes the identity `other` with its card, and admits it under a label.
  func admit(_ label: String, role: String, record: String) throws {
    try work.write(Array(record.utf8), to: "who.json")
    try evault("identity", "new", "--no-passphrase", "-o", "other", as: "identity", identity: "other")
    let card = try evault("identity", "card", "-o", "other.card", as: "card", identity: "other")
    let fingerprint = card["fingerprint"] as? String ?? ""
    try evault(
      "member", "add", label, "--role", role, "--identity-card", "other.card", "--fingerprint", fingerprint, "--record",
      "who.json", as: "member")
  }

  /// A consent, looked at by the member who was admitted.
  func approve(_ consent: String) throws {
    let known = try evault("identity", "show", as: "identity")["known_vaults"] as? [String]
    // They have to see the form.
    try evault("compartment", "grant", "general", "counsel-1", as: "compartment")
    try evault(
      "consent", "approve", consent, "--fingerprint", known?.first ?? "", as: "consent-approved", identity: "other")
  }

  /// Takes a file or folder in with a kit, and brings it home: first in an offer of which a payload was lost, then whole.
  /// - Parameter status: of the intake.
  /// - Returns: the first item.
  @discardableResult
  func handOff(_ path: String, status: Int32 = 0) throws -> String {
    let made = try evault("kit", "make", "-o", "kit", "--for", "investigator-9", "--reason", "r", as: "kit-make")
    let started = try evault(
      "start", path, "--kit", "kit", "--no-passphrase", "--fingerprint", made["fingerprint"] as? String ?? "",
      as: "start", status: status)
    let (field, own) = ("kit/field.vault", "kit/identity.age")
    try evault("handoff", "offer", "-o", "offer", as: "handoff-offer", vault: field, identity: own)
    try FileManager.default.copyItem(atPath: work.path("offer"), toPath: work.path("damaged"))
    let objects = work.files("damaged/vault/objects").map { "damaged/vault/objects/" + $0 }
    // The smallest is a payload: it is padded to less than any record.
    let payload = try objects.min { try work.bytes($0).count < work.bytes($1).count } ?? ""
    try FileManager.default.removeItem(atPath: work.path(payload))
    try evault(
      "handoff", "receive", "damaged", "--fingerprint", started["key"] as? String ?? "", as: "handoff-receive",
      status: 3)
    try evault(
      "handoff", "close", "damaged/receipt.jwt", as: "handoff-close", status: 3, vault: field, identity: own)
    try evault("handoff", "receive", "offer", as: "handoff-receive")
    try evault("handoff", "close", "offer/receipt.jwt", as: "handoff-close", vault: field, identity: own)
    try drop(field, own)
    try evault("kit", "wipe", "--kit", "kit", "--yes", as: "kit-wipe")
    return (started["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
  }

  /// Puts what a kit has into a drop, and receives it from there, with something that was put there besides.
  private func drop(_ field: String, _ own: String) throws {
    let place = "s3://case-inbox/north"
    try evault(
      "handoff", "policy", place, "--user", "arn:aws:iam:::user/field", "--home", "arn:aws:iam:::user/home",
      "--forbid-overwriting", as: "handoff-policy")
    let model = try StoreModel()
    let endpoint = ["--endpoint", "http://127.0.0.1:\(model.port)"]
    try run(.evault, ["handoff", "drop", place] + endpoint, as: "handoff-drop", vault: field, identity: own)
    try model.put("/case-inbox/north/a stranger")
    try model.put("/case-inbox/north/\(String(repeating: "0", count: 64))/8Q3T-MZ1K-0VRE-7XA2H/vault/FORMAT.txt")
    try model.put("/case-inbox/north/\(String(repeating: "1", count: 64))/8Q3T-MZ1K-0VRE-7XA2H/offer.jwt")
    try run(
      .evault, ["handoff", "receive", place, "-o", "in", "--remove-received"] + endpoint, as: "handoff-receive-drop",
      status: 3)
  }

  /// Copies the vault, to be damaged.
  func copyVault(_ name: String) throws {
    try FileManager.default.copyItem(atPath: work.path("case.vault"), toPath: work.path(name))
  }

  /// Loses the record of a hold, and sets its entry aside.
  func voidEntry(in vault: String) throws {
    let before = Set(work.files(vault + "/objects"))
    try evault("hold", "set", "--whole-vault", "--reason", "r", "--authority", "a", as: "hold", vault: vault)
    for object in work.files(vault + "/objects") where !before.contains(object) {
      try FileManager.default.removeItem(atPath: work.path("\(vault)/objects/\(object)"))
    }
    let size = try evault("log", as: "log", status: 3, vault: vault)["size"] as? Int ?? 0
    try evault("log", "void", "\(size - 1)", "--reason", "r", "--yes", as: "log-void", vault: vault)
  }

  /// The schemas that have documents.
  var schemas: Set<String> { Set(Vectors.names(in: documents.url).map { $0.replacing("%", with: "/") }) }
}
