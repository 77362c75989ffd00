import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Copies of PDFs without what no page shows.
@Suite(
  .enabled(if: Specimens.exiftool.isInstalled, Specimens.missing),
  .enabled(if: Specimens.qpdf.isInstalled, Specimens.noQpdf))
struct PageTrimmingTests {
  private func inspect(_ bytes: [UInt8]) throws -> Inspection {
    try MetadataInspector().inspect(MemoryFile(bytes), mediaType: "application/pdf")
  }

  private func copy(_ bytes: [UInt8]) throws -> MetadataRemoval.Copy {
    try MetadataRemoval().copy(of: MemoryFile(bytes), mediaType: "application/pdf")
  }

  /// All that stands in a file, unpacked.
  private func open(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.pdf")
    let run = try Specimens.qpdf.run(["--qdf", "--object-streams=disable", folder.path("a.pdf"), folder.path("b.pdf")])
    #expect(run.status == 0, "\(run.errors)")
    return bytes + (try folder.bytes("b.pdf"))
  }

  /// What says `Qwertz` and is told of is not in the copy, in whichever form the file is.
  private func expectGone(_ original: [UInt8], _ fields: [String], forms: [[String]] = [[]]) throws {
    for form in forms {
      let folder = try TemporaryFolder()
      try folder.write(original, to: "a.pdf")
      if !form.isEmpty {
        #expect(try Specimens.qpdf.run(form + [folder.path("a.pdf"), folder.path("b.pdf")]).status == 0)
      }
      let bytes = try folder.bytes(form.isEmpty ? "a.pdf" : "b.pdf")
      let told = try inspect(bytes)
      #expect(Set(told.facts.map(\.field)) == Set(fields) && told.gap == nil, "\(form) \(told)")
      let made = try copy(bytes)
      #expect(Set(made.removed.map(\.field)).isSuperset(of: fields))
      #expect(made.parameters.hasPrefix("evault, what no page shows; qpdf "))
      let after = try open(made.file.bytes())
      #expect(try open(bytes).contains(Array("Qwertz".utf8)))
      #expect(!after.contains(Array("Qwertz".utf8)), "\(form)")
      #expect(try copy(bytes).file.bytes() == made.file.bytes())
    }
  }

  private static let forms = [
    [], ["--object-streams=generate"], ["--linearize"], ["--qdf"], ["--stream-data=uncompress"],
  ]

  /// A page that was deleted, with its words, its picture and its field, to which other things still lead.
  @Test func deletedPagesAreGone() throws {
    let objects = [
      Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R/Annots[9 0 R]>>".utf8),
      Specimens.stream("", Array("BT (Qwertz) Tj ET".utf8)),
      Array("<</Type/Outlines/Count 1/First 8 0 R/Last 8 0 R>>".utf8),
      Array("<</Title(Chapter)/Parent 7 0 R/Dest[5 0 R/Fit]>>".utf8),
      Array("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Qwertz)/Rect[0 0 9 9]/P 5 0 R>>".utf8),
      Specimens.stream("", Array("BT (Seen) Tj ET".utf8)),
    ]
    let file = Specimens.pdf(objects, page: "/Contents 10 0 R", catalog: "/Outlines 7 0 R/AcroForm<</Fields[9 0 R]>>")
    let fields = ["PDF:page outside the tree of pages", "PDF:annotation on no page"]
    // What it writes for the web it writes without such pages.
    try expectGone(file, fields, forms: Self.forms.filter { $0 != ["--linearize"] })
    let after = try open(copy(file).file.bytes())
    #expect(after.contains(Array("(Seen)".utf8)) && after.contains(Array("(Chapter)".utf8)))
  }

  @Test func wordsThatNoPageShowsAreGone() throws {
    let instructions = """
      %Qwertz
      /Span<</ActualText(Qwertz)/MCID 0>>BDC BT [(Se)%Qwertz
      (en)]TJ ET EMC /Figure<</Alt(Qwertz)/MCID 1>>BDC EMC /Layer<</Title(Qwertz)>>BDC EMC
      """
    let objects = [
      Specimens.stream("", Array(instructions.utf8)),
      Array("<</Type/StructTreeRoot/K 7 0 R>>".utf8),
      Array("<</Type/StructElem/S/Span/P 6 0 R/Alt(Qwertz)/ActualText(Qwertz)/E(Qwertz)/T(Qwertz)>>".utf8),
      Array(
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(Qwertz said)/NM(Qwertz)/A<</S/URI/URI(file:///Qwertz)>>>>"
          .utf8),
      Array("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[0 0 9 9]/TU(Qwertz)/TM(Qwertz)/DV(Qwertz)>>".utf8),
      Array("<</FT/Tx/T(c)/V(Qwertz)>>".utf8),
      Array("<</F 12 0 R/I<</Title(Qwertz)>>>>".utf8),
      Array("<</T 11 0 R/P 3 0 R/R[0 0 9 9]>>".utf8),
      Specimens.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Array("(Qwertz) Tj".utf8)),
    ]
    let file = Specimens.pdf(
      objects, page: "/Contents 5 0 R/Annots[8 0 R 9 0 R]/PieceInfo<</A<</Private(Qwertz)>>>>",
      catalog: "/StructTreeRoot 6 0 R/AcroForm<</Fields[9 0 R 10 0 R]>>/Threads[11 0 R]/Mine 13 0 R")
    let fields = [
      "remark in instructions", "ActualText", "Alt", "property list", "E", "T", "Contents", "NM", "URI", "TU", "TM",
      "DV",
      "form value that is not shown", "article thread", "picture that no page draws", "PieceInfo",
    ].map { "PDF:\($0)" }
    try expectGone(file, fields, forms: Self.forms)
    let after = try open(copy(file).file.bytes())
    for words in ["(Se)", "(en)]TJ", "/MCID 0", "/V (b)"] { #expect(after.contains(Array(words.utf8)), "\(words)") }
  }

  /// Pages that were taken out of a file, with the pictures of others among their resources.
  @Test func picturesThatAreNotDrawnAreGone() throws {
    func image(_ points: String) -> [UInt8] {
      Specimens.stream(
        "/Type/XObject/Subtype/Image/Width 6/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", Array(points.utf8))
    }
    let objects = [
      image("Qwertz"), image("abcdef"), Specimens.stream("", Array("q /Im2 Do Q".utf8)),
      Array("<</Im1 5 0 R/Im2 6 0 R>>".utf8),
    ]
    for resources in ["<</Im1 5 0 R/Im2 6 0 R>>", " 8 0 R"] {
      let file = Specimens.pdf(objects, page: "/Resources<</XObject\(resources)>>/Contents 7 0 R")
      try expectGone(file, ["PDF:picture that no page draws"], forms: [[], ["--object-streams=generate"]])
      #expect(try open(copy(file).file.bytes()).contains(Array("abcdef".utf8)))
    }
  }

  /// What hides a layer is not taken out: what was hidden would be shown.
  @Test func hiddenLayersMakeNoCopy() throws {
    let layers = "/OCProperties<</OCGs[5 0 R]/D<</AS[<</Event/View/Category[/Zoom]/OCGs[5 0 R]>>]>>>>"
    let file = Specimens.pdf(["<</Type/OCG/Name(a)>>"], catalog: layers)
    #expect(throws: MetadataRemoval.Failure.stillThere([EmbeddedFact(.preview, "PDF:layer that is not shown")])) {
      _ = try copy(file)
    }
  }

  /// What a file says that has nothing to hide stays as it was, to the bit.
  @Test func whatHasNothingToHideIsNotTrimmed() throws {
    let file = Specimens.pdf([Specimens.stream("", Array("BT (Seen) Tj ET".utf8))], page: "/Contents 5 0 R")
    #expect(try copy(file).parameters.hasPrefix("qpdf --object-streams=disable"))
    let (memory, qpdf) = (try MemoryFile(file), try #require(Qpdf()))
    guard case .bytes(let form, isWhole: true) = qpdf.normalise(memory, unpacks: true) else {
      Issue.record("it was not written")
      return
    }
    let trimming = try #require(PageTrimming(form))
    #expect(!trimming.hasChanged && trimming.bytes == form)
    for place in form.indices {
      var other = form
      other[place] ^= 1
      _ = PageTrimming(other)
    }
  }

  /// More different words than are looked for in a copy: whether all are gone nobody knows.
  @Test func whatIsLookedForIsBounded() {
    func values(_ count: Int, _ text: (Int) -> String) -> [(fact: EmbeddedFact, value: String)] {
      (0..<count).map { (EmbeddedFact(.title, "a"), text($0)) }
    }
    #expect(PageRemains(values(400) { "words \($0)" }) != nil)
    #expect(PageRemains(values(401) { "words \($0)" }) == nil)
    #expect(PageRemains(values(4000) { "words \($0 % 3)" }) != nil)
    #expect(PageRemains(values(3) { String(repeating: "words", count: 100_000) + "\($0)" }) == nil)
    let some = PageRemains(values(2) { "words \($0)" })
    #expect(some?.facts(in: Array("(words 1)".utf8)) == [EmbeddedFact(.title, "a")])
    #expect(some?.facts(in: Array("(words 2)".utf8)) == [])
  }
}
