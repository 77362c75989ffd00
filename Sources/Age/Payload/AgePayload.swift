/// The shape of the payload (age.md, "Payload"): a 16-byte nonce, then chunks of 64 KiB, each sealed with a tag of 16 bytes; the last
/// may be shorter, and is empty only where the whole payload is.
public enum AgePayload {
  /// Plaintext bytes in every chunk but the last: 65,536.
  public static let chunkByteCount = 65_536
  /// Bytes that sealing adds to a chunk: 16.
  public static let tagByteCount = 16
  /// Bytes in a sealed chunk: 65,552.
  public static let sealedChunkByteCount = chunkByteCount + tagByteCount
  /// Bytes in the nonce between header and first chunk: 16.
  public static let nonceByteCount = 16

  /// How many chunks this many plaintext bytes make; 1 for none.
  public static func chunkCount(plaintext: UInt64) -> UInt64 {
    plaintext == 0 ? 1 : (plaintext - 1) / UInt64(chunkByteCount) + 1
  }

  /// Bytes in all sealed chunks, without header and nonce. The plaintext must be shorter than 2^63 bytes.
  public static func sealedByteCount(plaintext: UInt64) -> UInt64 {
    plaintext + chunkCount(plaintext: plaintext) * UInt64(tagByteCount)
  }

  /// The inverse of ``sealedByteCount(plaintext:)``; nil where no payload has chunks of this many bytes. What a file claims: true only
  /// once its last chunk is found authentic.
  public static func plaintextByteCount(sealed: UInt64) -> UInt64? {
    let (full, rest) = sealed.quotientAndRemainder(dividingBy: UInt64(sealedChunkByteCount))
    if rest == 0 { return full == 0 ? nil : full * UInt64(chunkByteCount) }
    let last = rest.subtractingReportingOverflow(UInt64(tagByteCount))
    guard !last.overflow, last.partialValue > 0 || full == 0 else { return nil }
    return full * UInt64(chunkByteCount) + last.partialValue
  }
}
