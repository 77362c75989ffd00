/// What an XML document consists of.
enum XMLToken {
  /// An element begins; one without content ends at once with a token of its own.
  case start(XMLName, [XMLAttribute])
  case end(XMLName)
  /// A piece of text, references replaced; one text may come in several pieces.
  case text(String)
}

/// A name with the address of the namespace that it belongs to (Namespaces in XML 1.0).
struct XMLName: Hashable {
  /// Both forms of text documents, transitional and strict, whose names stand for the same (ECMA-376 part 1 annex A).
  static let word: Set = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]
  private static let none: Set = [""]
  private static let formulas: Set = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
  ]

  /// Empty where there is none.
  let namespace: String
  let local: String

  /// Namespaces of an element's own attributes: text documents put them into that of the element, all others into none.
  var namespacesOfAttributes: Set<String> {
    if Self.word.contains(namespace) { return Self.word }
    if Self.formulas.contains(namespace) { return Self.formulas }
    return namespace.hasPrefix("http://schemas.microsoft.com/office/word/") ? [namespace] : Self.none
  }
}

/// An attribute with its value, references replaced.
struct XMLAttribute {
  let name: XMLName
  let value: String
  /// Whether it says something of its element by that element's own rules: any other is one that programs may pass by
  /// (ECMA-376 part 3 §7).
  let isOwn: Bool
  /// Where it stands, with the white space before it.
  let range: Range<Int>
  /// Where its value stands, between the quotation marks.
  let valueRange: Range<Int>
}

extension [XMLAttribute] {
  /// What an attribute of the element's own says; nil where it is not there, whatever others of its name say.
  func value(_ name: String) -> String? { first { $0.isOwn && $0.name.local == name }?.value }

  /// Whether a switch is on (ECMA-376 part 1 §22.9.2.7): one that is not there is off.
  func isOn(_ name: String) -> Bool {
    value(name).map { ["1", "true", "on", "t"].contains($0.trimming().lowercased()) } ?? false
  }

  /// Whether the switch that an element of a text document is (part 1 §17.17.4) is on: the element alone says yes.
  var isOn: Bool { value("val").map { !["0", "false", "off", "f"].contains($0.lowercased()) } ?? true }
}

extension String {
  /// Without white space at both ends.
  func trimming() -> String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Whether there is anything in it that could be a word or a number.
  var saysSomething: Bool { contains { $0.isLetter || $0.isNumber } }
}
