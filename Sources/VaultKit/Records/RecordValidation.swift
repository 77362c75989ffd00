internal import Custody
internal import JSONSchema
public import RecordSchemas
public import SelectiveDisclosure
internal import VaultCrypto

/// Whether a record is what its type asks for.
public enum RecordValidation {
  private static let shownCount = 20

  /// What is wrong with a record, each in a sentence; empty where nothing is.
  public static func faults(_ fields: JSONObject, _ type: RecordType) -> [String] {
    guard JSONWriter.write(fields).count <= RecordSchemas.maximumSize else {
      return [
        "It is over 1 MiB. What is long is evidence: bring it in as a file (evault add), and name its item in the record."
      ]
    }
    return RecordSchemas.validate(fields, as: type).map(\.sentence)
  }

  /// What is wrong with one field, which need not be alone in the end.
  static func faults(_ value: JSON, in field: String, of type: RecordType) -> [String] {
    faults(at: "/" + field, in: [field: value], of: type)
  }

  /// What is wrong with one place of a record that is not whole yet.
  /// - Parameter pointer: the place (RFC 6901).
  public static func faults(at pointer: String, in fields: JSONObject, of type: RecordType) -> [String] {
    RecordSchemas.validate(fields, as: type).filter { violation in
      violation.pointer == pointer && violation.keyword != "required" || violation.pointer.hasPrefix(pointer + "/")
    }.map(\.sentence)
  }

  /// What is wrong with a record that fits its schema, taken alone; empty where nothing is.
  public static func senseFaults(_ fields: JSONObject, _ type: RecordType) throws(VaultError) -> [String] {
    var random = RandomPool()
    let id = Identifier(&random)
    return try RecordSense.faults([RecordDraft(id: id, type: type, fields: fields)])[id.description] ?? []
  }

  /// - Throws: `.usage`, with the faults in words.
  static func require(_ fields: JSONObject, _ type: RecordType) throws(VaultError) {
    let faults = faults(fields, type)
    guard !faults.isEmpty else { return }
    let more = faults.count > shownCount ? " And \(faults.count - shownCount) more." : ""
    throw VaultError(
      .usage, "The record is not right. \(faults.prefix(shownCount).joined(separator: " "))\(more)",
      safe: "Nothing was written.", next: "What belongs where: evault record template \(type.rawValue)")
  }
}
