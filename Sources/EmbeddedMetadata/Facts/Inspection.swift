/// What was found in a file beside what it shows.
public struct Inspection: Sendable, Hashable {
  /// Why a file was not looked at, or not at all of it. The raw values are stable.
  public enum Gap: String, Sendable {
    /// ExifTool is not installed.
    case noProgram = "no-program"
    /// A format of which nobody here knows what may be in it.
    case unknownFormat = "unknown-format"
    /// More than is taken into memory, or than one look may take.
    case tooLarge = "too-large"
    /// Damaged, encrypted, or not what it says it is: something in it could not be read.
    case unreadable
    /// A program that looks took too long, said too much, or nothing that can be understood.
    case failed
  }

  /// What was found, each once, sorted.
  public var facts: [EmbeddedFact]
  /// Why there may be more; nil where all that is ever looked at was.
  public var gap: Gap?
  /// The version of ExifTool that looked; nil where it did not.
  public var version: String?
  /// The version of qpdf that looked; nil where it did not.
  public var pageVersion: String?

  /// A finding.
  public init(
    facts: some Sequence<EmbeddedFact> = [], gap: Gap? = nil, version: String? = nil, pageVersion: String? = nil
  ) {
    self.facts = Set(facts).sorted()
    self.gap = gap
    self.version = version
    self.pageVersion = pageVersion
  }

  /// What both say together: of two gaps the first.
  func with(_ other: Inspection) -> Inspection {
    Inspection(
      facts: facts + other.facts, gap: gap ?? other.gap, version: version ?? other.version,
      pageVersion: pageVersion ?? other.pageVersion)
  }
}
