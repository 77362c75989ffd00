internal import SelectiveDisclosure

/// The values of one ProofMode proof, by the names that it writes.
struct ProofModeValues {
  static let hash = "File Hash SHA256"
  private static let maximumValues = 256

  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// The values of a `.proof.json`, an object of texts; or of a `.proof.csv`, which is no RFC 4180: each line ends in a comma, commas in
  /// values became spaces, and each run of the program adds a line, the last of which counts.
  init(_ bytes: [UInt8], isJSON: Bool, path: String) throws(FolderProblem) {
    if isJSON {
      let object: JSONObject
      do throws(JSONError) { object = try JSONParser(maximumDepth: 4).parseObject(bytes) } catch {
        throw FolderProblem(path, "is not JSON (\(error.code.rawValue) at byte \(error.offset))")
      }
      for member in object.members.prefix(Self.maximumValues) {
        if let text = member.value.stringValue ?? member.value.numberValue?.literal { values[member.name] = text }
      }
    } else {
      guard let text = String(validating: bytes, as: UTF8.self) else { throw FolderProblem(path, "is not UTF-8") }
      let lines = text.split(whereSeparator: \.isNewline)
      guard let header = lines.first, let last = lines.dropFirst().last else {
        throw FolderProblem(path, "has no line with values")
      }
      let names = header.split(separator: ",", omittingEmptySubsequences: false)
      let cells = last.split(separator: ",", omittingEmptySubsequences: false)
      guard names.count == cells.count, names.count <= Self.maximumValues else {
        throw FolderProblem(path, "has \(cells.count) values for \(names.count) names")
      }
      for (name, cell) in zip(names, cells) where !name.isEmpty { values[PlainText.trimmed(name)] = String(cell) }
    }
    guard self[Self.hash] != nil || self["Proof Generated"] != nil else {
      throw FolderProblem(path, "has none of the values that ProofMode writes")
    }
  }

  /// What the telephone noted, as fields of a record.
  func fields() -> AcquisitionFields {
    var fields = AcquisitionFields(method: "export")
    var device = JSONObject()
    for (name, field) in [("Manufacturer", "make"), ("Hardware", "model"), ("Notes", "software")] {
      if let text = self[name].flatMap(AcquisitionFields.line) { device.append(field, .string(text)) }
    }
    if !device.isEmpty { fields.set(.object(device), "device") }
    if let latitude = self["Location.Latitude"], let longitude = self["Location.Longitude"], Double(latitude) != nil,
      Double(longitude) != nil
    {
      let accuracy = self["Location.Accuracy"].flatMap(Double.init).map { ", accurate to \($0) m" } ?? ""
      fields.set(line: "\(latitude), \(longitude) (as the telephone noted\(accuracy))", "place")
    }
    let taken = self["File Created"] ?? self["File Modified"]
    // The day is the telephone's; it may be another one in UTC, hence `~`.
    if let day = taken?.prefix(10), let date = DateText.edtf(String(day), .yearFirst), date.utf8.count == 10 {
      fields.set(.string(date + "~"), "date")
    }
    fields.set(.array(["ProofMode"]), "software")
    fields.say(
      "ProofMode noted this on the telephone. Its times end in Z and are in the telephone's own zone, which it does not state."
    )
    for name in values.keys.sorted() where !(values[name] ?? "").isEmpty {
      if let line = AcquisitionFields.line("\(name): \(values[name] ?? "")") { fields.say(line) }
    }
    return fields
  }
}
