/// Something that a check of a dossier looks at.
public struct ProfileRule: Sendable, Hashable {
  /// What is looked at (Schemas/README.md §3.16).
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case twoIndependentSources = "two_independent_sources"
    case exculpatoryReviewed = "exculpatory_reviewed"
    case linkedToSubject = "linked_to_subject"
    case sourcesAssessed = "sources_assessed"
    case consentValid = "consent_valid"
    case interviewsComplete = "interviews_complete"
    case contradictionsTold = "contradictions_told"
    case recent
    case oneOfGroup = "one_of_group"
    case openExhibits = "open_exhibits"
  }

  /// What is looked at.
  public let kind: Kind
  /// Whether the submission is weak without it, or must not go.
  public let need: Need
  /// The section that says what is missing.
  public let section: String?
  /// For `oneOfGroup`: of which elements one must be argued.
  public let group: String?
  /// For `recent`: how many years back.
  public let years: Int?
  /// What is meant.
  public let guidance: String
  /// Where that comes from.
  public let source: ProfileSource
}
