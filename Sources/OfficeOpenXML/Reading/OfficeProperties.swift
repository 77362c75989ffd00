/// Properties of a file, which it shows nowhere.
enum OfficeProperties {
  private typealias Remark = OfficeContents.Remark

  /// ECMA-376 part 2 §11.1, part 1 §22.2. Names of programs, and counts, tell of nobody.
  private static let kinds: [String: OfficeContents.Remark.Kind] = [
    "creator": .name, "lastModifiedBy": .name, "Manager": .name, "Company": .name, "HyperlinkBase": .name,
    "title": .text, "subject": .text, "description": .text, "keywords": .text, "category": .text,
    "contentStatus": .text, "identifier": .text, "version": .text, "Template": .text, "created": .time,
    "publisher": .name, "contributor": .name, "value": .text,
    "modified": .time, "lastPrinted": .time,
  ]
  /// Programs that put their own name where the author's belongs.
  private static let programs: Set = ["openpyxl", "python-docx"]
  /// Templates that every installation has.
  private static let commonTemplates: Set = ["Normal", "Normal.dotm", "Normal.dot", "Office Theme"]

  /// Core and extended properties that are not empty.
  static func remarks(in bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var found: [Remark] = []
    var reader = try XMLReader(bytes)
    var open = ""
    while let token = try reader.next() {
      switch token {
      case .start(let name, _): open = name.local
      case .end: open = ""
      case .text(let text):
        let text = text.trimming()
        guard !text.isEmpty, let kind = kinds[open] else { continue }
        if open == "Template", commonTemplates.contains(text) { continue }
        if open == "creator", programs.contains(text) { continue }
        found.append(Remark(kind: kind, name: open))
      }
    }
    return found
  }

  /// Part 1 §22.3: their names are the writer's choice.
  static func custom(_ bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      if case .start(let name, _) = token, name.local == "property" {
        return [Remark(kind: .text, name: "custom property")]
      }
    }
    return []
  }

  /// Data of programs (part 1 §22.5): anything but what every file has of them.
  static func customXML(_ bytes: [UInt8]) -> [OfficeContents.Remark] {
    let isTelling: Bool
    // It need not be XML as office files hold it: Excel writes UTF-16. What cannot be read is there all the same.
    do throws(OfficeError) { isTelling = try saysSomething(bytes) } catch { isTelling = true }
    return isTelling ? [Remark(kind: .comment, name: "customXml")] : []
  }

  private static func saysSomething(_ bytes: [UInt8]) throws(OfficeError) -> Bool {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        // A list of sources without a source (§22.6.2.60) says how one would be written.
        if name.local == "Sources" { continue }
        if attributes.contains(where: { $0.value.saysSomething }) { return true }
      case .text(let text): if text.saysSomething { return true }
      case .end: continue
      }
    }
    return !reader.passedBy.isEmpty
  }
}
