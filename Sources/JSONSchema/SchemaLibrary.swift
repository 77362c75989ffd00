public import SelectiveDisclosure

/// Schemas that others may refer to. Nothing else is ever looked for, and nothing is fetched.
///
///     var library = SchemaLibrary()
///     try library.add(parsing: bytes)
public struct SchemaLibrary: Sendable {
  var index = SchemaIndex()

  /// A library without schemas.
  public init() {}

  /// Adds a document under its `$id`, with all that is in it, and, if that is given, under the absolute URI that it is
  /// kept at. Throws ``SchemaError`` where the bytes are no JSON, or an identifier in it is none or is taken.
  public mutating func add(parsing bytes: [UInt8], as uri: String? = nil) throws(SchemaError) {
    try add(Schema.parse(bytes), as: uri)
  }

  /// Adds a document that was parsed already.
  public mutating func add(_ document: JSON, as uri: String? = nil) throws(SchemaError) {
    _ = try index.add(document, at: uri)
  }
}
