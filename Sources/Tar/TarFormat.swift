/// Writes archives in one spelling: POSIX ustar, with a pax header only where a name or a length does not fit (IEEE Std 1003.1-2017, pax,
/// "pax Interchange Format"). All modes are 0644 (folders 0755), owner and group 0 without names, all times 2000-01-01T00:00:00Z: the same
/// members in the same order give the same bytes.
///
///     output += try TarFormat.header(file: "bundle/README.txt", byteCount: 5) + Array("hello".utf8) + TarFormat.padding(after: 5)
///     output += TarFormat.end(at: UInt64(output.count))
public enum TarFormat {
  /// Bytes in a block: 512.
  public static let blockByteCount = TarBlock.byteCount
  /// Bytes in a record: 10,240. An archive is a whole number of them long, as tar writes it to a pipe.
  public static let recordByteCount = 20 * TarBlock.byteCount
  /// The longest name: 4,096 bytes.
  public static let maximumNameByteCount = 4096

  private static let modified: UInt64 = 946_684_800

  /// What stands before a file's content: one block, or three and more where a pax header is needed.
  /// - Parameters:
  ///   - path: ASCII without control characters; components that are not empty, `.` or `..`.
  ///   - byteCount: the content's length, below 2^63.
  /// - Throws: `.unsafeName`, `.tooLarge`.
  public static func header(file path: String, byteCount: UInt64) throws(TarError) -> [UInt8] {
    try header(path, "", kind: TarBlock.file, mode: 0o644, byteCount)
  }

  /// What makes a folder: one block, or three.
  /// - Throws: `.unsafeName`.
  public static func header(folder path: String) throws(TarError) -> [UInt8] {
    try header(path, "/", kind: TarBlock.folder, mode: 0o755, 0)
  }

  /// The zeros behind a content of this length.
  public static func padding(after byteCount: UInt64) -> [UInt8] {
    [UInt8](repeating: 0, count: TarBlock.paddingCount(byteCount))
  }

  /// The end of an archive that is this long so far: at least two blocks of zeros, up to a whole record.
  public static func end(at byteCount: UInt64) -> [UInt8] {
    let used = Int(byteCount % UInt64(recordByteCount))
    var count = recordByteCount - used
    if count < 2 * TarBlock.byteCount { count += recordByteCount }
    return [UInt8](repeating: 0, count: count)
  }

  /// Bytes that a file takes in an archive, header and padding with it.
  /// - Throws: as ``header(file:byteCount:)``.
  public static func byteCount(file path: String, _ byteCount: UInt64) throws(TarError) -> UInt64 {
    UInt64(try header(file: path, byteCount: byteCount).count) + byteCount + UInt64(TarBlock.paddingCount(byteCount))
  }

  private static func header(
    _ path: String, _ end: String, kind: UInt8, mode: UInt64, _ byteCount: UInt64
  ) throws(TarError) -> [UInt8] {
    let name = Array(path.utf8)
    guard TarName.isSafe(name), name.allSatisfy({ (0x20...0x7e).contains($0) }) else {
      throw TarError(.unsafeName, name)
    }
    guard byteCount < 1 << 63 else { throw TarError(.tooLarge, name) }
    let whole = name + Array(end.utf8)
    var records: [UInt8] = []
    let parts = split(whole)
    if parts == nil { records += record("path", whole) }
    if byteCount > TarBlock.maximumSize { records += record("size", Array(String(byteCount).utf8)) }
    var output: [UInt8] = []
    if !records.isEmpty {
      let last = name.split(separator: 0x2f).last ?? []
      output += block(
        Array("PaxHeaders/".utf8) + last.prefix(80), [], kind: TarBlock.extended, mode: 0o644, UInt64(records.count))
      output += records + padding(after: UInt64(records.count))
    }
    let (prefix, rest) = parts ?? ([], Array(whole.prefix(TarBlock.name.count)))
    // A length that does not fit is 0 here: who does not know pax headers must not take it for another.
    output += block(rest, prefix, kind: kind, mode: mode, byteCount > TarBlock.maximumSize ? 0 : byteCount)
    return output
  }

  /// The name in the fields `prefix` and `name`; nil where it does not fit. The prefix is as short as can be.
  private static func split(_ name: [UInt8]) -> (prefix: [UInt8], name: [UInt8])? {
    if name.count <= TarBlock.name.count { return ([], name) }
    for (place, byte) in name.enumerated() where byte == 0x2f {
      let rest = name.count - place - 1
      guard place <= TarBlock.prefix.count else { return nil }
      if rest <= TarBlock.name.count, rest > 0 { return (Array(name[..<place]), Array(name[(place + 1)...])) }
    }
    return nil
  }

  /// `<length> <key>=<value>` and a line feed; the length counts itself.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = [0x20] + Array(key.utf8) + [0x3d] + value + [0x0a]
    var count = rest.count + 1
    while String(count).utf8.count + rest.count != count { count = String(count).utf8.count + rest.count }
    return Array(String(count).utf8) + rest
  }

  private static func block(
    _ name: [UInt8], _ prefix: [UInt8], kind: UInt8, mode: UInt64, _ byteCount: UInt64
  ) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: TarBlock.byteCount)
    func put(_ bytes: [UInt8], _ field: Range<Int>) {
      block.replaceSubrange(field.lowerBound..<field.lowerBound + bytes.count, with: bytes)
    }
    func put(octal value: UInt64, _ field: Range<Int>) {
      let digits = String(value, radix: 8)
      put(Array((String(repeating: "0", count: field.count - 1 - digits.utf8.count) + digits).utf8), field)
    }
    put(name, TarBlock.name)
    put(octal: mode, TarBlock.mode)
    put(octal: 0, TarBlock.user)
    put(octal: 0, TarBlock.group)
    put(octal: byteCount, TarBlock.size)
    put(octal: modified, TarBlock.modified)
    block[TarBlock.kind] = kind
    put(TarBlock.posixMagic, TarBlock.magic)
    put(octal: 0, TarBlock.deviceMajor)
    put(octal: 0, TarBlock.deviceMinor)
    put(prefix, TarBlock.prefix)
    // Six digits, NUL, space: as everybody writes it.
    let sum = String(TarBlock.sum(block), radix: 8)
    put(Array((String(repeating: "0", count: 6 - sum.utf8.count) + sum + "\u{0} ").utf8), TarBlock.checksum)
    return block
  }
}
