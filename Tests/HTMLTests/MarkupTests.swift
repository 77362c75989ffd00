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
    #expect(html.contains("<html lang=\"ka\">") && html.contains("<style>\(style)</style>"))
    #expect(html.contains("<title>&lt;/title&gt;&lt;script&gt;</title>") && !html.contains("<script"))
    #expect(html.hasSuffix("<p>text</p>\n</body>\n</html>\n"))
  }
}
