internal import Custody
internal import JSONSchema
public import RecordSchemas
public import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// Whether a record is what its type asks for.
public enum RecordValidation {
  private static let shownCount = 20

  /// What is wrong with a record of one of the program's types, each in a sentence; empty where nothing is.
  public static func faults(_ fields: JSONObject, _ type: RecordType) -> [String] {
    RecordSchemas.form(of: type).map { faults(fields, $0) } ?? [
      "What a record of the type \(type.rawValue) must say is in the vault."
    ]
  }

  /// What is wrong with a record, each in a sentence; empty where nothing is.
  public static func faults(_ fields: JSONObject, _ form: RecordForm) -> [String] {
    guard JSONWriter.write(fields).count <= RecordSchemas.maximumSize else {
      return [
        "It is over 1 MiB. What is long is evidence: bring it in as a file (evault add), and name its item in the record."
      ]
    }
    var faults = form.validate(fields).map(\.sentence)
    if form.type.isOwn, RecordText.hasHiddenMarks(.object(fields)) {
      faults.append(
        "It has control characters, or marks that turn the direction of text round: people would not see what they read."
      )
    }
    return faults
  }

  /// What is wrong with one field, which need not be alone in the end.
  static func faults(_ value: JSON, in field: String, of type: RecordType) -> [String] {
    faults(at: "/" + field, in: [field: value], of: type)
  }

  /// What is wrong with one place of a record that is not whole yet.
  /// - Parameter pointer: the place (RFC 6901).
  public static func faults(at pointer: String, in fields: JSONObject, of type: RecordType) -> [String] {
    (RecordSchemas.form(of: type)?.validate(fields) ?? []).filter { violation in
      violation.pointer == pointer && violation.keyword != "required" || violation.pointer.hasPrefix(pointer + "/")
    }.map(\.sentence)
  }

  /// What is wrong with a record that is not whole yet: top-level fields may be missing, and nothing else.
  static func faultsOfPart(_ fields: JSONObject, of type: RecordType) -> [String] {
    guard let form = RecordSchemas.form(of: type) else { return [] }
    guard JSONWriter.write(fields).count <= RecordSchemas.maximumSize else { return faults(fields, form) }
    return form.validate(fields).filter { violation in
      violation.keyword != "required" || violation.pointer.count(where: { $0 == "/" }) > 1
    }.map(\.sentence)
  }

  /// What is wrong with a record that fits its schema, taken alone; empty where nothing is.
  public static func senseFaults(_ fields: JSONObject, _ type: RecordType) throws(VaultError) -> [String] {
    var random = RandomPool()
    let id = Identifier(&random)
    return try RecordSense.faults([RecordDraft(id: id, type: type, fields: fields)])[id.description] ?? []
  }

  /// What of a record still says what the template says, each in a sentence. Nobody means that; a record that was written so is not damaged.
  public static func leftFromTemplate(_ fields: JSONObject) -> [String] {
    fields.members.filter { $0.value == .string(RecordTemplate.placeholder) }.map {
      "\(VisibleText.escape($0.name)) still says \"\(RecordTemplate.placeholder)\": write what is so, or take the field out. See that nothing else in it is the template's."
    }
  }

  /// - Throws: `.usage`, with the faults in words.
  static func require(_ fields: JSONObject, _ form: RecordForm) throws(VaultError) {
    let faults = faults(fields, form) + leftFromTemplate(fields)
    guard !faults.isEmpty else { return }
    let more = faults.count > shownCount ? " And \(faults.count - shownCount) more." : ""
    throw VaultError(
      .usage, "The record is not right. \(faults.prefix(shownCount).joined(separator: " "))\(more)",
      safe: "Nothing was written.", next: "What belongs where: evault record template \(form.type.rawValue)")
  }
}
