/// A text as a PDF writes it (ISO 32000-1 §7.3.4, §7.9.2).
struct PageText {
  private static let maximumByteCount = 4096

  /// What it says; of a long one the beginning.
  let string: String
  /// Whether that is all.
  private let isWhole: Bool

  /// - Parameter written: with what stands around it: `(…)` or `<…>`.
  init(_ written: ArraySlice<UInt8>) {
    let all = written.dropFirst().dropLast()
    let inner = all.prefix(Self.maximumByteCount)
    isWhole = inner.count == all.count
    let bytes = written.first == UInt8(ascii: "<") ? Self.hexadecimal(inner) : Self.literal(inner)
    string = Self.text(bytes[...])
  }

  /// Whether anything in it can be read.
  var saysSomething: Bool {
    !isWhole || string.unicodeScalars.contains { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  }

  /// Whether it is what programs put beside letters that are drawn as one, a hyphen, a blank or a mark of a list: up to
  /// three characters, of several none a capital.
  var isOfLetters: Bool {
    let letters = string.unicodeScalars
    guard isWhole else { return false }
    return letters.count <= 1 || letters.count <= 3 && !letters.contains { $0.properties.isUppercase }
  }

  /// Whether it is a number that a program gave, and no name of anybody's.
  var isIdentifier: Bool {
    // MuPDF counts its links so.
    let rest = string.hasPrefix("fitz-L") ? string.dropFirst(6) : Substring(string)
    return isWhole
      && rest.unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit || "-{}:._".unicodeScalars.contains($0) }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let rest = bytes.dropFirst(2)
    if bytes.starts(with: [0xfe, 0xff]) { return wide(rest) { UInt16($0) << 8 | UInt16($1) } }
    if bytes.starts(with: [0xff, 0xfe]) { return wide(rest) { UInt16($1) << 8 | UInt16($0) } }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  private static func wide(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    return String(decoding: units, as: UTF16.self)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue.map(UInt8.init) else { continue }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    if let high { bytes.append(high << 4) }
    return bytes
  }

  /// §7.3.4.2.
  private static func literal(_ written: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "b"): bytes.append(8)
      case UInt8(ascii: "f"): bytes.append(12)
      case 10: break
      case 13: if rest.first == 10 { rest = rest.dropFirst() }
      case 0x30...0x37:
        let digits = [next] + rest.prefix(2).prefix { (0x30...0x37).contains($0) }
        rest = rest.dropFirst(digits.count - 1)
        bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }))
      default: bytes.append(next)
      }
    }
    return bytes
  }
}
