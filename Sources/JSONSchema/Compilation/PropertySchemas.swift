import SelectiveDisclosure

/// `properties`, `patternProperties` and `additionalProperties` of one schema, which hang together (Core §10.3.2).
struct PropertySchemas: Sendable {
  /// In the schema's order.
  var names: [String] = []
  var named: [ExactString: Int] = [:]
  var patterns: [(pattern: Pattern, schema: Int)] = []
  var additional: Int?
}
