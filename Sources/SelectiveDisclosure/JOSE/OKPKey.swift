internal import Encodings
public import VaultCrypto

/// An Ed25519 public key as a JWK (RFC 8037 §2) and its name by thumbprint (RFC 7638).
///
///     {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
public struct OKPKey: Hashable, Sendable {
  /// The key.
  public let publicKey: Ed25519PublicKey

  /// The JWK of a key.
  public init(_ publicKey: Ed25519PublicKey) { self.publicKey = publicKey }

  /// Reads a JWK. Members other than `kty`, `crv` and `x` are ignored (RFC 7517 §4), but `d` is refused: who hands out a private
  /// half must be told. Throws `invalidKey`.
  public init(jwk: JSONObject) throws(JOSEError) {
    guard jwk["kty"] == "OKP", jwk["crv"] == "Ed25519" else { throw JOSEError(.invalidKey, "not OKP Ed25519") }
    guard jwk["d"] == nil else { throw JOSEError(.invalidKey, "a private key") }
    guard let x = jwk["x"]?.stringValue, x.utf8.count == Base64.url.encodedCount(Ed25519PublicKey.byteCount),
      let bytes = Base64.url.decode(x), let key = Ed25519PublicKey(bytes)
    else { throw JOSEError(.invalidKey, "x is not 32 bytes of base64url") }
    publicKey = key
  }

  /// The three members `kty`, `crv`, `x`, in this order.
  public var jwk: JSONObject {
    ["kty": "OKP", "crv": "Ed25519", "x": .string(Base64.url.encode(publicKey.bytes))]
  }

  /// SHA-256 over the required members in lexicographic order without white space (RFC 7638 §3, RFC 8037 §2).
  public var thumbprintDigest: SHA256Digest {
    SHA256.hash(
      JSONWriter.write(["crv": "Ed25519", "kty": "OKP", "x": .string(Base64.url.encode(publicKey.bytes))] as JSON))
  }

  /// The thumbprint as 43 letters of base64url: the key's `kid`.
  public var thumbprint: String { Base64.url.encode(thumbprintDigest.bytes) }
}
