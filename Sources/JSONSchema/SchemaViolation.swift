/// Something in a document that its schema does not take. The sentence is for whoever wrote the document; it names
/// fields, and never quotes what stands in them.
///
///     The field "date" must be a date such as 2014-07-15.
public struct SchemaViolation: Hashable, Sendable {
  /// The place in the document as a JSON Pointer (RFC 6901): the field that is wrong, missing or not known; empty for
  /// the whole.
  public let pointer: String
  /// The keyword of the schema that was not met, for example `required`; `limit` where judging it would have taken too
  /// long.
  public let keyword: String
  /// What is wrong, in words.
  public let sentence: String
}
