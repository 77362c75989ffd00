internal import COpenSSL

/// What libcrypto refused. It never carries key material.
public struct CryptoError: Error, Equatable, Sendable {
  /// The kinds of refusal.
  public enum Code: Sendable {
    /// A tag or signature does not belong to these bytes under this key.
    case authenticationFailed
    /// The bytes are not a key of this algorithm.
    case invalidKey
    /// A Diffie-Hellman result is all zero: the other side sent a point of low order (RFC 7748 §6.1).
    case lowOrderPoint
    /// The cost parameters ask for more memory than is allowed.
    case costTooHigh
    /// The bytes are not what they should be: a certificate, a revocation list, a signed message.
    case malformed
    /// libcrypto could not do its work: out of memory, or an algorithm is missing from this build.
    case unavailable
  }

  /// The kind of refusal.
  public let code: Code
  /// The operation that was refused, in libcrypto's words: for people who look for the cause.
  public let operation: String

  /// Two errors are the same when their code is; the operation is a detail.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  init(_ code: Code, _ operation: String) {
    self.code = code
    self.operation = operation
    ERR_clear_error()
  }
}

/// The result of a libcrypto call that fails only when memory is exhausted or the library is broken.
/// Nothing can be hashed or kept safe then, so the process ends rather than go on.
func mustSucceed(_ result: Int32, _ operation: StaticString) {
  precondition(result == 1, "libcrypto cannot go on: \(operation)")
}

/// The object a libcrypto constructor made; see ``mustSucceed(_:_:)``.
func mustExist(_ pointer: OpaquePointer?, _ operation: StaticString) -> OpaquePointer {
  guard let pointer = unsafe pointer else { preconditionFailure("libcrypto cannot go on: \(operation)") }
  return unsafe pointer
}
