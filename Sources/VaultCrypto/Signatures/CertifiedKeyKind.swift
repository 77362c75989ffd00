internal import COpenSSL

/// What kind of key a certificate is for.
public enum CertifiedKeyKind: Sendable, Equatable, CustomStringConvertible {
  /// ECDSA on the curve P-256.
  case p256
  /// ECDSA on the curve P-384.
  case p384
  /// RSA, with the length of its modulus.
  case rsa(bits: Int)
  /// Anything else, by libcrypto's name.
  case other(String)

  /// Whether signatures by it are made and taken: P-256, P-384, and RSA from 2,048 to 16,384 bits.
  public var isAccepted: Bool {
    switch self {
    case .p256, .p384: true
    case .rsa(let bits): (2048...16_384).contains(bits)
    case .other: false
    }
  }

  /// For people, for example `RSA of 1024 bits`.
  public var description: String {
    switch self {
    case .p256: "P-256"
    case .p384: "P-384"
    case .rsa(let bits): "RSA of \(bits) bits"
    case .other(let name): name
    }
  }

  init(_ key: OpaquePointer?) {
    guard let key = unsafe key else {
      self = .other("an unknown kind")
      return
    }
    let identifier = unsafe EVP_PKEY_get_base_id(key)
    switch identifier {
    case EVP_PKEY_RSA: self = unsafe .rsa(bits: Int(EVP_PKEY_get_bits(key)))
    case EVP_PKEY_EC:
      switch unsafe Self.curve(of: key) {
      case "prime256v1": self = .p256
      case "secp384r1": self = .p384
      case let name: self = .other("the curve \(name.isEmpty ? "that is not named" : name)")
      }
    default: self = unsafe .other(OBJ_nid2sn(identifier).map { unsafe String(cString: $0) } ?? "an unknown kind")
    }
    ERR_clear_error()
  }

  private static func curve(of key: OpaquePointer) -> String {
    var name = [CChar](repeating: 0, count: 64)
    var count = 0
    guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return "" }
    return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
