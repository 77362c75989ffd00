import Foundation
import TestSupport
import Testing

@testable import EmbeddedMetadata

/// What lies in a PDF and belongs to no page that it shows.
struct PageReachTests {
  private static let page = "PDF:page outside the tree of pages"
  private static let picture = "PDF:picture that no page draws"
  private static let annotation = "PDF:annotation on no page"
  private static let value = "PDF:form value that is not shown"

  private func fields(_ objects: [String], page: String = "", catalog: String = "") -> [String] {
    let found = PageInspection.inspect(Specimens.pdf(objects, page: page, catalog: catalog))
    #expect(found.gap == nil)
    return found.facts.map(\.field)
  }

  /// A page that was deleted is in no list of pages; what led to it may still do so, or nothing.
  @Test(arguments: [
    ("/Outlines 6 0 R", "<</Count 1/First 7 0 R/Last 7 0 R>>", "<</Title(Chapter)/Parent 6 0 R/Dest[5 0 R/Fit]>>"),
    ("/Dests 6 0 R", "<</chapter[5 0 R/Fit]>>", ""),
    ("/Names<</Dests 6 0 R>>", "<</Names[(chapter)7 0 R]>>", "<</D[5 0 R/Fit]>>"),
    ("/Names<</Pages 6 0 R>>", "<</Names[(chapter)5 0 R]>>", ""),
    ("/Names<</Templates<</Names[(form)5 0 R]>>>>", "", ""),
    ("/OpenAction[5 0 R/Fit]", "", ""),
    ("/StructTreeRoot 6 0 R", "<</Type/StructTreeRoot/K 7 0 R>>", "<</Type/StructElem/S/P/P 6 0 R/Pg 5 0 R>>"),
    ("/Pages 2 0 R", "", ""),
  ]) func pagesOutsideTheTreeAreFound(_ catalog: String, _ second: String, _ third: String) {
    let more = [second.isEmpty ? "<<>>" : second, third.isEmpty ? "<<>>" : third]
    for page in [
      "<</Type/Page/MediaBox[0 0 9 9]>>", "<</Type/Page>>", "<</MediaBox[0 0 9 9]>>", "<</Type/Template>>",
      "<</Parent 2 0 R/Contents 7 0 R>>", "<</Type 8 0 R/Parent 2 0 R/Resources<<>>>>", "<</T#79pe/P#61ge>>",
    ] {
      #expect(fields([page] + more + ["/Page"], catalog: catalog) == [Self.page], "\(page)")
    }
    // What is in the tree is shown, wherever else it stands.
    let named = catalog.replacing("5 0 R", with: "3 0 R")
    #expect(fields(["<<>>"] + more.map { $0.replacing("5 0 R", with: "3 0 R") }, catalog: named) == [])
  }

  @Test func treesMayHaveBranches() {
    let catalog = "<</Type/Catalog/Pages 2 0 R>>"
    func file(_ kids: String, _ more: String = "<<>>") -> [String] {
      let text = String(
        decoding: Specimens.pdf(["<</Kids\(kids)/Parent 2 0 R>>", "<</Type/Page/Parent 5 0 R>>", more]), as: UTF8.self)
      let joined = text.replacing("/Kids[3 0 R]/Count 1", with: "/Kids[3 0 R 5 0 R]/Count 2")
      #expect(text.contains(catalog) && joined != text)
      return PageInspection.inspect(Array(joined.utf8)).facts.map(\.field)
    }
    #expect(file("[6 0 R]") == [])
    #expect(file(" 7 0 R", "[6 0 R]") == [])
    #expect(file("[]") == [Self.page])
    // More of them than are kept of a list else.
    #expect(file("[" + String(repeating: "3 0 R ", count: 20) + "6 0 R]") == [])
  }

  /// A page stands by itself; in something else nobody shows it.
  @Test func pagesInsideOfOthersAreFound() {
    #expect(fields(["<</Old<</Type/Page/MediaBox[0 0 9 9]>>>>"]) == [Self.page])
    #expect(fields(["<</Old<</Type/Page>>>>"]) == [])
  }

  @Test func picturesThatNoPageDrawsAreFound() {
    for kind in ["/Subtype/Image", "/Subtype/Form", "/Subtype 7 0 R"] {
      let stream = "<<\(kind)/Length 1>>\nstream\nq\nendstream"
      func found(_ page: String, _ more: String = "<<>>", catalog: String = "") -> [String] {
        let drawing = "<</Length 11>>\nstream\n/A Do /P Do\nendstream"
        return fields([stream, more, "/Form", drawing], page: page + "/Contents 8 0 R", catalog: catalog)
      }
      #expect(found("") == [Self.picture])
      #expect(found("", catalog: "/Mine 5 0 R") == [Self.picture])
      for page in [
        "/Resources<</XObject<</A 5 0 R>>>>", "/Resources 6 0 R", "/Annots[<</Subtype/Widget/AP<</N<</B 5 0 R>>>>>>]",
        "/Resources<</ExtGState<</G<</SMask<</G 5 0 R>>>>>>>>", "/Annots 6 0 R",
      ] { #expect(found(page, page.contains("6") ? "<</XObject<</P 5 0 R>>>>" : "<<>>") == [], "\(page)") }
      // What a page leads to, and does not draw.
      #expect(found("/Annots[<</Subtype/Link/Rect[0 0 1 1]/A 6 0 R>>]", "<</S/GoTo/Mine 5 0 R>>") == [Self.picture])
      #expect(found("/B[6 0 R]", "<</V 5 0 R>>") == [Self.picture])
    }
    // Resources are handed down.
    let objects = ["<</Subtype/Image/Length 1>>\nstream\nq\nendstream", "<</Length 5>>\nstream\n/A Do\nendstream"]
    let text = String(decoding: Specimens.pdf(objects, page: "/Contents 6 0 R"), as: UTF8.self).replacing(
      "/Count 1", with: "/Count 1/Resources<</XObject<</A 5 0 R>>>>")
    #expect(PageInspection.inspect(Array(text.utf8)) == Inspection())
  }

  /// Whoever takes pages out of a file may leave the pictures of all others among the resources of these.
  @Test func picturesAmongResourcesThatAreNotDrawnAreFound() {
    let image = Specimens.stream("/Subtype/Image", [0])
    func found(_ instructions: String, _ resources: String = "<</A 5 0 R>>", _ more: String = "<<>>") -> Inspection {
      let objects = [image, Specimens.stream("", Array(instructions.utf8)), Array(more.utf8)]
      return PageInspection.inspect(
        Specimens.pdf(objects, page: "/Resources<</XObject\(resources)>>/Contents 6 0 R"))
    }
    for text in ["/A Do", "q /#41 Do Q", "/B Do /A\n Do", "/A %\n Do", "(/A) Tj /A Do"] {
      #expect(found(text) == Inspection(), "\(text)")
      #expect(found(text, " 7 0 R", "<</A 5 0 R>>") == Inspection(), "\(text)")
    }
    let told = Inspection(facts: [EmbeddedFact(.preview, Self.picture)])
    for text in ["", "/B Do", "/A gs", "(/A Do", "/AA Do"] where !text.hasPrefix("(") {
      #expect(found(text) == told, "\(text)")
      #expect(found(text, " 7 0 R", "<</A 5 0 R>>") == told, "\(text)")
    }
    // One name of several is enough.
    #expect(found("/B Do", "<</A 5 0 R/B 5 0 R>>") == Inspection())
    // Where something is drawn of which the name is not known, or a stream is not unpacked, nobody knows.
    #expect(found("Do").gap == .unreadable)
    let closed = Specimens.stream("/Filter/LZWDecode", [0])
    let file = Specimens.pdf([image, closed], page: "/Resources<</XObject<</A 5 0 R>>>>/Contents 6 0 R")
    #expect(PageInspection.inspect(file) == Inspection(gap: .unreadable))
  }

  @Test func annotationsOnNoPageAreFound() {
    #expect(fields(["<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>"], catalog: "/Mine 5 0 R") == [Self.annotation])
    #expect(
      fields(["<</Subtype/Widget/FT/Tx/T(a)/V(b)>>"], catalog: "/AcroForm<</Fields[5 0 R]>>") == [Self.annotation])
    #expect(fields(["<</Subtype/Widget/FT/Tx/T(a)/V(b)>>"], page: "/Annots[5 0 R]") == [])
    #expect(fields(["<</Subtype/Widget/FT/Tx/T(a)/V(b)>>", "[5 0 R]"], page: "/Annots 6 0 R") == [])
  }

  @Test func valuesThatNoFieldShowsAreFound() {
    let form = "/AcroForm<</Fields[5 0 R]>>"
    func found(_ field: String, _ kid: String = "<<>>", page: String = "") -> [String] {
      fields([field, kid], page: page, catalog: form)
    }
    for field in [
      "<</FT/Tx/T(a)/V(words)>>", "<</FT/Tx/V<6162>>>", "<</T(a)/V(words)>>", "<</FT/Ch/V[(a)(b)]>>",
      "<</FT/Tx/RV 6 0 R>>",
    ] {
      #expect(found(field) == [Self.value], "\(field)")
    }
    for field in ["<</FT/Tx/T(a)>>", "<</FT/Tx/T(a)/V()>>", "<</FT/Btn/T(a)/V/Off>>", "<</FT/Tx/V null>>"] {
      #expect(found(field) == [], "\(field)")
    }
    // A field in several places.
    let kid = "<</Subtype/Widget/Parent 5 0 R>>"
    #expect(found("<</FT/Tx/T(a)/V(b)/Kids[6 0 R]>>", kid, page: "/Annots[6 0 R]") == [])
    #expect(found("<</FT/Tx/T(a)/V(b)/Kids[6 0 R]>>", "<<>>") == [Self.value])
    #expect(found("<</FT/Tx/T(a)/V(b)/Kids[6 0 R]>>", kid) == [Self.annotation, Self.value])
    #expect(found("<</FT/Tx/T(a)/V(b)/Kids[5 0 R]>>") == [Self.value])
    #expect(fields([], catalog: "/AcroForm<</Fields[<</FT/Tx/T(a)/V(b)/Kids[<</T(c)>>]>>]>>") == [Self.value])
    // Parts of an article have the same keys.
    #expect(fields(["<</T 9 0 R/N 5 0 R/V 5 0 R/P 3 0 R>>"]) == [])
  }

  /// However much a file mentions, what is kept of it is bounded; and nothing is gone through again and again.
  @Test func hostileFilesAreLookedAtOnce() {
    let many = (5..<40_000).map { "\($0) 0 obj<</FT/Tx/T(a)/V(b)/Kids[\($0 + 1) 0 R]>>endobj\n" }.joined()
    let found = PageInspection.inspect(Specimens.pdf(more: Array(many.utf8)))
    #expect(found.facts.map(\.field) == [Self.value])
    var graph = PageGraph()
    graph.add(1, [2, 3])
    graph.add(2, [1, 4])
    graph.add(5, [-1, 1 << 40])
    #expect(graph.reached(from: [1]) == [1, 2, 3, 4])
    #expect(graph.reversed.reached(from: [4]) == [1, 2, 4])
    #expect(graph.isWhole)
    graph.add(6, Array(repeating: 7, count: 7 << 20))
    #expect(!graph.isWhole)
  }
}
