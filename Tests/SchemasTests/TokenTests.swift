import Custody
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto

/// What members sign fits its schema, opened with stock tools.
@Suite(
  .enabled(if: Judge.isThere, "no Python with jsonschema in .venv (Tests/setup makes it)"),
  .enabled(if: ExternalTool("age").isInstalled, "age is not installed"))
struct TokenTests {
  @Test func everyTokenFitsItsSchema() throws {
    let specimens = try Specimens()
    let vaults = try play(specimens)
    var actions: Set<String> = []
    for vault in vaults { actions.formUnion(try openRecords(specimens, vault)) }
    #expect(actions == Set(EventAction.allCases.map(\.rawValue)), "an action without a specimen")
    for roster in ["case.vault/keys/roster/000001.sd-jwt"]
      + ["bundle", "withheld"].map({ $0 + "/custody/roster/000001.sd-jwt" })
    {
      try specimens.keep(token: specimens.work.bytes(roster), payload: "roster-payload", claims: "roster")
    }
    for bundle in ["bundle", "withheld"] {
      try specimens.keep(specimens.work.bytes(bundle + "/bundle.json"), as: "bundle")
      for event in specimens.work.files(bundle + "/custody/events") where event.hasSuffix(".sd-jwt") {
        try specimens.keep(
          token: specimens.work.bytes("\(bundle)/custody/events/\(event)"), payload: "event-payload",
          claims: "event#/$defs/presented")
      }
    }
    try specimens.keep(token: try tombstone(of: bundledItem(specimens)), payload: "tombstone", claims: nil)
    let written = Vectors.names(in: Judge.schemas).filter { $0.hasSuffix(".schema.json") }
      .map { $0.replacing(".schema.json", with: "") }
    let seen = Set(specimens.schemas.filter { !$0.hasPrefix("output+") })
    #expect(seen.union(["common", "record"]) == Set(written + ["event#/$defs/presented"]))
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
    try specimens.evault("init", "case.vault", as: "init")
    let before = Set(work.files("case.vault/objects"))
    let added = try specimens.evault("add", "document.txt", as: "add")
    let item = (added["items"] as? [[String: Any]])?.first?["item"] as? String ?? ""
    let objects = work.files("case.vault/objects").filter { !before.contains($0) }
    try specimens.evault("add", "-", "--record", "record.json", "--batch", "b", as: "add", input: [1])
    try specimens.evault("get", item, "-o", "copy", "--purpose", "test", as: "get")
    try specimens.evault("export", item, "-o", "bundle", "--disclose", "name", as: "export")
    try specimens.evault("export", item, "-o", "withheld", "--withhold", "payload", as: "export")
    try specimens.copyVault("failed.vault")
    // The smaller of the two is the payload; the other is the record.
    let payload = try objects.min {
      try work.bytes("case.vault/objects/\($0)").count < work.bytes("case.vault/objects/\($1)").count
    }
    try FileManager.default.removeItem(atPath: work.path("failed.vault/objects/\(payload ?? "")"))
    try specimens.evault("export", item, "-o", "lost", as: "error", status: 20, vault: "failed.vault")
    return ["case.vault", "failed.vault"]
  }

  /// Opens a vault's objects as FORMAT.txt says, and keeps those that are records.
  /// - Returns: the actions that were seen.
  private func openRecords(_ specimens: Specimens, _ vault: String) throws -> Set<String> {
    let (work, age) = (specimens.work, ExternalTool("age"))
    var keys: [String] = []
    for key in work.files("\(vault)/keys/compartments") {
      let name = "key-\(keys.count)"
      let opened = try age.run(["-d", "-i", work.path("id"), work.path("\(vault)/keys/compartments/\(key)")])
      #expect(opened.status == 0, "\(opened.errors)")
      try work.write(opened.bytes, to: name)
      keys += ["-i", work.path(name)]
    }
    var actions: Set<String> = []
    for object in work.files("\(vault)/objects") {
      let opened = try age.run(["-d"] + keys + [work.path("\(vault)/objects/\(object)")])
      #expect(opened.status == 0, "\(opened.errors)")
      guard opened.text.hasPrefix("eyJ"), let end = opened.bytes.lastIndex(of: 0x80) else { continue }
      let token = Array(opened.bytes[..<end])
      try specimens.keep(token: token, payload: "event-payload", claims: "event")
      let claims = try Judge.read(token)["claims"] as? [String: Any]
      if let action = claims?["action"] as? String { actions.insert(action) }
    }
    return actions
  }

  private func bundledItem(_ specimens: Specimens) throws -> String {
    let index = try JSONSerialization.jsonObject(with: Data(specimens.work.bytes("bundle/bundle.json")))
    return ((index as? [String: Any])?["exhibits"] as? [[String: Any]])?.first?["item"] as? String ?? ""
  }

  /// No command of this version writes one.
  private func tombstone(of item: String) throws -> [UInt8] {
    let digest = SHA256.hash([1])
    return try Tombstone.issue(
      vault: Fingerprint(digest), recorded: try #require(Timestamp("2026-11-03T14:20:05Z")),
      item: try #require(Identifier(canonical: item)), entries: [3, 4], objects: [digest, SHA256.hash([2])],
      reason: .withdrawn, roster: 1, head: TreeHead(size: 9, root: digest),
      signer: Signer(try Ed25519PrivateKey.generate())
    ).serialized
  }
}
