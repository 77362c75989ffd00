/// Writes a ZIP file in which nothing is compressed and nothing tells when or where it was made: the same parts in the same order
/// give the same bytes (APPNOTE.TXT 6.3.10 §4.3; ISO/IEC 21320-1 but for its demand of UTF-8 flags on ASCII names).
public struct ZIPWriter: Sendable {
  /// Parts of one file: 65,534, since the next number stands for ZIP64.
  public static let maximumPartCount = 0xfffe
  /// Bytes of the whole file: one below 4 GiB, for the same reason.
  public static let maximumByteCount = 0xffff_fffe

  private static let version: UInt16 = 20
  /// 1980-01-01, 00:00: the first moment that DOS knows.
  private static let (time, date): (UInt16, UInt16) = (0, 1 << 5 | 1)

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  /// An empty one.
  public init() {}

  /// Appends a part.
  /// - Parameter name: its path, with `/` between folders; no other part's name differs from it by case only.
  /// - Throws: `.badName`, `.tooLarge`.
  public mutating func add(_ name: String, _ content: [UInt8]) throws(OfficeError) {
    let path = Array(name.utf8)
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...1024).contains(path.count), !steps.contains(where: { ["", ".", ".."].contains($0) }),
      !path.contains(where: { $0 < 0x20 || $0 == 0x7f || $0 == UInt8(ascii: "\\") }),
      names.insert(name.lowercased()).inserted
    else { throw OfficeError(.badName, "a part of a ZIP file cannot have this name") }
    let header = 30 + 46 + 22 + 2 * path.count
    guard names.count <= Self.maximumPartCount,
      bytes.count + directory.count + header + content.count <= Self.maximumByteCount
    else { throw OfficeError(.tooLarge, "more than a ZIP file without extensions holds") }
    let offset = UInt32(bytes.count)
    var common: [UInt8] = []
    // Bit 11: the name is UTF-8.
    let flags: UInt16 = path.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11
    for value in [Self.version, flags, 0, Self.time, Self.date] { Self.append(value, to: &common) }
    for value in [CRC32.of(content), UInt32(content.count), UInt32(content.count)] { Self.append(value, to: &common) }
    for value in [UInt16(path.count), 0] { Self.append(value, to: &common) }
    Self.append(UInt32(0x0403_4b50), to: &bytes)
    bytes += common + path + content
    Self.append(UInt32(0x0201_4b50), to: &directory)
    Self.append(Self.version, to: &directory)
    directory += common
    // No comment, disk 0, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    Self.append(offset, to: &directory)
    directory += path
  }

  /// The whole file.
  public func finished() -> [UInt8] {
    var whole = bytes + directory
    Self.append(UInt32(0x0605_4b50), to: &whole)
    for value in [0, 0, UInt16(names.count), UInt16(names.count)] { Self.append(value, to: &whole) }
    for value in [UInt32(directory.count), UInt32(bytes.count)] { Self.append(value, to: &whole) }
    Self.append(UInt16(0), to: &whole)
    return whole
  }

  private static func append<Number: FixedWidthInteger>(_ value: Number, to bytes: inout [UInt8]) {
    for place in 0..<(Number.bitWidth / 8) { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}
