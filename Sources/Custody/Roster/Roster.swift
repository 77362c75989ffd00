public import SelectiveDisclosure
public import VaultCrypto

/// One version of the roster, its signature verified: who may do what, and which compartments there are (Schemas/README.md §3.4).
public struct Roster: Sendable {
  /// Members and compartments are withheld one by one, and their number is hidden, in steps of 16.
  private static let decoys = DecoyPolicy(objectMultiple: 16, arrayMultiple: 16)
  private static let names = ["version", "index", "created", "prev", "members", "compartments"]
  private static let satelliteNames = ["home", "kit"]

  /// The token, with the disclosures it came with.
  public let token: SDJWT
  /// From 1.
  public let version: Int
  /// The index of its entry in the log.
  public let index: UInt64
  /// When the signer's clock said it was made.
  public let created: Timestamp
  /// The digest of the version before; nil in version 1.
  public let previous: SHA256Digest?
  /// Set where this is the only roster of a field vault.
  public let satellite: Satellite?
  /// The members that are disclosed: all in a vault, in a bundle those who signed something in it.
  public let members: [Member]
  /// The compartments that are disclosed.
  public let compartments: [Compartment]

  /// SHA-256 of the issuer-signed JWT.
  public var digest: SHA256Digest { token.issuerJWTDigest }

  /// The `kid` of whoever signed it.
  public var signerKid: String? { try? TokenHeader.roster.kid(in: token.jwt.header) }

  /// The disclosed member with this key; nil where there is none.
  public func member(_ kid: String) -> Member? { members.first { $0.kid == kid } }

  /// The disclosed compartment of this name; nil where there is none.
  public func compartment(_ id: String) -> Compartment? { compartments.first { $0.id == id } }

  /// Whether a member is to hold a compartment's key of this generation.
  public func grants(_ compartment: String, generation: Int, to kid: String) -> Bool {
    guard let compartment = self.compartment(compartment) else { return false }
    return compartment.cleared.contains(kid) && generation > compartment.shredded
      && generation <= compartment.generation
  }

  /// Where a version says that its entry is, before anything about it is verified; nil where it does not.
  public static func claimedIndex(_ token: SDJWT) -> UInt64? { token.payload["index"]?.numberValue?.uint64 }

  /// Whether an event founds a field vault: its only member, of whatever role, signs that one besides what the role permits.
  func mayFound(_ type: EventType, at index: UInt64) -> Bool { satellite != nil && type == .founding && index == 1 }

  /// Signs a version.
  /// - Parameter satellite: what makes it the roster of a field vault, which has this one version only.
  public static func issue(
    version: Int, index: UInt64, created: Timestamp, previous: SHA256Digest?, satellite: Satellite? = nil,
    members: [Member], compartments: [Compartment], signer: Signer
  ) throws(SDJWTError) -> SDJWT {
    var issuer = try SDJWTIssuer(
      key: signer.key, header: TokenHeader.roster.object(kid: signer.kid), decoys: decoys)
    let origin: [SDMember] =
      satellite.map {
        [SDMember("home", .plain(.string($0.home.description))), SDMember("kit", .plain(.string($0.kit.hex)))]
      } ?? []
    let head = [
      SDMember("version", .plain(.integer(version))), SDMember("index", .plain(.number(JSONNumber(index)))),
      SDMember("created", .plain(.string(created.description))),
      SDMember("prev", .plain(previous.map { .string($0.hex) } ?? .null)),
    ]
    let lists = [
      SDMember("members", .array(members.map { SDElement(.plain($0.json), isDisclosable: true) })),
      SDMember("compartments", .array(compartments.map { SDElement(.plain($0.json), isDisclosable: true) })),
    ]
    return try issuer.issue(head + origin + lists)
  }

  /// Verifies a version. Version 1 is signed by a custodian among its own members, that of a field vault by its only member; a later one
  /// by a custodian of the version before.
  init(verifying token: SDJWT, after before: Roster?) throws(CustodyError) {
    let kid = try TokenHeader.roster.kid(in: token.jwt.header)
    // The self-signed version names its key inside, so claims are looked at before the signature; once, since there may be many members.
    let unverified: JSONObject
    do throws(SDJWTError) {
      unverified = try SDJWTProcessor.process(payload: token.payload, disclosures: token.disclosures).claims
    } catch {
      throw CustodyError(error)
    }
    let roster = try Roster(token, unverified)
    guard roster.version == (before?.version ?? 0) + 1, roster.previous == before?.digest else {
      throw CustodyError(.brokenRoster, "version \(roster.version) does not follow \(before?.version ?? 0)")
    }
    guard before?.satellite == nil else { throw CustodyError(.brokenRoster, "a field vault has one roster only") }
    guard let signer = (before ?? roster).member(kid) else {
      throw CustodyError(.unknownSigner, "roster \(roster.version)")
    }
    do throws(SDJWTError) { try token.verifySignature(key: signer.key) } catch { throw CustodyError(error) }
    guard signer.mayGovern || roster.satellite != nil else {
      throw CustodyError(.notPermitted, "roster \(roster.version)")
    }
    self = roster
  }

  /// What a token says, its signature verified by the caller.
  init(_ token: SDJWT, _ claims: JSONObject) throws(CustodyError) {
    let satellite = Self.satellite(claims)
    let names = Self.names + (satellite == nil ? [] : Self.satelliteNames)
    guard claims.count == names.count, claims.names.allSatisfy(names.contains),
      let version = claims["version"]?.intValue, version > 0,
      let index = claims["index"]?.numberValue?.uint64, (index == 0) == (version == 1),
      let created = claims["created"]?.stringValue.flatMap(Timestamp.init(_:)), let prev = claims["prev"],
      let members = claims["members"]?.arrayValue, let compartments = claims["compartments"]?.arrayValue
    else { throw CustodyError(.malformed, "roster") }
    self.token = token
    self.version = version
    self.satellite = satellite
    self.index = index
    self.created = created
    previous = prev.stringValue.flatMap(SHA256Digest.init(hex:))
    guard prev == .null ? version == 1 : previous != nil else { throw CustodyError(.malformed, "roster") }
    self.members = members.compactMap(Member.init)
    self.compartments = compartments.compactMap(Compartment.init)
    guard self.members.count == members.count, self.compartments.count == compartments.count,
      Set(self.members.map(\.kid)).count == members.count, Set(self.members.map(\.label)).count == members.count,
      Set(self.compartments.map(\.id)).count == compartments.count
    else { throw CustodyError(.malformed, "roster \(version): a member or compartment is malformed or doubled") }
    guard satellite == nil || (version == 1 && members.count == 1 && self.members[0].suspendedSince == nil) else {
      throw CustodyError(.malformed, "roster: a field vault has one member and one version")
    }
  }

  private static func satellite(_ claims: JSONObject) -> Satellite? {
    guard let home = claims["home"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let kit = claims["kit"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { return nil }
    return Satellite(home: Fingerprint(home), kit: kit)
  }
}
