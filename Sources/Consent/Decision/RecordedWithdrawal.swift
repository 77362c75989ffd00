/// A withdrawal, and where the log has it. Every version of one counts: what was taken back is given again by a new consent only.
public struct RecordedWithdrawal: Sendable {
  /// The record's identifier.
  public let id: String
  /// Its place in the custody log.
  public let place: UInt64
  /// What it says.
  public let withdrawal: Withdrawal

  /// A withdrawal in the log.
  public init(id: String, place: UInt64, withdrawal: Withdrawal) {
    self.id = id
    self.place = place
    self.withdrawal = withdrawal
  }

  /// Whether it takes back what a version says. Of one day, the order of the log counts; where a date is not known, it is taken back.
  func takesBack(_ record: ConsentRecord, at place: UInt64) -> Bool {
    guard let given = record.date.earliest, let taken = withdrawal.date.latest else { return true }
    if given > taken { return false }
    return place < self.place || given < (withdrawal.date.earliest ?? taken)
  }
}
