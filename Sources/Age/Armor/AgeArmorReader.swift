internal import Encodings

/// Reads ASCII armor that arrives in pieces.
///
/// Taken: lines of white space before the block and any white space after it (at most 1,024 bytes each), LF or CRLF at the end of each
/// line, no end of line after the last. Anything else that strays from the one spelling is refused: empty or long lines, a short line
/// that is not the last, other letters, missing padding, unused bits that are set.
public struct AgeArmorReader: Sendable {
  private enum Place { case before, body, closing, after, failed }

  private var place = Place.before
  private var line: [UInt8] = []
  private var whiteSpace = 0

  /// A reader at the start of its text.
  public init() {}

  /// Takes text in and appends the bytes its complete lines stand for to `bytes`.
  /// - Throws: `.malformedArmor`; the reader refuses everything from then on.
  public mutating func push(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(AgeError) {
    var index = 0
    while index < text.count {
      if try takeFullLine(text, at: index, into: &bytes) {
        index += AgeArmor.columns + 1
        continue
      }
      let letter = text[index]
      index += 1
      if case .after = place {
        try takeAfter(letter)
      } else if letter == AgeArmor.lineFeed {
        if line.last == AgeArmor.carriageReturn { line.removeLast() }
        try takeLine(into: &bytes)
        line.removeAll(keepingCapacity: true)
      } else {
        guard line.count <= AgeArmor.columns || isBefore else { throw fail("long line") }
        guard line.count <= AgeArmor.maximumWhiteSpace else { throw fail("long line") }
        line.append(letter)
      }
    }
  }

  /// The common case, a whole line of 64 letters and a line feed, without going letter by letter.
  private mutating func takeFullLine(
    _ text: Span<UInt8>, at start: Int, into bytes: inout [UInt8]
  ) throws(AgeError) -> Bool {
    let end = start + AgeArmor.columns
    guard case .body = place, line.isEmpty, end < text.count, text[end] == AgeArmor.lineFeed else { return false }
    line.append(text.extracting(start..<end))
    // A line feed among the 64 means that these are several lines.
    guard !line.contains(AgeArmor.lineFeed), line[line.count - 1] != AgeArmor.carriageReturn else {
      line.removeAll(keepingCapacity: true)
      return false
    }
    try takeLine(into: &bytes)
    line.removeAll(keepingCapacity: true)
    return true
  }

  /// Ends the text.
  /// - Throws: `.malformedArmor` where the closing line is missing.
  public mutating func finish(into bytes: inout [UInt8]) throws(AgeError) {
    if !line.isEmpty {
      // Only a line feed makes a carriage return part of an end of line.
      try takeLine(into: &bytes)
      line = []
    }
    guard case .after = place else { throw fail("no closing line") }
  }

  /// The bytes that armor stands for.
  /// - Throws: `.malformedArmor`.
  public static func dearmor(_ text: Span<UInt8>) throws(AgeError) -> [UInt8] {
    var reader = AgeArmorReader()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    try reader.push(text, into: &bytes)
    try reader.finish(into: &bytes)
    return bytes
  }

  private var isBefore: Bool { if case .before = place { true } else { false } }

  private mutating func takeLine(into bytes: inout [UInt8]) throws(AgeError) {
    switch place {
    case .before:
      if line.elementsEqual(AgeArmor.first) {
        place = .body
        return
      }
      whiteSpace += line.count + 1
      guard line.allSatisfy(AgeArmor.isWhiteSpace) else { throw fail("no opening line") }
      guard whiteSpace <= AgeArmor.maximumWhiteSpace else { throw fail("white space before the block") }
    case .body:
      if line.elementsEqual(AgeArmor.last) { return close() }
      guard !line.isEmpty, line.count <= AgeArmor.columns, let part = Base64.padded.decode(line) else {
        throw fail("line")
      }
      bytes += part
      if part.count < AgeArmor.bytesPerLine { place = .closing }
    case .closing:
      guard line.elementsEqual(AgeArmor.last) else { throw fail("a short line before the end") }
      close()
    case .after, .failed: throw fail("text after an error")
    }
  }

  private mutating func close() {
    place = .after
    whiteSpace = 0
  }

  private mutating func takeAfter(_ letter: UInt8) throws(AgeError) {
    whiteSpace += 1
    guard AgeArmor.isWhiteSpace(letter), whiteSpace <= AgeArmor.maximumWhiteSpace else {
      throw fail("text after the block")
    }
  }

  private mutating func fail(_ detail: StaticString) -> AgeError {
    place = .failed
    return AgeError(.malformedArmor, detail)
  }
}
