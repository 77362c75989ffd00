import JSONSchema
import SelectiveDisclosure

/// What a schema of an organisation's own must have besides being one: what the schemas in `Schemas/records` have.
struct OwnSchemaEnvelope {
  private static let dialect = "https://json-schema.org/draft/2020-12/schema"
  private static let maximumFaultCount = 20
  private static let maximumTitleLength = 200
  private static let maximumDescriptionLength = 2000
  private static let reserved: Set<String> = ["_sd", "_sd_alg", "..."]

  /// What is wrong, each in a sentence; empty where nothing is.
  private(set) var faults: [String] = []

  init(_ document: JSONObject) {
    if RecordText.hasHiddenMarks(.object(document)) {
      faults = [
        "It has control characters, or marks that turn the direction of text round: people would not see what they read."
      ]
      return
    }
    top(document)
    fields(document)
    for keyword in Schema.unheededKeywords(in: .object(document)) {
      add("Nothing here heeds \(keyword.words): it would ask for nothing.")
    }
  }

  private mutating func add(_ fault: String) {
    if faults.count < Self.maximumFaultCount { faults.append(fault) }
  }

  private mutating func top(_ document: JSONObject) {
    if document["$schema"]?.stringValue != Self.dialect { add("\"$schema\" must be \"\(Self.dialect)\".") }
    if OwnRecordSchema.named(document["$id"]?.stringValue) == nil {
      add(
        """
        "$id" must be "urn:evidencevault:schema:own:NAME:VERSION", such as urn:evidencevault:schema:own:x-vehicle:1: \
        the name begins with x- and has small letters, digits and hyphens, at most \(OwnRecordType.maximumByteCount) \
        in all; versions count from 1.
        """)
    }
    words(of: document, "The schema")
    if document["type"]?.stringValue != "object" { add("\"type\" must be \"object\": a record is one.") }
    if document["additionalProperties"]?.boolValue != false, document["unevaluatedProperties"]?.boolValue != false {
      add("\"additionalProperties\" must be false: a misspelled field would be taken for another.")
    }
    if document["examples"]?.arrayValue?.isEmpty != false { add("\"examples\" must have a record that fits.") }
  }

  private mutating func fields(_ document: JSONObject) {
    let fields = document["properties"]?.objectValue?.members ?? []
    guard (1...OwnRecordSchema.maximumFieldCount).contains(fields.count) else {
      return add("\"properties\" must have 1 to \(OwnRecordSchema.maximumFieldCount) fields.")
    }
    for field in fields {
      guard Self.isName(field.name), !Self.reserved.contains(field.name) else {
        add("A field's name is a small letter, then small letters, digits and _, at most 64 in all.")
        continue
      }
      guard let schema = field.value.objectValue else {
        add("The field \(field.name) has no schema of its own.")
        continue
      }
      words(of: schema, "The field \(field.name)")
    }
    let names = Set(fields.map(\.name))
    for name in (document["required"]?.arrayValue ?? []).compactMap(\.stringValue) where !names.contains(name) {
      add("\"required\" names a field that is not among \"properties\".")
    }
  }

  private mutating func words(of schema: JSONObject, _ subject: String) {
    for (word, limit) in [("title", Self.maximumTitleLength), ("description", Self.maximumDescriptionLength)] {
      let text = schema[word]?.stringValue ?? ""
      if text.allSatisfy(\.isWhitespace) || text.unicodeScalars.count > limit || text.contains("\n") {
        add("\(subject) needs a \(word): one line of at most \(limit) characters.")
      }
    }
  }

  private static func isName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard (1...64).contains(bytes.count), (0x61...0x7A).contains(bytes[0]) else { return false }
    return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
