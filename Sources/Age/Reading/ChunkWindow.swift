internal import VaultCrypto

/// The one chunk of a seekable file that is open at a time.
struct ChunkWindow: ~Copyable {
  let plaintextByteCount: UInt64

  private let payloadStart: UInt64
  private var opener: AgeChunkOpener
  private var sealed = [UInt8](repeating: 0, count: AgePayload.sealedChunkByteCount)
  private var plaintext = [UInt8](repeating: 0, count: AgePayload.chunkByteCount)
  private var current: UInt64?

  /// A window on a file whose length is not yet verified.
  /// - Throws: `.payload` where no payload has this length.
  init(fileByteCount: UInt64, opening: AgeOpening) throws(AgeError) {
    let start = UInt64(opening.headerByteCount)
    guard fileByteCount >= start, let count = AgePayload.plaintextByteCount(sealed: fileByteCount - start) else {
      throw AgeError(.payload, "no payload has this length")
    }
    opener = try AgeChunkOpener(payloadKey: opening.payloadKey)
    payloadStart = start
    plaintextByteCount = count
  }

  var lastChunk: UInt64 { AgePayload.chunkCount(plaintext: plaintextByteCount) - 1 }

  /// Copies from `offset`, which lies within the plaintext, to the end of its chunk or of `target`; how much that was.
  mutating func read<E: Error>(
    at offset: UInt64, into target: inout MutableSpan<UInt8>, from: Int,
    readAt: (UInt64, inout MutableSpan<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) -> Int {
    let (chunk, within) = offset.quotientAndRemainder(dividingBy: UInt64(AgePayload.chunkByteCount))
    if current != chunk { try load(chunk, readAt: readAt) }
    let start = Int(within)
    let count = min(target.count - from, plaintextCount(of: chunk) - start)
    var place = target._mutatingExtracting(from..<from + count)
    place.copy(plaintext.span.extracting(start..<start + count))
    return count
  }

  /// Reads and opens one chunk, the last as the last.
  mutating func load<E: Error>(
    _ chunk: UInt64, readAt: (UInt64, inout MutableSpan<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    current = nil
    let count = plaintextCount(of: chunk) + AgePayload.tagByteCount
    let offset = payloadStart + chunk * UInt64(AgePayload.sealedChunkByteCount)
    do throws(E) { try Self.fill(&sealed, count: count, at: offset, readAt) } catch { throw .caller(error) }
    let piece = sealed
    do throws(AgeError) {
      _ = try opener.open(
        chunk: chunk, isLast: chunk == lastChunk, piece.span.extracting(0..<count), into: &plaintext)
    } catch { throw .age(error) }
    current = chunk
  }

  /// Reads the beginning of a buffer.
  static func fill<E: Error>(
    _ buffer: inout [UInt8], count: Int, at offset: UInt64,
    _ readAt: (UInt64, inout MutableSpan<UInt8>) throws(E) -> Void
  ) throws(E) {
    var whole = buffer.mutableSpan
    var target = whole._mutatingExtracting(0..<count)
    try readAt(offset, &target)
  }

  private func plaintextCount(of chunk: UInt64) -> Int {
    Int(min(UInt64(AgePayload.chunkByteCount), plaintextByteCount - chunk * UInt64(AgePayload.chunkByteCount)))
  }
}
