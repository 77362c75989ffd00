/// What an import brought in and recorded.
public struct ImportReport: Sendable {
  /// The items.
  public let intake: IntakeReport
  /// The records that were written, with their names.
  public let records: [RecordDraft]
  /// Where each of them comes from, in the same order.
  public let origins: [PlannedRecord]
  /// Records that the same batch wrote before.
  public let repeated: Int
}
