public import SelectiveDisclosure
internal import VaultCrypto

/// Who are custodians of a home vault by roster versions that are younger than a kit's invitation (Schemas/README.md §3.6). It begins
/// where the invitation was made: whoever was removed before has no say in it, nor has the roster of another vault.
public struct CustodianSuccession: Sendable {
  /// Versions that a receipt carries, at most.
  public static let maximumCount = 256

  /// The custodians of the newest version, as far as they are disclosed; at first those of the invitation.
  public private(set) var custodians: [KitInvitation.Custodian]
  private var newest: SHA256Digest
  private var version: Int?

  /// The custodians that an invitation names.
  /// - Returns: nil where it does not say by which version of the roster they are.
  public init?(after invitation: KitInvitation) {
    guard let roster = invitation.roster else { return nil }
    custodians = invitation.custodians
    newest = roster
  }

  /// Goes on to the next version: it names the one before, and one of its custodians signed it.
  public mutating func append(_ token: SDJWT) throws(CustodyError) {
    let kid = try TokenHeader.roster.kid(in: token.jwt.header)
    guard let signer = custodians.first(where: { $0.kid == kid }) else {
      throw CustodyError(.unknownSigner, "roster after the invitation")
    }
    let claims: JSONObject
    do throws(SDJWTError) { claims = try token.verify(key: signer.key).claims } catch { throw CustodyError(error) }
    let roster = try Roster(token, claims)
    guard roster.previous == newest, roster.satellite == nil, version.map({ roster.version == $0 + 1 }) ?? true else {
      throw CustodyError(.brokenRoster, "roster \(roster.version) does not follow")
    }
    custodians = roster.members.filter(\.mayGovern).map { KitInvitation.Custodian(kid: $0.kid, key: $0.key) }
    newest = roster.digest
    version = roster.version
  }
}
