internal import COpenSSL

/// HKDF with SHA-256 (RFC 5869), on a re-keyed HMAC context.
public struct HKDFSHA256: ~Copyable {
  private var hmac = HMACSHA256()

  /// A context, to be used for any number of keys, by one thread at a time.
  public init() {}

  /// `count` bytes of key material, at most 255 · 32 (RFC 5869 §2.3).
  /// - Parameters:
  ///   - secret: the input keying material.
  ///   - salt: empty means 32 zero bytes (§2.2).
  ///   - info: what the key is for.
  public mutating func derive(secret: Span<UInt8>, salt: [UInt8], info: [UInt8], count: Int) -> SecretBytes {
    precondition(count <= 255 * HMACSHA256.byteCount, "RFC 5869 §2.3")
    let salt = salt.isEmpty ? [UInt8](repeating: 0, count: HMACSHA256.byteCount) : salt
    var pseudorandom = hmac.authenticate([secret.copiedBytes()], key: salt.span)
    defer { pseudorandom.cleanse() }
    var output: [UInt8] = []
    defer { output.cleanse() }
    output.reserveCapacity(count + HMACSHA256.byteCount)
    var block: [UInt8] = []
    defer { block.cleanse() }
    var counter: UInt8 = 1
    while output.count < count {
      block = hmac.authenticate([block, info, [counter]], key: pseudorandom.span)
      output += block
      counter &+= 1
    }
    return SecretBytes(count: count) { target in
      for index in 0..<count { target[index] = output[index] }
    }
  }

  /// `count` bytes of key material from a secret in locked memory.
  public mutating func derive(secret: borrowing SecretBytes, salt: [UInt8], info: [UInt8], count: Int) -> SecretBytes {
    secret.withBytes { derive(secret: $0, salt: salt, info: info, count: count) }
  }
}
