internal import VaultCrypto

/// An authority's answer with a token in it, well formed, and no more: ``signer(among:)`` says who signed it, and
/// ``TimestampVerifier`` whether that counts.
public struct TimestampToken: Sendable {
  /// The longest answer that is read: 1 MiB.
  public static let maximumByteCount = 1 << 20

  /// The answer, a `TimeStampResp` (RFC 3161 §2.4.2), as it was received; a bare token gets the envelope that says "granted".
  public let response: [UInt8]
  /// What the authority signed.
  public let info: TimestampInfo
  /// When the signer's attributes say that it was signed, in seconds from 1970-01-01T00:00:00Z; nil where they do not.
  let signingTime: Int64?
  let signedMessage: [UInt8]

  /// Reads an answer or a bare token.
  /// - Throws: `.malformed`, `.notGranted`, `.wrongSignerCount`, `.weakAlgorithm`, `.unsupportedAlgorithm`, `.unknownExtension`.
  public init(_ bytes: [UInt8]) throws(TimestampError) {
    guard bytes.count <= Self.maximumByteCount else { throw TimestampError(.malformed, "too long for a timestamp") }
    if Self.isBare(bytes) {
      signedMessage = bytes
      response = DERWriter.element(.sequence, DERWriter.element(.sequence, DERWriter.integer([])) + bytes)
    } else {
      signedMessage = try Self.granted(bytes)
      response = bytes
    }
    let message = try Self.message(signedMessage)
    guard message.isTimestamp, let content = message.content else {
      throw TimestampError(.malformed, "it signs no timestamp")
    }
    guard message.signerCount == 1 else {
      throw TimestampError(.wrongSignerCount, "\(message.signerCount) signatures")
    }
    try SignedDataShape.check(message.der)
    guard message.signedAttribute(.contentType) == SignedDataShape.timestampContentType else {
      throw TimestampError(.malformed, "contentType attribute")
    }
    let (digest, signature) = message.algorithmNames
    guard ["SHA256", "SHA384", "SHA512"].contains(digest) else {
      throw TimestampError(.weakAlgorithm, "signed with \(digest.isEmpty ? "an unknown digest" : digest)")
    }
    guard signature != "ED25519", signature != "ED448" else { throw TimestampError(.unsupportedAlgorithm, signature) }
    if let value = message.signedAttribute(.signingTime) {
      signingTime = try SignedDataShape.time(value)
    } else {
      signingTime = nil
    }
    info = try TimestampInfo(content)
  }

  /// The token without the answer around it, a `ContentInfo`: as it goes into a signature that it is over (RFC 3161 appendix A).
  public var contentInfo: [UInt8] { signedMessage }

  static func message(_ bytes: [UInt8]) throws(TimestampError) -> SignedMessage {
    do throws(CryptoError) { return try SignedMessage(bytes) } catch {
      throw TimestampError(.malformed, "no signed message")
    }
  }

  /// Whether the first element inside is an object identifier: a `ContentInfo`. Its length may be indefinite.
  private static func isBare(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2, bytes[0] == DERTag.sequence.rawValue else { return false }
    let start = 2 + (bytes[1] > 0x80 ? Int(bytes[1] & 0x7f) : 0)
    return start < bytes.count && bytes[start] == DERTag.objectIdentifier.rawValue
  }

  private static func granted(_ bytes: [UInt8]) throws(TimestampError) -> [UInt8] {
    var reader = try DERReader(only: .sequence, in: bytes)
    var status = try reader.nested(.sequence)
    let code = try status.number()
    var words: [String] = []
    if status.has(.sequence) {
      var texts = try status.nested(.sequence)
      while !texts.isAtEnd { words.append(String(decoding: try texts.next(.utf8String), as: UTF8.self)) }
    }
    _ = try status.nextIfPresent(.bitString)
    try status.end()
    guard code <= 1 else {
      throw TimestampError(.notGranted, (["status \(code)"] + words).joined(separator: ": "))
    }
    guard !reader.isAtEnd else { throw TimestampError(.malformed, "granted, and no token") }
    return Array(reader.remaining)
  }
}
