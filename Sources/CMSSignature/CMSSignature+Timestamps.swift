public import Timestamping
internal import VaultCrypto

extension CMSSignature {
  /// Its signature timestamps (CAdES-B-T, ETSI EN 319 122-1 §5.3), ready to be judged: tokens over ``value``.
  /// - Parameter name: how the signature is called.
  public func timestamps(_ name: String) -> TimestampRecord {
    var record = TimestampRecord(name: name, bytes: value, prefix: name + "/")
    for token in tokens { record.take(TimestampFileName(.token, token), token) }
    return record
  }

  /// A request for a signature timestamp.
  public func request(policy: PolicyIdentifier? = nil) throws(TimestampError) -> TimestampRequest {
    try TimestampRequest(SHA256.hash(value), policy: policy)
  }

  /// The same signature with a timestamp in it.
  /// - Parameters:
  ///   - answer: an authority's, or a bare token, over ``value``. It is verified as far as that needs no trust.
  ///   - request: what was asked, where that is at hand.
  /// - Throws: why the token is not taken; `.malformed` where the signature would become too long.
  public func adding(_ answer: [UInt8], answers request: TimestampRequest? = nil) throws(TimestampError) -> CMSSignature
  {
    let token = try TimestampToken(answer)
    if let request { try token.check(answers: request) }
    guard token.info.imprint.covers(value) else {
      throw TimestampError(.wrongImprint, "it is not over this signature")
    }
    _ = try token.signer()
    do {
      let message = try SignedMessage(bytes)
      return try CMSSignature(message.adding(signatureTimestamp: token.contentInfo))
    } catch let error as CMSSignatureError {
      throw TimestampError(.malformed, "the signature cannot take it: \(error.reason)")
    } catch {
      throw TimestampError(.malformed, "the signature cannot take it")
    }
  }
}
