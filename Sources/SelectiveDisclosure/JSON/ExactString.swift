/// A string compared by its UTF-8 bytes. Swift's own `==` is canonical equivalence: it takes a composed "é" for a decomposed
/// one, which are two keys to RFC 8259 §8.3 and two values to a digest.
package struct ExactString: Hashable, Sendable {
  /// The string.
  package let text: String

  /// Wraps a string.
  package init(_ text: String) { self.text = text }

  package static func == (left: Self, right: Self) -> Bool { areSame(left.text, right.text) }

  package func hash(into hasher: inout Hasher) {
    let bytes = text.utf8Span.span
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hasher.combine(bytes.count)
  }

  /// Whether two strings are the same bytes.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    let (a, b) = (left.utf8Span.span, right.utf8Span.span)
    guard a.count == b.count else { return false }
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }
}
