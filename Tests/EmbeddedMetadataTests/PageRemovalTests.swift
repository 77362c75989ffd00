import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Copies of PDFs without what they tell beside their pages.
@Suite(
  .enabled(if: Specimens.exiftool.isInstalled, Specimens.missing),
  .enabled(if: Specimens.qpdf.isInstalled, Specimens.noQpdf))
struct PageRemovalTests {
  private static let poppler = (text: ExternalTool("pdftotext"), picture: ExternalTool("pdftoppm"))
  private static let roster = Vectors.projectFolder.appending(path: "vault-example/evidence/document/duty-roster.pdf")

  private func copy(_ bytes: [UInt8]) throws -> MetadataRemoval.Copy {
    try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: "application/pdf")
  }

  /// What a program shows and prints of two files is the same.
  private func expectSamePages(_ before: [UInt8], _ after: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(before, to: "before.pdf")
    try folder.write(after, to: "after.pdf")
    let shown = try ["before.pdf", "after.pdf"].map { name in
      let text = try Self.poppler.text.run(["-layout", folder.path(name), "-"])
      let picture = try Self.poppler.picture.run(["-r", "40", folder.path(name)])
      #expect(text.status == 0 && picture.status == 0)
      #expect(picture.bytes.count > 1000)
      return [text.bytes, picture.bytes]
    }
    #expect(shown[0] == shown[1])
  }

  private func tagged(_ bytes: [UInt8]) throws -> [UInt8] {
    try Specimens.tagged(
      bytes, "pdf",
      [
        "-PDF:Author=Qwertz Uiop", "-PDF:Title=Zwx of Old Mill", "-XMP-dc:Creator=Qwertz Uiop",
        "-XMP-exif:GPSLatitude=41.7",
        "-XMP-xmpMM:DocumentID=uuid-4711-0815", "-PDF:CreateDate=2026:03:06 11:30:00",
      ])
  }

  private static let words = ["Qwertz", "Zwx of Old Mill", "uuid-4711", "20260306", "xmpmeta"].map { Array($0.utf8) }

  @Test(.enabled(if: poppler.text.isInstalled && poppler.picture.isInstalled, "poppler-utils is not installed"))
  func pagesStayAndNothingElse() throws {
    let plain = try Array(Data(contentsOf: Self.roster))
    let original = try tagged(plain)
    let made = try copy(original)
    #expect(Set(made.removed.map(\.kind)).isSuperset(of: [.location, .author, .device, .title, .time, .change]))
    #expect(made.tool?.name == "ExifTool, qpdf")
    #expect(made.tool?.version.contains(", ") ?? false)
    #expect(made.parameters.contains("; exiftool -all=; qpdf --object-streams=disable"))
    let bytes = try made.file.bytes()
    for word in Self.words {
      #expect(PageSearch(original).bytes.contains(word))
      #expect(!bytes.contains(word))
    }
    try expectSamePages(original, bytes)
    #expect(MetadataInspector().isClean(bytes))
    // The same again, to the bit; and of what was never tagged.
    #expect(try copy(original).file.bytes() == bytes)
    #expect(try copy(plain).file.bytes() == bytes)
  }

  @Test(.enabled(if: poppler.text.isInstalled && poppler.picture.isInstalled, "poppler-utils is not installed"))
  func picturesOfPagesStay() throws {
    let dictionary = "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8"
    let objects = [
      Specimens.stream(dictionary + "/Filter/ASCIIHexDecode", Array("00FF8040>".utf8)),
      Specimens.stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
        Specimens.jpeg),
      Specimens.stream("", Array("q 200 0 0 200 9 9 cm /Im1 Do Q q 50 0 0 50 300 300 cm /Im2 Do Q".utf8)),
    ]
    let page = "/Resources<</XObject<</Im1 5 0 R/Im2 6 0 R>>>>/Contents 7 0 R"
    let original = Specimens.pdf(objects, page: page, info: "/Author(Qwertz)")
    let made = try copy(original)
    #expect(made.removed == [EmbeddedFact(.author, "PDF:Author")])
    let bytes = try made.file.bytes()
    #expect(bytes.contains(Specimens.jpeg))
    try expectSamePages(original, bytes)
  }

  @Test(.enabled(if: poppler.text.isInstalled && poppler.picture.isInstalled, "poppler-utils is not installed"))
  func realFilesInEveryForm() throws {
    let folder = try TemporaryFolder()
    try folder.write(try tagged(Array(Data(contentsOf: Self.roster))), to: "a.pdf")
    for form in [["--object-streams=generate"], ["--linearize"], ["--qdf"], ["--stream-data=uncompress"]] {
      let run = try Specimens.qpdf.run(form + [folder.path("a.pdf"), folder.path("b.pdf")])
      #expect(run.status == 0)
      let original = try folder.bytes("b.pdf")
      let bytes = try copy(original).file.bytes()
      for word in Self.words { #expect(!bytes.contains(word), "\(form)") }
      try expectSamePages(original, bytes)
    }
  }

  /// LibreOffice has an identifier, a sum of the document and XMP of its own.
  @Test(.enabled(if: ExternalTool("soffice").isInstalled, "LibreOffice (libreoffice-writer-nogui) is not installed"))
  func whatAnOfficeProgramWrites() throws {
    let folder = try TemporaryFolder()
    let text = "<html><head><title>Zwx of Old Mill</title><meta name=\"author\" content=\"Qwertz Uiop\"></head>"
    try folder.write(Array("\(text)<body><p>A page.</p></body></html>".utf8), to: "a.html")
    let run = try ExternalTool("soffice").run(
      [
        "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir", folder.path("."), folder.path("a.html"),
      ], environment: ["HOME": folder.path(".")])
    try #require(run.status == 0, "\(run.errors)")
    let original = try folder.bytes("a.pdf")
    let bytes = try copy(original).file.bytes()
    for word in Self.words { #expect(!bytes.contains(word)) }
    #expect(original.contains(Array("/DocChecksum".utf8)))
    #expect(!bytes.contains(Array("/DocChecksum".utf8)))
    let search = PageSearch(original)
    let place = try #require(search.next("/ID", from: 0)).upperBound
    let identifier = original[place...].split(separator: UInt8(ascii: "<"))[1].prefix(32)
    #expect(
      identifier.count == 32 && !bytes.contains(Array(String(decoding: identifier, as: UTF8.self).lowercased().utf8)))
  }

  /// What the end of the file leads to goes with it, and so does what nothing leads to.
  @Test func whatOnlyTheEndLeadsToIsGone() throws {
    let file = Specimens.pdf(
      ["<</Mine(words of a program)>>", "<</Other(words of nobody)>>"], page: "/Resources<<>>", info: "/Author(Qwertz)")
    let text = String(decoding: file, as: UTF8.self)
    let other = Array(text.replacing("trailer<<", with: "trailer<</Sum 5 0 R/ID[<0a0b><0c>]").utf8)
    let bytes = try copy(other).file.bytes()
    for word in ["words", "Qwertz", "/Sum", "0a0b", "0A0B"] { #expect(!bytes.contains(Array(word.utf8)), "\(word)") }
  }

  @Test func whatStaysMakesNoCopy() throws {
    func failure(_ bytes: [UInt8]) -> MetadataRemoval.Failure? {
      do {
        _ = try copy(bytes)
        return nil
      } catch { return error as? MetadataRemoval.Failure }
    }
    let picture = try Specimens.tagged(Specimens.jpeg, "jpg", ["-GPSLatitude=41.7"])
    let image = Specimens.stream(
      "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", picture)
    #expect(
      failure(
        Specimens.pdf(
          [image, Specimens.stream("", Array("/I Do".utf8))], page: "/Resources<</XObject<</I 5 0 R>>>>/Contents 6 0 R")
      )
        == .stillThere([EmbeddedFact(.location, "picture in object 5 GPS:GPSLatitude")]))
    let note = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)>>"
    #expect(
      failure(Specimens.pdf([note], page: "/Annots[5 0 R]", info: "/Author(Qwertz)"))
        == .stillThere([EmbeddedFact(.comment, "PDF:annotation Text")]))
    // The same words in another place.
    #expect(
      failure(Specimens.pdf(["<</Title(By Qwertz)>>"], info: "/Author(Qwertz)", catalog: "/Outlines 5 0 R"))
        == .stillThere([EmbeddedFact(.author, "PDF:Author")]))
    #expect(
      failure(
        Specimens.pdf(["<</T<fEff00510077006500720074007A>>>"], info: "/Author(Qwertz)", catalog: "/AcroForm 5 0 R"))
        == .stillThere([EmbeddedFact(.author, "PDF:Author")]))
    #expect(failure(Specimens.pdf(["<</A 1/A 2>>"], page: "/B 5 0 R", info: "/Author(Qwertz)")) == .failed)
    #expect(failure(Array("%PDF-1.5\n".utf8)) == .failed)
    let none = MetadataRemoval(tool: ExifTool(), qpdf: nil)
    #expect(throws: MetadataRemoval.Failure.noProgram(name: "qpdf", package: "qpdf")) {
      _ = try none.copy(of: MemoryFile(Specimens.pdf(info: "/Author(Q)")), mediaType: "application/pdf")
    }
  }

  @Test func anEndIsAsQpdfWritesIt() throws {
    let (first, second) = (String(repeating: "0a", count: 16), String(repeating: "1b", count: 16))
    func file(_ trailer: String) -> [UInt8] {
      Array("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer \(trailer)\nstartxref\n9\n%%EOF\n".utf8)
    }
    let plain = "<< /Root 1 0 R /Size 1 /ID [<\(first)><\(second)>] >>"
    let made = try #require(PageTrailer(rewriting: file(plain)))
    #expect(made.bytes == file("<< /Root 1 0 R /Size 1 /ID [<\(second)><\(second)>] >>") && !made.hadMore)
    let more = try #require(PageTrailer(rewriting: file(plain.replacing("/Size", with: "/A (x) /Size"))))
    #expect(more.bytes == made.bytes && more.hadMore)
    for other in [
      "<< /Root 1 0 R /Size 1 >>", "<< /Size 1 /ID [<\(first)><\(second)>] >>",
      "<< /Root 1 0 R /Size 1 /ID [<\(first)>] >>",
      "<< /Root 1 0 R /Size 1 /ID [<\(first)><1b>] >>", plain + " x", "<<",
    ] { #expect(PageTrailer(rewriting: file(other)) == nil, "\(other)") }
    for count in 0..<file(plain).count { _ = PageTrailer(rewriting: Array(file(plain).prefix(count))) }
  }
}

extension MetadataInspector {
  /// Whether nothing is found, and all was looked at.
  fileprivate func isClean(_ bytes: [UInt8]) -> Bool {
    guard let file = try? MemoryFile(bytes) else { return false }
    let found = inspect(file, mediaType: "application/pdf")
    return found.facts.isEmpty && found.gap == nil && found.pageVersion != nil
  }
}
