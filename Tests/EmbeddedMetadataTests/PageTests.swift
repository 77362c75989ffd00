import OfficeOpenXML
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Pages.
struct PageTests {
  private func kinds(_ bytes: [UInt8]) -> [EmbeddedKind] { PageInspection.inspect(bytes).facts.map(\.kind) }

  @Test func annotationsAndFilesAreFound() {
    #expect(PageInspection.inspect(Specimens.pdf()) == Inspection())
    #expect(kinds(Specimens.pdf(["<</Type/Annot/Subtype/Text/Contents(a)>>"])) == [.comment])
    #expect(
      kinds(Specimens.pdf(["<</Subtype  /Highlight >>", "<</Subtype\n/FileAttachment>>"])) == [.comment, .attachment])
    #expect(kinds(Specimens.pdf(["<</Type/Annot/Subtype/Link>>", "<</Subtype/Widget>>"])) == [])
    #expect(kinds(Specimens.pdf(["<</Type/EmbeddedFile>>"])) == [.attachment])
  }

  @Test func marginsThatAreNotShownAreFound() {
    #expect(kinds(Specimens.pdf(page: "/CropBox[0 0 595 842]")) == [])
    #expect(kinds(Specimens.pdf(page: "/CropBox[ 0 0 595.001 842.0 ]")) == [])
    #expect(kinds(Specimens.pdf(page: "/CropBox[10 10 300 400]")) == [.preview])
    #expect(kinds(Specimens.pdf(page: "/CropBox 9 0 R")) == [.preview])
  }

  @Test func filesInsideInstructionsAreNotLookedInto() {
    func page(_ instructions: String) -> [UInt8] {
      Specimens.pdf(["<</Length \(instructions.utf8.count)>>\nstream\n\(instructions)\nendstream"])
    }
    #expect(PageInspection.inspect(page("q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q")) == Inspection())
    #expect(PageInspection.inspect(page("q BI /W 1 /H 1 /F /DCT ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("q BI /W 1 /F [/A85 /DCTDecode] ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("(NIBI) Tj /DCT Do")) == Inspection())
  }

  @Test func whatWasThereBeforeIsFound() {
    #expect(kinds(Specimens.pdf() + Array("startxref\n99\n%%EOF\n".utf8)) == [.change])
    // A file for the web has two ends, of which one points nowhere.
    #expect(kinds(Specimens.pdf() + Array("startxref\n0\n%%EOF\n".utf8)) == [])
  }

  @Test func packedObjectsAreUnpacked() {
    let inner = Array("7 0 <</Type/Annot/Subtype/Popup>>".utf8)
    // RFC 1951 §3.2.4: a block that is stored.
    let packed: [UInt8] = [0x78, 0x01, 1, UInt8(inner.count), 0, ~UInt8(inner.count), 0xff] + inner + [0, 0, 0, 0]
    func file(_ filter: String, _ content: [UInt8]) -> [UInt8] {
      Specimens.pdf() + Array("9 0 obj\n<</Type/ObjStm\(filter)/N 1/First 4>>\nstream\r\n".utf8) + content
        + Array("\nendstream\nendobj\n".utf8)
    }
    #expect(kinds(file("/Filter/FlateDecode", packed)) == [.comment])
    // What cannot be unpacked is no answer.
    #expect(PageInspection.inspect(file("/Filter/LZWDecode", packed)).gap == .unreadable)
    #expect(PageInspection.inspect(file("/Filter/FlateDecode", Array(packed.dropLast(20)))).gap == .unreadable)
    #expect(PageInspection.inspect(file("/Filter/FlateDecode/DecodeParms<</Predictor 12>>", packed)).gap == .unreadable)
    #expect(PageInspection.inspect(Specimens.pdf(["<</Encrypt 4 0 R>>"])).gap == .unreadable)
    for count in 0..<200 { _ = PageInspection.inspect(Array(file("/Filter/FlateDecode", packed).suffix(count))) }
  }

  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func propertiesAreFound() throws {
    func inspect(_ info: String) throws -> Inspection {
      try MetadataInspector().inspect(MemoryFile(Specimens.pdf(info: info)), mediaType: "application/pdf")
    }
    #expect(try inspect("/Creator(A program)/Producer(Another)").facts == [])
    #expect(try inspect("/Creator(A program)").gap == nil)
    #expect(try inspect("/Author(Q)/Title(R)/Own(S)").facts.map(\.kind) == [.author, .title, .comment])
    #expect(try inspect("/CreationDate(D:20260306113000Z)").facts.map(\.kind) == [.time])
  }
}
