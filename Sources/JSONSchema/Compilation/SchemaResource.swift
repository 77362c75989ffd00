import SelectiveDisclosure

/// A schema with a URI of its own (Core §4.3.5), and the names in it.
struct SchemaResource: Sendable {
  /// Its root.
  let place: SchemaPlace
  /// What references in it are resolved against; absolute, without fragment.
  let base: URIReference
  /// What `$schema` says, here or further out; nil where nothing does.
  let dialect: String?
  /// Anchors of both kinds.
  var anchors: [ExactString: SchemaPlace] = [:]
  var dynamicAnchors: Set<ExactString> = []
}
