public import VaultCrypto

/// Reads one payload in order, from sealed bytes in pieces of any size, the nonce not among them; memory for two chunks.
///
/// Only authenticated plaintext is given out, as soon as its chunk is there. That the file is whole shows in ``finish(emit:)``:
/// until then what was given out may lack its end.
public struct AgePayloadReader: ~Copyable {
  private enum Place { case open, ended, failed }

  private var opener: AgeChunkOpener
  private var pending: [UInt8] = []
  private var plaintext: [UInt8] = []
  private var index: UInt64 = 0
  private var place = Place.open

  /// A reader of the payload with this 32-byte key.
  /// - Throws: `.malformedKey` for a key of another length.
  public init(payloadKey: SecretBytes) throws(AgeError) {
    opener = try AgeChunkOpener(payloadKey: payloadKey)
  }

  /// Takes sealed bytes in; gives out the plaintext of the chunks they complete.
  /// - Throws: `.age(.payload)` where a chunk is not authentic or bytes follow the last one, `.caller` where `emit` throws. The reader
  ///   refuses everything from then on.
  public mutating func push<E: Error>(
    _ sealed: Span<UInt8>, emit: (Span<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    let chunk = AgePayload.sealedChunkByteCount
    var start = 0
    if !pending.isEmpty {
      start = min(chunk - pending.count, sealed.count)
      pending.append(sealed.extracting(0..<start))
      if pending.count == chunk {
        var full: [UInt8] = []
        swap(&full, &pending)
        try takeFull(full.span, emit)
        full.removeAll(keepingCapacity: true)
        swap(&full, &pending)
      }
    }
    while sealed.count - start >= chunk {
      try takeFull(sealed.extracting(start..<start + chunk), emit)
      start += chunk
    }
    guard start < sealed.count else { return }
    guard case .open = place else { throw .age(fail("bytes after the last chunk")) }
    pending.append(sealed.extracting(start..<sealed.count))
  }

  /// Ends the payload, giving out its last chunk.
  /// - Throws: `.age(.payload)` where the last chunk is missing, cut short or not authentic, or an earlier call failed.
  public consuming func finish<E: Error>(emit: (Span<UInt8>) throws(E) -> Void) throws(AgeStreamError<E>) {
    switch place {
    case .ended: return
    case .failed: throw .age(AgeError(.payload, "failed before"))
    case .open:
      let last = pending
      guard open(last.span, isLast: true) else {
        throw .age(AgeError(.payload, "the last chunk is missing or not authentic"))
      }
      try give(last.count - AgePayload.tagByteCount, emit)
    }
  }

  /// A full chunk that does not open as one in the middle may be the last.
  private mutating func takeFull<E: Error>(
    _ sealed: Span<UInt8>, _ emit: (Span<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    guard case .open = place else { throw .age(fail("bytes after the last chunk")) }
    if !open(sealed, isLast: false) {
      guard open(sealed, isLast: true) else { throw .age(fail("chunk not authentic")) }
      place = .ended
    }
    index += 1
    try give(AgePayload.chunkByteCount, emit)
  }

  private mutating func open(_ sealed: Span<UInt8>, isLast: Bool) -> Bool {
    // Grown to what is needed: most files are small.
    let missing = min(sealed.count, AgePayload.sealedChunkByteCount) - AgePayload.tagByteCount - plaintext.count
    if missing > 0 { plaintext.append(contentsOf: repeatElement(0, count: missing)) }
    do throws(AgeError) { _ = try opener.open(chunk: index, isLast: isLast, sealed, into: &plaintext) } catch {
      return false
    }
    return true
  }

  private mutating func give<E: Error>(
    _ count: Int, _ emit: (Span<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    guard count > 0 else { return }
    do throws(E) { try emit(plaintext.span.extracting(0..<count)) } catch {
      place = .failed
      throw .caller(error)
    }
  }

  private mutating func fail(_ detail: StaticString) -> AgeError {
    place = .failed
    return AgeError(.payload, detail)
  }
}
