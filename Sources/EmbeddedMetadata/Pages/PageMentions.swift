/// What the objects of a PDF mention, however deep it lies in them.
struct PageMentions {
  /// What is noted of each dictionary.
  static let keys: Set = ["Type", "Subtype", "F", "S", "Alt", "ActualText"]
  /// Keys whose values are instructions that a program draws, or lead to such (ISO 32000-1 §7.8.2, §8.7.3, §9.6.5,
  /// §12.5.5).
  private static let drawn: Set = ["Contents", "Pattern", "CharProcs", "AP"]

  /// Numbers of objects, in the order in which they are mentioned.
  var references: [Int] = []
  /// Those that are drawn, or lead to what is.
  private(set) var drawings: Set<Int> = []
  /// What dictionaries say under the keys that are noted.
  var dictionaries: [[String: PageReader.Value]] = []

  /// Notes what the value of a key mentioned.
  /// - Parameter start: how many were mentioned before.
  mutating func close(_ key: String, from start: Int) {
    if Self.drawn.contains(key) { drawings.formUnion(references[start...]) }
  }
}
