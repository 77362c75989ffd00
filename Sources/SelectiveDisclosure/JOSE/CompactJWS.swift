internal import Encodings
public import VaultCrypto

/// A JWS in its compact serialisation (RFC 7515 §7.1), signed with Ed25519 (`EdDSA`, RFC 8037 §3.1).
///
///     eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6d…
///     └ header, base64url ┘└ payload, base64url              ┘ └ 64-byte signature, base64url
///
/// The received bytes are kept: a signature is checked over what came, never over what would be written again.
public struct CompactJWS: Hashable, Sendable {
  /// 16 MiB.
  public static let defaultSize = JSONParser.defaultSize
  /// The only `alg` that is signed and verified.
  public static let algorithm = "EdDSA"
  private static let dot = UInt8(ascii: ".")

  /// All bytes, ASCII, exactly as received or signed.
  public let serialized: [UInt8]
  /// The protected header.
  public let header: JSONObject
  /// The payload, decoded.
  public let payload: [UInt8]
  /// The signature, decoded; 64 bytes for `EdDSA`.
  public let signature: [UInt8]
  /// How many of the bytes are signed: header, dot, payload.
  private let signedCount: Int

  /// Parses exactly three parts of canonical base64url, the first a JSON object without duplicate names (RFC 7515 §5.2, steps 1 to
  /// 5). The signature may be of any algorithm: ``verify(key:)`` judges it. Throws `malformed`, `tooLarge`.
  public init(parsing bytes: [UInt8], maximumSize: Int = Self.defaultSize) throws(JOSEError) {
    guard bytes.count <= maximumSize else { throw JOSEError(.tooLarge, "JWS of \(bytes.count) bytes") }
    guard let first = bytes.firstIndex(of: Self.dot), let last = bytes.lastIndex(of: Self.dot), first < last else {
      throw JOSEError(.malformed, "JWS is not three parts")
    }
    // A third dot would lie in the payload, where no letter of base64url is one.
    guard let header = Base64.url.decode(Array(bytes[..<first])) else {
      throw JOSEError(.malformed, "header is not base64url")
    }
    guard let payload = Base64.url.decode(Array(bytes[(first + 1)..<last])) else {
      throw JOSEError(.malformed, "payload is not base64url")
    }
    guard let signature = Base64.url.decode(Array(bytes[(last + 1)...])) else {
      throw JOSEError(.malformed, "signature is not base64url")
    }
    do throws(JSONError) {
      self.header = try JSONParser().parseObject(header)
    } catch { throw JOSEError(.malformed, "header: \(error)") }
    serialized = bytes
    self.payload = payload
    self.signature = signature
    signedCount = last
  }

  /// Parses a string; see ``init(parsing:maximumSize:)``.
  public init(parsing text: String, maximumSize: Int = Self.defaultSize) throws(JOSEError) {
    guard text.utf8.count <= maximumSize else { throw JOSEError(.tooLarge, "JWS of \(text.utf8.count) bytes") }
    try self.init(parsing: Array(text.utf8), maximumSize: maximumSize)
  }

  private init(header: JSONObject, encodedHeader: [UInt8], payload: [UInt8], key: Ed25519PrivateKey) {
    let encodedPayload = Base64.url.encodeBytes(payload)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encodedHeader.count + encodedPayload.count + 88)
    bytes += encodedHeader
    bytes.append(Self.dot)
    bytes += encodedPayload
    signedCount = bytes.count
    signature = key.sign(bytes)
    bytes.append(Self.dot)
    bytes += Base64.url.encodeBytes(signature)
    serialized = bytes
    self.header = header
    self.payload = payload
  }

  /// Signs a payload. `alg` is put first in the header where it is missing; throws `unsupportedAlgorithm` where it is another, and
  /// `unsupportedExtension` where the header has `crit`.
  public static func sign(
    header: JSONObject, payload: [UInt8], key: Ed25519PrivateKey
  ) throws(JOSEError) -> CompactJWS {
    let header = try signingHeader(header)
    return CompactJWS(header: header, encodedHeader: encode(header), payload: payload, key: key)
  }

  /// Signs with a header that ``signingHeader(_:)`` completed and ``encode(_:)`` encoded before: for issuers of many tokens.
  static func sign(
    header: JSONObject, encodedHeader: [UInt8], payload: [UInt8], key: Ed25519PrivateKey
  ) -> CompactJWS {
    CompactJWS(header: header, encodedHeader: encodedHeader, payload: payload, key: key)
  }

  static func signingHeader(_ header: JSONObject) throws(JOSEError) -> JSONObject {
    var complete: JSONObject = ["alg": .string(algorithm)]
    for member in header.members { complete[member.name] = member.value }
    try check(complete)
    return complete
  }

  static func encode(_ header: JSONObject) -> [UInt8] { Base64.url.encodeBytes(JSONWriter.write(header)) }

  private static func check(_ header: JSONObject) throws(JOSEError) {
    guard header["alg"] == .string(algorithm) else {
      throw JOSEError(.unsupportedAlgorithm, "alg is not \(algorithm)")
    }
    guard header["crit"] == nil else { throw JOSEError(.unsupportedExtension, "crit") }
  }

  /// The bytes that are signed: `header.payload` (RFC 7515 §5.1, step 5).
  public var signingInput: [UInt8] { Array(serialized[..<signedCount]) }

  /// Returns if the key signed these bytes with `EdDSA`. Throws `unsupportedAlgorithm`, `unsupportedExtension`, `badSignature`.
  public func verify(key: Ed25519PublicKey) throws(JOSEError) {
    try Self.check(header)
    guard key.verifies(signature, of: serialized.span.extracting(..<signedCount)) else {
      throw JOSEError(.badSignature, "Ed25519")
    }
  }

  /// Equal when all bytes are.
  public static func == (left: Self, right: Self) -> Bool { left.serialized == right.serialized }

  /// Feeds the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(serialized) }
}
