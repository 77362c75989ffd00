import TestSupport
import Testing

@testable import EmbeddedMetadata

/// Ways in which a PDF may keep from a search what a program shows.
struct PageWaysTests {
  private static let drawing = Array("q BI /W 1 /H 1 /F /DCT ID a EI Q".utf8)

  private func inspect(_ objects: [[UInt8]], page: String = "", catalog: String = "") -> Inspection {
    PageInspection.inspect(Specimens.pdf(objects, page: page, catalog: catalog))
  }

  private func kinds(_ object: String, catalog: String = "") -> [EmbeddedKind] {
    PageInspection.inspect(Specimens.pdf([object], page: "/Annots[5 0 R]", catalog: catalog)).facts.map(\.kind)
  }

  /// What is drawn is looked at, whatever else it says that it is.
  @Test(arguments: [
    "/Subtype/Image", "/Sub#74ype/#49mage", "/Subtype 6 0 R", "/Type/XRef/DecodeParms<</Predictor 12>>",
  ]) func instructionsThatSayThatTheyArePictures(_ dictionary: String) {
    let object = Specimens.stream(dictionary, Self.drawing)
    let objects = { (more: [String]) in [object, Array("/Image".utf8)] + more.map { Array($0.utf8) } }
    let ways: [(page: String, more: [String])] = [
      ("/Contents 5 0 R", []), ("/Contents[4 0 R 5 0 R]", []), ("/Con#74ents 7 0 R", ["[ 4 0 R 5 0 R ]"]),
      ("/Contents 7 0 R", ["8 0 R", "[5 0 R]"]), ("/Annots[<</AP<</N 5 0 R>>>>]", []),
      ("/Annots[7 0 R]", ["<</AP 8 0 R>>", "<</D<</On 5 0 R>>>>"]),
      ("/Resources<</Pattern<</P 5 0 R>>>>", []), ("/Resources 7 0 R", ["<</Pattern 8 0 R>>", "<</P 5 0 R>>"]),
      ("/Resources<</Font<</T<</Type/Font/Subtype/Type3/CharProcs<</a 5 0 R>>>>>>>>", []),
    ]
    for way in ways {
      #expect(inspect(objects(way.more), page: way.page).gap == .unreadable, "\(dictionary) \(way)")
    }
  }

  @Test func picturesThatAreNotDrawnAreNone() {
    let picture = Specimens.stream("/Subtype/Image", Self.drawing)
    let drawn = Specimens.stream("", Array("/I Do".utf8))
    #expect(inspect([picture, drawn], page: "/Resources<</XObject<</I 5 0 R>>>>/Contents 6 0 R") == Inspection())
    #expect(
      inspect([picture], page: "/Contents(5 0 R)")
        == Inspection(facts: [EmbeddedFact(.preview, "PDF:picture that no page draws")]))
    // Where not all objects can be read, nobody knows.
    #expect(inspect([picture, Array("<</A)>>".utf8)]).gap == .unreadable)
  }

  /// §7.8.2: the parts of a page's instructions are one.
  @Test func instructionsInPartsAreOne() {
    let parts = ["q BI /W 1 /H 1", "/F /DCT ID a EI Q"].map { Specimens.stream("", Array($0.utf8)) }
    #expect(inspect(parts, page: "/Contents[5 0 R 6 0 R]").gap == .unreadable)
    #expect(inspect(parts) == Inspection())
    let whole = ["q BI /W 1 ID a EI Q", "BI/W 1 ID BI EI Q"].map { Specimens.stream("", Array($0.utf8)) }
    #expect(inspect(whole, page: "/Contents[5 0 R 6 0 R]") == Inspection())
  }

  /// §7.3.8.2: what ends a stream may stand in it, where its length says so.
  @Test func lengthsMayStandElsewhere() {
    let content = Array("q\nendstream\nendobj\n".utf8) + Self.drawing
    let stream = Array("<</Length 6 0 R>>\nstream\n".utf8) + content + Array("\nendstream".utf8)
    func gap(_ object: String?) -> Inspection.Gap? { inspect([stream] + (object.map { [Array($0.utf8)] } ?? [])).gap }
    #expect(gap("\(content.count)") == .unreadable)
    #expect(gap(nil) == .unreadable)
    let plain = Array("<</Length 6 0 R>>\nstream\nq Q\nendstream".utf8)
    #expect(inspect([plain, Array("3".utf8)]) == Inspection())
    for other in ["(3)", "7 0 R", "/A", "30"] { #expect(inspect([plain, Array(other.utf8)]).gap == .unreadable) }
    #expect(inspect([plain]).gap == .unreadable)
  }

  @Test func namesMayStandElsewhere() {
    func kinds(_ objects: [String]) -> Set<EmbeddedKind> {
      Set(PageInspection.inspect(Specimens.pdf(objects, page: "/Annots[5 0 R]")).facts.map(\.kind))
    }
    #expect(kinds(["<</Type/Annot/Subtype 6 0 R/Contents(a)>>", "/Text"]) == [.comment])
    #expect(kinds(["<</Subtype 6 0 R>>", "/F#69leAttachment"]) == [.attachment])
    #expect(kinds(["<</Type 7 0 R/Subtype 6 0 R>>", "/Unknown", "/Annot"]) == [.comment])
    #expect(kinds(["<</Type/Annot/Subtype 6 0 R>>", "/Link"]) == [])
    #expect(kinds(["<</Type/Annot/Subtype 9 0 R>>"]) == [.comment])
    // A filter that stands elsewhere is undone as any.
    let packed = Specimens.stream("/Filter 6 0 R", Array("71>".utf8))
    #expect(inspect([packed, Array("/ASCIIHexDecode".utf8)]) == Inspection())
    #expect(inspect([packed, Array("/Unknown".utf8)]).gap == .unreadable)
    #expect(inspect([packed]).gap == .unreadable)
  }

  @Test func hiddenAnnotationsAreFound() {
    #expect(kinds("<</Subtype/Widget/F 4/V(a)>>") == [])
    for flags in ["2", "6", "32", "36", "9 0 R", "(a)"] {
      #expect(kinds("<</Subtype/Widget/F \(flags)/V(a)>>") == [.comment], "\(flags)")
    }
    #expect(kinds("<</Annots[<</Subtype/Link/F 2>>]>>") == [.comment])
    #expect(kinds("<</Type/Annot/Subtype/Mine/Rect[0 0 9 9]>>") == [.comment])
    #expect(kinds("<</Type/Annot/Subtype/Link/Subtype/Link>>") == [.comment])
    // What files may be is no flag.
    #expect(kinds("<</Subtype/Form/F 2>>") == [])
  }

  @Test func filesAndProgramsAreFoundByWhatLeadsToThem() {
    #expect(kinds("<</Type/Filespec/EF<</F 9 0 R>>>>") == [.comment, .attachment])
    #expect(kinds("<</AF[<</E#46 9 0 R>>]>>") == [.attachment])
    #expect(kinds("<</S/JavaScript/JS(a)>>") == [.attachment])
    #expect(kinds("<</A<</S/GoToR/F(other.pdf)>>>>") == [.comment])
    #expect(kinds("<</A<</S/GoTo/D[3 0 R]>>>>") == [])
    #expect(kinds("<</Type/Sig/ByteRange[0 1 2 3]>>") == [.author])
    #expect(kinds("<</Type/StructElem/S/Figure/Alt(a face)>>") == [.title])
    #expect(kinds("<</Type/StructElem/S/Figure/Alt()/ActualText<FEFF>>>") == [])
    #expect(kinds("<</S/Span/ActualText<FEFF0041004200430044>>>") == [.comment])
  }

  /// §8.11: what a layer has is in the file while nobody shows it.
  @Test func layersThatAreNotShownAreFound() {
    func layers(_ state: String) -> [EmbeddedKind] {
      kinds("<</Type/OCG/Name(a)>>", catalog: "/OCProperties<<\(state)>>")
    }
    for state in [
      "/D<</OFF[5 0 R]>>", "/D<</OFF 9 0 R>>", "/D<</BaseState/OFF>>", "/D<</BaseState/#4fFF>>",
      "/Usage<</View<</ViewState/OFF>>>>", "/Usage<</Print<</PrintState 9 0 R>>>>", "/VE[/Not 5 0 R]", "/P/AllOff",
    ] { #expect(layers(state) == [.preview], "\(state)") }
    for state in ["", "/D<</OFF[]/ON[5 0 R]>>", "/D<</OFF[ ]/BaseState/ON>>", "/P/AnyOn", "/D<</BaseState/Unchanged>>"]
    {
      #expect(layers(state) == [], "\(state)")
    }
  }

  @Test func whatStandsBeforeAndBehindIsFound() {
    let plain = Specimens.pdf()
    func kinds(_ bytes: [UInt8]) -> [EmbeddedKind] { PageInspection.inspect(bytes).facts.map(\.kind) }
    #expect(kinds(plain + [0, 10, 13, 32]) == [])
    #expect(kinds(plain + Array("more".utf8)) == [.attachment])
    #expect(kinds([10, 0] + plain) == [])
    #expect(kinds(Array("#!/bin/sh\n".utf8) + plain) == [.attachment])
  }

  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func partsThatAreDescribedAreLookedInto() {
    let xmp = """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,42.0N"/>
      </rdf:RDF></x:xmpmeta>
      """
    let found = PageInspection.inspect(Specimens.pdf([Specimens.stream("/Type/Metadata", Array(xmp.utf8))]), ExifTool())
    #expect(
      found
        == Inspection(
          facts: [EmbeddedFact(.location, "metadata in object 5 XMP-exif:GPSLatitude")], version: found.version))
    #expect(inspect([Specimens.stream("", Array(xmp.utf8))]).gap == .noProgram)
    let known = PageInspection.inspect(
      Specimens.pdf([Specimens.stream("", Array(xmp.utf8))]), ExifTool(),
      known: [EmbeddedFact(.location, "XMP-exif:GPSLatitude")])
    #expect(known.facts == [] && known.gap == nil)
  }
}
