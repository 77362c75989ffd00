/// Something that a check of citations found.
public struct CitationFinding: Sendable, Hashable {
  /// What it is; the raw values are stable.
  public enum Kind: String, Sendable, CaseIterable {
    /// The text cites an exhibit that is not there.
    case missing
    /// The text cites an exhibit whose content stays.
    case withheld
    /// The text cites an exhibit that was taken out.
    case withdrawn
    /// The text cites an exhibit whose place another took.
    case replaced
    /// What seems to be meant as a citation is none.
    case suspicious
    /// The text cites a place that the dossier does not name.
    case place
    /// The text cites an exhibit of the dossier nowhere.
    case unused
    /// There is more in the text than was looked at.
    case unread

    /// Whether the text cannot go out like this, by itself; else a person decides.
    public var isGrave: Bool {
      switch self {
      case .missing, .withheld, .withdrawn, .replaced, .unread: true
      case .suspicious, .place, .unused: false
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// The exhibit, where one is meant.
  public let number: Int?
  /// How often.
  public let count: Int
  /// The first line of the text where it is so, from 1 on; nil where it is nowhere.
  public let line: Int?
  /// What is wrong and what to do, in sentences.
  public let sentence: String
}
