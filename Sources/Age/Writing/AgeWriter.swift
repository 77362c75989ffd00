internal import VaultCrypto

/// Writes one age file in order, from plaintext in pieces of any size; memory for two chunks.
///
///     var writer = try AgeWriter(sealer.begin(to: recipients))
///     try writer.push(piece) { try file.write($0) }
///     try writer.finish { try file.write($0) }
///
/// The closures take the file's bytes in order, the header first. After an error the file is incomplete and the writer of no use.
public struct AgeWriter: ~Copyable {
  private var sealer: AgeChunkSealer
  private var armor: AgeArmorWriter?
  private var header: [UInt8]
  private var pending: [UInt8] = []
  private var sealed = [UInt8](repeating: 0, count: AgePayload.sealedChunkByteCount)
  private var index: UInt64 = 0

  /// A writer of the file that was begun.
  /// - Parameter isArmored: whether to write ASCII armor (``AgeArmor``) instead of bytes.
  /// - Throws: `.malformedKey`, which a sealing made by ``AgeSealer`` never gives.
  public init(_ sealing: AgeSealing, isArmored: Bool = false) throws(AgeError) {
    sealer = try AgeChunkSealer(payloadKey: sealing.payloadKey)
    header = sealing.header
    armor = isArmored ? AgeArmorWriter() : nil
    pending.reserveCapacity(AgePayload.chunkByteCount)
  }

  /// Takes plaintext in; gives out what is sealed by then.
  public mutating func push<E: Error>(_ plaintext: Span<UInt8>, emit: (Span<UInt8>) throws(E) -> Void) throws(E) {
    try emitHeader(emit)
    let chunk = AgePayload.chunkByteCount
    var start = 0
    if !pending.isEmpty {
      start = min(chunk - pending.count, plaintext.count)
      pending.append(plaintext.extracting(0..<start))
      // A full chunk waits until a byte follows: it may be the last.
      guard start < plaintext.count else { return }
      var full: [UInt8] = []
      swap(&full, &pending)
      try emitChunk(full.span, isLast: false, emit)
      full.removeAll(keepingCapacity: true)
      swap(&full, &pending)
    }
    while plaintext.count - start > chunk {
      try emitChunk(plaintext.extracting(start..<start + chunk), isLast: false, emit)
      start += chunk
    }
    pending.append(plaintext.extracting(start..<plaintext.count))
  }

  /// Seals the last chunk and ends the file.
  public consuming func finish<E: Error>(emit: (Span<UInt8>) throws(E) -> Void) throws(E) {
    try emitHeader(emit)
    var last = pending
    pending = []
    defer { last.cleanse() }
    try emitChunk(last.span, isLast: true, emit)
    guard var armor else { return }
    var text: [UInt8] = []
    armor.finish(into: &text)
    try emit(text.span)
  }

  private mutating func emitHeader<E: Error>(_ emit: (Span<UInt8>) throws(E) -> Void) throws(E) {
    guard !header.isEmpty else { return }
    let bytes = header
    header = []
    try give(bytes.span, emit)
  }

  private mutating func emitChunk<E: Error>(
    _ plaintext: Span<UInt8>, isLast: Bool, _ emit: (Span<UInt8>) throws(E) -> Void
  ) throws(E) {
    let count = sealer.seal(chunk: index, isLast: isLast, plaintext, into: &sealed, at: 0)
    index += 1
    guard armor != nil else { return try emit(sealed.span.extracting(0..<count)) }
    let bytes = Array(sealed[..<count])
    try give(bytes.span, emit)
  }

  private mutating func give<E: Error>(_ bytes: Span<UInt8>, _ emit: (Span<UInt8>) throws(E) -> Void) throws(E) {
    var text: [UInt8] = []
    guard armor?.push(bytes, into: &text) != nil else { return try emit(bytes) }
    try emit(text.span)
  }
}
