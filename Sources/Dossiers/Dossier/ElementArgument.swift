/// What is argued of an element, or why nothing is.
public struct ElementArgument: Sendable, Hashable {
  /// Whether the element is argued.
  public let isArgued: Bool
  /// The argument, or why there is none.
  public let text: String?

  /// An argument.
  public init(isArgued: Bool, text: String?) {
    self.isArgued = isArgued
    self.text = text
  }
}
