extension TilePath: CustomStringConvertible {
  /// Parses a path in its one spelling. Throws `malformedTilePath` for anything else: other levels or widths than the standard's,
  /// superfluous zeros, a number that 64 bits do not hold.
  public init(_ text: String) throws(TransparencyLogError) {
    guard let path = Self.parse(Array(text.utf8)) else {
      throw TransparencyLogError(.malformedTilePath, "not a path of a tile: \(text.prefix(80))")
    }
    self = path
  }

  /// The path, without the log's prefix and without a slash at the start.
  public var description: String { isPartial ? "\(partialsFolder)/\(width)" : stem }

  /// The folder that holds every partial form of this tile: `tile/0/067.p`. It may go once the full tile is there.
  public var partialsFolder: String { stem + ".p" }

  private var stem: String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - digits.utf8.count) + digits
      groups.append(groups.isEmpty ? padded : "x" + padded)
      rest /= 1000
    } while rest > 0
    let number = groups.reversed().joined(separator: "/")
    switch kind {
    case .hashes(let level): return "tile/\(level)/\(number)"
    case .entries: return "tile/entries/\(number)"
    }
  }

  private static func parse(_ text: [UInt8]) -> TilePath? {
    // The longest path has a level of two digits, seven groups and a width of three: bounded before it is taken apart.
    guard text.count <= 64 else { return nil }
    var parts = text.split(separator: 0x2f, omittingEmptySubsequences: false)[...]
    guard let top = parts.popFirst(), top.elementsEqual("tile".utf8), let second = parts.popFirst() else { return nil }
    let kind: Kind
    if second.elementsEqual("entries".utf8) {
      kind = .entries
    } else {
      guard let level = Decimal.parse(second), level <= maximumLevel else { return nil }
      kind = .hashes(level: Int(level))
    }
    var width = fullWidth
    if let folder = parts.dropLast().last, folder.suffix(2).elementsEqual(".p".utf8), let last = parts.popLast() {
      guard let number = Decimal.parse(last), (1..<UInt64(fullWidth)).contains(number) else { return nil }
      width = Int(number)
      parts[parts.endIndex - 1] = folder.dropLast(2)
    }
    guard let index = parseIndex(parts) else { return nil }
    return TilePath(unchecked: kind, index: index, width: width)
  }

  private static func parseIndex(_ groups: ArraySlice<ArraySlice<UInt8>>) -> UInt64? {
    guard let last = groups.last else { return nil }
    var index: UInt64 = 0
    for group in groups.dropLast() {
      // A first group of zeros would be a second spelling of the same number.
      guard let digits = group.afterPrefix("x".utf8), let next = append(digits, to: index), next > 0 else { return nil }
      index = next
    }
    return append(last, to: index)
  }

  private static func append(_ digits: ArraySlice<UInt8>, to index: UInt64) -> UInt64? {
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
    let (thousands, isTooLarge) = index.multipliedReportingOverflow(by: 1000)
    let (sum, isSumTooLarge) = thousands.addingReportingOverflow(value)
    return isTooLarge || isSumTooLarge ? nil : sum
  }
}
