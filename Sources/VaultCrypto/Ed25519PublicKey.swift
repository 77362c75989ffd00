/// An Ed25519 verification key (RFC 8032): 32 bytes.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// 32.
  public static let byteCount = 32
  /// Bytes in a signature: 64.
  public static let signatureByteCount = 64

  /// The 32 bytes.
  public let bytes: [UInt8]

  /// A key of exactly 32 bytes; nil for any other number. Whether they are a point shows when a signature is checked.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Whether `signature` (64 bytes) was made over `message` with this key's private half.
  public func verifies(_ signature: [UInt8], of message: Span<UInt8>) -> Bool {
    guard signature.count == Self.signatureByteCount, let verification = Ed25519Verification.under(bytes) else {
      return false
    }
    return verification.verifies(signature, of: message)
  }

  /// Whether `signature` (64 bytes) was made over `message` with this key's private half.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool { verifies(signature, of: message.span) }
}
