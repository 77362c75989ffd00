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
