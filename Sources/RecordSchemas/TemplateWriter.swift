import SelectiveDisclosure

/// Makes a template out of what the schema says of each field.
struct TemplateWriter {
  private static let width = 100

  private let schema: JSONObject
  private let shared: JSONObject
  private let required: Set<String>
  private let isOwn: Bool

  init(_ form: RecordForm) {
    isOwn = form.type.isOwn
    schema = Self.object(form.text)
    shared = Self.object(RecordSchemas.commonText)["$defs"]?.objectValue ?? [:]
    required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
  }

  private static func object(_ bytes: [UInt8]) -> JSONObject {
    (try? JSONParser().parseObject(bytes)) ?? [:]
  }

  /// The whole template.
  var text: String {
    var lines = comment(words(schema), indent: 0)
    lines += comment(
      """
      Replace what stands here: all of it is invented. To use a field that is commented out, take the // before it away. \
      Lines that begin with // are left out of the record.
      """, indent: 0)
    lines.append("{")
    let fields = schema["properties"]?.objectValue?.members ?? []
    for field in fields {
      let isLast = field.name == fields.last?.name
      lines += comment(explanation(field), indent: 2)
      // The last field is always there, so that each before it can end in a comma.
      let isLive = required.contains(field.name) || isLast || canBeUnsaid(field)
      let isUnsaid = isLive && !required.contains(field.name) && (!isOwn || canBeUnsaid(field))
      let value = isUnsaid ? unsaid(field) : example(field)
      let body =
        "\"\(field.name)\": " + String(decoding: JSONWriter.writePretty(value), as: UTF8.self) + (isLast ? "" : ",")
      for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append((isLive ? "  " : "  //") + line)
      }
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ schema: JSONObject) -> String {
    [schema["title"], schema["description"]].compactMap { $0?.stringValue }
      .map { $0.last.map(".?!".contains) == true ? $0 : $0 + "." }.joined(separator: " ")
  }

  private func explanation(_ field: JSONMember) -> String {
    guard let schema = field.value.objectValue else { return "" }
    var text = words(schema)
    if let choices = choices(schema) { text += " One of: " + choices.joined(separator: ", ") + "." }
    if required.contains(field.name) { text += " Must be there." }
    return text
  }

  private func choices(_ schema: JSONObject) -> [String]? {
    (schema["enum"] ?? definition(schema)?["enum"])?.arrayValue?.map {
      $0.stringValue ?? String(decoding: JSONWriter.write($0), as: UTF8.self)
    }
  }

  /// The shared definition that a field's schema refers to.
  private func definition(_ schema: JSONObject) -> JSONObject? {
    guard let name = schema["$ref"]?.stringValue?.split(separator: "/").last else { return nil }
    return shared[String(name)]?.objectValue
  }

  /// Whether the field may say why nothing is said.
  private func canBeUnsaid(_ field: JSONMember) -> Bool {
    guard let schema = field.value.objectValue else { return false }
    let own = [schema, definition(schema)].compactMap { $0 }
    let branches = own.flatMap { $0["anyOf"]?.arrayValue ?? [] }.compactMap(\.objectValue)
    return (own + branches).contains { part in
      part["$ref"]?.stringValue?.hasSuffix("/notSaid") == true
        || part["enum"]?.arrayValue?.contains("not asked") == true
        || part["pattern"]?.stringValue?.contains("not asked") == true
    }
  }

  private func unsaid(_ field: JSONMember) -> JSON {
    canBeUnsaid(field) ? "not asked" : .string(RecordTemplate.placeholder)
  }

  /// What the field's own schema gives as an example, or a record's example, or the shared definition; else its first
  /// choice.
  private func example(_ field: JSONMember) -> JSON {
    let own = field.value.objectValue ?? [:]
    if let example = own["examples"]?.arrayValue?.first { return example }
    for record in schema["examples"]?.arrayValue ?? [] {
      if let value = record.objectValue?[field.name] { return value }
    }
    let shared = definition(own) ?? [:]
    return shared["examples"]?.arrayValue?.first ?? (own["enum"] ?? shared["enum"])?.arrayValue?.first ?? plain(shared)
  }

  /// For lists without an example of their own, one of what they list; else true, or text.
  private func plain(_ schema: JSONObject) -> JSON {
    if let items = schema["items"]?.objectValue { return .array([example(JSONMember("", .object(items)))]) }
    return schema["type"] == "string" ? "…" : true
  }

  private func comment(_ text: String, indent: Int) -> [String] {
    let start = String(repeating: " ", count: indent) + "//"
    var lines = [start]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + 1 + word.count > Self.width { lines.append(start) }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }
}
