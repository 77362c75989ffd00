internal import COpenSSL

/// PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2).
public enum PBKDF2SHA256 {
  /// Derives `count` bytes.
  public static func derive(password: [UInt8], salt: [UInt8], iterations: Int, count: Int) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: count)
    let status = unsafe password.withUnsafeBytes { password in
      unsafe salt.withUnsafeBytes { salt in
        unsafe output.withUnsafeMutableBytes { output in
          unsafe PKCS5_PBKDF2_HMAC(
            password.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(password.count),
            salt.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(salt.count), Int32(iterations), EVP_sha256(),
            Int32(count), output.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
      }
    }
    precondition(status == 1, "PBKDF2")
    return output
  }
}
