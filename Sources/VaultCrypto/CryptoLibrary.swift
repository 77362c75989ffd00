internal import COpenSSL

/// libcrypto as a whole.
public enum CryptoLibrary {
  /// Starts libcrypto without reading any configuration file: a bundle must verify the same on every machine.
  /// Call it first thing in a program.
  public static func start() {
    mustSucceed(OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil), "OPENSSL_init_crypto")
  }

  /// For example `OpenSSL 3.0.19 27 Jan 2026`.
  public static var version: String { unsafe String(cString: evault_openssl_version()) }
}
