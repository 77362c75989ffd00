/// What is asked about time: whom the one who asks believes, and for when. The same question about the same files has the same answer
/// for ever.
public struct TimeQuestion: Sendable {
  /// Whom they believe; nil for nobody: then nothing about time can be verified, and nothing fails.
  public let trust: TimestampTrust?
  /// The moment for which it is asked, in seconds from 1970-01-01T00:00:00Z.
  public let moment: Int64

  /// A question.
  public init(trust: TimestampTrust?, moment: Int64) {
    self.trust = trust
    self.moment = moment
  }

  /// The answer for one record; nil where nobody is believed.
  public func verdict(on record: TimestampRecord) -> TimestampVerdict? {
    trust.map { record.judge(TimestampVerifier($0), at: moment) }
  }
}
