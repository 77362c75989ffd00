public import SelectiveDisclosure

/// Signs events (Schemas/README.md §3.2). One for each worker.
public struct EventIssuer: ~Copyable {
  private var issuer: SDJWTIssuer

  /// An issuer for one member.
  public init(_ signer: Signer) throws(SDJWTError) {
    issuer = try SDJWTIssuer(key: signer.key, header: TokenHeader.event.object(kid: signer.kid))
  }

  /// Signs an event: the visible statement, and each of `claims` a disclosure of its own, after `action`.
  public mutating func issue(
    _ statement: EventStatement, action: EventAction, claims: JSONObject
  ) throws(SDJWTError) -> SDJWT {
    var members = statement.members
    members.append(SDMember("action", .plain(.string(action.rawValue)), isDisclosable: true))
    for member in claims.members { members.append(SDMember(member.name, .plain(member.value), isDisclosable: true)) }
    return try issuer.issue(members)
  }
}
