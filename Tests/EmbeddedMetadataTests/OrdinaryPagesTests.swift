import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// PDFs as programs write them: nothing is told of them but what is in them.
@Suite(
  .enabled(if: Specimens.exiftool.isInstalled, Specimens.missing),
  .enabled(if: Specimens.qpdf.isInstalled, Specimens.noQpdf))
struct OrdinaryPagesTests {
  private static let office = ExternalTool("soffice")
  private static let page = """
    <html><body><h1 id="one">Chapter one</h1><p>An <a href="https://example.org/a">address</a>, efficient office;
    soft&shy;hyphenation, \u{0633}\u{0644}\u{0627}\u{0645}, \u{0939}\u{093f}\u{0928}\u{094d}\u{0926}\u{0940}.</p>
    <ul><li>First</li></ul><table><tr><th>A</th><td>B</td></tr></table>
    <h1 id="two" style="page-break-before:always">Chapter two</h1><p>Text.</p>
    <form><input type="text" value="A name"></form></body></html>
    """

  private func inspect(_ bytes: [UInt8]) throws -> Inspection {
    try MetadataInspector().inspect(MemoryFile(bytes), mediaType: "application/pdf")
  }

  /// With bookmarks, links, structure and letters that are drawn as one. It says of each link what the page does.
  @Test(.enabled(if: office.isInstalled, "LibreOffice (libreoffice-writer-nogui) is not installed"))
  func anOfficeProgramsPagesHideNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.page.utf8), to: "a.html")
    let run = try Self.office.run(
      [
        "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to",
        #"pdf:writer_web_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#,
        "--outdir", folder.path("."), folder.path("a.html"),
      ], environment: ["HOME": folder.path(".")])
    try #require(run.status == 0, "\(run.errors)")
    let bytes = try folder.bytes("a.pdf")
    let found = try inspect(bytes)
    #expect(found.gap == nil)
    #expect(Set(found.facts.filter { $0.kind != .time }.map(\.field)).isSubset(of: ["PDF:Contents", "PDF:Language"]))
    let made = try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: "application/pdf")
    #expect(try inspect(made.file.bytes()).facts == [])
  }

  /// As LaTeX writes them: objects packed, destinations with names, bookmarks, links to them.
  @Test func namedDestinationsHideNothing() throws {
    let text = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]/A<</S/GoTo/D(section.1)>>>>"
    let objects = [
      text, "<</Names[(Doc-Start)[3 0 R/XYZ 1 2 null](section.1)7 0 R]/Limits[(Doc-Start)(section.1)]>>",
      "<</D[3 0 R/XYZ 1 2 null]>>", "<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>",
      "<</Title(Chapter)/A<</S/GoTo/D(section.1)>>/Parent 8 0 R>>",
    ]
    let file = Specimens.pdf(
      objects, page: "/Annots[5 0 R]",
      catalog: "/Names<</Dests<</Kids[6 0 R]>>>>/Outlines 8 0 R/OpenAction[3 0 R/Fit]/PageMode/UseOutlines")
    let folder = try TemporaryFolder()
    try folder.write(file, to: "a.pdf")
    for form in ["--object-streams=generate", "--linearize", "--qdf"] {
      #expect(try Specimens.qpdf.run([form, folder.path("a.pdf"), folder.path("b.pdf")]).status == 0)
      #expect(try inspect(folder.bytes("b.pdf")).facts == [], "\(form)")
      #expect(try inspect(folder.bytes("b.pdf")).gap == nil, "\(form)")
    }
  }

  /// A page is taken out with qpdf, which takes out what led to it; and by hand, of its list of pages, in qpdf's JSON.
  @Test func pagesThatWereTakenOutAreGone() throws {
    let objects = [
      Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R>>".utf8),
      Specimens.stream("", Array("BT (Qwertz) Tj ET".utf8)),
      Array("<</Type/Outlines/Count 1/First 8 0 R/Last 8 0 R>>".utf8),
      Array("<</Title(Chapter)/Parent 7 0 R/Dest[5 0 R/Fit]>>".utf8),
    ]
    let text = String(decoding: Specimens.pdf(objects, catalog: "/Outlines 7 0 R"), as: UTF8.self)
    let folder = try TemporaryFolder()
    func make(_ arguments: [String], _ made: String, mends: Bool = false) throws -> [UInt8] {
      let run = try Specimens.qpdf.run(arguments + [folder.path(made)])
      #expect(run.status == (mends ? 3 : 0), "\(run.errors)")
      return try folder.bytes(made)
    }
    try folder.write(
      Array(text.replacing("/Kids[3 0 R]/Count 1", with: "/Kids[3 0 R 5 0 R]/Count 2").utf8), to: "a.pdf")
    // Objects are no longer where the table says.
    let both = try make([folder.path("a.pdf")], "both.pdf", mends: true)
    #expect(try inspect(both) == inspect(Specimens.pdf()))
    let one = try make([folder.path("both.pdf"), "--pages", folder.path("both.pdf"), "1", "--"], "one.pdf")
    #expect(try inspect(one) == inspect(Specimens.pdf()))
    let pages = try #require(number(of: "/Pages", in: both))
    let page = try #require(number(of: "/Page", in: both))
    let json = """
      {"qpdf":[{"jsonversion":2,"pdfversion":"1.5","pushedinheritedpageresources":false,"calledgetallpages":false,
      "maxobjectid":9},{"obj:\(pages) 0 R":{"value":{"/Type":"/Pages","/Count":1,"/Kids":["\(page) 0 R"]}}}]}
      """
    try folder.write(Array(json.utf8), to: "a.json")
    let deleted = try make([folder.path("both.pdf"), "--update-from-json=\(folder.path("a.json"))"], "deleted.pdf")
    #expect(try inspect(deleted).facts.map(\.field) == ["PDF:page outside the tree of pages"])
    let copy = try MetadataRemoval().copy(of: MemoryFile(deleted), mediaType: "application/pdf").file.bytes()
    try folder.write(copy, to: "copy.pdf")
    #expect(try make(["--qdf", folder.path("deleted.pdf")], "before.pdf").contains(Array("Qwertz".utf8)))
    let after = try make(["--qdf", folder.path("copy.pdf")], "after.pdf")
    #expect(!after.contains(Array("Qwertz".utf8)) && after.contains(Array("(Chapter)".utf8)))
  }

  /// The first object of a kind.
  private func number(of kind: String, in bytes: [UInt8]) -> Int? {
    var numbers: [Int] = []
    let search = PageSearch(bytes)
    var place = 0
    while let word = search.nextWord("obj", from: place) {
      place = word.upperBound
      var reader = PageReader(bytes: bytes, place: place)
      guard let number = search.objectNumber(before: word.lowerBound), let values = reader.dictionary(["Type"]) else {
        continue
      }
      if values["Type"] == .name(String(kind.dropFirst())) { numbers.append(number) }
    }
    return numbers.first
  }
}
