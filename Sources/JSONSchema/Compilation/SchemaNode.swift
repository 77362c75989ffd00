import SelectiveDisclosure

/// One compiled schema, of the many that a document may have.
struct SchemaNode: Sendable {
  /// The resource that it stands in (Core §4.3.5).
  var resource: Int
  /// What it asks, in the order in which it is looked at.
  var keywords: [Keyword] = []
  var title: String?
  /// The first of `examples`, where it is short enough to be shown.
  var example: String?
}
