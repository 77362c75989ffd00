internal import Encodings

/// XML 1.0, as far as the writers need it.
enum XMLText {
  /// Text for an element or a quoted attribute.
  static func escape(_ text: String) -> String { MarkupText.escape(ShownText.safe(text)) }
}
