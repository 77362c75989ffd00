import Testing

@testable import OfficeOpenXML

/// The XML of office files, and what must not be in it.
struct XMLReaderTests {
  private static func tokens(_ text: String) throws -> [String] {
    var reader = try XMLReader(Array(text.utf8))
    var found: [String] = []
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        let attributes = attributes.map { " {\($0.name.namespace)}\($0.name.local)=\($0.value)" }.joined()
        found.append("<{\(name.namespace)}\(name.local)\(attributes)>")
      case .end(let name): found.append("</\(name.local)>")
      case .text(let text): found.append(text)
      }
    }
    return found
  }

  @Test func namesAreResolved() throws {
    let text = """
      \u{feff}<?xml version="1.0" encoding="utf-8"?><!-- c --><a xmlns="u:1" xmlns:p='u:2' p:x="1 &amp; 2" y="&#x41;">
      <p:b><c xmlns="u:3" xmlns:p="u:4" p:z=""/></p:b><p:b/><![CDATA[<&]]>&lt;&#65;</a>

      """
    #expect(
      try Self.tokens(text) == [
        "<{u:1}a {u:2}x=1 & 2 {}y=A>", "\n", "<{u:2}b>", "<{u:3}c {u:4}z=>", "</c>", "</b>", "<{u:2}b>", "</b>", "<&",
        "<A",
        "</a>",
      ])
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "<a><!ENTITY b></a>",
  ])
  func documentTypesAreRefused(_ text: String) {
    #expect(throws: OfficeError(.documentType, "")) { try Self.tokens(text) }
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a/><b/>", "text", "<a/>text", "<a b/>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>",
    "<a b=\"1\"c=\"2\"/>",
    "<a b=\"<\"/>", "<a>&x;</a>", "<a>&amp</a>", "<a>&#0;</a>", "<a>&#xd800;</a>", "<a>&#x110000;</a>", "<p:a/>",
    "<a p:b=\"\"/>",
    "<a>\u{1}</a>", "<a><!-- </a>", "<a><![CDATA[</a>", "</a>", "< a/>", "<a", "<a b=\"",
    "<?xml version='1.0' encoding='UTF-16'?><a/>",
    "<a \(String(repeating: "b", count: 300))=''/>", String(repeating: "<a>", count: 300),
  ])
  func whatIsNoneIsRefused(_ text: String) {
    #expect(throws: OfficeError(.badXML, "")) { try Self.tokens(text) }
  }

  @Test func otherEncodingsAreRefused() {
    #expect(throws: OfficeError(.badXML, "")) { try XMLReader([0x3c, 0x61, 0xff, 0x2f, 0x3e]) }
    #expect(throws: OfficeError(.badXML, "")) { try XMLReader([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0]) }
  }

  @Test func whatXMLCannotHoldIsSpelledOut() {
    #expect(XMLText.escape("a\u{0}\u{1b}\u{fffe}\u{1ffff}\u{202e}b") == "a\\u{0}\\u{1b}\\u{fffe}\\u{1ffff}\\u{202e}b")
    #expect(XMLText.escape("<&>\"'\t\n", keeping: ["\t"]) == "&lt;&amp;&gt;&quot;'\t\\u{a}")
    #expect(XMLText.escape("ა ع 🜁 \u{fffd}\u{200f}") == "ა ع 🜁 \u{fffd}\u{200f}")
  }
}
