/// Which record the key of a line stands for, table by table.
struct RowKeys {
  private struct Key: Hashable {
    let table: String
    let parts: [String]
  }

  private var lines: [Key: (line: Int, identifier: String)] = [:]

  /// Takes a line's key in; says why it cannot be taken.
  mutating func add(_ line: TableLine) -> String? {
    let names = line.mapping.key
    guard !names.isEmpty else { return nil }
    let parts = names.map { line.cell($0) }
    guard !parts.contains("") else { return "its key (\(names.joined(separator: ", "))) is empty" }
    let key = Key(table: line.mapping.name, parts: parts)
    if let other = lines[key] { return "line \(other.line) has the same key (\(names.joined(separator: ", ")))" }
    lines[key] = (line.row.line, line.identifier)
    return nil
  }

  /// The record that a key of one of these tables stands for.
  func record(_ key: String, in tables: [String]) throws(RowError) -> String {
    let found = tables.compactMap { lines[Key(table: $0, parts: [key])]?.identifier }
    guard let first = found.first else {
      throw RowError("names a key that no line of \(tables.joined(separator: " or ")) has")
    }
    guard found.count == 1 else { throw RowError("names a key that is in \(tables.joined(separator: " and in "))") }
    return first
  }
}
