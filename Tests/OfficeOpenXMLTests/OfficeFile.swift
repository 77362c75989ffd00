@testable import OfficeOpenXML

/// Office files that are made for a test; nothing in them is anybody's.
enum OfficeFile {
  typealias Tie = (id: String, kind: String, target: String)

  static let head = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" \
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel" \
    xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    """

  static func list(_ ties: [Tie]) -> [UInt8] {
    let lines = ties.map { "<Relationship Id=\"\($0.id)\" Type=\"http://a/\($0.kind)\" Target=\"\($0.target)\"/>" }
    return Array("<Relationships xmlns=\"http://b\">\(lines.joined())</Relationships>".utf8)
  }

  /// A file whose main part has this in it, with other parts that are tied to it.
  static func of(
    _ body: String, _ ties: [Tie] = [], _ parts: [(String, String)] = [], types: String = ""
  ) throws -> [UInt8] {
    var writer = ZIPWriter()
    try writer.add("[Content_Types].xml", Array("<Types>\(types)</Types>".utf8))
    try writer.add("_rels/.rels", list([("r1", "officeDocument", "word/document.xml")]))
    try writer.add("word/document.xml", Array("<w:document \(head)>\(body)</w:document>".utf8))
    if !ties.isEmpty { try writer.add("word/_rels/document.xml.rels", list(ties)) }
    for (name, content) in parts { try writer.add(name, Array(content.utf8)) }
    return writer.finished()
  }

  static func part(_ name: String, of bytes: [UInt8]) throws -> String? {
    try ZIPFile(bytes).content(of: name, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
  }
}
