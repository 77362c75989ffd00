import Importing
import SelectiveDisclosure

/// Invented tables and folders.
enum Samples {
  static func mapping(_ tables: String, separator: String = ",") throws -> ImportMapping {
    try ImportMapping(
      json: Array(
        "{\"schema\": \"evidencevault/import-mapping/1\", \"separator\": \"\(separator)\", \"tables\": [\(tables)]}"
          .utf8))
  }

  static func file(_ name: String, _ text: String) throws -> TableFile {
    TableFile(name: name, table: try CSVTable(Array(text.utf8), separator: .comma))
  }

  /// The import, with names R1, R2, … in the order in which lines are met.
  static func run(_ mapping: ImportMapping, _ files: [TableFile]) throws -> ImportedTables {
    var count = 0
    return try TableImport(mapping, files).run {
      count += 1
      return "R\(count)"
    }
  }

  static func json(_ object: JSONObject) -> String { String(decoding: JSONWriter.write(object), as: UTF8.self) }
}
