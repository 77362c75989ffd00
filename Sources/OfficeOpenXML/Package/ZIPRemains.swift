/// What lies in a ZIP file and is no part of it, which programs that open it never show.
enum ZIPRemains {
  /// One part: its name as the directory writes it, and where it begins.
  struct Entry {
    let name: ArraySlice<UInt8>
    let flags: Int
    let check: UInt32
    let packedCount: Int
    let count: Int
    let offset: Int
  }

  static let comment = "comment of the ZIP file"
  static let remark = "remark on a part of the ZIP file"
  static let field = "field of another program in the ZIP file"
  static let gap = "bytes between the parts of the ZIP file"

  /// Extra fields (APPNOTE.TXT §4.5, §4.6) that ordinary programs write, with the most bytes that one has: long sizes,
  /// times and numbers of accounts, the mark of Java.
  private static let ordinary = [
    0x0001: 32, 0x000a: 32, 0x5455: 13, 0x5855: 12, 0x7855: 4, 0x7875: 15, 0xcafe: 0,
  ]
  /// Room to grow (§4.6.10): a mark of its own and a size, then nothing but zeros.
  private static let growth = 0xa220

  /// Whether extra fields hold anything but what ordinary programs write.
  static func saysMore(_ fields: ArraySlice<UInt8>) -> Bool {
    var left = fields
    while left.count >= 4 {
      let (kind, count) = (number(left, 0, 2), number(left, 2, 2))
      // Programs align what follows with zeros.
      if kind == 0, left.allSatisfy({ $0 == 0 }) { return false }
      left = left.dropFirst(4)
      guard count <= left.count else { return true }
      if kind == growth {
        guard left.prefix(count).dropFirst(4).allSatisfy({ $0 == 0 }) else { return true }
      } else {
        guard let most = ordinary[kind], count <= most else { return true }
      }
      left = left.dropFirst(count)
    }
    return !left.allSatisfy { $0 == 0 }
  }

  /// What there is before, between and behind parts, and in their own headers (§4.3.7, §4.3.9).
  /// - Parameter directory: where the directory begins.
  static func around(_ entries: [Entry], in bytes: [UInt8], before directory: Int) -> Set<String> {
    var found: Set<String> = []
    var place = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      let names = entry.offset + 30
      guard names <= bytes.count else { return [gap] }
      let nameCount = number(bytes[...], entry.offset + 26, 2)
      let start = names + nameCount + number(bytes[...], entry.offset + 28, 2)
      guard start <= bytes.count, entry.packedCount <= bytes.count - start else { return [gap] }
      if saysMore(bytes[(names + nameCount)..<start]) { found.insert(field) }
      if entry.offset > place || bytes[names..<(names + nameCount)] != entry.name { found.insert(gap) }
      let end = start + entry.packedCount
      place = max(place, end + descriptorByteCount(of: entry, in: bytes[end...]))
    }
    if place < directory { found.insert(gap) }
    return found
  }

  /// How many bytes repeat, behind a part, what the directory says of it; with or without a mark, sizes short or long.
  private static func descriptorByteCount(of entry: Entry, in bytes: ArraySlice<UInt8>) -> Int {
    guard entry.flags & 8 != 0 else { return 0 }
    let check = number(Int(entry.check), 4)
    for mark in [[0x50, 0x4b, 7, 8], []] as [[UInt8]] {
      for size in [4, 8] {
        let whole = mark + check + number(entry.packedCount, size) + number(entry.count, size)
        if bytes.starts(with: whole) { return whole.count }
      }
    }
    return 0
  }

  private static func number(_ bytes: ArraySlice<UInt8>, _ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[bytes.startIndex + place + $1]) << (8 * $1) }
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
