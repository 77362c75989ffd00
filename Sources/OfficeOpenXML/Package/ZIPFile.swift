/// Reads a ZIP file that may mean harm: the directory at its end says what is there (APPNOTE.TXT §4.3.12), and nothing is unpacked
/// unless it is asked for.
struct ZIPFile {
  /// A part as the directory has it.
  private struct Part {
    let flags: Int
    let method: Int
    let check: UInt32
    let packedCount: Int
    let count: Int
    let offset: Int
  }

  /// Parts that are looked at.
  static let maximumPartCount = 10_000
  private static let maximumNameByteCount = 1024

  private let bytes: [UInt8]
  private var parts: [String: Part] = [:]
  /// The names of all parts as they are written, in the order of the directory.
  private(set) var writtenNames: [String] = []
  /// What lies in it and is no part of it, as `ZIPRemains` calls it.
  private(set) var remains: Set<String> = []
  private var entries: [ZIPRemains.Entry] = []

  /// Reads the directory.
  init(_ bytes: [UInt8]) throws(OfficeError) {
    self.bytes = bytes
    let end = try Self.end(of: bytes)
    guard Self.number(bytes, end + 4, 4) == 0 else {
      throw OfficeError(.unsupportedZIP, "a ZIP file on several disks")
    }
    let count = Self.number(bytes, end + 10, 2)
    let start = Self.number(bytes, end + 16, 4)
    guard count <= Self.maximumPartCount else { throw OfficeError(.tooLarge, "a ZIP file with \(count) parts") }
    guard start + Self.number(bytes, end + 12, 4) <= end else {
      throw OfficeError(.notZIP, "the directory of the ZIP file does not lie in it")
    }
    var place = start
    for _ in 0..<count { place = try addPart(at: place, before: end) }
    remains.formUnion(ZIPRemains.around(entries, in: bytes, before: start))
    // Entries that are not counted, and all else up to the end record.
    if place != end { remains.insert(ZIPRemains.gap) }
    if end + 22 < bytes.count { remains.insert(ZIPRemains.comment) }
  }

  /// The end record: the last place where it can stand, with a comment that goes on to the end of the file (§4.3.16).
  private static func end(of bytes: [UInt8]) throws(OfficeError) -> Int {
    var place = bytes.count - 22
    let first = max(0, place - 0xffff)
    while place >= first {
      if number(bytes, place, 4) == 0x0605_4b50, place + 22 + number(bytes, place + 20, 2) == bytes.count {
        return place
      }
      place -= 1
    }
    throw OfficeError(.notZIP, "no ZIP file, or only the beginning of one")
  }

  private mutating func addPart(at place: Int, before end: Int) throws(OfficeError) -> Int {
    guard place + 46 <= end, number(place, 4) == 0x0201_4b50 else {
      throw OfficeError(.notZIP, "the directory of the ZIP file is damaged")
    }
    let nameCount = number(place + 28, 2)
    let next = place + 46 + nameCount + number(place + 30, 2) + number(place + 32, 2)
    guard next <= end, nameCount <= Self.maximumNameByteCount else {
      throw OfficeError(.notZIP, "the directory of the ZIP file is damaged")
    }
    let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameCount)], as: UTF8.self)
    let fields = (place + 46 + nameCount)..<(next - number(place + 32, 2))
    if ZIPRemains.saysMore(bytes[fields]) { remains.insert(ZIPRemains.field) }
    if fields.upperBound < next { remains.insert(ZIPRemains.remark) }
    let part = Part(
      flags: number(place + 8, 2), method: number(place + 10, 2), check: UInt32(number(place + 16, 4)),
      packedCount: number(place + 20, 4), count: number(place + 24, 4), offset: number(place + 42, 4))
    // Programs differ on which of two they take; names that differ by case only are one (ECMA-376 part 2 §9.1.1.4).
    guard parts.updateValue(part, forKey: name.lowercased()) == nil else {
      throw OfficeError(.badName, "a ZIP file with two parts of one name")
    }
    writtenNames.append(name)
    entries.append(
      ZIPRemains.Entry(
        name: bytes[(place + 46)..<(place + 46 + nameCount)], flags: part.flags, check: part.check,
        packedCount: part.packedCount, count: part.count, offset: part.offset))
    return next
  }

  /// The names of all parts, in small letters, sorted.
  var names: [String] { parts.keys.sorted() }

  /// Whether there is a part of this name.
  func contains(_ name: String) -> Bool { parts[name.lowercased()] != nil }

  /// A part's content; nil where there is none of this name.
  /// - Parameter limit: bytes that it may have, unpacked; nothing beyond is ever in memory.
  func content(of name: String, limit: Int) throws(OfficeError) -> [UInt8]? {
    guard let part = parts[name.lowercased()] else { return nil }
    guard part.flags & 1 == 0 else { throw OfficeError(.encrypted, "a part of the ZIP file is encrypted") }
    guard part.count <= limit else {
      throw OfficeError(.tooLarge, "a part of the ZIP file unpacks to \(part.count) bytes")
    }
    guard part.offset + 30 <= bytes.count, number(part.offset, 4) == 0x0403_4b50 else {
      throw OfficeError(.notZIP, "the directory of the ZIP file points where no part begins")
    }
    let start = part.offset + 30 + number(part.offset + 26, 2) + number(part.offset + 28, 2)
    guard start <= bytes.count, part.packedCount <= bytes.count - start else {
      throw OfficeError(.notZIP, "a part does not lie in the ZIP file")
    }
    let packed = bytes[start..<(start + part.packedCount)]
    let content: [UInt8]
    switch part.method {
    case 0: content = Array(packed)
    case 8: content = try Inflate.unpack(packed, limit: part.count, isWhole: true)
    default: throw OfficeError(.unsupportedZIP, "a part is compressed in another way than DEFLATE")
    }
    guard content.count == part.count, CRC32.of(content) == part.check else {
      throw OfficeError(.damaged, "a part's check sum is another than the ZIP file says")
    }
    return content
  }

  private func number(_ place: Int, _ size: Int) -> Int { Self.number(bytes, place, size) }

  private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
