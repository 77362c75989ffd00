/// What is known of an exhibit, where a dossier is checked. It is looked up by who can read a vault.
public struct ExhibitFacts: Sendable, Hashable {
  /// Whether it may go to the addressee today.
  public enum Consent: Sendable, Hashable {
    /// It comes from nobody who would be asked.
    case notNeeded
    /// Everybody agreed; the day on which the first of their consents ends, `YYYY-MM-DD`, and whether that is within 30 days.
    case granted(until: String?, isSoon: Bool)
    /// It stays: why, and what can be done.
    case refused(why: String, next: String)
    /// It stays as long as it is told whom it comes from: why, and the options with which it may go.
    case withoutSource(why: String, options: String)
  }

  /// Its title or name; nil where it has none.
  public var title: String?
  /// What it is: an item's type.
  public var type = ""
  /// Whether it is there and can be read.
  public var isReadable = true
  /// What it is one source with: the same for items that are not independent of each other.
  public var source = ""
  /// The subjects that a link which cites it ties to something, and those that cite it themselves.
  public var subjects: Set<String> = []
  /// Whether source, item and content were all assessed.
  public var isAssessed = false
  /// Whether an assessment or a description says that it speaks for somebody.
  public var isExculpatory = false
  /// Whether it may go.
  public var consent: Consent = .notNeeded
  /// Pseudonyms of the people that it comes from, sorted.
  public var persons: [String] = []
  /// Records of interviews that brought it and are not complete.
  public var incompleteInterviews: [String] = []
  /// How it is marked: `open`, `confidential_annex`, `withhold`; nil where nobody said.
  public var marking: String?
  /// Whether it is sealed to a compartment that not every member is cleared for: it is never in the open part.
  public var isNeedToKnow = false
  /// Items that are said to contradict it.
  public var contradicting: Set<String> = []
  /// Records about it that are newer than the dossier.
  public var newerRecords: [String] = []

  /// Nothing known yet.
  public init() {}
}
