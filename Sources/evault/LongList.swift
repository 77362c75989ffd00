/// Lines of which there may be any number, since somebody else wrote what they tell of: the first, and how many more there are.
enum LongList {
  /// How many are shown.
  static let shown = 20

  static func lines(_ all: [String]) -> [String] {
    guard all.count > shown else { return all }
    return all.prefix(shown) + ["        … and \(all.count - shown) more like these. All of them: --json"]
  }
}
