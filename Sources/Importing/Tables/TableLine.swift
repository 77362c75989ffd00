internal import SelectiveDisclosure

/// A line of a table, on its way to a record.
struct TableLine {
  let table: Int
  let row: CSVRow
  let mapping: TableMapping
  let file: CSVTable
  let identifier: String

  /// What stands in a column, without white space around it; empty where there is no such column.
  func cell(_ column: String) -> String { file.place(of: column).map { PlainText.trimmed(row.fields[$0]) } ?? "" }

  /// Whether the mapping means this line.
  var isMeant: Bool {
    switch mapping.condition {
    case nil: row.fields.contains { !PlainText.trimmed($0).isEmpty }
    case .column(let name, let values): values.contains(cell(name))
    case .columnHasValue(let name): !cell(name).isEmpty
    }
  }

  /// The record.
  func record(_ keys: RowKeys) throws(RowError) -> ImportedRecord {
    var tree = RecordTree()
    var references: [String] = []
    for field in mapping.fields {
      let values: [JSON?]
      do throws(RowError) {
        values = try self.values(of: field, keys, &references)
      } catch {
        throw RowError("\(Self.name(field)) \(error.reason)")
      }
      guard values.contains(where: { $0 != nil }) else {
        if field.isRequired { throw RowError("\(Self.name(field)) is empty, and must not be") }
        continue
      }
      if field.path.hasEach || field.split == nil {
        for (place, value) in values.enumerated() {
          if let value { _ = tree.put(value, at: field.path.steps(each: place)) }
        }
      } else {
        _ = tree.put(.array(values.compactMap(\.self)), at: field.path.steps)
      }
    }
    return ImportedRecord(
      file: mapping.file, line: row.line, type: mapping.recordType, identifier: identifier, record: tree.record,
      references: references)
  }

  private static func name(_ field: FieldMapping) -> String {
    switch field.source {
    case .columns(let names, _): names.map { "\"\($0)\"" }.joined(separator: ", ")
    case .constant, .others: "the field"
    }
  }

  /// The values of a field: one for each part, nil where a part is empty.
  private func values(
    of field: FieldMapping, _ keys: RowKeys, _ references: inout [String]
  ) throws(RowError) -> [JSON?] {
    let text: String
    switch field.source {
    case .constant(let value): return [value]
    case .others: text = others
    case .columns(let names, let join): text = names.map(cell).filter { !$0.isEmpty }.joined(separator: join)
    }
    var parts = [text]
    if let split = field.split { parts = PlainText.parts(text, separatedBy: split).map { PlainText.trimmed($0) } }
    var values: [JSON?] = []
    for part in parts { values.append(try value(of: part, field, keys, &references)) }
    if let ifEmpty = field.ifEmpty, !values.contains(where: { $0 != nil }) { return [ifEmpty] }
    return values
  }

  private func value(
    of part: String, _ field: FieldMapping, _ keys: RowKeys, _ references: inout [String]
  ) throws(RowError) -> JSON? {
    if let translation = field.translation {
      if let value = translation.values[part] { return value }
      if !part.isEmpty, !translation.keepsOthers { throw RowError("is none of the values that the mapping knows") }
    }
    guard !part.isEmpty else { return nil }
    if !field.refersTo.isEmpty {
      let identifier = try keys.record(part, in: field.refersTo)
      references.append(identifier)
      return .string(identifier)
    }
    guard let value = field.form.value(part) else { throw RowError("is not \(Self.words(field.form))") }
    return value
  }

  private static func words(_ form: ValueForm) -> String {
    switch form {
    case .text: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .date(.yearFirst): "a date such as 2014, 2014-07 or 2014-07-15"
    case .date(.dayFirst): "a date such as 15.07.2014 or 2014-07-15"
    case .date(.monthFirst): "a date such as 07/15/2014 or 2014-07-15"
    case .pseudonym: "a pseudonym: P- and one to eight letters or digits"
    }
  }

  /// What no field takes, a line for each column.
  private var others: String {
    let taken = mapping.takenColumns
    return zip(file.columns, row.fields).map { ($0, PlainText.trimmed($1)) }.filter {
      !taken.contains($0.0) && !$0.1.isEmpty
    }
    .map { "\($0.0): \($0.1)" }.joined(separator: "\n")
  }
}
