/// What a set of tables became: records, and the lines that became none.
public struct ImportedTables: Sendable {
  /// The records, table by table, line by line.
  public private(set) var records: [ImportedRecord]
  /// The lines that are left out, by file and line.
  public private(set) var badRows: [BadRow]
  /// Columns that no field of the mapping takes and that it does not ignore either: `file: column`.
  public let unusedColumns: [String]
  /// Lines that were read, in all files.
  public let rowCount: Int

  init(records: [ImportedRecord], badRows: [BadRow], unusedColumns: [String], rowCount: Int) {
    self.records = records
    self.badRows = badRows
    self.unusedColumns = unusedColumns
    self.rowCount = rowCount
    leaveOutOrphans([:])
  }

  /// Leaves records out, and with them all that speak of them.
  /// - Parameter reasons: for each record's name why it is left out.
  public mutating func refuse(_ reasons: [String: String]) {
    guard !reasons.isEmpty else { return }
    leaveOutOrphans(reasons)
  }

  /// A record that speaks of one that is left out cannot stay: it would name nothing.
  private mutating func leaveOutOrphans(_ reasons: [String: String]) {
    var gone = reasons
    var rest = records
    var isSettled = false
    while !isSettled {
      isSettled = true
      let known = Set(rest.map(\.identifier)).subtracting(gone.keys)
      for record in rest where gone[record.identifier] == nil && !known.isSuperset(of: record.references) {
        gone[record.identifier] = "it speaks of a line that is left out"
        isSettled = false
      }
      rest.removeAll { gone[$0.identifier] != nil }
    }
    for record in records {
      guard let reason = gone[record.identifier] else { continue }
      badRows.append(BadRow(file: record.file, line: record.line, reason: reason))
    }
    records = rest
    badRows.sort { ($0.file, $0.line, $0.reason) < ($1.file, $1.line, $1.reason) }
  }
}
