import JSONSchema
import SelectiveDisclosure

/// A schema of records that an organisation made for itself (Schemas/README.md, section 3.12). What the schemas of the program keep to by
/// themselves is asked of it: that every field says what it is, that nothing else is taken, and that an example fits.
public struct OwnRecordSchema: Sendable {
  /// A schema has at most 256 KiB.
  public static let maximumSize = 256 << 10
  /// Objects and lists inside each other in it.
  public static let maximumDepth = 64
  /// Fields of a record.
  public static let maximumFieldCount = 256
  /// Versions of a type.
  public static let maximumVersion = 9999
  private static let idPrefix = "urn:evidencevault:schema:own:"

  /// The type's name.
  public let name: OwnRecordType
  /// From 1 on; the newest judges what is written.
  public let version: Int
  /// What it calls itself.
  public let title: String
  /// What its records are about.
  public let summary: String
  /// What records are judged by.
  public let form: RecordForm

  /// A schema from its text.
  /// - Throws: what is wrong with it, the first things first.
  public init(parsing bytes: [UInt8]) throws(OwnRecordSchemaError) {
    guard bytes.count <= Self.maximumSize else {
      throw OwnRecordSchemaError(["It has more than \(Self.maximumSize >> 10) KiB."])
    }
    let document: JSONObject
    do throws(JSONError) {
      document = try JSONParser(maximumDepth: Self.maximumDepth, maximumSize: Self.maximumSize).parseObject(bytes)
    } catch {
      throw OwnRecordSchemaError([
        "It is not a JSON object of at most \(Self.maximumDepth) levels: \(error.words(in: bytes))."
      ])
    }
    let envelope = OwnSchemaEnvelope(document)
    guard envelope.faults.isEmpty, let (name, version) = Self.named(document["$id"]?.stringValue) else {
      throw OwnRecordSchemaError(envelope.faults)
    }
    let schema: Schema
    do throws(SchemaError) {
      schema = try Schema(.object(document), among: RecordSchemas.library, assertsFormats: true)
    } catch {
      throw OwnRecordSchemaError([error.description])
    }
    self.name = name
    self.version = version
    title = document["title"]?.stringValue ?? ""
    summary = document["description"]?.stringValue ?? ""
    form = RecordForm(type: .own(name), id: Self.id(name, version), text: bytes, schema: schema)
    let faults = Self.faultsOfExamples(document, form)
    guard faults.isEmpty else { throw OwnRecordSchemaError(faults) }
  }

  /// The `$id` of a version.
  public static func id(_ name: OwnRecordType, _ version: Int) -> String { "\(idPrefix)\(name.name):\(version)" }

  /// The type and version that an `$id` names; nil where it is none of an organisation's own.
  public static func named(_ id: String?) -> (name: OwnRecordType, version: Int)? {
    guard let id, id.hasPrefix(idPrefix), id.utf8.count <= 128 else { return nil }
    let parts = id.dropFirst(idPrefix.count).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = OwnRecordType(String(parts[0])), let version = Int(parts[1]),
      (1...maximumVersion).contains(version), String(version) == parts[1]
    else { return nil }
    return (name, version)
  }

  /// What would make a template that nobody can fill in.
  private static func faultsOfExamples(_ document: JSONObject, _ form: RecordForm) -> [String] {
    for (number, example) in (document["examples"]?.arrayValue ?? []).enumerated() {
      guard let record = example.objectValue else { return ["The example \(number + 1) is no record."] }
      if let violation = form.validate(record).first {
        return ["The example \(number + 1) does not fit: \(violation.sentence)"]
      }
    }
    let template = RecordTemplate.strip(form.template)
    guard let record = try? JSONParser().parseObject(template) else {
      return ["Its template cannot be read: look for odd names and examples."]
    }
    guard let violation = form.validate(record).first else { return [] }
    return [
      "A template made of its fields' examples does not fit, so give each field an example that does: \(violation.sentence)"
    ]
  }
}
