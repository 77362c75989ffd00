import SelectiveDisclosure

/// A place in one of the documents of an index.
struct SchemaPlace: Hashable, Sendable {
  let document: Int
  /// A JSON Pointer from the document's top.
  let pointer: ExactString

  init(_ document: Int, _ pointer: String) {
    self.document = document
    self.pointer = ExactString(pointer)
  }

  /// A place below this one.
  func below(_ tokens: String...) -> SchemaPlace {
    SchemaPlace(document, tokens.reduce(pointer.text) { JSONPointer.appending($1, to: $0) })
  }
}
