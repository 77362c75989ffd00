public import VaultCrypto

/// What a witness adds to a checkpoint (c2sp.org/tlog-cosignature, Ed25519): a time and a signature over it and the checkpoint.
///
///     cosignature/v1
///     time 1679315147
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
/// Its encoding is 72 bytes: the time, big-endian, and the 64 bytes of Ed25519 over the message above.
public struct Cosignature: Hashable, Sendable {
  /// 72.
  public static let byteCount = 8 + Ed25519PublicKey.signatureByteCount
  /// The latest time that may be stated: 2^63 − 1.
  public static let maximumTimestamp = UInt64(Int64.max)

  /// POSIX seconds.
  public let timestamp: UInt64
  /// 64 bytes.
  public let signature: [UInt8]

  init(timestamp: UInt64, signature: [UInt8]) {
    self.timestamp = timestamp
    self.signature = signature
  }

  /// Parses the 72 bytes. Throws `malformedCosignature` for another length, or a time above 2^63 − 1.
  public init(_ bytes: [UInt8]) throws(TransparencyLogError) {
    guard bytes.count == Self.byteCount else {
      throw TransparencyLogError(.malformedCosignature, "\(bytes.count) bytes")
    }
    let timestamp = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard timestamp <= Self.maximumTimestamp else {
      throw TransparencyLogError(.malformedCosignature, "timestamp \(timestamp)")
    }
    self.init(timestamp: timestamp, signature: Array(bytes.dropFirst(8)))
  }

  /// The 72 bytes.
  public var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: timestamp >> UInt64(56 - 8 * $0)) } + signature
  }

  /// Whether `publicKey` signed this time and this checkpoint.
  public func verifies(_ checkpoint: Checkpoint, publicKey: Ed25519PublicKey) -> Bool {
    publicKey.verifies(signature, of: Self.message(checkpoint.bytes, timestamp: timestamp))
  }

  static func message(_ checkpoint: [UInt8], timestamp: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(timestamp)\n".utf8) + checkpoint
  }
}
