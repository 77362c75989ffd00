import TestSupport
import Testing

@testable import EmbeddedMetadata

/// Texts in a PDF that no page shows.
struct PageWordsTests {
  private func fields(_ object: String, page: String = "", catalog: String = "") -> [String] {
    let found = PageInspection.inspect(Specimens.pdf([object, "<<>>"], page: page, catalog: catalog))
    #expect(found.gap == nil)
    return found.facts.map(\.field)
  }

  private func instructions(_ text: String, _ dictionary: String = "", page: String = "/Contents 5 0 R") -> Inspection {
    let drawing = Specimens.stream("", Array("/A Do".utf8))
    return PageInspection.inspect(Specimens.pdf([Specimens.stream(dictionary, Array(text.utf8)), drawing], page: page))
  }

  /// A hyphen, a ligature or a blank says what the letters show; a word says more.
  @Test func textsInTheStructureAreFound() {
    for text in [
      "(a word)", "<FEFF0041004200430044>", "(\\101\\102\\103\\104)", "(Ana)", "(AB)", " 6 0 R", "<FFFE41004200>",
    ] {
      #expect(fields("<</S/Span/ActualText\(text)>>") == ["PDF:ActualText"], "\(text)")
    }
    for text in [
      "()", "<FEFF>", "<FEFF00AD>", "(-)", "(\\255)", "<FEFF0009>", "(ffi)", "(A)", "<FEFF06440627>", "<EFBBBFE280A2>",
    ] {
      #expect(fields("<</S/Span/ActualText\(text)>>") == [], "\(text)")
    }
    #expect(fields("<</S/Span/E(World Health Organization)>>") == ["PDF:E"])
    #expect(fields("<</E 12345/S/GoToE2>>") == [])
    #expect(fields("<</S/H1/P 6 0 R/T(a title)>>") == ["PDF:T"])
    #expect(fields("<</S/Table/A<</O/Table/Summary(who was there)>>>>") == ["PDF:Summary"])
    #expect(fields("<</S/Figure/Alt[(en)(a face)]>>") == ["PDF:Alt"])
  }

  @Test func whatFieldsOfFormsSayIsFound() {
    func field(_ words: String) -> [String] {
      fields("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)\(words)>>", page: "/Annots[5 0 R]")
    }
    #expect(field("/TU(name of the witness)") == ["PDF:TU"])
    #expect(field("/TM(witness)") == ["PDF:TM"])
    #expect(field("/DV(Qwertz)/V(Other)") == ["PDF:DV"])
    #expect(field("/V(Qwertz)/TU()/DV null/MK<</CA(x)>>") == [])
    #expect(field("/FT/Btn/DV/Off") == [])
  }

  @Test func linksAreFoundThatTellOfWhoeverMadeThem() {
    func link(_ words: String) -> [String] {
      fields("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]\(words)>>", page: "/Annots[5 0 R]")
    }
    func address(_ text: String) -> [String] { link("/A<</S/URI/URI(\(text))>>") }
    for text in [
      "file:///home/nino/a.pdf", "C:\\\\Users\\\\nino\\\\a.pdf", "\\\\\\\\server\\\\share", "../Documents/a.odt",
      "a.docx",
      "https://nino@example.org/", "https://nino:word@example.org", "http://server7/share", "http://10.0.0.7/a",
      "smb://server/a", "javascript:alert", "mailto:a@example.org?subject=Witness", "http://files.lan/a", "FILE:/a",
      "geo:41.7,44.8",
    ] { #expect(address(text) == ["PDF:URI"], "\(text)") }
    for text in [
      "https://example.org/a?b#c", "http://example.org:8080", "mailto:a@example.org", "#page=2", "www.example.org",
      "example.org/a", "tel:+1555", "HTTPS://EXAMPLE.ORG", "doi:10.1/2", "",
    ] { #expect(address(text) == [], "\(text)") }
    #expect(link("/A<</S/URI/URI 9 0 R>>") == ["PDF:URI"])
    #expect(fields("<<>>", catalog: "/URI<</Base(file:///home/nino/)>>") == ["PDF:URI"])
    #expect(link("/Contents(see the other statement)") == ["PDF:Contents"])
    #expect(link("/Contents(https://example.org)/A<</S/URI/URI(https://example.org)>>") == [])
    #expect(link("/Contents()") == [])
    #expect(link("/NM(Nino)") == ["PDF:NM"])
    for name in ["0001-0042", "fitz-L12", "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}", ""] {
      #expect(link("/NM(\(name))") == [], "\(name)")
    }
  }

  @Test func whatElseHasWordsOfItsOwnIsFound() {
    #expect(fields("<</Type/Thread/F 9 0 R/I<</Title(a)>>>>") == ["PDF:article thread"])
    #expect(fields("<</F 9 0 R/I 8 0 R>>", catalog: "/Threads[5 0 R]") == ["PDF:article thread"])
    #expect(fields("<</F 9 0 R/I 8 0 R>>", page: "/Resources<</Font 5 0 R>>") == [])
    #expect(fields("<</S/Transparency/I true>>") == [])
    #expect(fields("<</User<</Type/Ind/Name(Nino)>>>>") == ["PDF:layer user"])
    #expect(fields("<</AS[<</Event/View/Category[/Zoom]/OCGs[9 0 R]>>]>>") == ["PDF:layer that is not shown"])
    #expect(fields("<</AS[<</Event/View/Category[/View]/OCGs[9 0 R]>>]>>") == [])
    #expect(fields("<</A<</O/UserProperties/P[<</N(Author)/V(Nino)>>]>>>>") == ["PDF:UserProperties"])
    #expect(fields("<</A<</O/Layout/P[<</N(Author)>>]>>>>") == [])
    #expect(fields("<</MK<</CA(seen)/AC(Nino)>>>>") == ["PDF:AC"])
    for words in ["/Title(of Nino)", "/A<</B<AB>>>"] {
      #expect(fields("<<\(words)>>", page: "/Resources<</Properties<</A 5 0 R>>>>") == ["PDF:property list"])
      #expect(fields("<</A 6 0 R\(words)>>", page: "/Resources<</Properties<</A 5 0 R>>>>") == ["PDF:property list"])
      #expect(fields("<<>>", page: "/Resources<</Properties<</A<<\(words)>>>>>>") == ["PDF:property list"])
      let layer = "<</Type/OCG/Name(seen)/Usage<</CreatorInfo<<\(words)>>>>>>"
      #expect(fields(layer, page: "/Resources<</Properties<</A 5 0 R>>>>") == [])
    }
    #expect(fields("<<>>", page: "/Resources<</Properties<</A<</Lang(en)/ActualText(-)>>>>>>") == [])
    #expect(fields("<</OPI<</F(a path)>>>>") == ["PDF:OPI"])
    #expect(fields("<</Alternates[]>>") == ["PDF:Alternates"])
    #expect(fields("<</PTEX.FileName(a path)>>") == ["PDF:PTEX.FileName"])
    // Of a long text more than its beginning counts.
    #expect(fields("<</Alt(\(String(repeating: " ", count: 5000))Nino)>>") == ["PDF:Alt"])
    #expect(fields("<</ActualText(\(String(repeating: "\\n", count: 5000)))>>") == ["PDF:ActualText"])
    #expect(fields("<</PTEX.InfoDict 9 0 R>>") == ["PDF:PTEX.InfoDict"])
  }

  /// Programs that believe a count show fewer pages than there are.
  @Test func pagesBeyondTheirCountAreFound() {
    let text = String(decoding: Specimens.pdf(["<</Type/Page/Parent 2 0 R>>"]), as: UTF8.self)
    func fields(_ kids: String) -> [String] {
      let changed = text.replacing("/Kids[3 0 R]/Count 1", with: kids)
      #expect(changed != text)
      return PageInspection.inspect(Array(changed.utf8)).facts.map(\.field)
    }
    #expect(fields("/Kids[3 0 R 5 0 R]/Count 1") == ["PDF:page beyond the count of pages"])
    #expect(fields("/Kids[3 0 R 5 0 R]/Count 2") == [])
  }

  @Test func instructionsThatSaySomethingAreFound() {
    for (text, field) in [
      ("/Span<</ActualText(Nino)>>BDC ET EMC", "PDF:ActualText"),
      ("/Span <</ActualText<FEFF00410042>>> BDC", "PDF:ActualText"),
      ("/Figure<</Alt(a face)>>BDC EMC", "PDF:Alt"), ("/Span<</E(World Health Organization)>>BDC", "PDF:E"),
      ("/Layer<</Title(of the witness)>>BDC", "PDF:property list"), ("/A<</B<</C(words)>>>>DP", "PDF:property list"),
      ("q %by Nino\nQ", "PDF:remark in instructions"), ("[(a)%b\n(c)]TJ", "PDF:remark in instructions"),
      ("/P<</MCID 0 %by Nino\n>>BDC", "PDF:remark in instructions"),
      ("BI /W 1 ID \u{25}\u{25} EI Q %b", "PDF:remark in instructions"),
    ] {
      let found = instructions(text)
      #expect(found.facts.map(\.field) == [field] && found.gap == nil, "\(text)")
      #expect(
        instructions(text, "/Subtype/Form", page: "/Resources<</XObject<</A 5 0 R>>>>/Contents 6 0 R") == found,
        "\(text)")
      #expect(instructions(text, "/PatternType 1", page: "/Resources<</Pattern<</A 5 0 R>>>>") == found, "\(text)")
    }
    for text in [
      "/Span<</ActualText<FEFF00AD>/MCID 3/Lang(en-US)>>BDC (50% of 7) Tj EMC", "[(a)-3(%)]TJ", "<25>Tj", "q % \nQ",
      "/P<</MCID 0>>BDC EMC", "BI /W 1 ID %a EI b\u{0}\u{1} EI Q",
      "/Artifact<</BBox[0 0 9 9]/Subtype/Header/Type/Pagination>>BDC",
    ] { #expect(instructions(text) == Inspection(), "\(text)") }
    for text in ["(a", "<</A", "<</A>>", "BI /W 1 ID a", "<41"] {
      #expect(instructions(text).gap == .unreadable, "\(text)")
    }
    // What draws nothing is no instructions: a function, a profile of colours, a table of letters.
    for dictionary in ["/FunctionType 4", "/N 3", "/Type/CMap", "/Length1 9"] {
      let page = "/Resources<</Pattern<</A<</Shading<</F 5 0 R>>>>>>>>"
      #expect(instructions("%a (", dictionary, page: page) == Inspection(), "\(dictionary)")
    }
    let text = "q %by Nino\n(a) Tj"
    for count in 0..<text.utf8.count { _ = instructions(String(text.prefix(count))) }
  }

  /// Between objects programs write how they were called.
  @Test func remarksBetweenObjectsAreFound() {
    func fields(_ remark: String) -> [String] {
      PageInspection.inspect(Specimens.pdf(more: Array(remark.utf8))).facts.map(\.field)
    }
    #expect(fields("%%Invocation: gs -sOutputFile=/home/nino/a.pdf\n") == ["PDF:remark"])
    #expect(fields("\n%\n% of Nino's\n") == ["PDF:remark"])
    #expect(fields("%\u{e2}\u{e3}\u{cf}\u{d3}\n%%EOF\n%% Original object ID: 3 0\n") == [])
    let text = String(decoding: Specimens.pdf(), as: UTF8.self)
    #expect(PageInspection.inspect(Array(text.replacing("1.5\n", with: "1.5\n%by Nino\n").utf8)).facts.count == 1)
    _ = fields(String(repeating: "%% Page endobj\n", count: 50_000))
  }
}
