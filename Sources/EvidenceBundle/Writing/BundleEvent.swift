public import Custody
public import SelectiveDisclosure
public import TransparencyLog

/// An event as it goes into a bundle: verified, with the disclosures that were chosen, and with the proof of its entry.
public struct BundleEvent: Sendable {
  /// What a verifier cannot do without.
  public static let alwaysDisclosed: Set<String> = ["action", "field", "field_roster", "field_checkpoint"]
  /// What an intake must disclose beside ``alwaysDisclosed`` where the payload goes along. Without it they stay: they would tell whoever has
  /// the document, or a list of known ones, which it is.
  public static let disclosedWithPayload: Set<String> = ["digest", "size"]

  let token: SDJWT
  let event: Identifier
  let statement: EventStatement
  let entry: LogEntry
  let kid: String
  /// The claims that leave, and no others.
  public let disclosed: JSONObject
  let proof: InclusionProof
  /// Where it was recorded, if not in this vault.
  let field: BundleField?

  /// An event.
  /// - Parameters:
  ///   - event: as it was read from the vault, with its disclosures.
  ///   - names: the disclosable claims that may leave; ``alwaysDisclosed`` leave in any case.
  ///   - fields: of what a record says, the fields that may leave.
  ///   - proof: of its entry, in the tree of the bundle's checkpoint.
  public init(
    _ event: CustodyEvent, disclosing names: Set<String>, fields: Set<String> = [], proof: InclusionProof,
    field: BundleField? = nil
  ) throws(SDJWTError) {
    let chosen = names.union(Self.alwaysDisclosed)
    func isChosen(_ path: DisclosurePath) -> Bool {
      guard case .name(let name) = path.components.first else { return false }
      guard name == EventIssuer.record, !fields.isEmpty else { return chosen.contains(name) }
      guard path.components.count > 1, case .name(let member) = path.components[1] else { return true }
      return fields.contains(member)
    }
    token = try event.token.presenting { path, _ in isChosen(path) }
    self.event = event.statement.event
    statement = event.statement
    entry = event.entry
    kid = event.signer.kid
    var disclosed = JSONObject(event.disclosed.members.filter { chosen.contains($0.name) }) ?? JSONObject()
    if !fields.isEmpty, let record = event.disclosed[EventIssuer.record]?.objectValue {
      disclosed[EventIssuer.record] = .object(
        JSONObject(record.members.filter { fields.contains($0.name) }) ?? JSONObject())
    }
    self.disclosed = disclosed
    self.proof = proof
    self.field = field
  }
}
