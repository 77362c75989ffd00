/// What an authority signed: a `TSTInfo` (RFC 3161 §2.4.2).
public struct TimestampInfo: Sendable {
  private static let maximumSerialByteCount = 64

  /// The policy under which the authority issued it.
  public let policy: PolicyIdentifier
  /// The digest that it vouches for.
  public let imprint: MessageImprint
  /// The token's number at the authority, the bytes of an INTEGER.
  public let serial: [UInt8]
  /// The authority's time, in whole seconds from 1970-01-01T00:00:00Z; fractions are rounded up.
  public let seconds: Int64
  /// How far the time may be off, in microseconds; nil where the authority does not say.
  public let accuracy: Int64?
  /// The request's number, as the content of an INTEGER; nil where there was none.
  let nonce: [UInt8]?

  /// What had its digest taken existed by then: time and accuracy together, in whole seconds, rounded up.
  public let existedBy: Int64

  /// Reads one.
  init(_ der: [UInt8]) throws(TimestampError) {
    var reader = try DERReader(only: .sequence, in: der)
    guard try reader.number() == 1 else { throw TimestampError(.malformed, "TSTInfo version") }
    guard let policy = PolicyIdentifier(content: try reader.next(.objectIdentifier)) else {
      throw TimestampError(.malformed, "policy")
    }
    self.policy = policy
    imprint = try MessageImprint(&reader)
    serial = try reader.integer()
    guard serial.count <= Self.maximumSerialByteCount else { throw TimestampError(.malformed, "serial number") }
    let time = try GeneralizedTime(try reader.next(.generalizedTime))
    accuracy = reader.has(.sequence) ? try Self.accuracy(try reader.nested(.sequence)) : nil
    if let flag = try reader.nextIfPresent(.boolean) {
      guard flag.elementsEqual([0xff]) || flag.elementsEqual([0]) else { throw DERReader.broken }
    }
    nonce = reader.has(.integer) ? try reader.integer() : nil
    // The authority's name: the certificate says it too, and the certificate is what is verified.
    _ = try reader.nextIfPresent(.constructed0)
    if reader.has(.constructed1) { try Self.refuseCritical(try reader.nested(.constructed1)) }
    try reader.end()
    seconds = time.seconds + (time.microseconds > 0 ? 1 : 0)
    existedBy = time.seconds + (time.microseconds + (accuracy ?? 0) + 999_999) / 1_000_000
  }

  private static func accuracy(_ source: DERReader) throws(TimestampError) -> Int64 {
    var reader = source
    var total: Int64 = 0
    if reader.has(.integer) { total += Int64(try reader.number()) * 1_000_000 }
    for (tag, factor) in [(DERTag.context0, 1000), (.context1, 1)] where reader.has(tag) {
      let number = try reader.number(tag)
      guard (1...999).contains(number) else { throw TimestampError(.malformed, "accuracy") }
      total += Int64(number * factor)
    }
    try reader.end()
    return total
  }

  private static func refuseCritical(_ source: DERReader) throws(TimestampError) {
    var extensions = source
    while !extensions.isAtEnd {
      var reader = try extensions.nested(.sequence)
      let name = try reader.next(.objectIdentifier)
      let isCritical = try reader.nextIfPresent(.boolean)?.elementsEqual([0xff]) ?? false
      _ = try reader.next(.octetString)
      try reader.end()
      guard !isCritical else {
        throw TimestampError(
          .unknownExtension, "critical extension \(PolicyIdentifier(content: name)?.description ?? "unknown")")
      }
    }
  }
}
