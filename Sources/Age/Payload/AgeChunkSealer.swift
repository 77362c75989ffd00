public import VaultCrypto

/// Seals chunks of one payload in any order; by one thread at a time. Threads that share a file have a sealer each.
public struct AgeChunkSealer: ~Copyable {
  private var cipher: ChaCha20Poly1305
  private var nonce = ChunkNonce()

  /// A sealer for the payload that ``AgeSealer/begin(to:)`` made this 32-byte key for.
  /// - Throws: `.malformedKey` for a key of another length.
  public init(payloadKey: SecretBytes) throws(AgeError) {
    do { cipher = try ChaCha20Poly1305(key: payloadKey) } catch { throw AgeError(.malformedKey, "payload key") }
  }

  /// Seals one chunk. The caller sees to it that no index is sealed twice with different bytes: that would give both away.
  /// - Parameters:
  ///   - index: the chunk's place, counted from 0.
  ///   - isLast: whether the payload ends with it.
  ///   - plaintext: 65,536 bytes; of a last chunk 1 to 65,536, or none where it is also the first.
  ///   - output: 16 bytes more than `plaintext`.
  public mutating func seal(
    chunk index: UInt64, isLast: Bool, _ plaintext: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) {
    precondition(plaintext.count <= AgePayload.chunkByteCount, "chunk too long")
    precondition(isLast || plaintext.count == AgePayload.chunkByteCount, "only the last chunk may be short")
    precondition(index == 0 || plaintext.count > 0, "only an empty payload has an empty chunk")
    nonce.set(index, isLast: isLast)
    cipher.seal(plaintext, nonce: nonce.bytes, into: &output)
  }

  /// Seals one chunk into a buffer from `start` on; its end.
  mutating func seal(
    chunk index: UInt64, isLast: Bool, _ plaintext: Span<UInt8>, into buffer: inout [UInt8], at start: Int
  ) -> Int {
    let end = start + plaintext.count + AgePayload.tagByteCount
    var whole = buffer.mutableSpan
    var place = whole._mutatingExtracting(start..<end)
    seal(chunk: index, isLast: isLast, plaintext, into: &place)
    return end
  }
}
