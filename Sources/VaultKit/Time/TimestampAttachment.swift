public import Custody
internal import SelectiveDisclosure
public import Timestamping
public import TransparencyLog
public import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Keeping an authority's answer beside the checkpoint that it is over, and recording that.
public struct TimestampAttachment: Sendable {
  /// What was attached.
  public struct Report: Sendable {
    /// The checkpoint.
    public let head: TreeHead
    /// The token's file.
    public let name: TimestampFileName
    /// What the authority signed.
    public let info: TimestampInfo
    /// Who that is: the subject of the certificate that the signature names.
    public let authority: String
    /// When, by the log's clock, the last entry before the checkpoint was recorded, where that is later than what the authority says: one of the two
    /// clocks is wrong. Nil where it is not, or where that entry cannot be read.
    public let later: Timestamp?
    /// Whether it renews older ones.
    public let isRenewal: Bool
    /// Whether it was there, and recorded, already.
    public let wasKnown: Bool
  }

  private let session: UnlockedVault

  /// By this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.timestamp)
    self.session = session
  }

  /// Verifies an answer as far as that needs no trust, keeps it, and records it: the files first, then the event.
  /// - Parameters:
  ///   - answer: a `TimeStampResp`, or a bare token.
  ///   - request: what was asked, where it is at hand.
  ///   - lists: revocation lists to keep beside it.
  public func attach(
    _ answer: [UInt8], request: TimestampRequest?, lists: [RevocationList]
  ) throws(VaultError) -> Report {
    let token = try timestamp { () throws(TimestampError) in try TimestampToken(answer) }
    let heads = try store { () throws(StoreError) in try HeadTimestamps.all(session.vault.log) }
    guard let head = heads.first(where: { $0.record.cover(of: token) != nil }) else {
      if let request { try timestamp { () throws(TimestampError) in try token.check(answers: request) } }
      throw VaultError(
        TimestampError(.wrongImprint, "it is over no checkpoint that this vault has kept, and over no renewal"))
    }
    try timestamp { () throws(TimestampError) in try head.record.check(token, answers: request) }
    let name = TimestampFileName(.token, token.response)
    try keep(token.response, name, beside: head)
    for list in lists { try keep(list.der, TimestampFileName(.revocations, list.der), beside: head) }
    let claim = TimestampedClaim(head: head.head, token: name.digest)
    // Where the file is there without its event, an earlier run was interrupted.
    let isKnown = head.record.files[name] == nil ? false : try isRecorded(claim)
    if !isKnown { try record(claim, token) }
    var isRenewal = false
    if case .renewal = head.record.cover(of: token) { isRenewal = true }
    let authority = try timestamp { () throws(TimestampError) in try token.signer().subject }
    let last = LastEvent.recorded(session.vault, try session.vault.state(), session.keys, before: head.head.size)
    return Report(
      head: head.head, name: name, info: token.info, authority: authority,
      later: last.flatMap { token.info.existedBy < $0.seconds ? $0 : nil }, isRenewal: isRenewal, wasKnown: isKnown)
  }

  private func keep(_ bytes: [UInt8], _ name: TimestampFileName, beside head: HeadTimestamps) throws(VaultError) {
    try store { () throws(StoreError) in
      try session.vault.log.keep(bytes, as: name.description, beside: head.head.size)
    }
  }

  private func isRecorded(_ claim: TimestampedClaim) throws(VaultError) -> Bool {
    var isFound = false
    try Inventory(session).events { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .timestamped else { return }
      if TimestampedClaim(event.disclosed)?.token == claim.token { isFound = true }
    }
    return isFound
  }

  private func record(_ claim: TimestampedClaim, _ token: TimestampToken) throws(VaultError) {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    let claims = claim.claims(existedBy: Timestamp(seconds: token.info.existedBy))
    try session.commit { state throws(VaultError) in
      var sealer = try RecordSealer(session)
      return [try sealer.entry(.timestamped, claims, session, state, staging: staging)]
    }
  }
}
