public import VaultCrypto

/// An SD-JWT in its compact form (RFC 9901 §4): the issuer-signed JWT and the disclosures, each closed by a tilde.
///
///     eyJhbGciOiJFZERTQSJ9.eyJfc2QiOls….KzhX…~WyJ4Iiwid2l0bmVzcyIsIkEuIEIuIl0~WyJ5IiwicGxhY2UiLCJDLiJd~
///     └ issuer-signed JWT                   ┘ └ disclosure                  ┘ └ disclosure          ┘
///
/// Nothing is verified by parsing: claims come from ``verify(key:)``.
public struct SDJWT: Hashable, Sendable {
  /// 16 MiB.
  public static let defaultSize = JSONParser.defaultSize
  private static let tilde = UInt8(ascii: "~")

  /// The issuer-signed JWT.
  public let jwt: CompactJWS
  /// The payload of the issuer-signed JWT, with digests and unverified.
  public let payload: JSONObject
  /// The disclosures, in the order they came.
  public let disclosures: [Disclosure]
  /// The key-binding JWT (RFC 9901 §4.3), which nothing here verifies; nil unless the caller asked for it to be parsed.
  public let keyBindingJWT: CompactJWS?

  init(jwt: CompactJWS, payload: JSONObject, disclosures: [Disclosure], keyBindingJWT: CompactJWS? = nil) {
    self.jwt = jwt
    self.payload = payload
    self.disclosures = disclosures
    self.keyBindingJWT = keyBindingJWT
  }

  /// Parses `<issuer-signed JWT>~<disclosure>~…~`, each part strictly. Something after the last tilde is a key-binding JWT: it
  /// throws `keyBindingNotAccepted` unless `allowsKeyBinding`. Throws also `malformed`, `tooLarge`, `tooDeep`, `reservedName`.
  public init(
    parsing bytes: [UInt8], allowsKeyBinding: Bool = false, maximumSize: Int = Self.defaultSize
  ) throws(SDJWTError) {
    guard bytes.count <= maximumSize else { throw SDJWTError(.tooLarge, "SD-JWT of \(bytes.count) bytes") }
    guard let end = bytes.firstIndex(of: Self.tilde), let last = bytes.lastIndex(of: Self.tilde) else {
      throw SDJWTError(.malformed, "no tilde")
    }
    let jwt = try Self.jws(Array(bytes[..<end]))
    do throws(JSONError) { payload = try JSONParser().parseObject(jwt.payload) } catch {
      throw SDJWTError(error.code == .tooDeep ? .tooDeep : .malformed, "payload: \(error)")
    }
    self.jwt = jwt
    var disclosures: [Disclosure] = []
    var start = end + 1
    while start <= last {
      let stop = bytes[start...].firstIndex(of: Self.tilde) ?? last
      disclosures.append(try Disclosure(parsing: Array(bytes[start..<stop])))
      start = stop + 1
    }
    self.disclosures = disclosures
    if last + 1 < bytes.count {
      guard allowsKeyBinding else { throw SDJWTError(.keyBindingNotAccepted, "parsing") }
      keyBindingJWT = try Self.jws(Array(bytes[(last + 1)...]))
    } else {
      keyBindingJWT = nil
    }
  }

  /// Parses a string; see ``init(parsing:allowsKeyBinding:maximumSize:)``.
  public init(parsing text: String, allowsKeyBinding: Bool = false) throws(SDJWTError) {
    guard text.utf8.count <= Self.defaultSize else { throw SDJWTError(.tooLarge, "SD-JWT") }
    try self.init(parsing: Array(text.utf8), allowsKeyBinding: allowsKeyBinding)
  }

  private static func jws(_ bytes: [UInt8]) throws(SDJWTError) -> CompactJWS {
    do throws(JOSEError) { return try CompactJWS(parsing: bytes) } catch { throw SDJWTError(error) }
  }

  /// The issuer-signed JWT's bytes, ASCII, exactly as received or signed.
  public var issuerJWT: [UInt8] { jwt.serialized }

  /// SHA-256 over ``issuerJWT``: the name of what was issued, which is the same for every presentation of it.
  public var issuerJWTDigest: SHA256Digest { SHA256.hash(jwt.serialized) }

  /// All bytes, ASCII.
  public var serialized: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    bytes += jwt.serialized
    bytes.append(Self.tilde)
    for disclosure in disclosures {
      bytes += disclosure.encoded.utf8
      bytes.append(Self.tilde)
    }
    if let keyBindingJWT { bytes += keyBindingJWT.serialized }
    return bytes
  }

  /// How many bytes ``serialized`` has.
  public var byteCount: Int {
    disclosures.reduce(jwt.serialized.count + 1 + (keyBindingJWT?.serialized.count ?? 0)) {
      $0 + $1.encoded.utf8.count + 1
    }
  }

  /// Verifies the issuer's signature, then puts the disclosures in (RFC 9901 §7.1). Throws `unsupportedAlgorithm`,
  /// `badSignature`, `keyBindingNotAccepted` where there is a key-binding JWT, and what ``SDJWTProcessor`` throws.
  public func verify(key: Ed25519PublicKey) throws(SDJWTError) -> VerifiedClaims {
    try verifySignature(key: key)
    return VerifiedClaims(
      header: jwt.header, content: try SDJWTProcessor.process(payload: payload, disclosures: disclosures))
  }

  /// Verifies the issuer's signature alone: for who had to process the disclosures to know whose it is.
  /// - Throws: `.keyBindingNotAccepted`, or what is wrong with the signature.
  public func verifySignature(key: Ed25519PublicKey) throws(SDJWTError) {
    guard keyBindingJWT == nil else { throw SDJWTError(.keyBindingNotAccepted, "verifying") }
    do throws(JOSEError) { try jwt.verify(key: key) } catch { throw SDJWTError(error) }
  }

  /// The same token with the chosen disclosures and those whose values they stand in (RFC 9901 §7.2); without a key-binding JWT,
  /// which would be over other disclosures. The paths are those of the claims with all present disclosures put in. Throws what
  /// ``SDJWTProcessor`` throws.
  public func presenting(
    where isChosen: (DisclosurePath, Disclosure) -> Bool
  ) throws(SDJWTError) -> SDJWT {
    let disclosed = try SDJWTProcessor.process(payload: payload, disclosures: disclosures).disclosed
    var isKept = [Bool](repeating: false, count: disclosed.count)
    for place in disclosed.indices where isChosen(disclosed[place].path, disclosed[place].disclosure) {
      var next: Int? = place
      while let ancestor = next, !isKept[ancestor] {
        isKept[ancestor] = true
        next = disclosed[ancestor].parent
      }
    }
    return SDJWT(
      jwt: jwt, payload: payload, disclosures: disclosures.indices.filter { isKept[$0] }.map { disclosures[$0] })
  }

  /// Equal when all bytes are.
  public static func == (left: Self, right: Self) -> Bool {
    left.jwt == right.jwt && left.disclosures == right.disclosures && left.keyBindingJWT == right.keyBindingJWT
  }

  /// Feeds the issuer-signed JWT and the disclosures.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(jwt)
    hasher.combine(disclosures)
  }
}
