import FinishedTexts
import Foundation
import OfficeOpenXML
import TestSupport

/// Makes files as word processors do.
enum Office {
  static let suite = ExternalTool("soffice")
  static let pages = ExternalTool("pdftotext")

  /// A `.docx` file that python-docx makes: `d` is the document.
  static func docx(_ script: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let head = """
      import sys, docx
      from docx.oxml import parse_xml
      from docx.oxml.ns import nsdecls, qn
      d = docx.Document()
      d.core_properties.author = ''

      """
    let run = try ExternalTool.python.run(["-c", head + script + "\nd.save(sys.argv[1])", folder.path("a.docx")])
    guard run.status == 0 else { throw CocoaError(.fileReadUnknown, userInfo: ["python": run.errors]) }
    return try folder.bytes("a.docx")
  }

  /// What LibreOffice makes of a file.
  static func converted(_ bytes: [UInt8], from: String, to: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "in.\(from)")
    _ = try suite.run([
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to", to, "--outdir",
      folder.path("out"), folder.path("in.\(from)"),
    ])
    return try folder.bytes("out/in.\(to.prefix { $0 != ":" })")
  }

  /// A `.docx` file with this inside its body, and other parts.
  static func docx(body: String, parts: [(kind: String, text: String)] = [], head: String = "") throws -> [UInt8] {
    let names = """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
      """
    func relationships(_ all: [(String, String)]) -> String {
      let lines = all.enumerated().map { place, one in
        """
        <Relationship Id="r\(place)" Target="\(one.1)" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(one.0)"/>
        """
      }
      let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
      return "<Relationships xmlns=\"\(namespace)\">\(lines.joined())</Relationships>"
    }
    var writer = ZIPWriter()
    try writer.add("_rels/.rels", Array(relationships([("officeDocument", "w/main.xml")]).utf8))
    try writer.add("w/main.xml", Array("\(head)<w:document \(names)><w:body>\(body)</w:body></w:document>".utf8))
    let list = parts.enumerated().map { ($1.kind, "part\($0).xml") }
    try writer.add("w/_rels/main.xml.rels", Array(relationships(list).utf8))
    for (place, part) in parts.enumerated() {
      try writer.add("w/part\(place).xml", Array("<w:\(part.kind) \(names)>\(part.text)</w:\(part.kind)>".utf8))
    }
    return writer.finished()
  }
}
