import SelectiveDisclosure

/// A compiled schema: schemas by number, references resolved.
struct SchemaProgram: Sendable {
  var nodes: [SchemaNode] = []
  var root = 0
  var id: String?
  /// What `$dynamicAnchor`s stand for in each resource.
  var dynamicAnchors: [DynamicAnchor: Int] = [:]
  /// Whether some schema asks what others looked at.
  var tracksMarks = false
}

extension SchemaProgram {
  /// The title of a field's schema in a schema.
  func title(of name: String, in node: SchemaNode) -> String? {
    for case .properties(let properties) in node.keywords {
      if let schema = properties.named[ExactString(name)] { return nodes[schema].title }
    }
    return nil
  }
}
