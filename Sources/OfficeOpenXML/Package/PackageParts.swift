/// Parts that all office files have (ECMA-376 part 2).
enum PackageParts {
  private static let namespace = "http://schemas.openxmlformats.org/package/2006"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Where the main part and the properties are (§9.3).
  static func relationships(_ main: String) -> String {
    relationships([
      ("\(office)/officeDocument", main),
      ("\(namespace)/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  /// Relationships `rId1` and so on: type and target.
  static func relationships(_ all: [(String, String)]) -> String {
    let lines = all.enumerated().map { place, one in
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(one.0)\" Target=\"\(one.1)\"/>"
    }
    return "\(XMLText.declaration)<Relationships xmlns=\"\(namespace)/relationships\">\(lines.joined())</Relationships>"
  }

  /// What kind each part is of (§10.1.2): names and the ends of their types.
  static func contentTypes(_ overrides: [(String, String)]) -> String {
    let lines = overrides.map { name, type in
      "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-\(type)+xml\"/>"
    }
    return """
      \(XMLText.declaration)<Types xmlns="\(namespace)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(lines.joined())\
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
      """
  }

  /// Core properties (§11.1): a title and a language, and authors that are nobody.
  static func properties(title: String, language: String?, created: String?) throws(OfficeError) -> String {
    let language = language.map { "<dc:language>\(XMLText.escape($0))</dc:language>" } ?? ""
    var time = ""
    if let created {
      guard isTime(created) else { throw OfficeError(.badName, "a time that is none (RFC 3339, UTC)") }
      time = ["created", "modified"].map { "<dcterms:\($0) xsi:type=\"dcterms:W3CDTF\">\(created)</dcterms:\($0)>" }
        .joined()
    }
    return """
      \(XMLText.declaration)<cp:coreProperties xmlns:cp="\(namespace)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(XMLText.escape(title))</dc:title>\
      <dc:creator></dc:creator>\(language)<cp:lastModifiedBy></cp:lastModifiedBy>\(time)</cp:coreProperties>
      """
  }

  private static func isTime(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(text.utf8)
    return bytes.count == pattern.count
      && zip(bytes, pattern).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
  }
}
