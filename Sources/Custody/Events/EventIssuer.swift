public import SelectiveDisclosure

/// Signs events (Schemas/README.md §3.2). One for each worker.
public struct EventIssuer: ~Copyable {
  private var issuer: SDJWTIssuer

  /// An issuer for one member.
  public init(_ signer: Signer) throws(SDJWTError) {
    issuer = try SDJWTIssuer(key: signer.key, header: TokenHeader.event.object(kid: signer.kid))
  }

  /// The claim whose members are each a disclosure of their own too: what a record says (Schemas/README.md §3.12).
  public static let record = "record"

  /// Signs an event: the visible statement, and each of `claims` a disclosure of its own, after `action`.
  public mutating func issue(
    _ statement: EventStatement, action: EventAction, claims: JSONObject
  ) throws(SDJWTError) -> SDJWT {
    var members = statement.members
    members.append(SDMember("action", .plain(.string(action.rawValue)), isDisclosable: true))
    for member in claims.members { members.append(SDMember(member.name, Self.value(member), isDisclosable: true)) }
    return try issuer.issue(members)
  }

  private static func value(_ claim: JSONMember) -> SDValue {
    guard claim.name == record, let fields = claim.value.objectValue else { return .plain(claim.value) }
    return .object(fields.members.map { SDMember($0.name, .plain($0.value), isDisclosable: true) })
  }
}
