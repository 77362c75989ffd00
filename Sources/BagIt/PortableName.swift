/// File names for exhibits that every system can store and no two of which are one on any of them.
///
///     PortableName.make(from: "Zeugin: Aussage №2?.MP4", number: 7)  // "0007-Zeugin-Aussage-2.MP4"
///
/// ASCII letters, digits, `-`, `_` and `.` only, at most 64. The leading number makes names differ without regard to case, and
/// keeps them from being a device of Windows (`CON`, `COM1`).
public enum PortableName {
  /// The longest name: 64 characters.
  public static let maximumCount = 64
  /// The longest extension that is kept, without its dot: 8 characters.
  public static let maximumExtensionCount = 8

  /// A name like `original`, unique by its number.
  /// - Parameters:
  ///   - original: any text; only its part behind the last `/` or `\` counts.
  ///   - number: what makes the name unique.
  ///   - digits: the least number of digits, 1 to 19; shorter numbers get zeros in front.
  public static func make(from original: String, number: UInt64, digits: Int = 4) -> String {
    let plain = String(number)
    let width = min(max(digits, 1), 19)
    let prefix = String(repeating: "0", count: max(width - plain.count, 0)) + plain
    let base = original.utf8.split(whereSeparator: { $0 == 0x2f || $0 == 0x5c }).last ?? ""[...].utf8
    let name = Array(base)
    let suffix = suffix(of: name)
    let room = maximumCount - prefix.count - 1 - suffix.count
    var stem = cleaned(name.dropLast(suffix.count), room)
    if stem.isEmpty { stem = Array("file".utf8) }
    return prefix + "-" + String(decoding: stem + suffix, as: UTF8.self)
  }

  /// The dot and the extension, where it is short and ASCII letters and digits, and something stands before it.
  private static func suffix(of name: [UInt8]) -> [UInt8] {
    guard let dot = name.lastIndex(of: 0x2e), dot > 0 else { return [] }
    let suffix = name[dot...]
    guard (2...maximumExtensionCount + 1).contains(suffix.count), suffix.dropFirst().allSatisfy(isWord) else {
      return []
    }
    return Array(suffix)
  }

  /// At most `room` characters: runs of anything unusual become one `-`, and none is at either end.
  private static func cleaned(_ name: ArraySlice<UInt8>, _ room: Int) -> [UInt8] {
    var output: [UInt8] = []
    var isPending = false
    for byte in name {
      let isMark = byte == 0x2d || byte == 0x2e || byte == 0x5f
      guard isWord(byte) || isMark else {
        isPending = true
        continue
      }
      if isMark, output.isEmpty || isPending || output.last == byte { continue }
      if isPending, let last = output.last, isWord(last) { output.append(0x2d) }
      isPending = false
      output.append(byte)
    }
    output = Array(output.prefix(room))
    while let last = output.last, !isWord(last) { output.removeLast() }
    return output
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
  }
}
