internal import COpenSSL

/// HMAC-SHA-256 (RFC 2104) on one context that is keyed anew for each tag, which makes it several times cheaper than a new one.
@safe public struct HMACSHA256: ~Copyable {
  /// The tag's length in bytes: 32.
  public static let byteCount = 32

  private let context: OpaquePointer

  /// A context, to be used for any number of tags, by one thread at a time.
  public init() {
    unsafe context = mustExist(EVP_MAC_CTX_new(Algorithms.hmac), "EVP_MAC_CTX_new")
    var name = Array("SHA2-256".utf8CString)
    unsafe name.withUnsafeMutableBufferPointer { buffer in
      var parameters = unsafe [
        OSSL_PARAM_construct_utf8_string(evault_digest_parameter(), buffer.baseAddress, 0),
        OSSL_PARAM_construct_end(),
      ]
      unsafe mustSucceed(EVP_MAC_CTX_set_params(context, &parameters), "HMAC digest")
    }
  }

  deinit { unsafe EVP_MAC_CTX_free(context) }

  /// The 32-byte tag of `message`, the concatenation of its parts, under `key` of any length, an empty one included.
  public mutating func authenticate(_ message: [UInt8]..., key: borrowing SecretBytes) -> [UInt8] {
    key.withBytes { authenticate(message, key: $0) }
  }

  /// The 32-byte tag of the concatenation of these parts.
  public mutating func authenticate(_ parts: [[UInt8]], key: Span<UInt8>) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: Self.byteCount)
    // A null key would mean "the key used before": an empty one needs an address.
    var empty: UInt8 = 0
    unsafe key.withUnsafeBufferPointer { buffer in
      unsafe withUnsafePointer(to: &empty) { nothing in
        let address = unsafe buffer.baseAddress ?? nothing
        unsafe mustSucceed(EVP_MAC_init(context, address, buffer.count, nil), "EVP_MAC_init")
      }
    }
    for part in parts {
      unsafe part.withUnsafeBufferPointer { buffer in
        unsafe mustSucceed(EVP_MAC_update(context, buffer.baseAddress, buffer.count), "EVP_MAC_update")
      }
    }
    unsafe tag.withUnsafeMutableBufferPointer { buffer in
      unsafe mustSucceed(EVP_MAC_final(context, buffer.baseAddress, nil, buffer.count), "EVP_MAC_final")
    }
    return tag
  }
}
