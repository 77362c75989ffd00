public import SelectiveDisclosure
internal import TransparencyLog
public import VaultCrypto

/// An event that was verified against its log entry and the roster in force at its index. There is no other way to get one.
public struct CustodyEvent: Sendable {
  /// The token, with the disclosures it came with.
  public let token: SDJWT
  /// SHA-256 of the issuer-signed JWT: what the entry and the next event's `prev` hold.
  public let digest: SHA256Digest
  /// What is always visible.
  public let statement: EventStatement
  /// What is disclosed here, in the token's order; `action` among it.
  public private(set) var disclosed: JSONObject
  /// The member who signed it.
  public let signer: Member
  /// Its index in the log: in that of the field vault, where it came home from one.
  public let index: UInt64
  /// The entry.
  public let entry: LogEntry

  /// Set where its signer was suspended later, from a time on that it was recorded at or after: it may have been signed under coercion,
  /// or with a key in other hands.
  public private(set) var doubtedSince: Timestamp?
  /// The compartment whose key opened its record, set by whoever opened it. Nothing that was signed.
  public var compartment: String?
  /// The generation of that key, set by whoever opened it.
  public var generation: Int?
  /// Where it was recorded, if it came home by handoff.
  public private(set) var origin: EventOrigin?
  /// The object that holds its record: the entry's, until whoever opened it knows that it was sealed anew.
  public var record: SHA256Digest
  /// Names of the objects that hold the payload: the entry's, until whoever opened it knows that they were sealed anew.
  public var payloads: [SHA256Digest]

  /// What happened; nil where it is not disclosed, or a later version's word.
  public var action: EventAction? { disclosed["action"]?.stringValue.flatMap(EventAction.init(rawValue:)) }

  /// Whether it says that something was not done, or was found wrong.
  public var isFailure: Bool {
    let isWrong = ["failed", "findings"].contains { disclosed[$0]?.arrayValue?.isEmpty == false }
    return action?.isFailure ?? false || action == .checked && isWrong
  }

  /// The index of the entry in the home log by which it is there.
  public var homeIndex: UInt64 { origin?.entry ?? index }

  /// Notes which entry of the home log brought it from a field vault. The home roster says whether its signer is doubted.
  public mutating func arrive(at entry: UInt64, in home: RosterHistory) {
    origin = EventOrigin(field: statement.vault, entry: entry)
    doubt(asSaidBy: home)
  }

  /// Notes whether the home roster suspended the field member who signed it, at any time.
  public mutating func doubt(asSaidBy home: RosterHistory) {
    doubtedSince = home.doubt(of: signer.kid, at: 0).flatMap { statement.recorded >= $0 ? $0 : nil }
  }

  /// The same event with these claims only: for what is written from it and leaves.
  public func showing(_ names: Set<String>) -> CustodyEvent {
    var shown = self
    shown.disclosed = JSONObject(disclosed.members.filter { names.contains($0.name) }) ?? JSONObject()
    return shown
  }

  /// A disclosed claim that is text.
  public func text(_ name: String) -> String? { disclosed[name]?.stringValue }

  /// Verifies a token that claims to be the event of an entry: the entry's digest and class, the header, the signer's membership and role at that
  /// index, the signature, every disclosure, the visible claims, and, where they are disclosed, the names of the objects.
  public init(
    verifying token: SDJWT, entry: LogEntry, index: UInt64, rosters: RosterHistory
  ) throws(CustodyError) {
    let digest = token.issuerJWTDigest
    guard digest == entry.digest else { throw CustodyError(.entryMismatch, "digest") }
    let kid = try TokenHeader.event.kid(in: token.jwt.header)
    guard let roster = rosters.inForce(at: index) else { throw CustodyError(.brokenRoster, "no roster at \(index)") }
    guard let signer = roster.member(kid) else { throw CustodyError(.unknownSigner, "roster \(roster.version)") }
    let claims = try Self.claims(of: token, signedBy: signer)
    let statement = try EventStatement(claims)
    guard statement.vault == rosters.fingerprint else { throw CustodyError(.wrongVault, "vault") }
    // An access that was recorded where the vault could not be written comes in later, when the roster may have changed.
    let isLate = statement.type == .access && statement.position == .unknown && statement.roster < roster.version
    guard statement.roster == roster.version || isLate else {
      throw CustodyError(.wrongRoster, "roster \(statement.roster)")
    }
    guard signer.maySign(statement.type) || roster.mayFound(statement.type, at: index) else {
      throw CustodyError(.notPermitted, "\(signer.role.rawValue) \(signer.label): \(statement.type.rawValue)")
    }
    // An item comes in once: whoever could not read what came before has nothing to bring in under its name.
    guard statement.type != .intake || statement.position == .first else {
      throw CustodyError(.malformed, "an intake that is not first")
    }
    guard statement.head.size <= index else { throw CustodyError(.wrongHead, "head of \(statement.head.size)") }
    // What brings a control event home is read as one: nobody may lose it unnoticed.
    let mayBeControl = statement.type.isControl || statement.type == .transfer
    guard entry.entryClass == .control ? mayBeControl : entry.entryClass == .ordinary && !statement.type.isControl
    else {
      throw CustodyError(.entryMismatch, "class")
    }
    var disclosed = JSONObject()
    for member in claims.members where !EventStatement.names.contains(member.name) {
      disclosed.append(member.name, member.value)
    }
    if let action = disclosed["action"]?.stringValue.flatMap(EventAction.init(rawValue:)) {
      guard action.type == statement.type else { throw CustodyError(.malformed, "action") }
    }
    let payloads = entry.objects.dropFirst().map { JSON.string($0.hex) }
    if let claimed = disclosed["objects"] {
      guard claimed == .array(payloads) else { throw CustodyError(.entryMismatch, "objects") }
    }
    if let claimed = disclosed["reused"] {
      guard statement.type == .intake, payloads.isEmpty, claimed.stringValue.flatMap(SHA256Digest.init(hex:)) != nil
      else {
        throw CustodyError(.entryMismatch, "reused")
      }
    }
    self.token = token
    self.digest = digest
    self.statement = statement
    self.disclosed = disclosed
    self.signer = signer
    self.index = index
    self.entry = entry
    self.record = entry.objects[0]
    self.payloads = Array(entry.objects.dropFirst())
    doubtedSince = rosters.doubt(of: kid, at: index).flatMap { statement.recorded >= $0 ? $0 : nil }
  }

  private static func claims(of token: SDJWT, signedBy signer: Member) throws(CustodyError) -> JSONObject {
    // Whatever else the payload holds in clear would escape the rule that only the visible claims are.
    let allowed = EventStatement.names + ["_sd", "_sd_alg"]
    guard token.payload.names == allowed else { throw CustodyError(.malformed, "visible claims") }
    do throws(SDJWTError) {
      return try token.verify(key: signer.key).claims
    } catch {
      throw CustodyError(error)
    }
  }
}

extension CustodyError {
  /// What an SD-JWT's refusal means for an event or roster.
  init(_ error: SDJWTError) {
    switch error.code {
    case .badSignature: self.init(.badSignature, "signature")
    case .malformed, .tooLarge, .tooDeep, .unsupportedAlgorithm: self.init(.malformed, error.detail)
    default: self.init(.badDisclosure, error.code.rawValue)
    }
  }
}
