/// Something that a check of a dossier found (Schemas/README.md §3.17).
public struct DossierFinding: Sendable, Hashable {
  /// How much it matters.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What the profile requires is not there.
    case missing
    /// It is there, and rests on little; or what is advised is not there.
    case weak
    /// Things that cannot all be right.
    case contradictory
  }

  /// Stable names.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case sectionEmpty = "section-empty"
    case fieldEmpty = "field-empty"
    case elementNotArgued = "element-not-argued"
    case elementWithoutExhibit = "element-without-exhibit"
    case tooManyWords = "too-many-words"
    case oneSource = "one-source"
    case notLinked = "not-linked"
    case noSubject = "no-subject"
    case notAssessed = "not-assessed"
    case consentRefused = "consent-refused"
    case sourceNotCovered = "source-not-covered"
    case consentEnds = "consent-ends"
    case exculpatoryNotReviewed = "exculpatory-not-reviewed"
    case exculpatoryNotCited = "exculpatory-not-cited"
    case interviewIncomplete = "interview-incomplete"
    case contradictionHalfTold = "contradiction-half-told"
    case contradiction
    case bearsBothWays = "bears-both-ways"
    case notRecent = "not-recent"
    case notDated = "not-dated"
    case groupNotArgued = "group-not-argued"
    case noOpenExhibit = "no-open-exhibit"
    case exhibitNotCited = "exhibit-not-cited"
    case exhibitGone = "exhibit-gone"
    case numberChanged = "number-changed"
    case profileNewer = "profile-newer"
    case exhibitChanged = "exhibit-changed"
  }

  /// How much it matters.
  public let kind: Kind
  /// What it is.
  public let code: Code
  /// The section that it belongs to; nil for the whole.
  public let section: String?
  /// The element that it is about.
  public let element: String?
  /// The exhibits that it is about, ascending.
  public let exhibits: [Int]
  /// In words.
  public let sentence: String
  /// The command that would mend it; empty where none can.
  public let mend: String
}
