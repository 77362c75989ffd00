internal import CLinux

/// Secrets that the kernel keeps for the login session, in memory that is never written to a disk, for a limited time (session-keyring(7)).
public enum SessionKeyring {
  private static let maximum = 32 << 10

  /// Keeps a secret.
  /// - Returns: false where this machine has no keyring for the session.
  public static func keep(_ secret: borrowing SecretBytes, as name: String, seconds: UInt32) -> Bool {
    secret.withBytes { bytes in
      unsafe bytes.withUnsafeBytes { unsafe evault_keyring_put(name, $0.baseAddress, $0.count, seconds) } == 0
    }
  }

  /// The secret of this name; nil where there is none, or no more.
  public static func recall(_ name: String) -> SecretBytes? {
    var bytes = [UInt8](repeating: 0, count: maximum)
    defer { bytes.cleanse() }
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe evault_keyring_get(name, $0.baseAddress, $0.count) }
    guard count > 0, count <= maximum else { return nil }
    return SecretBytes(copying: bytes.span.extracting(first: count))
  }

  /// Forgets a secret.
  /// - Returns: whether there was one.
  public static func forget(_ name: String) -> Bool { unsafe evault_keyring_forget(name) == 0 }
}
