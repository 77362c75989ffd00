/// What RFC 5652 asks of a signed message and libcrypto does not look at.
package enum SignedDataShape {
  /// `contentType` of a timestamp, as an attribute's value: id-ct-TSTInfo.
  static let timestampContentType: [UInt8] = DERWriter.element(
    .objectIdentifier, PolicyIdentifier("1.2.840.113549.1.9.16.1.4")?.content ?? [])

  /// Checks the version numbers (RFC 5652 §5.1, §5.3).
  /// - Parameter der: the message in DER.
  package static func check(_ der: [UInt8]) throws(TimestampError) {
    var content = try DERReader(only: .sequence, in: der)
    _ = try content.next(.objectIdentifier)
    var outer = try content.nested(.constructed0)
    var message = try outer.nested(.sequence)
    guard (1...5).contains(try message.number()) else { throw TimestampError(.malformed, "SignedData version") }
    _ = try message.next(.set)
    _ = try message.next(.sequence)
    _ = try message.nextIfPresent(.constructed0)
    _ = try message.nextIfPresent(.constructed1)
    var signers = try message.nested(.set)
    while !signers.isAtEnd {
      var signer = try signers.nested(.sequence)
      let version = try signer.number()
      // By issuer and number: 1. By key identifier: 3.
      guard version == (signer.has(.sequence) ? 1 : 3) else { throw TimestampError(.malformed, "SignerInfo version") }
    }
  }

  /// A `Time` (RFC 5652 §11.3): UTCTime to 2049, GeneralizedTime from then on.
  package static func time(_ der: [UInt8]) throws(TimestampError) -> Int64 {
    var reader = DERReader(der)
    var digits: [UInt8]
    if let short = try reader.nextIfPresent(.utcTime) {
      digits = Array(short)
      guard digits.count == 13, let first = digits.first else { throw TimestampError(.malformed, "signingTime") }
      digits.insert(contentsOf: first >= 0x35 ? Array("19".utf8) : Array("20".utf8), at: 0)
    } else {
      digits = Array(try reader.next(.generalizedTime))
    }
    try reader.end()
    return try GeneralizedTime(digits).seconds
  }
}
