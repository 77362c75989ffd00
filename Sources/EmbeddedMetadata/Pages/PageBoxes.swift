/// The boundaries of a PDF's pages (ISO 32000-1 §14.11.2).
extension PageSearch {
  private static let maximumBoxCount = 100_000
  /// How far apart both boundaries of one page stand, in bytes.
  private static let reach = 4_096

  /// Whether a page may show less than it has: a boundary of what is shown is another than the nearest one of the page,
  /// or cannot be read.
  var hidesMargins: Bool {
    let pages = boxes("/MediaBox")
    return boxes("/CropBox").contains { crop in
      guard let shown = crop.box else { return true }
      let near = pages.filter { abs($0.place - crop.place) <= Self.reach }
      if let nearest = near.min(by: { abs($0.place - crop.place) < abs($1.place - crop.place) }) {
        return nearest.box.map { !Self.isSame($0, shown) } ?? true
      }
      return !pages.allSatisfy { $0.box.map { Self.isSame($0, shown) } ?? false }
    }
  }

  private func boxes(_ key: StaticString) -> [(place: Int, box: [Double]?)] {
    var found: [(place: Int, box: [Double]?)] = []
    var place = 0
    while let word = next(key, from: place), found.count < Self.maximumBoxCount {
      place = word + key.utf8CodeUnitCount
      found.append((word, box(skipSpace(place))))
    }
    return found
  }

  /// Four numbers in brackets; nil for anything else, such as a reference.
  private func box(_ start: Int) -> [Double]? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return nil }
    let inner = bytes[(start + 1)...].prefix(200)
    guard let end = inner.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let numbers = inner[..<end].split { Self.isSpace($0) }.map { Double(String(decoding: $0, as: UTF8.self)) }
    return numbers.count == 4 && !numbers.contains(nil) ? numbers.compactMap(\.self) : nil
  }

  private static func isSame(_ left: [Double], _ right: [Double]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) < 0.01 }
  }
}
