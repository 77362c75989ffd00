public import Custody
internal import SelectiveDisclosure
public import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Asking others to vouch for when the log existed, and keeping what they answer.
public struct HeadTimestamping: Sendable {
  private let vault: Vault

  /// For this vault.
  public init(_ vault: Vault) { self.vault = vault }

  /// The timestamps that are there, by checkpoint.
  public func times(_ question: TimeQuestion) throws(VaultError) -> [HeadTime] {
    let state = try vault.state()
    return try store { () throws(StoreError) in try HeadTimestamps.stamped(vault.log, in: state) }
      .map { HeadTime($0, question) }
  }

  /// Who signed the timestamp that an event says was attached; nil where it is not there, or not whole.
  public func authority(of event: CustodyEvent) -> String? {
    guard event.action == .timestamped, let claim = TimestampedClaim(event.disclosed) else { return nil }
    let name = TimestampFileName(.token, claim.token)
    let files = try? vault.log.keptFiles(claim.head.size) { $0 == name.description ? name.kind.maximumByteCount : nil }
    return files?.first?.bytes.flatMap { try? TimestampToken($0).signer().subject }
  }

  private func heads() throws(VaultError) -> [HeadTimestamps] {
    try store { () throws(StoreError) in try HeadTimestamps.all(vault.log) }
  }

  /// A request over the current checkpoint, which is kept from now on; or over a kept one.
  /// - Parameter size: of a kept checkpoint; nil for the current one.
  /// - Returns: the request, and the size of the log that it is about.
  public func request(
    size: UInt64? = nil, policy: PolicyIdentifier? = nil
  ) throws(VaultError) -> (request: TimestampRequest, size: UInt64) {
    let state = try vault.state()
    if size == nil {
      try store { () throws(StoreError) in
        try vault.log.keep(checkpoint: state.note, size: state.head.size)
      }
    }
    let head = try head(size ?? state.head.size)
    return (try timestamp { () throws(TimestampError) in try head.record.request(policy: policy) }, head.head.size)
  }

  /// A request for a newer timestamp over older ones: over a list of the checkpoint and all that lies beside it, which is kept.
  /// - Parameter size: of the checkpoint; nil for the newest one that has timestamps.
  public func renewal(
    size: UInt64? = nil, policy: PolicyIdentifier? = nil
  ) throws(VaultError) -> (request: TimestampRequest, size: UInt64) {
    let newest = try heads().last(where: \.hasTokens)?.head.size
    guard let size = size ?? newest else {
      throw VaultError(
        .usage, "No checkpoint has a timestamp that could be renewed.", safe: "Nothing was changed.",
        next: "First: evault timestamp request -o FILE")
    }
    let head = try head(size)
    guard head.hasTokens else {
      throw VaultError(
        .usage, "The checkpoint of size \(size) has no timestamp that could be renewed.", safe: "Nothing was changed.",
        next: "Those that have one are shown by: evault timestamp list")
    }
    let manifest = head.record.nextRenewal
    try store { () throws(StoreError) in
      try vault.log.keep(
        manifest.bytes, as: TimestampFileName(.renewal, manifest.bytes).description, beside: size)
    }
    let request = try timestamp { () throws(TimestampError) in try head.record.request(manifest, policy: policy) }
    return (request, size)
  }

  private func head(_ size: UInt64) throws(VaultError) -> HeadTimestamps {
    guard let head = try heads().first(where: { $0.head.size == size }) else {
      throw VaultError(
        .usage, "No checkpoint of size \(size) was kept.", safe: "Nothing was changed.",
        next: "Kept are those that were exported or timestamped.")
    }
    return head
  }
}

/// Runs work with timestamps, and turns its error into one for people.
func timestamp<R>(_ body: () throws(TimestampError) -> R) throws(VaultError) -> R {
  do throws(TimestampError) { return try body() } catch { throw VaultError(error) }
}

extension VaultError {
  /// A timestamp that is not taken.
  init(_ error: TimestampError) {
    self.init(
      .timeNotEstablished,
      "The timestamp is not taken: \(VisibleText.escape(error.reason)) (\(error.code.rawValue)).",
      safe: "Nothing was changed.",
      next:
        "Is it the answer to a request of this vault, as the authority sent it? Else ask anew: evault timestamp request -o FILE"
    )
  }
}
