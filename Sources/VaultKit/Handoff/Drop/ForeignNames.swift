/// Names in a drop that are not a drop's: the first of them, and how many there are. There may be millions.
struct ForeignNames: Sendable {
  /// A place may tell names twice that lie between two pages of its list, never more of them than a page has.
  private static let recentCount = 2000

  private let maximumCount: Int
  private var recent: Set<String> = []
  private var earlier: Set<String> = []
  private var first: [String] = []
  /// How many there are.
  private(set) var count = 0

  /// - Parameter maximumCount: how many are told.
  init(maximumCount: Int) { self.maximumCount = maximumCount }

  /// Those that are told.
  var all: [String] { first.sorted() }

  mutating func add(_ name: String) {
    guard !earlier.contains(name), recent.insert(name).inserted else { return }
    if recent.count == Self.recentCount { (earlier, recent) = (recent, []) }
    count += 1
    if first.count < maximumCount { first.append(name) }
  }
}
