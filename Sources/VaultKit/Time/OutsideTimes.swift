public import Custody
public import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// By when the entries of a log existed, in the word of others than those who signed them.
public struct OutsideTimes: Sendable {
  /// A time, and whose word it is.
  public struct Word: Sendable {
    /// The time: of a cosigner, by its own clock.
    public let time: Timestamp
    /// The authority's certificate's subject, or the cosigner's name.
    public let name: String
  }

  private let heads: [HeadTime]
  private let cosigned: [CosignedHead]

  /// The times over a vault's log.
  public init(_ vault: Vault, _ question: TimeQuestion) throws(VaultError) {
    heads = try HeadTimestamping(vault).times(question)
    cosigned = try Cosigning(vault).heads()
  }

  /// The earliest time that an authority vouches for, by a timestamp that counts.
  /// - Parameter entry: the index of an entry of this log.
  public func existedBy(_ entry: UInt64) -> Word? {
    heads.filter { $0.head.size > entry }.compactMap { head -> Word? in
      guard let time = head.verdict?.existedBy else { return nil }
      return Word(
        time: Timestamp(seconds: time), name: head.verdict?.earliest?.evidence?.signer.subject ?? "its authority")
    }.min { $0.time < $1.time }
  }

  /// The earliest time at which a known cosigner vouched for a log with the entry in it.
  public func cosigned(_ entry: UInt64) -> Word? {
    cosigned.filter { $0.size > entry }.flatMap(\.cosignings).map {
      Word(time: Timestamp(seconds: Int64(clamping: $0.timestamp)), name: $0.key.name.description)
    }.min { $0.time < $1.time }
  }

  /// Whether there are timestamps over the entry that nobody judged, since no authority was named.
  public func isUnjudged(_ entry: UInt64) -> Bool { heads.contains { $0.head.size > entry && $0.verdict == nil } }
}
