internal import Transfer

/// Puts a page of a list together from what a service answers. Names that no file of a store has may fill whole answers: behind them it goes on, so that
/// whoever may put a file there cannot hide the others.
struct ServiceListing {
  /// Answers without one name of a store in a row.
  private static let maximumAnswerCount = 10_000
  /// More than any service keeps in a file: 16 TiB.
  private static let maximumByteCount: UInt64 = 16 << 40

  private let place: String
  private let prefix: String
  private let wanted: String
  private var answers = 0
  private(set) var page = StoredPage(files: [], hasMore: false)
  /// The name behind which it goes on, as ``ListedName`` spells it.
  private(set) var last: String?

  /// - Parameters:
  ///   - prefix: what all names of the store begin with in the bucket.
  ///   - wanted: what of them was asked for.
  init(_ place: String, prefix: String, wanted: String, after: String?) {
    self.place = place
    self.prefix = prefix
    self.wanted = wanted
    last = after
  }

  /// Whether the service has to be asked again.
  var goesOn: Bool { page.hasMore && page.files.isEmpty }

  /// Takes one answer's lines: a size, a space and a name.
  mutating func take(_ lines: [UInt8], hasMore: Bool) throws(MirrorStoreError) {
    var files: [(name: StoredName, size: UInt64)] = []
    var strange = page.strange
    var count = 0
    var before = last.flatMap(ListedName.bytes)
    for line in lines.split(separator: 0x0a) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let size = UInt64(parts[0]), parts[1].hasPrefix(prefix + wanted),
        let bytes = ListedName.bytes(String(parts[1]))
      else { throw refusal("a list has names that were not asked for") }
      guard size <= Self.maximumByteCount else { throw refusal("a list has sizes that no file has") }
      count += 1
      guard count <= StoredPage.maximumCount else { throw refusal("a list has more names than were asked for") }
      guard before.map({ $0.lexicographicallyPrecedes(bytes) }) ?? true else {
        throw refusal("a list is not in the order of its names")
      }
      before = bytes
      last = String(parts[1])
      if let name = StoredName(String(parts[1].dropFirst(prefix.count))) {
        files.append((name, size))
      } else if strange.count < StoredPage.maximumCount {
        strange.append(String(parts[1].dropFirst(prefix.count)))
      }
    }
    answers += 1
    guard !hasMore || count > 0 else { throw refusal("a list goes on and has nothing in it") }
    guard !hasMore || answers < Self.maximumAnswerCount else {
      throw refusal("a list goes on and on with names that were not put there by this program")
    }
    page = StoredPage(files: files, hasMore: hasMore, strange: strange)
  }

  private func refusal(_ why: String) -> MirrorStoreError { MirrorStoreError(.malformed, place, why) }
}
