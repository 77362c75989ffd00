internal import SelectiveDisclosure

/// Makes records of tables, as a mapping says.
///
/// Every line gets the name of its record before any record is put together, so that lines can speak of lines that come later, in
/// the same file or another.
public struct TableImport: Sendable {
  private let mapping: ImportMapping
  private let files: [String: CSVTable]

  /// The import of these files. A single file may have any name where the mapping reads one file only.
  /// - Throws: ``TableImportError`` for a file that the mapping does not read, one that comes twice, and a column that is not there.
  public init(_ mapping: ImportMapping, _ files: [TableFile]) throws(TableImportError) {
    self.mapping = mapping
    var found: [String: CSVTable] = [:]
    let known = mapping.files
    for file in files {
      let name = files.count == 1 && known.count == 1 ? known[0] : file.name
      guard known.contains(name) else { throw TableImportError(file.name, "the mapping reads no file of this name") }
      guard found.updateValue(file.table, forKey: name) == nil else {
        throw TableImportError(file.name, "it is there twice")
      }
    }
    guard !found.isEmpty else { throw TableImportError("", "there is no table") }
    self.files = found
    for table in mapping.tables { if let file = found[table.file] { try Self.check(table, file) } }
  }

  private static func check(_ mapping: TableMapping, _ table: CSVTable) throws(TableImportError) {
    var needed = mapping.key
    if let condition = mapping.condition { needed.append(condition.column) }
    for field in mapping.fields where !field.isOptional { needed += field.columns }
    for column in needed where table.place(of: column) == nil {
      throw TableImportError(mapping.file, "it has no column \"\(column)\"\(separatorHint(table))")
    }
  }

  /// Where everything stands in one column, another separator is likely.
  private static func separatorHint(_ table: CSVTable) -> String {
    guard table.columns.count == 1, let header = table.columns.first,
      let other = CSVSeparator.allCases.first(where: { header.utf8.contains($0.byte) })
    else { return "" }
    return """
      ; its first line looks like columns with \(other.words) between them: write \(other.member) into the mapping, or save the \
      table with the separator that the mapping asks for
      """
  }

  /// Makes the records.
  /// - Parameter identifier: a new name for a record, one that nothing else has.
  public func run(identifier: () -> String) -> ImportedTables {
    var lines: [TableLine] = []
    var bad: [BadRow] = []
    var keys = RowKeys()
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      for row in file.rows {
        if let problem = row.problem {
          bad.append(BadRow(file: name, line: row.line, reason: Self.reason(problem, columns: file.columns)))
        }
      }
    }
    for (number, mapping) in mapping.tables.enumerated() {
      guard let file = files[mapping.file] else { continue }
      for row in file.rows where row.problem == nil {
        let line = TableLine(table: number, row: row, mapping: mapping, file: file, identifier: identifier())
        guard line.isMeant else { continue }
        if let reason = keys.add(line) {
          bad.append(BadRow(file: mapping.file, line: row.line, reason: reason))
        } else {
          lines.append(line)
        }
      }
    }
    var records: [ImportedRecord] = []
    for line in lines {
      do throws(RowError) {
        records.append(try line.record(keys))
      } catch {
        bad.append(BadRow(file: line.mapping.file, line: line.row.line, reason: error.reason))
      }
    }
    return ImportedTables(
      records: records, badRows: bad, unusedColumns: unusedColumns,
      rowCount: files.values.reduce(0) { $0 + $1.rows.count })
  }

  private var unusedColumns: [String] {
    var unused: [String] = []
    for name in mapping.files {
      guard let file = files[name] else { continue }
      let tables = mapping.tables.filter { $0.file == name }
      var used = Set(tables.flatMap { $0.key + $0.ignored + $0.fields.flatMap(\.columns) })
      for case .some(let condition) in tables.map(\.condition) { used.insert(condition.column) }
      let takesRest = tables.contains { $0.takesOthers }
      if !takesRest { unused += file.columns.filter { !used.contains($0) }.map { "\(name): \($0)" } }
    }
    return unused
  }

  private static func reason(_ problem: CSVRow.Problem, columns: [String]) -> String {
    switch problem {
    case .fieldCount(let count): "it has \(count) fields, and there are \(columns.count) columns"
    case .notUTF8(let field): "\"\(columns[field - 1])\" is not UTF-8"
    case .controlCharacter(let field): "\"\(columns[field - 1])\" has a control or direction character"
    }
  }
}
