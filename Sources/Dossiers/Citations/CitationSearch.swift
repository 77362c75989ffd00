/// Finds citations in a text, and what seems to be meant as one and is none. It takes time in proportion to the text, whatever that is.
public struct CitationSearch: Sendable, Hashable {
  /// A citation and where it stands.
  public struct Found: Sendable, Hashable {
    /// What is cited.
    public let token: CitationToken
    /// Where its bracket begins: bytes of UTF-8 from the text's beginning.
    public let offset: Int
    /// Which line of the text that is, from 1 on: in a text document a paragraph, in a PDF a line.
    public let line: Int
  }

  /// A place that is not counted.
  public struct Suspicious: Sendable, Hashable {
    /// What is wrong; the raw values are stable.
    public enum Reason: String, Sendable, CaseIterable {
      /// The form is another: `[EX12]`, `[Ex. 12]`, `[EX 12 p. 3]`.
      case form
      /// A number that no exhibit can have: `[EX 0]`, `[EX 012]`.
      case number
      /// A bracket that is not closed.
      case open
      /// A citation without square brackets: `(EX 12)`, `EX 12`.
      case bare
    }

    /// What is wrong.
    public let reason: Reason
    /// What stands there: up to 60 characters, spaces made single, control characters left out.
    public let excerpt: String
    /// Where it begins: bytes of UTF-8 from the text's beginning.
    public let offset: Int
    /// Which line of the text that is, from 1 on.
    public let line: Int
  }

  /// Citations and suspicious places that are taken; a submission has a thousandth of that.
  public static let maximumCount = 100_000

  /// What is cited, in the order of the text; each citation of a bracket by itself.
  public let found: [Found]
  /// What is not counted and should be looked at, in the order of the text.
  public let suspicious: [Suspicious]
  /// Whether all of the text was looked at: it holds no more than `maximumCount` of each.
  public let isWhole: Bool

  /// How often each exhibit is cited.
  public var counts: [Int: Int] { found.reduce(into: [:]) { $0[$1.token.number, default: 0] += 1 } }

  /// Looks through a text.
  /// - Parameter prefix: the dossier's; nil comes back where no dossier can have it.
  public init?(_ text: String, prefix: String) {
    guard CitationToken.isPrefix(prefix) else { return nil }
    var scanner = CitationScanner(text, prefix: prefix)
    isWhole = scanner.run(limit: Self.maximumCount)
    (found, suspicious) = (scanner.found, scanner.suspicious)
  }
}
