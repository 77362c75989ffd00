/// Takes a table's lines apart, byte by byte: no byte of a UTF-8 sequence looks like a separator, a quotation mark or a line end.
struct CSVReader {
  /// A line as bytes.
  struct Line {
    let line: Int
    var fields: [[UInt8]] = []
    /// Whether any field was in quotation marks: `""` is a value, an empty line is none.
    var hasQuotes = false

    var isEmpty: Bool { fields.count == 1 && fields[0].isEmpty && !hasQuotes }

    /// The line as text, where it has as many fields as there are columns, all of them clean.
    func row(columns: Int) -> CSVRow {
      guard fields.count == columns else { return CSVRow(line: line, fields: [], problem: .fieldCount(fields.count)) }
      var texts: [String] = []
      for (place, field) in fields.enumerated() {
        guard let text = String(validating: field, as: UTF8.self) else {
          return CSVRow(line: line, fields: [], problem: .notUTF8(field: place + 1))
        }
        guard !PlainText.hasControls(text) else {
          return CSVRow(line: line, fields: [], problem: .controlCharacter(field: place + 1))
        }
        texts.append(text)
      }
      return CSVRow(line: line, fields: texts, problem: nil)
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let bytes: [UInt8]
  private let separator: UInt8
  private let limits: CSVLimits
  private var offset: Int
  private var line = 1

  init(_ bytes: [UInt8], separator: UInt8, limits: CSVLimits) {
    self.bytes = bytes
    self.separator = separator
    self.limits = limits
    offset = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  /// The next line; nil at the end.
  mutating func next() throws(CSVError) -> Line? {
    guard offset < bytes.count else { return nil }
    var result = Line(line: line)
    while true {
      guard result.fields.count < limits.columnCount else { throw CSVError(.tooManyColumns, line: line) }
      if offset < bytes.count, bytes[offset] == Self.quote {
        result.hasQuotes = true
        result.fields.append(try quoted())
      } else {
        result.fields.append(try plain())
      }
      guard offset < bytes.count else { return result }
      if bytes[offset] == separator {
        offset += 1
        continue
      }
      offset += bytes[offset] == Self.carriageReturn ? 2 : 1
      line += 1
      return result
    }
  }

  /// A field without quotation marks, up to a separator, a line end or the end.
  private mutating func plain() throws(CSVError) -> [UInt8] {
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == separator || byte == Self.lineFeed { break }
      if byte == Self.carriageReturn {
        try expectLineFeed()
        break
      }
      if byte == Self.quote { throw CSVError(.quoteInField, line: line) }
      offset += 1
      if offset - start > limits.fieldByteCount { throw CSVError(.fieldTooLong, line: line) }
    }
    return Array(bytes[start..<offset])
  }

  /// A field in quotation marks, with two for each one inside.
  private mutating func quoted() throws(CSVError) -> [UInt8] {
    let opened = line
    var field: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == Self.quote {
        guard offset < bytes.count, bytes[offset] == Self.quote else {
          try expectEndOfField()
          return field
        }
        offset += 1
      } else if byte == Self.lineFeed {
        line += 1
      }
      field.append(byte)
      if field.count > limits.fieldByteCount { throw CSVError(.fieldTooLong, line: opened) }
    }
    throw CSVError(.openQuote, line: opened)
  }

  private func expectEndOfField() throws(CSVError) {
    guard offset < bytes.count, bytes[offset] != separator, bytes[offset] != Self.lineFeed else { return }
    guard bytes[offset] == Self.carriageReturn else { throw CSVError(.afterQuote, line: line) }
    try expectLineFeed()
  }

  private func expectLineFeed() throws(CSVError) {
    guard offset + 1 < bytes.count, bytes[offset + 1] == Self.lineFeed else {
      throw CSVError(.bareCarriageReturn, line: line)
    }
  }
}
