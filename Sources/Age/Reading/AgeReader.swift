internal import VaultCrypto

/// Reads one age file in order, armored or not, from pieces of any size; memory for the header and two chunks.
///
///     var reader = AgeReader(identities: identities)
///     try reader.push(piece) { try out.write($0) }
///     try reader.finish { try out.write($0) }
///
/// Nothing is given out before the header's MAC is checked, and only authenticated plaintext after that. That the file is whole
/// shows in ``finish(emit:)``.
public struct AgeReader: ~Copyable {
  private let identities: [AgeIdentity]
  private let format: AgeFormat
  private var isArmored: Bool?
  private var armor = AgeArmorReader()
  private var header = HeaderParser()
  private var nonce: [UInt8] = []
  private var payload: AgePayloadReader?
  private var failure: AgeError?

  /// A reader that tries these identities in turn.
  public init(identities: [AgeIdentity], format: AgeFormat = .detected) {
    self.identities = identities
    self.format = format
  }

  /// Takes the file's next bytes in; gives out the plaintext of the chunks they complete.
  /// - Throws: `.age` with `.malformedArmor`, `.malformedHeader`, `.noMatch`, `.headerMAC`, `.workFactorTooHigh`, `.payload` or
  ///   `.unavailable`; `.caller` where `emit` throws. The reader refuses everything from then on.
  public mutating func push<E: Error>(
    _ bytes: Span<UInt8>, emit: (Span<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    if let failure { throw .age(failure) }
    guard bytes.count > 0 else { return }
    let isArmored = self.isArmored ?? format.isArmored(first: bytes[0])
    self.isArmored = isArmored
    do throws(AgeStreamError<E>) {
      guard isArmored else { return try take(bytes, emit) }
      var decoded: [UInt8] = []
      // What was read before the armor broke is still taken, so that the first fault of the file is the one reported.
      let fault = dearmor { (armor) throws(AgeError) in try armor.push(bytes, into: &decoded) }
      try take(decoded.span, emit)
      if let fault { throw .age(fault) }
    } catch {
      failure = Self.lasting(error)
      throw error
    }
  }

  /// Ends the file, giving out its last chunk.
  /// - Throws: as ``push(_:emit:)``; a file that ends within its header or nonce is `.malformedHeader`.
  public consuming func finish<E: Error>(emit: (Span<UInt8>) throws(E) -> Void) throws(AgeStreamError<E>) {
    if let failure { throw .age(failure) }
    if isArmored ?? (format == .armored) {
      var decoded: [UInt8] = []
      let fault = dearmor { (armor) throws(AgeError) in try armor.finish(into: &decoded) }
      try take(decoded.span, emit)
      if let fault { throw .age(fault) }
    }
    guard let payload else { throw .age(AgeError(.malformedHeader, "the file ends before its payload")) }
    try payload.finish(emit: emit)
  }

  /// The plaintext of a whole file in memory; all of it or nothing.
  /// - Throws: as ``push(_:emit:)``.
  public static func open(_ file: Span<UInt8>, identities: [AgeIdentity], format: AgeFormat = .detected)
    throws(AgeError)
    -> [UInt8]
  {
    var reader = AgeReader(identities: identities, format: format)
    var plaintext: [UInt8] = []
    plaintext.reserveCapacity(file.count)
    do throws(AgeStreamError<Never>) {
      try reader.push(file) { plaintext.append($0) }
      try reader.finish { plaintext.append($0) }
    } catch {
      plaintext.cleanse()
      throw Self.lasting(error)
    }
    return plaintext
  }

  private mutating func take<E: Error>(
    _ bytes: Span<UInt8>, _ emit: (Span<UInt8>) throws(E) -> Void
  ) throws(AgeStreamError<E>) {
    var start = 0
    if payload == nil {
      do throws(AgeError) { start = try takeHeader(bytes) } catch { throw .age(error) }
    }
    try payload?.push(bytes.extracting(start..<bytes.count), emit: emit)
  }

  /// Takes in what belongs to header and nonce, and says how much that was.
  private mutating func takeHeader(_ bytes: Span<UInt8>) throws(AgeError) -> Int {
    var start = 0
    if !header.isFinished { start = try header.push(bytes) }
    guard let whole = try header.header() else { return start }
    let end = min(start + AgePayload.nonceByteCount - nonce.count, bytes.count)
    nonce.append(bytes.extracting(start..<end))
    if nonce.count == AgePayload.nonceByteCount {
      let opening = try whole.open(nonce: nonce, identities: identities)
      payload = try AgePayloadReader(payloadKey: opening.payloadKey)
      header = HeaderParser()
    }
    return end
  }

  private mutating func dearmor(_ body: (inout AgeArmorReader) throws(AgeError) -> Void) -> AgeError? {
    do throws(AgeError) { try body(&armor) } catch { return error }
    return nil
  }

  private static func lasting<E: Error>(_ error: AgeStreamError<E>) -> AgeError {
    if case .age(let error) = error { error } else { AgeError(.payload, "failed before") }
  }
}
