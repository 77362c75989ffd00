/// A table with named columns (RFC 4180 with its optional header).
public struct CSVTable: Sendable {
  /// The columns' names, in order, each once.
  public let columns: [String]
  /// The lines after the header.
  public let rows: [CSVRow]
  private let places: [String: Int]

  /// The table that these bytes are the text of: UTF-8 with or without byte order mark, lines that end in CR LF or LF, the last with
  /// or without. A line without anything on it is passed over where there is more than one column.
  /// - Throws: ``CSVError`` with the line, where fields can no longer be told apart or a limit is reached. What is wrong with one
  ///   line only is in that line's ``CSVRow/problem``.
  public init(_ bytes: [UInt8], separator: CSVSeparator, limits: CSVLimits = CSVLimits()) throws(CSVError) {
    guard bytes.count <= limits.byteCount else { throw CSVError(.tooLarge, line: 1) }
    var reader = CSVReader(bytes, separator: separator.byte, limits: limits)
    guard let header = try reader.next() else { throw CSVError(.noHeader, line: 1) }
    var names: [String] = []
    var places: [String: Int] = [:]
    for field in header.fields {
      guard let name = String(validating: field, as: UTF8.self), !name.isEmpty, places[name] == nil else {
        throw CSVError(.badHeader, line: header.line)
      }
      places[name] = names.count
      names.append(name)
    }
    var rows: [CSVRow] = []
    while let line = try reader.next() {
      if names.count > 1, line.isEmpty { continue }
      guard rows.count < limits.rowCount else { throw CSVError(.tooManyRows, line: line.line) }
      rows.append(line.row(columns: names.count))
    }
    columns = names
    self.rows = rows
    self.places = places
  }

  /// The place of the column with this name, or nil where there is none.
  public func place(of column: String) -> Int? { places[column] }
}
