public import VaultCrypto

/// What an authority is asked to vouch for: a `TimeStampReq` (RFC 3161 §2.4.1). It tells a digest and nothing else.
public struct TimestampRequest: Sendable {
  /// The longest request that is read.
  public static let maximumByteCount = 1 << 16
  private static let nonceByteCount = 8

  /// The request in DER: what is sent, as `application/timestamp-query`.
  public let der: [UInt8]
  /// The digest that is asked about.
  public let imprint: MessageImprint
  /// The number that only an answer to this request has, as the content of an INTEGER; nil where there is none.
  let nonce: [UInt8]?
  /// The policy that is asked for; nil for the authority's own.
  public let policy: PolicyIdentifier?
  /// Whether the answer is to bring the authority's certificate.
  public let wantsCertificate: Bool

  /// A new request for the SHA-256 of something, with 64 random bits and the wish for the certificate.
  /// - Throws: nothing that a digest could cause.
  public init(_ digest: SHA256Digest, policy: PolicyIdentifier? = nil) throws(TimestampError) {
    let algorithm = PolicyIdentifier(ImprintAlgorithm.sha256.identifier)?.content ?? []
    var body = DERWriter.integer([1])
    body += DERWriter.element(
      .sequence,
      DERWriter.element(.sequence, DERWriter.element(.objectIdentifier, algorithm) + DERWriter.element(.null, []))
        + DERWriter.element(.octetString, digest.bytes))
    if let policy { body += DERWriter.element(.objectIdentifier, policy.content) }
    body += DERWriter.integer(SecureRandom.bytes(Self.nonceByteCount))
    body += DERWriter.element(.boolean, [0xff])
    try self.init(DERWriter.element(.sequence, body))
  }

  /// The same request with another number, for another authority.
  public func another() throws(TimestampError) -> TimestampRequest {
    guard let digest = SHA256Digest(imprint.digest) else { throw TimestampError(.weakAlgorithm, "no SHA-256") }
    return try TimestampRequest(digest, policy: policy)
  }

  /// Reads a request.
  /// - Throws: `.malformed`, and `.weakAlgorithm` for a digest that is not taken.
  public init(_ der: [UInt8]) throws(TimestampError) {
    guard der.count <= Self.maximumByteCount else { throw TimestampError(.malformed, "too long for a request") }
    var reader = try DERReader(only: .sequence, in: der)
    guard try reader.number() == 1 else { throw TimestampError(.malformed, "version") }
    imprint = try MessageImprint(&reader)
    if let content = try reader.nextIfPresent(.objectIdentifier) {
      guard let read = PolicyIdentifier(content: content) else { throw DERReader.broken }
      policy = read
    } else {
      policy = nil
    }
    nonce = reader.has(.integer) ? try reader.integer() : nil
    if let flag = try reader.nextIfPresent(.boolean) {
      // FALSE is the default, which DER leaves out; some write it.
      guard flag.elementsEqual([0xff]) || flag.elementsEqual([0]) else { throw DERReader.broken }
      wantsCertificate = flag.elementsEqual([0xff])
    } else {
      wantsCertificate = false
    }
    if reader.has(.constructed0) { throw TimestampError(.unknownExtension, "the request has extensions") }
    try reader.end()
    self.der = der
  }
}
