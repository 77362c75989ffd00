/// A withdrawal, and where the log has it. Every version of one counts: what was taken back is given again by a new consent only.
public struct RecordedWithdrawal: Sendable {
  /// The record's identifier.
  public let id: String
  /// Its place in the custody log.
  public let place: UInt64
  /// When it was recorded: seconds since 1970-01-01T00:00:00Z.
  public let recorded: Int64
  /// What it says.
  public let withdrawal: Withdrawal
  /// Whether it is dated before the consent that it names was first given: then its date is wrong, and the person took something back all the same.
  private var isMisdated = false

  /// A withdrawal in the log.
  public init(id: String, place: UInt64, recorded: Int64, withdrawal: Withdrawal) {
    self.id = id
    self.place = place
    self.recorded = recorded
    self.withdrawal = withdrawal
  }

  /// Whether it takes back what a consent says: one that was there when it was recorded, however it is corrected since, and one that was not given after it for
  /// certain. What was given at an unknown time is taken back, and a withdrawal of an unknown time was made when it was recorded, at the latest.
  func takesBack(_ chain: ConsentChain) -> Bool {
    let taken = isMisdated ? recorded : withdrawal.date.seconds ?? recorded
    return chain.place <= place
      || chain.versions.contains { version in version.record?.date.seconds.map { $0 <= taken } ?? true }
  }

  /// The same, held against the consent that it names.
  func judged(beside consent: ConsentChain?) -> RecordedWithdrawal {
    guard let taken = withdrawal.date.seconds, let versions = consent?.versions, !versions.isEmpty else { return self }
    var judged = self
    judged.isMisdated = versions.allSatisfy { $0.record?.date.seconds.map { taken < $0 } ?? false }
    return judged
  }
}
