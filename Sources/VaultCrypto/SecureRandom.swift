internal import COpenSSL

/// libcrypto's random generator, seeded by the kernel.
public enum SecureRandom {
  /// `count` random bytes.
  public static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe mustSucceed(RAND_bytes(buffer.baseAddress, Int32(buffer.count)), "RAND_bytes")
    }
    return bytes
  }

  /// `count` random bytes, in locked memory.
  public static func secret(_ count: Int) -> SecretBytes {
    SecretBytes(count: count) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer in
        let address = buffer.baseAddress
        unsafe mustSucceed(RAND_priv_bytes(address, Int32(buffer.count)), "RAND_priv_bytes")
      }
    }
  }
}
