import SelectiveDisclosure

extension Evaluation {
  /// What is asked of an object.
  mutating func fits(_ keyword: Keyword, _ node: SchemaNode, _ object: JSONObject, _ value: JSON, _ marks: inout Marks)
    -> Bool
  {
    switch keyword {
    case .minimumProperties(let least):
      return told(object.count >= least, "minProperties") { $0.subject + " must have at least \(least) fields." }
    case .maximumProperties(let most):
      return told(object.count <= most, "maxProperties") { $0.subject + " must have at most \(most) fields." }
    case .required(let names): return has(names, object, node)
    case .dependentRequired(let dependent):
      var fits = true
      for (name, needed) in dependent where object[name] != nil {
        for other in needed where object[other] == nil {
          fits = false
          report("dependentRequired", at: .field(other)) {
            $0.subject + " is missing: it is needed beside \"" + VisibleName.of(name) + "\"."
          }
        }
      }
      return fits
    case .dependentSchemas(let dependent):
      var fits = true
      for (name, schema) in dependent where object[name] != nil && !evaluate(schema, value, &marks) { fits = false }
      return fits
    case .properties(let properties): return fits(properties, object, &marks)
    case .propertyNames(let schema):
      var fits = true
      for member in object.members {
        var unused = Marks()
        guard !fitsQuietly(schema, .string(member.name), &unused) else { continue }
        fits = false
        report("propertyNames", at: .field(member.name)) { $0.subject + " has a name that is not allowed." }
        guard collects else { break }
      }
      return fits
    case .unevaluatedProperties(let schema):
      var fits = true
      for (place, member) in object.members.enumerated() where !marks.contains(place) {
        marks.insert(place)
        if !fitsUnnamed(schema, member, keyword.name, known: []) { fits = false }
        guard fits || collects else { break }
      }
      return fits
    default: return fits(keyword, node, value)
    }
  }

  /// Writes down what is wrong where something is, and gives the answer back.
  mutating func told(_ fits: Bool, _ keyword: String, _ sentence: (Sentence) -> String) -> Bool {
    if !fits { report(keyword, sentence) }
    return fits
  }

  private mutating func has(_ names: [String], _ object: JSONObject, _ node: SchemaNode) -> Bool {
    var fits = true
    for name in names where object[name] == nil {
      fits = false
      let title = program.title(of: name, in: node)
      report("required", at: .field(name)) { $0.missing(title) }
      guard collects else { break }
    }
    return fits
  }

  private mutating func fits(_ properties: PropertySchemas, _ object: JSONObject, _ marks: inout Marks) -> Bool {
    var fits = true
    for (place, member) in object.members.enumerated() {
      guard fits || collects else { break }
      var isNamed = false
      if let schema = properties.named[ExactString(member.name)] {
        isNamed = true
        if !evaluate(schema, member.value, at: .field(member.name)) { fits = false }
      }
      for (pattern, schema) in properties.patterns where pattern.matches(member.name, work: &work) {
        isNamed = true
        if !evaluate(schema, member.value, at: .field(member.name)) { fits = false }
      }
      if !isNamed, let schema = properties.additional {
        isNamed = true
        if !fitsUnnamed(schema, member, "additionalProperties", known: properties.names) { fits = false }
      }
      if isNamed, program.tracksMarks { marks.insert(place) }
    }
    return fits
  }

  /// A field that has no schema of its own: mostly one that there should not be.
  private mutating func fitsUnnamed(_ schema: Int, _ member: JSONMember, _ keyword: String, known: [String]) -> Bool {
    guard case .never = program.nodes[schema].keywords.first else {
      return evaluate(schema, member.value, at: .field(member.name))
    }
    report(keyword, at: .field(member.name)) { $0.unknown(member.name, known: known) }
    return false
  }
}
