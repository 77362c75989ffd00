public import Timestamping
public import TransparencyLog

/// What the timestamps over one kept checkpoint come to.
public struct HeadTime: Sendable {
  /// The tree head: every entry before its size existed by then.
  public let head: TreeHead
  /// The record that was judged.
  public let record: TimestampRecord
  /// The verdict; nil where nobody is believed.
  public let verdict: TimestampVerdict?

  init(_ head: HeadTimestamps, _ question: TimeQuestion) {
    self.head = head.head
    record = head.record
    verdict = question.verdict(on: head.record)
  }
}
