import SelectiveDisclosure

extension SchemaCompiler {
  /// `$ref` and `$dynamicRef` (Core §8.2.3).
  mutating func referred(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let text = try source.text("$ref") {
      keywords.append(.reference(try node(at: try target(text, source, "$ref").place)))
    }
    if let text = try source.text("$dynamicRef") {
      let target = try target(text, source, "$dynamicRef")
      let number = try node(at: target.place)
      if let anchor = target.anchor, index.resources[target.resource].dynamicAnchors.contains(anchor) {
        wantedAnchors.insert(anchor)
        keywords.append(.dynamicReference(number, anchor: anchor))
      } else {
        keywords.append(.reference(number))
      }
    }
    return keywords
  }

  /// The keywords of the applicator vocabulary (Core §10). What is asked about fields comes first: it names them.
  mutating func applied(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    guard source.vocabulary.contains(.applicator) else { return [] }
    return try fields(source) + elements(source) + combined(source)
  }

  /// The keywords of the unevaluated vocabulary (Core §11).
  mutating func unevaluated(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    guard source.vocabulary.contains(.unevaluated) else { return [] }
    var keywords: [Keyword] = []
    if let schema = try schema("unevaluatedItems", source) { keywords.append(.unevaluatedItems(schema)) }
    if let schema = try schema("unevaluatedProperties", source) { keywords.append(.unevaluatedProperties(schema)) }
    if !keywords.isEmpty { program.tracksMarks = true }
    return keywords
  }

  private mutating func fields(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    var properties = PropertySchemas()
    for member in try source.members("properties") {
      properties.names.append(member.name)
      properties.named[ExactString(member.name)] = try node(at: source.place.below("properties", member.name))
    }
    for member in try source.members("patternProperties") {
      let pattern = try source.pattern(member.name, "patternProperties")
      properties.patterns.append((pattern, try node(at: source.place.below("patternProperties", member.name))))
    }
    properties.additional = try schema("additionalProperties", source)
    if !properties.names.isEmpty || !properties.patterns.isEmpty || properties.additional != nil {
      keywords.append(.properties(properties))
    }
    if let schema = try schema("propertyNames", source) { keywords.append(.propertyNames(schema)) }
    var dependent: [(name: String, schema: Int)] = []
    for member in try source.members("dependentSchemas") {
      dependent.append((member.name, try node(at: source.place.below("dependentSchemas", member.name))))
    }
    if !dependent.isEmpty { keywords.append(.dependentSchemas(dependent)) }
    return keywords
  }

  private mutating func elements(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    let prefix = try list("prefixItems", source) ?? []
    let rest = try schema("items", source)
    if !prefix.isEmpty || rest != nil { keywords.append(.items(prefix: prefix, rest: rest)) }
    if let schema = try schema("contains", source) {
      let counts = source.vocabulary.contains(.validation)
      let least = counts ? try source.count("minContains") : nil
      let most = counts ? try source.count("maxContains") : nil
      keywords.append(.contains(schema, least: least ?? 1, most: most))
    }
    return keywords
  }

  private mutating func combined(_ source: KeywordSource) throws(SchemaError) -> [Keyword] {
    var keywords: [Keyword] = []
    if let schemas = try list("allOf", source) { keywords.append(.all(schemas)) }
    if let schemas = try list("anyOf", source) { keywords.append(.any(schemas)) }
    if let schemas = try list("oneOf", source) { keywords.append(.one(schemas)) }
    if let schema = try schema("not", source) { keywords.append(.not(schema)) }
    if let test = try schema("if", source) {
      keywords.append(.condition(test, then: try schema("then", source), else: try schema("else", source)))
    }
    return keywords
  }

  private mutating func schema(_ word: String, _ source: KeywordSource) throws(SchemaError) -> Int? {
    source.object[word] == nil ? nil : try node(at: source.place.below(word))
  }

  private mutating func list(_ word: String, _ source: KeywordSource) throws(SchemaError) -> [Int]? {
    guard let count = try source.listCount(word) else { return nil }
    var schemas: [Int] = []
    for number in 0..<count { schemas.append(try node(at: source.place.below(word, String(number)))) }
    return schemas
  }
}
