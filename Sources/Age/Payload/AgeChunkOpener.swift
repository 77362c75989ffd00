public import VaultCrypto

/// Opens chunks of one payload in any order; by one thread at a time. Threads that share a file have an opener each.
///
/// Whoever opens chunks by index must open the last one as such before the file counts as whole.
public struct AgeChunkOpener: ~Copyable {
  private var cipher: ChaCha20Poly1305
  private var nonce = ChunkNonce()

  /// An opener for the payload of ``AgeOpening/payloadKey``, 32 bytes.
  /// - Throws: `.malformedKey` for a key of another length.
  public init(payloadKey: SecretBytes) throws(AgeError) {
    do { cipher = try ChaCha20Poly1305(key: payloadKey) } catch { throw AgeError(.malformedKey, "payload key") }
  }

  /// Opens one chunk.
  /// - Parameters:
  ///   - index: the chunk's place, counted from 0.
  ///   - isLast: whether the payload is to end with it.
  ///   - sealed: 65,552 bytes; of a last chunk 17 to 65,552, or 16 where it is also the first.
  ///   - output: 16 bytes less than `sealed`.
  /// - Throws: `.payload` where the length is none of these, or the chunk is not authentic in this place; `output` is zeros then.
  public mutating func open(
    chunk index: UInt64, isLast: Bool, _ sealed: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) throws(AgeError) {
    let shortest = AgePayload.tagByteCount + (index == 0 ? 0 : 1)
    let isFitting =
      isLast
      ? (shortest...AgePayload.sealedChunkByteCount).contains(sealed.count)
      : sealed.count == AgePayload.sealedChunkByteCount
    guard isFitting else { throw AgeError(.payload, "chunk length") }
    nonce.set(index, isLast: isLast)
    do { try cipher.open(sealed, nonce: nonce.bytes, into: &output) } catch {
      throw AgeError(.payload, "chunk not authentic")
    }
  }

  /// Opens one chunk into the beginning of a buffer of 65,536 bytes; the plaintext's length.
  mutating func open(
    chunk index: UInt64, isLast: Bool, _ sealed: Span<UInt8>, into buffer: inout [UInt8]
  ) throws(AgeError) -> Int {
    let count = sealed.count - AgePayload.tagByteCount
    guard (0...AgePayload.chunkByteCount).contains(count) else { throw AgeError(.payload, "chunk length") }
    var whole = buffer.mutableSpan
    var place = whole._mutatingExtracting(0..<count)
    try open(chunk: index, isLast: isLast, sealed, into: &place)
    return count
  }
}
