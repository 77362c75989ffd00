/// An office, or a class of offices, as grants name them: compared without regard to capitals and to how much white space there is; and for what
/// forbids, without regard to what a reader would not notice (Schemas/README.md §3.14).
public struct RecipientName: Hashable, Sendable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  private let compared: String
  private let look: NameLook

  /// A name.
  public init(_ text: String) {
    description = text
    compared = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    look = NameLook(text)
  }

  /// Whether it may be meant for the same as another: they look alike, or one of them may look like any.
  public func isNear(_ other: Self) -> Bool { self == other || look.mayBe(other.look) }

  /// Whether a reader takes both for the same.
  public func looksLike(_ other: Self) -> Bool { self == other || look.isSame(other.look) }

  /// Equal where they are compared as the same.
  public static func == (left: Self, right: Self) -> Bool { left.compared == right.compared }

  /// Feeds what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(compared) }
}

extension Selection<RecipientName> {
  /// Whether a name, or one that may be meant for it, is in it.
  func mayContain(_ name: RecipientName) -> Bool {
    switch self {
    case .everything: true
    case .only(let named): named.contains { $0.isNear(name) }
    }
  }

  /// Whether both may have a name in common.
  func mayMeet(_ other: Self) -> Bool {
    switch other {
    case .everything: meets(other)
    case .only(let named): named.contains { mayContain($0) }
    }
  }
}
