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
  /// Empty where there is none.
  let namespace: String
  let local: String
}

/// An attribute with its value, references replaced.
struct XMLAttribute {
  let name: XMLName
  let value: String
  /// Where it stands, with the white space before it.
  let range: Range<Int>
  /// Where its value stands, between the quotation marks.
  let valueRange: Range<Int>
}

extension [XMLAttribute] {
  /// What an attribute says, in whatever namespace it is; nil where it is not there.
  func value(_ name: String) -> String? { first { $0.name.local == name }?.value }

  /// Whether a switch is on (ECMA-376 part 1 §22.9.2.7): one that is not there is off.
  func isOn(_ name: String) -> Bool { value(name).map { ["1", "true", "on", "t"].contains($0.lowercased()) } ?? false }

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
