internal import SelectiveDisclosure

/// What a set of tables means: which file holds records of which type, which column goes where, and which column of one table is
/// the key of a line in another.
///
///     {"schema": "evidencevault/import-mapping/1", "separator": ";",
///      "tables": [{"name": "units", "file": "units.csv", "record": "unit", "key": ["id"],
///                  "fields": [{"to": "name", "column": "Unit name", "required": true}]}]}
///
/// `Schemas/import-mapping.schema.json` describes every member.
public struct ImportMapping: Sendable {
  /// The value of the member `schema`.
  public static let schema = "evidencevault/import-mapping/1"
  /// 1 MiB.
  public static let maximumByteCount = 1 << 20
  /// Tables in one mapping, and fields, columns or values in one table.
  static let maximumTables = 64
  static let maximumFields = 256

  /// What it is for, in words.
  public let title: String
  /// What separates fields, in each of its files.
  public let separator: CSVSeparator
  let tables: [TableMapping]

  /// The names of the files that it reads, each once, in the order in which they first come.
  public var files: [String] {
    var names: [String] = []
    for table in tables where !names.contains(table.file) { names.append(table.file) }
    return names
  }

  /// The types of the records that it makes.
  public var recordTypes: Set<String> { Set(tables.map(\.recordType)) }

  /// The mapping that these bytes are the JSON of.
  /// - Throws: ``MappingError`` with the place, for anything that `import-mapping.schema.json` does not take, a reference to a table
  ///   that is not there or has no key, and two fields for one place.
  public init(json bytes: [UInt8]) throws(MappingError) {
    let root: JSONObject
    do throws(JSONError) {
      root = try JSONParser(maximumDepth: 32, maximumSize: Self.maximumByteCount).parseObject(bytes)
    } catch {
      throw MappingError(error)
    }
    let reader = MappingReader(root, at: "")
    try reader.allow(["schema", "title", "separator", "tables"])
    guard try reader.text("schema") == Self.schema else {
      throw MappingError("/schema", "is not \(Self.schema)")
    }
    title = try reader.optionalText("title") ?? ""
    let mark = try reader.optionalText("separator") ?? CSVSeparator.comma.rawValue
    guard let separator = CSVSeparator(rawValue: mark) else {
      throw MappingError("/separator", "is not a comma, a semicolon or a tab")
    }
    self.separator = separator
    var tables: [TableMapping] = []
    for table in try reader.objects("tables", 1...Self.maximumTables) { tables.append(try table.table()) }
    self.tables = tables
    try Self.checkReferences(tables)
  }

  private static func checkReferences(_ tables: [TableMapping]) throws(MappingError) {
    for (number, table) in tables.enumerated() {
      if tables[..<number].contains(where: { $0.name == table.name }) {
        throw MappingError("/tables/\(number)/name", "is another table's name too")
      }
      for (place, field) in table.fields.enumerated() {
        for name in field.refersTo {
          let at = "/tables/\(number)/fields/\(place)/refers_to"
          guard let target = tables.first(where: { $0.name == name }) else {
            throw MappingError(at, "names a table that is not there")
          }
          if target.key.isEmpty { throw MappingError(at, "names a table without a key") }
        }
      }
    }
  }
}
