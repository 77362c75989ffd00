internal import SelectiveDisclosure

extension MappingReader {
  /// The table that this object describes.
  func table() throws(MappingError) -> TableMapping {
    try allow(["name", "file", "record", "key", "when", "fields", "ignore"])
    let file = try text("file")
    guard !file.contains("/"), !PlainText.hasControls(file) else {
      throw error("file", "is not a name without a folder")
    }
    var fields: [FieldMapping] = []
    var trial = RecordTree()
    for reader in try objects("fields", 1...ImportMapping.maximumFields) {
      let field = try reader.field()
      guard trial.put(.null, at: field.path.steps(each: 0)) else {
        throw reader.error("to", "is a place that another field takes too")
      }
      fields.append(field)
    }
    return TableMapping(
      name: try text("name"), file: file, recordType: try text("record"), key: try texts("key"),
      condition: try optionalObject("when")?.condition(), fields: fields, ignored: try texts("ignore"))
  }

  private func condition() throws(MappingError) -> TableMapping.Condition {
    try allow(["column", "is"])
    let column = try text("column")
    guard object["is"] != nil else { return .columnHasValue(column) }
    return .column(column, isOneOf: try texts("is"))
  }

  private func field() throws(MappingError) -> FieldMapping {
    try allow([
      "to", "column", "columns", "join", "constant", "others", "split", "values", "otherwise", "refers_to", "as",
      "date_order", "required", "if_empty", "optional",
    ])
    guard let path = FieldPath(try text("to")) else {
      throw error("to", "is not a path such as name, dates.from, citations.0.item or names.*.text")
    }
    let split = try optionalText("split")
    guard !path.hasEach || split != nil || object["constant"] == nil else {
      throw error("to", "has * for each part, and a constant has no parts")
    }
    return FieldMapping(
      path: path, source: try source(), split: split, translation: try translation(),
      refersTo: try texts("refers_to"), form: try form(), isRequired: try flag("required"),
      ifEmpty: object["if_empty"], isOptional: try flag("optional"))
  }

  private func source() throws(MappingError) -> FieldMapping.Source {
    let given = ["column", "columns", "constant", "others"].filter { object[$0] != nil }
    guard given.count == 1 else { throw error("column", "must be there, or columns, constant or others: one of them") }
    switch given[0] {
    case "column": return .columns([try text("column")], join: "")
    case "columns":
      guard let join = (object["join"] ?? " ").stringValue, join.utf8.count <= 16 else {
        throw error("join", "is not a text of at most 16 bytes")
      }
      return .columns(try texts("columns"), join: join)
    case "others":
      guard try flag("others") else { throw error("others", "can only be true") }
      return .others
    default: return .constant(object["constant"] ?? .null)
    }
  }

  private func translation() throws(MappingError) -> FieldMapping.Translation? {
    let word = try optionalText("otherwise")
    guard let values = try optionalObject("values") else {
      if word != nil { throw error("otherwise", "says something only beside values") }
      return nil
    }
    guard word == nil || word == "keep" || word == "refuse" else { throw error("otherwise", "is not keep or refuse") }
    var table: [String: JSON] = [:]
    for member in values.object.members { table[member.name] = member.value }
    return FieldMapping.Translation(values: table, keepsOthers: word == "keep")
  }

  private func form() throws(MappingError) -> ValueForm {
    let word = try optionalText("as") ?? "text"
    let order = try optionalText("date_order")
    if order != nil, word != "date" { throw error("date_order", "says something only of a date") }
    switch word {
    case "text": return .text
    case "integer": return .integer
    case "number": return .number
    case "pseudonym": return .pseudonym
    case "date":
      guard let order = DateOrder(rawValue: order ?? "ymd") else { throw error("date_order", "is not ymd, dmy or mdy") }
      return .date(order)
    default: throw error("as", "is not text, integer, number, date or pseudonym")
    }
  }
}
