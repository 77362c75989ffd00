/// An office, or a class of offices, as grants name them: compared without regard to capitals and to how much white space there is.
public struct RecipientName: Hashable, Sendable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  private let compared: String

  /// A name.
  public init(_ text: String) {
    description = text
    compared = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Equal where they are compared as the same.
  public static func == (left: Self, right: Self) -> Bool { left.compared == right.compared }

  /// Feeds what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(compared) }
}
