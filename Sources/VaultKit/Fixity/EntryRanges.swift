internal import SelectiveDisclosure
internal import TransparencyLog

/// Indexes of log entries, as ascending ranges: how a fixity event says compactly what was checked.
struct EntryRanges: Sendable, Equatable {
  /// More are not recorded: what does not fit stays due.
  static let maximumCount = 4096

  /// The ranges, ascending, apart by at least one.
  private(set) var ranges: [ClosedRange<UInt64>] = []

  init() {}

  /// The ranges of these indexes.
  init(_ indexes: some Sequence<UInt64>) {
    for index in indexes.sorted() { append(index) }
  }

  /// What the claim `checked` says; nil where it is not ascending ranges.
  init?(_ claim: JSON?) {
    guard let pairs = claim?.arrayValue, pairs.count <= Self.maximumCount else { return nil }
    for pair in pairs {
      guard let numbers = pair.arrayValue, numbers.count == 2, let first = numbers[0].numberValue?.uint64,
        let last = numbers[1].numberValue?.uint64, first <= last, ranges.last.map({ $0.upperBound < first }) ?? true
      else { return nil }
      ranges.append(first...last)
    }
  }

  /// Adds an index above all others.
  mutating func append(_ index: UInt64) {
    if let last = ranges.last, index <= last.upperBound { return }
    if let last = ranges.last, last.upperBound + 1 == index {
      ranges[ranges.count - 1] = last.lowerBound...index
    } else {
      ranges.append(index...index)
    }
  }

  /// The claim: `[[first,last],…]`.
  var claim: JSON {
    .array(
      ranges.prefix(Self.maximumCount).map {
        .array([.number(JSONNumber($0.lowerBound)), .number(JSONNumber($0.upperBound))])
      })
  }
}
