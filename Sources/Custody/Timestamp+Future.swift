extension Timestamp {
  /// How far clocks that are right may differ, in seconds.
  public static let grace: Int64 = 300

  /// Whether this lies later than a moment by more than clocks that are right differ.
  public func isInFuture(of now: Timestamp) -> Bool {
    seconds > now.seconds.addingReportingOverflow(Self.grace).partialValue
  }
}
