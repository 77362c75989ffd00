/// Why a schema is none that records can be judged by.
public struct OwnRecordSchemaError: Error, Sendable {
  /// What is wrong, each in a sentence that is safe to show; not empty.
  public let faults: [String]

  init(_ faults: [String]) {
    self.faults = faults.isEmpty ? ["It cannot be used."] : faults
  }
}
