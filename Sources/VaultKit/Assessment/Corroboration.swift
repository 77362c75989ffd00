public import Custody

/// Another item that is said to say the same as one.
public struct Corroboration: Sendable {
  /// Whether it counts as a source of its own, and why not. The raw values are stable.
  public enum Standing: String, Sendable, CaseIterable {
    /// Somebody found it independent, and nothing here speaks against that.
    case independent
    /// Both go back to one item, or have its content.
    case sameOrigin = "same-origin"
    /// Both come from one person.
    case samePerson = "same-person"
    /// Somebody found that it is not independent.
    case dependent
    /// Nobody said whether it is.
    case notSaid = "not-said"
    /// It is no item that can be read.
    case unreadable

    /// In words, behind the item's name.
    public var words: String {
      switch self {
      case .independent: "independent"
      case .sameOrigin: "does not count: it goes back to the same item"
      case .samePerson: "does not count: it comes from the same person"
      case .dependent: "does not count: it was found not to be independent"
      case .notSaid: "does not count: nobody said that it is independent"
      case .unreadable: "does not count: it cannot be read"
      }
    }
  }

  /// The item.
  public let item: Identifier
  /// Whether it counts.
  public let standing: Standing
  /// The assessments and links that say so.
  public let records: [Identifier]
}
