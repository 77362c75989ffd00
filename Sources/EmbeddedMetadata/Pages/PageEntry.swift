/// A key of a dictionary (ISO 32000-1 §7.3.7) that is noted, and what it has.
struct PageEntry {
  let key: String
  let value: PageReader.Value
  /// Where key and value stand.
  let range: Range<Int>
  /// Where the value stands.
  let written: Range<Int>
  /// Which of the mentioned objects it mentions.
  let references: Range<Int>
  /// Which of those that are followed.
  let followed: Range<Int>
}
