public import JSONSchema
import Synchronization

/// The schemas of records, which are inside the program.
///
///     for violation in RecordSchemas.form(of: .interview)?.validate(object) ?? [] { print(violation.sentence) }
public enum RecordSchemas {
  /// A record has at most 1 MiB.
  public static let maximumSize = 1 << 20
  /// Objects and lists inside each other in a record, the record itself being the first.
  public static let maximumDepth = 32

  /// What the types share; an organisation's own schemas may refer to it
  /// (`urn:evidencevault:schema:records:common:1#/$defs/…`).
  public static let library: SchemaLibrary = {
    var library = SchemaLibrary()
    do {
      try library.add(parsing: Array(RecordDocument.common.utf8))
    } catch {
      preconditionFailure("The definitions inside this program cannot be read: \(error)")
    }
    return library
  }()

  private static let compiled = Mutex<[RecordType: RecordForm]>([:])

  /// What records of a type are judged by, compiled when it is first asked for; nil for an organisation's own.
  public static func form(of type: RecordType) -> RecordForm? {
    compiled.withLock { known in
      if let form = known[type] { return form }
      guard let text = text(of: type) else { return nil }
      do {
        let schema = try Schema(parsing: text, among: library)
        let form = RecordForm(type: type, id: id(of: type), text: text, schema: schema)
        known[type] = form
        return form
      } catch {
        preconditionFailure("The schema \(type.rawValue) inside this program cannot be read: \(error)")
      }
    }
  }

  /// The schema's text as it stands in `Schemas/records`: UTF-8, a line feed at the end; nil for an organisation's own.
  public static func text(of type: RecordType) -> [UInt8]? { type.document.map { Array($0.utf8) } }

  /// The text of the definitions that the types share.
  public static var commonText: [UInt8] { Array(RecordDocument.common.utf8) }

  /// What an event says in `schema`: the `$id` of the schema inside the program.
  static func id(of type: RecordType) -> String { "urn:evidencevault:schema:records:\(type.rawValue):1" }
}
