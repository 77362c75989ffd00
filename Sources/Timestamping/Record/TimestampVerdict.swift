/// What the timestamps beside a file come to.
public struct TimestampVerdict: Sendable {
  /// One token, judged.
  public struct Token: Sendable {
    /// Its file's name.
    public let name: String
    /// What the authority signed.
    public let info: TimestampInfo
    /// What it is over; nil where it is over something else.
    public let cover: TimestampRecord.Cover?
    /// The time at which its chain had to hold: that of its first renewal, or that of the question.
    public let judgedAt: Int64
    /// What it shows; nil where it does not count.
    public let evidence: TimestampEvidence?
    /// Why it does not count; nil where it does.
    public let error: TimestampError?

    /// Whether it counts.
    public var isGood: Bool { evidence != nil }
  }

  /// The tokens, the oldest first.
  public let tokens: [Token]
  /// Files that cannot be used, and why.
  public let refused: [(name: String, error: TimestampError)]

  /// The token that shows the earliest time; nil where none counts.
  public var earliest: Token? { tokens.filter(\.isGood).min { $0.info.existedBy < $1.info.existedBy } }

  /// The file existed by then, in seconds from 1970-01-01T00:00:00Z; nil where no token shows it.
  public var existedBy: Int64? { earliest?.info.existedBy }
}
