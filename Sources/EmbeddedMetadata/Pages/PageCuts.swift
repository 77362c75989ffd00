/// Where something stands in a PDF that is to go.
struct PageCuts {
  private static let maximumCount = 1 << 20

  /// What says something: blanks take its place.
  private(set) var words: [Range<Int>] = []
  /// What leads to an object: nothing takes its place.
  private(set) var references: [Range<Int>] = []
  /// Whether there is no more.
  private(set) var isWhole = true

  var isEmpty: Bool { words.isEmpty && references.isEmpty }

  mutating func add(word: Range<Int>) {
    guard words.count < Self.maximumCount else { return isWhole = false }
    words.append(word)
  }

  mutating func add(reference: Range<Int>) {
    guard references.count < Self.maximumCount else { return isWhole = false }
    references.append(reference)
  }

  mutating func add(_ other: PageCuts) {
    guard words.count + other.words.count <= Self.maximumCount else { return isWhole = false }
    words += other.words
    references += other.references
    isWhole = isWhole && other.isWhole
  }

  /// Puts blanks, and `null` (ISO 32000-1 §7.3.9), where these stand: all else stays where it is.
  func apply(to bytes: inout [UInt8]) {
    for range in references {
      bytes.replaceSubrange(
        range, with: (Array("null".utf8) + Array(repeating: 32, count: range.count)).prefix(range.count))
    }
    for place in words.joined() { bytes[place] = 32 }
  }
}
