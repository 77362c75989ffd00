import Encodings
import HTML
import Testing
import VaultCrypto

@Suite struct MarkupTests {
  static let hostile: [(text: String, shown: String)] = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
    ("a & b &lt;", "a &amp; b &amp;lt;"),
    ("in\u{202e}gpj.exe", "in\\u{202e}gpj.exe"),
    ("one\ntwo\r\0\u{7f}", "one\\u{a}two\\u{d}\\u{0}\\u{7f}"),
    ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
    ("ок ქართული العربية", "ок ქართული العربية"),
  ]

  @Test(arguments: hostile) func textIsNoMarkup(_ text: String, _ shown: String) {
    #expect(Markup(text).html == shown)
    #expect(Markup.evidence(text).html == "<bdi>\(shown)</bdi>")
    #expect(Markup.element(.p, [.label(text)], "\(text)").html == "<p aria-label=\"\(shown)\">\(shown)</p>\n")
  }

  @Test func elementsAreWrittenAsTheyAreReadBack() {
    let cell = Markup.element(.th, [.rowHeading, .columns(2)], "a", .element(.br), "b")
    #expect(cell.html == "<th scope=\"row\" colspan=\"2\">a<br>b</th>\n")
    #expect(Markup.all([.empty, "a", "b" + "c"]).html == "abc")
  }

  @Test func pagesAllowTheirOwnStyleAndNothingElse() {
    let style = "p { color: #000 }\n"
    let page = Page(title: "</title><script>", language: "ka", style: style, body: .element(.p, [], "text"))
    let html = String(decoding: page.bytes, as: UTF8.self)
    let hash = Base64.padded.encode(SHA256.hash(Array(style.utf8)).bytes)
    #expect(
      html.contains("content=\"default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'\""))
    #expect(html.contains("<html lang=\"ka\" dir=\"ltr\">") && html.contains("<style>\(style)</style>"))
    #expect(html.contains("<title>&lt;/title&gt;&lt;script&gt;</title>") && !html.contains("<script"))
    #expect(html.hasSuffix("<p>text</p>\n</body>\n</html>\n"))
  }

  @Test func piecesMakeTheSamePage() {
    let page = Page(title: "t", direction: "rtl", style: "p { margin: 0 }", body: .element(.p, [], "a"))
    let pieces = Page(title: "t", direction: "rtl", style: "p { margin: 0 }")
    #expect(page.bytes == pieces.beginning + Array("<p>a</p>\n".utf8) + Page.ending)
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("dir=\"rtl\""))
  }

  @Test(arguments: hostile) func textInPicturesIsNoMarkup(_ text: String, _ shown: String) {
    let drawing = Drawing(
      id: "p", title: text, description: text, width: 10, height: 20,
      [.text(text, x: 1, y: 2, "a", anchor: .end), .line(x1: 0, y1: 0, x2: 5, y2: 5, "b")])
    #expect(
      drawing.markup.html == """
        <svg role="img" aria-labelledby="p-name p-words" viewBox="0 0 10 20" width="10" height="20">
        <title id="p-name">\(shown)</title>
        <desc id="p-words">\(shown)</desc>
        <text x="1" y="2" text-anchor="end" class="a">\(shown)</text>
        <line x1="0" y1="0" x2="5" y2="5" class="b"/>
        </svg>

        """)
  }

  @Test func addressesLeadToThePageAndBesideItOnly() {
    let file = NeighbourFile("data/0001-a.jpg")
    #expect(file.map { Markup.element(.a, [.link(file: $0)], "x").html } == "<a href=\"data/0001-a.jpg\">x</a>")
    #expect(Markup.element(.a, [.link(to: "e1")], "x").html == "<a href=\"#e1\">x</a>")
    for path in [
      "", "/etc/passwd", "//host/a", "../a", "a/../b", ".a", "a//b", "a/", "javascript:alert(1)", "https://host", "a b",
      "a?b", "a#b", "a%2e", "a\\b", "ä",
    ] {
      #expect(NeighbourFile(path) == nil, "\(path)")
    }
  }

  @Test func whatCanLeadAwayIsNotConfined() {
    func isConfined(_ text: String) -> Bool { Page.isConfined(Array(text.utf8)) }
    let page = Page(title: "<meta", language: "uk", style: "p { margin: 0 }", body: .element(.p, [], "<meta a"))
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(isConfined(html))
    for (old, new) in [
      ("<head>\n", "<head>\n<script src=x></script>"), ("default-src 'none'", "default-src *"),
      ("</body>", "<META http-equiv=refresh content='0;url=https://host'></body>"), ("</body>", "<<meta x></body>"),
      ("lang=\"uk\"", "lang=\"uk\" onload=\"x\""), ("<!DOCTYPE html>", " <!DOCTYPE html>"),
      ("base-uri 'none'", "base-uri *"), ("<html", "<script>1</script><html"),
      ("<style>", "<link rel=\"preconnect\" href=\"http://host\"><style>"),
      ("</body>", "<LINK rel=dns-prefetch href=//host>"),
      ("</body>", "<a href=\"https://host\">x</a></body>"),
      ("</body>", "<a class=\">\" href=\"https://host\">x</a></body>"),
      ("</body>", "<a class='\"' href=https://host>x</a></body>"),
      ("</body>", "<a href=\"&#47;&#47;host\">x</a></body>"),
      ("</body>", "<p onclick=\"x\"></p></body>"), ("</body>", "<!-- --></body>"), ("</body>", "<svg:image></body>"),
      ("</body>", "<p style=\"background: url(//host)\"></p></body>"), ("</body>", "<a ping=\"//host\">x</a></body>"),
    ] {
      #expect(html.contains(old) && !isConfined(html.replacing(old, with: new)), "\(new)")
    }
    #expect(!isConfined("") && !isConfined(String(html.prefix(200))))
    let drawing = Drawing(
      id: "d", title: "<t>", description: "d", width: 9, height: 9,
      [
        .line(x1: 0, y1: 0, x2: 1, y2: 1, "s"), .arrow(x: 1, y: 1, pointsLeft: true, "s"),
        .box(x: 0, y: 0, width: 1, height: 1, "s"), .disc(x: 1, y: 1, radius: 1, "s"), .text("a\"", x: 1, y: 1, "s"),
      ])
    let link = NeighbourFile("data/0001-a.jpg").map { Markup.element(.a, [.link(file: $0)], "x") } ?? .empty
    #expect(Page.isConfined(Page(title: "t", style: "", body: drawing.markup + link).bytes))
  }
}
