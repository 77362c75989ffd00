/// What happened, in the field's words: a disclosable claim (Schemas/README.md §3.2).
public enum EventAction: String, Sendable, CaseIterable {
  case founded
  case ingested
  case accessed
  case exportAuthorised = "export-authorised"
  case exportCompleted = "export-completed"
  case exportAborted = "export-aborted"

  /// The coarse type it belongs to.
  public var type: EventType {
    switch self {
    case .founded: .founding
    case .ingested: .intake
    case .accessed: .access
    case .exportAuthorised, .exportCompleted, .exportAborted: .export
    }
  }
}
