/// Single values that are objects of their own (ISO 32000-1 §7.3.10): dictionaries name them by their number.
struct PageScalars {
  private static let maximumCount = 200_000

  private var values: [Int: Set<PageReader.Value>] = [:]
  private var count = 0
  /// Whether there were more than are kept.
  private(set) var isWhole = true

  /// Keeps what an object says; earlier states of a file may say something else.
  mutating func keep(_ value: PageReader.Value, _ number: Int) {
    guard count < Self.maximumCount || values[number]?.contains(value) ?? false else { return isWhole = false }
    if values[number, default: []].insert(value).inserted { count += 1 }
  }

  /// All that it may stand for; empty where that is not found.
  func candidates(_ value: PageReader.Value) -> Set<PageReader.Value> {
    guard case .reference(let number) = value else { return [value] }
    return values[number] ?? []
  }

  /// What it stands for; itself where that is not found, or not one thing.
  func resolve(_ value: PageReader.Value) -> PageReader.Value {
    if case .array(let elements) = value { return .array(elements.map(resolve)) }
    let candidates = candidates(value)
    guard candidates.count == 1, let only = candidates.first else { return value }
    if case .reference = only { return value }
    return only
  }

  /// The largest length that it may stand for, in bytes; nil where there is none.
  func length(_ value: PageReader.Value?) -> Double? {
    guard let value else { return nil }
    let lengths = candidates(value).map { candidate in
      if case .number(let number) = candidate { number } else { Double?.none }
    }
    return lengths.contains(nil) ? nil : lengths.compactMap(\.self).max()
  }
}
