internal import Encodings
public import VaultCrypto

/// A disclosure (RFC 9901 §4.2): salt, name and value of a claim, or salt and value of an array element, whose digest stands in
/// the issuer-signed JWT.
///
///     ["_26bc4LT-ac6q2KI6cBW5es","family_name","Möbius"]
///     → WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImZhbWlseV9uYW1lIiwiTcO2Yml1cyJd
///     → SHA-256 of these letters, as 43 letters of base64url
///
/// The digest is over the letters as received: the JSON inside may be spelled in any way.
public struct Disclosure: Hashable, Sendable {
  /// 16 MiB of letters.
  public static let defaultSize = JSONParser.defaultSize
  /// Random bytes in a salt that is made here: 16 (RFC 9901 §9.3).
  public static let saltByteCount = 16

  /// The salt as it stands in the disclosure; 22 letters of base64url where it was made here.
  public let salt: String
  /// The claim's name; nil for an array element.
  public let name: String?
  /// The value, which may itself carry digests.
  public let value: JSON
  /// The letters as received or made, base64url.
  public let encoded: String
  /// SHA-256 over the letters (RFC 9901 §4.2.3).
  public let digest: SHA256Digest

  /// The digest as it stands in the JWT: 43 letters of base64url.
  public var encodedDigest: String { Base64.url.encode(digest.bytes) }

  /// Decodes a disclosure strictly: canonical base64url of a JSON array `[salt, name, value]` or `[salt, value]`, salt and name
  /// strings. Throws `malformed`, `tooLarge`, and `reservedName` for a claim called `_sd`, `...` or `_sd_alg`.
  public init(parsing letters: [UInt8], maximumSize: Int = Self.defaultSize) throws(SDJWTError) {
    guard letters.count <= maximumSize else { throw SDJWTError(.tooLarge, "disclosure") }
    guard let bytes = Base64.url.decode(letters) else { throw SDJWTError(.malformed, "disclosure is not base64url") }
    let parsed: JSON
    do throws(JSONError) { parsed = try JSONParser().parse(bytes) } catch {
      throw SDJWTError(error.code == .tooDeep ? .tooDeep : .malformed, "disclosure: \(error)")
    }
    guard case .array(let parts) = parsed, parts.count == 2 || parts.count == 3, case .string(let salt) = parts[0],
      let value = parts.last
    else { throw SDJWTError(.malformed, "disclosure is neither [salt, name, value] nor [salt, value]") }
    if parts.count == 3 {
      guard case .string(let name) = parts[1] else { throw SDJWTError(.malformed, "a claim's name is not a string") }
      guard !ReservedName.isReserved(name) else { throw SDJWTError(.reservedName, "disclosure") }
      self.name = name
    } else {
      name = nil
    }
    self.salt = salt
    self.value = value
    encoded = String(decoding: letters, as: UTF8.self)
    digest = SHA256.hash(letters)
  }

  /// Decodes a string; see ``init(parsing:maximumSize:)``.
  public init(parsing letters: String) throws(SDJWTError) { try self.init(parsing: Array(letters.utf8)) }

  /// Makes a disclosure; the name must not be reserved.
  init(salt bytes: [UInt8], name: String?, value: JSON, hasher: inout SHA256) {
    salt = Base64.url.encode(bytes)
    self.name = name
    self.value = value
    var json: [UInt8] = []
    json.reserveCapacity(128)
    json.append(UInt8(ascii: "["))
    JSONWriter.append(salt, to: &json)
    if let name {
      json.append(UInt8(ascii: ","))
      JSONWriter.append(name, to: &json)
    }
    json.append(UInt8(ascii: ","))
    JSONWriter.append(value, to: &json)
    json.append(UInt8(ascii: "]"))
    let letters = Base64.url.encodeBytes(json)
    encoded = String(decoding: letters, as: UTF8.self)
    hasher.update(letters)
    digest = hasher.finish()
  }

  /// Equal when the letters are.
  public static func == (left: Self, right: Self) -> Bool { left.encoded == right.encoded }

  /// Feeds the letters.
  public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}
