import ReportPage
import Testing
import Translations

/// What evidence says is text, wherever it stands in the page.
@Suite struct HostileTextTests {
  static let hostile: [(text: String, shown: String)] = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("</title></style></svg><img src=x onerror=alert(1)>", "&lt;/title&gt;&lt;/style&gt;&lt;/svg&gt;&lt;img src=x"),
    ("\" onload='x' autofocus \"", "&quot; onload=&#39;x&#39; autofocus &quot;"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("in\u{202e}gpj.exe", "in\\u{202e}gpj.exe"),
    ("one\ntwo\r\0", "one\\u{a}two\\u{d}\\u{0}"),
    ("{count}{label}", "{count}{label}"),
    ("<!-- ]]> -->", "&lt;!-- ]]&gt; --&gt;"),
  ]

  /// The same page with a harmless text has the same tags and attributes: no text became any.
  @Test(arguments: hostile) func textIsNowhereMarkup(_ text: String, _ shown: String) {
    let html = Specimen.html(Specimen.contents(text))
    #expect(html.contains(shown))
    let (tags, wanted) = (Self.tags(html), Self.tags(Specimen.html(Specimen.contents("plain"))))
    // A long name takes a second line in a picture.
    let isSame =
      tags.filter { !$0.hasSuffix("text") && !$0.hasPrefix("text ") }
      == wanted.filter { !$0.hasSuffix("text") && !$0.hasPrefix("text ") }
    let isAllKnown = Set(tags) == Set(wanted)
    #expect(isSame && isAllKnown)
    for scalar in html.unicodeScalars where scalar != "\n" {
      #expect(
        scalar.value >= 0x20 && !(0x202a...0x202e).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"))
  }

  /// In order, every tag's name and the names of its attributes.
  private static func tags(_ html: String) -> [String] {
    html.split(separator: "<").dropFirst().map { piece in
      let tag = piece.prefix { $0 != ">" }
      let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
        $0.offset % 2 == 0
      }
      return outside.map { String($0.element) }.joined()
    }.filter { !$0.contains("data-") && $0 != "wbr" }
  }

  @Test func onlyPicturesAndRecordingsBesideThePageAreLinked() {
    func links(_ path: String?) -> [Substring] {
      var contents = Specimen.contents()
      contents.exhibits = [Specimen.exhibit(1, "1", path: path)]
      return Specimen.html(contents).split(separator: "href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        .filter { !$0.hasPrefix("#") }
    }
    #expect(links("data/0001-exhibit.jpg") == ["data/0001-exhibit.jpg"])
    #expect(links("data/0001-a.MP4") == ["data/0001-a.MP4"])
    for path in [
      nil, "data/0001-a.html", "data/0001-a.svg", "data/0001-a.pdf", "data/0001-a.xml", "data/0001-a", "//host/a.jpg",
      "https://host/a.jpg", "../a.jpg", "data/a b.jpg", "javascript:a.jpg", "data/jpg",
    ] {
      #expect(links(path).isEmpty, "\(path ?? "none")")
    }
  }
}
