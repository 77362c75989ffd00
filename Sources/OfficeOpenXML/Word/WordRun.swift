/// A piece of text in one hand. A line feed breaks the line, a tab goes to the next stop.
public struct WordRun: Sendable, Hashable {
  /// What it says.
  public var text: String
  /// Whether it is bold.
  public var isBold: Bool
  /// Whether it is in italics.
  public var isItalic: Bool

  /// A piece of text.
  public init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
    (self.text, self.isBold, self.isItalic) = (text, isBold, isItalic)
  }

  /// Upright.
  public static func plain(_ text: String) -> WordRun { WordRun(text) }
  /// Bold.
  public static func bold(_ text: String) -> WordRun { WordRun(text, isBold: true) }
  /// In italics.
  public static func italic(_ text: String) -> WordRun { WordRun(text, isItalic: true) }
}
