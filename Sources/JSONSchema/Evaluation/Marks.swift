/// Which members or elements of a value some schema has looked at (Core §11.1), by their place.
struct Marks: Sendable {
  private var words: [UInt64] = []

  /// Whether that one was looked at.
  func contains(_ place: Int) -> Bool {
    place / 64 < words.count && words[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  /// It was looked at.
  mutating func insert(_ place: Int) {
    while words.count <= place / 64 { words.append(0) }
    words[place / 64] |= 1 << UInt64(place % 64)
  }

  /// What either has.
  mutating func formUnion(_ other: Marks) {
    while words.count < other.words.count { words.append(0) }
    for place in other.words.indices { words[place] |= other.words[place] }
  }
}
