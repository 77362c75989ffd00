internal import Custody
public import Importing
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

extension ImportPlan {
  /// What tables become.
  /// - Parameters:
  ///   - paths: the tables, or one folder with tables of the names that the mapping knows.
  ///   - mapping: what the columns mean.
  /// - Throws: `.usage` where mapping and tables do not fit, or a file is no table.
  public init(tables paths: [FilePath], _ mapping: ImportMapping) throws(VaultError) {
    for type in mapping.recordTypes where RecordType(rawValue: type)?.isOwn != false {
      throw VaultError(
        .usage, "The mapping makes records of the type \(VisibleText.escape(type)), and there is none.",
        safe: "Nothing was written.", next: "Types are: \(RecordType.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    let source = try ImportSource(Self.tables(paths, mapping))
    if let skipped = source.skipped.first {
      throw VaultError(.usage, "\(skipped.path): \(skipped.reason).", safe: "Nothing was written.")
    }
    var byName: [String: SourceFile] = [:]
    var tables: [TableFile] = []
    for file in source.files {
      guard let name = file.shown.lastComponent.text else {
        throw VaultError(.usage, "\(file.shown): the name is not UTF-8.", safe: "Nothing was written.")
      }
      byName[name] = file
      tables.append(TableFile(name: name, table: try Self.table(file, mapping.separator)))
    }
    if tables.count == 1, mapping.files.count == 1, let only = source.files.first { byName = [mapping.files[0]: only] }
    let importing: TableImport
    do throws(TableImportError) { importing = try TableImport(mapping, tables) } catch {
      throw VaultError(.usage, VisibleText.escape("\(error)") + ".", safe: "Nothing was written.")
    }
    var random = RandomPool()
    var imported = importing.run { Identifier(&random).description }
    let stand = Dictionary(source.files.map { ($0.shown, Identifier(&random)) }) { first, _ in first }
    let planned = { (record: ImportedRecord) -> PlannedRecord? in
      guard let id = Identifier(canonical: record.identifier), let type = RecordType(rawValue: record.type),
        let file = byName[record.file]
      else { return nil }
      return PlannedRecord(
        id: id, type: type, source: file.shown, file: file.shown.description, origin: .line(record.line),
        fields: record.record)
    }
    var faults: [String: String] = [:]
    var drafts: [RecordDraft] = []
    for record in imported.records {
      guard let plan = planned(record), let whole = plan.complete(stand) else { continue }
      let wrong = RecordValidation.faults(whole, plan.type)
      if wrong.isEmpty {
        drafts.append(RecordDraft(id: plan.id, type: plan.type, fields: whole))
      } else {
        faults[record.identifier] = Self.shown(wrong)
      }
    }
    for (id, words) in try RecordSense.faults(drafts) { faults[id] = Self.shown(words) }
    imported.refuse(faults)
    self.init(
      files: source.files, skipped: [], records: imported.records.compactMap(planned),
      refused: imported.badRows.map { row in
        RefusedEntry(file: byName[row.file]?.shown.description ?? row.file, line: row.line, reason: row.reason)
      }, isWhole: true, sources: source.files.map(\.shown), seen: source.seen)
    unusedColumns = imported.unusedColumns
  }

  /// The first of what is wrong with a record.
  static func shown(_ faults: [String]) -> String {
    faults.prefix(3).joined(separator: " ") + (faults.count > 3 ? " And \(faults.count - 3) more." : "")
  }

  /// The files that are meant: those that were named, or in one folder those that the mapping knows.
  private static func tables(_ paths: [FilePath], _ mapping: ImportMapping) throws(VaultError) -> [FilePath] {
    guard paths.count == 1, let path = paths.first, path != "-" else {
      if paths.contains("-") {
        throw VaultError(
          .usage, "A table comes from a file: it becomes an item of its own.", safe: "Nothing was written.")
      }
      return paths
    }
    guard let folder = try? Folder.open(path) else { return [path] }
    return try VaultKit.files { () throws(FileError) -> [FilePath] in
      var found: [FilePath] = []
      for name in mapping.files {
        if try folder.status(FilePath(name)) != nil { found.append(path.appending(FilePath(name))) }
      }
      guard !found.isEmpty else { throw FileError(.notFound, "open", path.appending(FilePath(mapping.files[0]))) }
      return found
    }
  }

  private static func table(_ file: SourceFile, _ separator: CSVSeparator) throws(VaultError) -> CSVTable {
    let limits = CSVLimits()
    let bytes = try VaultKit.files { () throws(FileError) in try ImportSource.read(file, limit: limits.byteCount) }
    do throws(CSVError) { return try CSVTable(bytes, separator: separator, limits: limits) } catch {
      throw VaultError(
        .usage, "\(file.shown), \(error).", safe: "Nothing was written.",
        next: "Correct the file, or state another separator in the mapping.")
    }
  }
}
