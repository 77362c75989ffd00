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
    let seen = ["<</Type/Annot/Subtype/Link>>", "<</Subtype/Widget>>"]
    #expect(kinds(Specimens.pdf(seen, page: "/Annots[5 0 R 6 0 R]")) == [])
    #expect(kinds(Specimens.pdf(["<</Type/EmbeddedFile>>"])) == [.attachment])
    #expect(kinds(Specimens.pdf(["<</Subtype %x\n%y\n/Text>>"])) == [.comment])
    #expect(kinds(Specimens.pdf(["<</A(/Subtype%)/Subtype/Text>>"])) == [.comment])
  }

  @Test func marginsThatAreNotShownAreFound() {
    #expect(kinds(Specimens.pdf(page: "/CropBox[0 0 595 842]")) == [])
    #expect(kinds(Specimens.pdf(page: "/CropBox[ 0 0 595.001 842.0 ]")) == [])
    #expect(kinds(Specimens.pdf(page: "/CropBox[10 10 300 400]")) == [.preview])
    #expect(kinds(Specimens.pdf(page: "/CropBox 9 0 R")) == [.preview])
    // What shows more than there is hides nothing, from whichever corner it is said.
    #expect(kinds(Specimens.pdf(page: "/CropBox[600 850 -5 -5]")) == [])
    #expect(kinds(Specimens.pdf(page: "/Crop#42ox[10 10 300 400]")) == [.preview])
    #expect(kinds(Specimens.pdf(page: "/CropBox %[0 0 595 842]\n[10 10 300 400]")) == [.preview])
    #expect(kinds(Specimens.pdf(["[10 10 300 400]"], page: "/CropBox 5 0 R")) == [.preview])
    #expect(kinds(Specimens.pdf(["[0 0 595 842]"], page: "/CropBox 5 0 R")) == [])
    // Boundaries that lead to each other lead nowhere.
    let again = Array("5 0 obj\n6 0 R\nendobj\n".utf8)
    let circle = Specimens.pdf(["[0 0 300 300]", "5 0 R"], page: "/CropBox 6 0 R", more: again)
    #expect(kinds(circle).contains(.preview))
    #expect(kinds(Specimens.pdf(page: "/VP[<</Measure<</Subtype/GEO/GPTS[50 30 51 31]>>>>]")) == [.location])
  }

  /// §7.7.3.4: what a page does not say, the nodes above it say.
  @Test func boundariesAreInherited() {
    func tree(_ top: String, _ first: String, _ second: String) -> [UInt8] {
      Array(
        """
        %PDF-1.5
        2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2\(top)>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R\(first)>> endobj
        4 0 obj <</Type/Page/Parent 2 0 R\(second)>> endobj
        """.utf8)
    }
    let (small, large) = ("Box[0 0 100 100]", "Box[0 0 900 900]")
    #expect(kinds(tree("/Media\(large)/Crop\(large)", "", "")) == [])
    // The nearest box in the file is not the page's.
    #expect(kinds(tree("/Media\(large)", "/Crop\(small)", "/Media\(small)")) == [.preview])
    #expect(kinds(tree("", "/Media\(large)/Crop\(large)", "/Media\(small)/Crop\(small)")) == [])
    // A page that is larger than what the nodes above it show.
    #expect(kinds(tree("/Media\(small)/Crop\(small)", "", "/Media\(large)")) == [.preview])
    #expect(kinds(tree("/Crop\(large)", "/Media\(small)", "/Media\(large)")) == [])
    #expect(kinds(tree("/Parent 2 0 R/Crop\(small)", "", "/Media\(large)")) == [.preview])
    // Where something stands that is no node, nobody knows whose it is.
    let stray = Array("9 0 obj (/CropBox[1 1 2 2]) endobj".utf8)
    #expect(PageInspection.inspect(Specimens.pdf(page: "/CropBox[0 0 595 842]") + stray).gap == .unreadable)
  }

  /// RFC 1951 §3.2.6: each letter by itself, in eight bits.
  private static func deflated(_ text: [UInt8]) -> [UInt8] {
    var bits = [true, true, false]
    for byte in text { bits += (0..<8).map { (byte + 0x30) >> (7 - $0) & 1 == 1 } }
    bits += Array(repeating: false, count: 7)
    return stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) }
    }
  }

  @Test func boundariesInPackedObjectsCount() {
    func file(_ first: String, _ page: String) -> [UInt8] {
      let head = "2 0 3 40 "
      let node = "<</Type/Pages/MediaBox[0 0 900 900]>>"
      let inner = Array((head + node + String(repeating: " ", count: 40 - node.utf8.count) + page).utf8)
      let packed = [0x78, 0x01] + Self.deflated(inner) + [0, 0, 0, 0]
      return Array("%PDF-1.5\n9 0 obj\n<</Type/ObjStm/Filter/FlateDecode/N 2\(first)>>\nstream\r\n".utf8) + packed
        + Array("\nendstream\nendobj\n".utf8)
    }
    let page = "<</Type/Page/Parent 2 0 R/Crop#42ox[0 0 900 900]>>"
    #expect(PageInspection.inspect(file("/First 9", page)) == Inspection())
    let cropped = "<</Type/Page/Parent 2 0 R/CropBox[0 0 900 100]>>"
    #expect(kinds(file("/First 9", cropped)) == [.preview])
    #expect(PageInspection.inspect(file("", page)).gap == .unreadable)
    for count in 0..<200 { _ = PageInspection.inspect(Array(file("/First 9", page).dropLast(count))) }
  }

  /// More pages than are looked at are not passed over; and however many there are, each is looked at once.
  @Test func thereMayBeManyPages() {
    func file(_ count: Int, last: String) -> [UInt8] {
      var text = "%PDF-1.5\n2 0 obj <</Type/Pages/MediaBox[0 0 9 9]>> endobj\n"
      for number in 3..<(count + 3) { text += "\(number) 0 obj<</Type/Page/Parent 2 0 R/CropBox[0 0 9 9]>>endobj\n" }
      return Array((text + "999999 0 obj<</Type/Page/Parent 2 0 R/CropBox\(last)>>endobj\n").utf8)
    }
    #expect(PageInspection.inspect(file(20_000, last: "[0 0 9 9]")) == Inspection())
    #expect(kinds(file(20_000, last: "[0 0 9 1]")) == [.preview])
    #expect(PageInspection.inspect(file(100_001, last: "[0 0 9 9]")).gap == .unreadable)
    // Beginnings without ends.
    for word in ["1 0 obj (", "1 0 obj <<", "1 0 obj <", "1 0 obj [", "1 0 obj % ", "BI ", "BI /IDx "] {
      let text = "%PDF-1.5 /CropBox stream\n" + String(repeating: word, count: 20_000) + "\nendstream"
      _ = PageInspection.inspect(Array(text.utf8))
    }
  }

  @Test func namesMayBeWrittenAsNumbers() {
    #expect(kinds(Specimens.pdf(["<</Type/Annot/Sub#74ype/Te#78t/Contents(a)>>"])) == [.comment])
    #expect(kinds(Specimens.pdf(["<</Type/#45mbeddedFil#65>>"])) == [.attachment])
    #expect(PageInspection.inspect(Specimens.pdf(["<</Encr#79pt 4 0 R>>"])).gap == .unreadable)
    #expect(kinds(Specimens.pdf(page: "/Thumb\n9 0 R")) == [.preview])
    #expect(kinds(Specimens.pdf(page: "/Thumbs 9")) == [])
  }

  @Test func filesInsideInstructionsAreNotLookedInto() {
    func page(_ instructions: String) -> [UInt8] {
      Specimens.pdf(["<</Length \(instructions.utf8.count)>>\nstream\n\(instructions)\nendstream"])
    }
    #expect(PageInspection.inspect(page("q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q")) == Inspection())
    #expect(PageInspection.inspect(page("q BI /W 1 /H 1 /F /DCT ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("q BI /W 1 /F [/A85 /DCTDecode] ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("(NIBI) Tj /DCT Do")) == Inspection())
    #expect(PageInspection.inspect(page("q BI /IDx 1 /F /D#43T ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("q BI /ID 1 /W 1 /F /DCT ID a EI Q")).gap == .unreadable)
    let long = String(repeating: " ", count: 5000)
    #expect(PageInspection.inspect(page("q BI /W 1\(long)/F /DCT ID a EI Q")).gap == .unreadable)
    #expect(PageInspection.inspect(page("q BI /W 1 ID a EI Q /DCT Do BI /W 1 ID a EI")) == Inspection())
  }

  @Test func nothingButATableOfObjectsIsPassedOver() {
    let instructions = "q BI /W 1 /H 1 /F /DCT ID a EI Q"
    for dictionary in ["/A/XRef", "/A/Image", "/Type/XRef", "/A(/Subtype/Image)", "/A<</Subtype/Image>>"] {
      let object = "<<\(dictionary)>>\nstream\n\(instructions)\nendstream"
      #expect(PageInspection.inspect(Specimens.pdf([object])).gap == .unreadable, "\(dictionary)")
    }
  }

  /// Instructions may be packed as anything else may; what is not undone here was not looked at.
  @Test func packedInstructionsAreUnpacked() {
    func gap(_ dictionary: String, _ content: [UInt8]) -> Inspection.Gap? {
      PageInspection.inspect(
        Specimens.pdf() + Array("9 0 obj\n<<\(dictionary)>>\nstream\r\n".utf8) + content
          + Array("\nendstream\nendobj\n".utf8)
      ).gap
    }
    func stored(_ content: [UInt8]) -> [UInt8] {
      let count = [UInt8(content.count & 0xff), UInt8(content.count >> 8)]
      return [0x78, 0x01, 1] + count + count.map { ~$0 } + content + [0, 0, 0, 0]
    }
    func hexadecimal(_ content: [UInt8]) -> [UInt8] {
      content.flatMap { Array(String(UInt16($0) + 256, radix: 16).dropFirst().utf8) } + Array(">".utf8)
    }
    let plain = Array("q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q".utf8)
    let picture = Array("q BI /W 1 /H 1 /F /DCT ID a EI Q".utf8)
    for (content, expected) in [(plain, nil), (picture, Inspection.Gap.unreadable)] {
      #expect(gap("/Filter[/AHx/Fl]", hexadecimal(stored(content))) == expected)
      #expect(gap("/Filter[/FlateDecode/ASCIIHexDecode]", stored(hexadecimal(content))) == expected)
      #expect(gap("/Filter/RunLengthDecode", [UInt8(content.count - 1)] + content + [128]) == expected)
      #expect(gap("/ProcSet[/ImageB]/ImageMask true", content) == expected)
    }
    // ISO 32000-1 §7.4.3: "BI /DCT ID " in base 85, and a group of zeros.
    #expect(gap("/Filter/A85", Array("z6=a".utf8) + [0x7e, 0x3e]) == nil)
    #expect(gap("/Filter/A85", Array("6:i:Q6pjor8OO[~>".utf8)) == .unreadable)
    for filter in ["/Filter/LZWDecode", "/Filter/FlateDecode", "/Filter 7 0 R", "/Filter/Crypt"] {
      #expect(gap(filter, plain) == .unreadable, "\(filter)")
    }
    // A table of objects is no drawing.
    #expect(gap("/Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12>>", stored([0, 1])) == nil)
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
      Specimens.pdf(
        more: Array("9 0 obj\n<</Type/ObjStm\(filter)/N 1/First 4>>\nstream\r\n".utf8) + content
          + Array("\nendstream\nendobj\n".utf8))
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
