internal import VaultCrypto

extension TimestampRecord {
  /// A request for the file itself, or for a renewal of everything beside it.
  /// - Parameter manifest: the renewal's; nil for the file itself.
  public func request(
    _ manifest: RenewalManifest? = nil, policy: PolicyIdentifier? = nil
  ) throws(TimestampError) -> TimestampRequest {
    try TimestampRequest(manifest?.digest ?? SHA256.hash(bytes), policy: policy)
  }

  /// What the tokens say that are over something here, whoever signed them.
  public var claims: [(name: TimestampFileName, info: TimestampInfo)] {
    tokens.compactMap { cover(of: $0.token) == nil ? nil : ($0.name, $0.token.info) }
  }

  /// Who signed a token: the subject of the certificate that its signature names; nil where there is no such token, or none that holds.
  public func authority(of name: TimestampFileName) -> String? {
    tokens.first { $0.name == name }.flatMap { try? $0.token.signer().subject }
  }

  /// Checks an answer as far as that can be done without believing anybody: it is a token over this record, it brings the
  /// certificate that its signature names, and the signature is that certificate's.
  /// - Parameter request: what was asked, where that is at hand.
  /// - Throws: why it should not be kept.
  public func check(_ token: TimestampToken, answers request: TimestampRequest?) throws(TimestampError) {
    if let request { try token.check(answers: request) }
    guard cover(of: token) != nil else { throw TimestampError(.wrongImprint, "it is over nothing that is kept here") }
    _ = try token.signer()
  }
}
