internal import COpenSSL

/// scrypt (RFC 7914), for keys made from passphrases.
public enum Scrypt {
  /// `count` bytes from a passphrase, with cost N = 2^`logN`, block size r and parallelism p. Uses about 128 · r · N bytes.
  /// - Throws: `.costTooHigh` where that is over `memoryLimit` bytes.
  public static func derive(
    passphrase: borrowing SecretBytes, salt: [UInt8], logN: Int, r: UInt64 = 8, p: UInt64 = 1, count: Int,
    memoryLimit: UInt64 = 2 << 30
  ) throws(CryptoError) -> SecretBytes {
    guard logN > 0, logN < 40, 128 * r * (1 << UInt64(logN)) <= memoryLimit else {
      throw CryptoError(.costTooHigh, "scrypt")
    }
    return try passphrase.withBytes { (bytes: Span<UInt8>) throws(CryptoError) in
      try SecretBytes(count: count) { (target: inout MutableSpan<UInt8>) throws(CryptoError) in
        let result = unsafe bytes.withUnsafeBufferPointer { word in
          unsafe target.withUnsafeMutableBufferPointer { buffer in
            unsafe EVP_PBE_scrypt(
              word.withMemoryRebound(to: CChar.self) { $0.baseAddress }, word.count, salt, salt.count,
              1 << UInt64(logN), r, p,
              memoryLimit + (64 << 20), buffer.baseAddress, count)
          }
        }
        guard result == 1 else { throw CryptoError(.unavailable, "EVP_PBE_scrypt") }
      }
    }
  }
}
