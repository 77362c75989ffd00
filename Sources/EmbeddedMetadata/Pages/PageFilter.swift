internal import OfficeOpenXML

/// What packs the streams of a PDF (ISO 32000-1 §7.4), as far as it is undone here.
enum PageFilter {
  /// What was packed, or why that cannot be said.
  enum Result {
    case bytes([UInt8])
    case tooLarge
    case unreadable
  }

  /// The most that a stream may unpack to: 64 MiB.
  static let maximumByteCount = 64 << 20
  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

  /// Undoes filters, first to last.
  static func undo(_ filters: some Sequence<String>, _ packed: ArraySlice<UInt8>, limit: Int) -> Result {
    let limit = min(limit, maximumByteCount)
    var content = packed
    for filter in filters {
      let unpacked: [UInt8]?
      switch filter {
      case "FlateDecode", "Fl":
        do throws(OfficeError) { unpacked = try Inflate.unpack(content.dropFirst(2), limit: limit) } catch {
          return error.code == .tooLarge ? .tooLarge : .unreadable
        }
      case "ASCIIHexDecode", "AHx": unpacked = hexadecimal(content)
      case "ASCII85Decode", "A85": unpacked = base85(content, limit: limit)
      case "RunLengthDecode", "RL": unpacked = runs(content, limit: limit)
      default: unpacked = nil
      }
      guard let unpacked else { return .unreadable }
      guard unpacked.count <= limit else { return .tooLarge }
      content = unpacked[...]
    }
    return .bytes(Array(content))
  }

  /// §7.4.2.
  private static func hexadecimal(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for byte in text {
      if byte == UInt8(ascii: ">") { break }
      if PageSearch.isSpace(byte) { continue }
      let letter = (0x41...0x46).contains(byte) ? byte | 0x20 : byte
      guard let digit = hexadecimalDigits.firstIndex(of: letter) else { return nil }
      if let first = high {
        bytes.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
    if let high { bytes.append(high << 4) }
    return bytes
  }

  /// §7.4.3.
  private static func base85(_ text: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (value, count): (UInt64, Int) = (0, 0)
    func take(_ byteCount: Int) -> Bool {
      for _ in count..<5 { value = value * 85 + 84 }
      guard value < 1 << 32 else { return false }
      for place in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt64(place)))) }
      (value, count) = (0, 0)
      return true
    }
    for byte in text {
      if byte == UInt8(ascii: "~") || bytes.count > limit { break }
      if byte == UInt8(ascii: "z"), count == 0 {
        bytes += [0, 0, 0, 0]
      } else if (0x21...0x75).contains(byte) {
        (value, count) = (value * 85 + UInt64(byte - 0x21), count + 1)
        if count == 5, !take(4) { return nil }
      } else if !PageSearch.isSpace(byte) {
        return nil
      }
    }
    return count == 0 || count > 1 && take(count - 1) ? bytes : nil
  }

  /// §7.4.5.
  private static func runs(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = packed
    while let count = rest.popFirst(), count != 128, bytes.count <= limit {
      if count < 128 {
        guard rest.count > count else { return nil }
        bytes += rest.prefix(Int(count) + 1)
        rest = rest.dropFirst(Int(count) + 1)
      } else {
        guard let byte = rest.popFirst() else { return nil }
        bytes += repeatElement(byte, count: 257 - Int(count))
      }
    }
    return bytes
  }
}
