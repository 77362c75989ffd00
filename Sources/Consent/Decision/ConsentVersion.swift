/// One version of a consent record, and who stands for it.
public struct ConsentVersion: Sendable {
  /// What it says, or why it could not be understood.
  public enum Content: Sendable {
    /// What it says.
    case record(ConsentRecord)
    /// It is no consent that this version of the program understands: it might forbid anything.
    case notUnderstood(String)
  }

  /// The record's identifier, the same for all its versions.
  public let id: String
  /// Its place in the custody log.
  public let place: UInt64
  /// The thumbprint of the key of whoever recorded it.
  public let recorder: String
  /// When it was recorded: seconds since 1970-01-01T00:00:00Z.
  public let recorded: Int64
  /// Whether its recorder was suspended for that time: it may have been signed under coercion.
  public let isDoubted: Bool
  /// Thumbprints of the keys of members who approved this version.
  public var approvers: Set<String>
  /// Whether nothing shows that the person agreed: their form is not in the vault, as far as whoever asks can read.
  public var isIncomplete = false
  /// What it says.
  public let content: Content

  /// A version.
  public init(
    id: String, place: UInt64, recorder: String, recorded: Int64, isDoubted: Bool = false,
    approvers: Set<String> = [], content: Content
  ) {
    self.id = id
    self.place = place
    self.recorder = recorder
    self.recorded = recorded
    self.isDoubted = isDoubted
    self.approvers = approvers
    self.content = content
  }

  /// The words by which its conditions are affirmed.
  public var conditions: [String] {
    guard let record else { return [] }
    return record.conditions.enumerated().map { $1.word(of: id, number: $0 + 1) }
  }

  /// What it says; nil where it could not be understood.
  public var record: ConsentRecord? { if case .record(let record) = content { record } else { nil } }

  /// Seconds for which a consent that its recorder wants to use themselves is looked at by a second member: 72 hours.
  public static let freshness: Int64 = 72 * 3600

  /// Whether whoever asks recorded it themselves, within 72 hours or with a clock that was ahead.
  func isFresh(for question: ConsentQuestion) -> Bool {
    recorder == question.asker && recorded > question.moment - Self.freshness
  }

  /// Whether somebody approved it who neither recorded it nor asks.
  func isApproved(for question: ConsentQuestion) -> Bool {
    approvers.contains { $0 != recorder && $0 != question.asker }
  }

  /// Whether it can be relied on: nobody has to look at it first.
  func isSettled(for question: ConsentQuestion) -> Bool {
    !isIncomplete && (isApproved(for: question) || !isDoubted && !(isFresh(for: question) && question.canBeApproved))
  }
}
