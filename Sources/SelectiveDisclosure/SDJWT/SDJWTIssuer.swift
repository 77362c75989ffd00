internal import Encodings
public import VaultCrypto

/// Issues SD-JWTs (RFC 9901 §4) under one key and header. One for each worker: it holds a pool of random bytes and a hasher.
///
///     var issuer = try SDJWTIssuer(key: key, header: ["typ": "event+sd-jwt", "kid": …])
///     let token = try issuer.issue([
///       SDMember("event", .plain("received")),
///       SDMember("witness", .plain("A. B."), isDisclosable: true),
///     ])
///
/// Claims keep their order; after them stands `_sd`, sorted, and at the top `_sd_alg`. A value inside a disclosable value may be
/// disclosable too. Each disclosable claim costs 16 random bytes and a digest, each decoy 32 random bytes and a digest.
public struct SDJWTIssuer: ~Copyable {
  /// Arrays and objects inside each other that claims may have: one less than a parser takes, since digests stand in an array.
  public static let maximumDepth = JSONParser.defaultDepth - 1

  private let key: Ed25519PrivateKey
  private let header: JSONObject
  private let encodedHeader: [UInt8]
  private let decoys: DecoyPolicy
  private var random = RandomPool()
  private var hasher = SHA256()
  private var disclosures: [Disclosure] = []

  /// An issuer. `alg` is put into the header where it is missing; throws `unsupportedAlgorithm` where it is another than `EdDSA`
  /// or the header has `crit`.
  public init(
    key: Ed25519PrivateKey, header: JSONObject = [:], decoys: DecoyPolicy = .standard
  ) throws(SDJWTError) {
    let complete: JSONObject
    do throws(JOSEError) { complete = try CompactJWS.signingHeader(header) } catch { throw SDJWTError(error) }
    self.key = key
    self.header = complete
    self.encodedHeader = CompactJWS.encode(complete)
    self.decoys = decoys
  }

  /// Signs the claims. All disclosures are in the result, in the order of the claims, a parent's before its children's. Throws
  /// `reservedName`, `claimCollision` for a name twice at one level, `tooDeep`, `tooLarge` for a result above 16 MiB, which no
  /// parser here would take.
  public mutating func issue(_ claims: [SDMember]) throws(SDJWTError) -> SDJWT {
    // Claims must not outlive the call in here.
    disclosures = []
    defer { disclosures = [] }
    var payload = try object(claims, depth: 1)
    payload.append(ReservedName.hash, .string(ReservedName.sha256))
    let jwt = CompactJWS.sign(
      header: header, encodedHeader: encodedHeader, payload: JSONWriter.write(payload), key: key)
    let token = SDJWT(jwt: jwt, payload: payload, disclosures: disclosures)
    guard token.byteCount <= SDJWT.defaultSize else { throw SDJWTError(.tooLarge, "claims to issue") }
    return token
  }

  private mutating func value(_ value: SDValue, depth: Int) throws(SDJWTError) -> JSON {
    switch value {
    case .plain(let json):
      try Self.check(json, depth: depth)
      return json
    case .object(let members): return .object(try object(members, depth: depth + 1))
    case .array(let elements): return .array(try array(elements, depth: depth + 1))
    }
  }

  private mutating func object(_ members: [SDMember], depth: Int) throws(SDJWTError) -> JSONObject {
    guard depth <= Self.maximumDepth else { throw SDJWTError(.tooDeep, "claims to issue") }
    var result = JSONObject()
    result.reserve(members.count + 2)
    var withheld = JSONObject()
    var digests: [String] = []
    for member in members {
      guard !ReservedName.isReserved(member.name) else { throw SDJWTError(.reservedName, "claims to issue") }
      let isNew: Bool
      if member.isDisclosable {
        digests.append(try disclose(member.name, member.value, depth: depth))
        // Names are compared among the visible and the withheld: a collision would show only at disclosure.
        isNew = result[member.name] == nil && withheld.append(member.name, .null)
      } else {
        let json = try value(member.value, depth: depth)
        isNew = withheld[member.name] == nil && result.append(member.name, json)
      }
      guard isNew else { throw SDJWTError(.claimCollision, "claims to issue") }
    }
    guard !digests.isEmpty else { return result }
    while digests.count % decoys.objectMultiple != 0 { digests.append(decoy()) }
    digests.sort()
    result.append(ReservedName.digests, .array(digests.map { .string($0) }))
    return result
  }

  private mutating func array(_ elements: [SDElement], depth: Int) throws(SDJWTError) -> [JSON] {
    guard depth <= Self.maximumDepth else { throw SDJWTError(.tooDeep, "claims to issue") }
    var result: [JSON] = []
    result.reserveCapacity(elements.count)
    var digestCount = 0
    for element in elements {
      if element.isDisclosable {
        digestCount += 1
        result.append(Self.placeholder(try disclose(nil, element.value, depth: depth)))
      } else {
        result.append(try value(element.value, depth: depth))
      }
    }
    guard digestCount > 0 else { return result }
    // At random places: at the end they would be told from the withheld elements.
    while digestCount % decoys.arrayMultiple != 0 {
      result.insert(Self.placeholder(decoy()), at: randomNumber(through: result.count))
      digestCount += 1
    }
    return result
  }

  /// Adds a disclosure, its parent's before it, and gives its digest.
  private mutating func disclose(_ name: String?, _ value: SDValue, depth: Int) throws(SDJWTError) -> String {
    let place = disclosures.count
    let json = try self.value(value, depth: depth)
    let salt = random.next(Disclosure.saltByteCount)
    let disclosure = Disclosure(salt: salt, name: name, value: json, hasher: &hasher)
    disclosures.insert(disclosure, at: place)
    return disclosure.encodedDigest
  }

  private mutating func decoy() -> String {
    hasher.update(random.next(SHA256Digest.byteCount))
    return Base64.url.encode(hasher.finish().bytes)
  }

  private static func placeholder(_ digest: String) -> JSON { [ReservedName.element: .string(digest)] }

  /// A number from 0 to `highest`, each equally likely.
  private mutating func randomNumber(through highest: Int) -> Int {
    let range = UInt64(highest) + 1
    while true {
      let number = random.next(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      // The last, incomplete run of the range would favour small numbers.
      if number < UInt64.max - UInt64.max % range { return Int(number % range) }
    }
  }

  private static func check(_ value: JSON, depth: Int) throws(SDJWTError) {
    switch value {
    case .object(let object):
      guard depth < maximumDepth else { throw SDJWTError(.tooDeep, "claims to issue") }
      for member in object.members {
        guard !ReservedName.isReserved(member.name) else { throw SDJWTError(.reservedName, "claims to issue") }
        try check(member.value, depth: depth + 1)
      }
    case .array(let elements):
      guard depth < maximumDepth else { throw SDJWTError(.tooDeep, "claims to issue") }
      for element in elements { try check(element, depth: depth + 1) }
    default: break
    }
  }
}
