public import JSONSchema
public import SelectiveDisclosure
import Synchronization

/// The schemas of records, which are inside the program.
///
///     for violation in RecordSchemas.validate(object, as: .interview) { print(violation.sentence) }
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

  private static let compiled = Mutex<[RecordType: Schema]>([:])

  /// The schema of a type, compiled when it is first asked for.
  public static func schema(for type: RecordType) -> Schema {
    compiled.withLock { known in
      if let schema = known[type] { return schema }
      do {
        let schema = try Schema(parsing: text(of: type), among: library)
        known[type] = schema
        return schema
      } catch {
        preconditionFailure("The schema \(type.rawValue) inside this program cannot be read: \(error)")
      }
    }
  }

  /// The schema's text as it stands in `Schemas/records`: UTF-8, a line feed at the end.
  public static func text(of type: RecordType) -> [UInt8] { Array(type.document.utf8) }

  /// The text of the definitions that the types share.
  public static var commonText: [UInt8] { Array(RecordDocument.common.utf8) }

  /// What an event says in `schema`: the schema's `$id`.
  public static func id(of type: RecordType) -> String { "urn:evidencevault:schema:records:\(type.rawValue):1" }

  /// What in a record its type's schema does not take, in words; empty for a record that fits. Whether what it names
  /// exists is for others to check.
  public static func validate(_ object: JSONObject, as type: RecordType) -> [SchemaViolation] {
    schema(for: type).violations(in: .object(object))
  }
}
