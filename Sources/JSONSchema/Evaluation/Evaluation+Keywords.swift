import SelectiveDisclosure

extension Evaluation {
  /// Whether a value has what one keyword asks.
  mutating func holds(_ keyword: Keyword, _ node: SchemaNode, _ value: JSON, _ marks: inout Marks) -> Bool {
    switch (keyword, value) {
    case (.reference(let schema), _): return evaluate(schema, value, &marks)
    case (.dynamicReference(let schema, let anchor), _):
      return evaluate(target(of: anchor, or: schema), value, &marks)
    case (.all, _), (.any, _), (.one, _), (.not, _), (.condition, _):
      return combines(keyword, node, value, &marks)
    case (_, .object(let object)): return fits(keyword, node, object, value, &marks)
    case (_, .array(let elements)): return fits(keyword, node, elements, value, &marks)
    default: return fits(keyword, node, value)
    }
  }

  /// What does not look inside the value.
  mutating func fits(_ keyword: Keyword, _ node: SchemaNode, _ value: JSON) -> Bool {
    let fits: Bool
    switch (keyword, value) {
    case (.never, _): fits = false
    case (.type(let types), _): fits = !types.isDisjoint(with: InstanceType(of: value))
    case (.enumeration(let values, _), _): fits = values.contains(canonical(value))
    case (.constant(let constant, _), _): fits = constant == canonical(value)
    case (.multipleOf(let divisor), .number(let number)): fits = ExactDecimal(number).isMultiple(of: divisor)
    case (.bound(let bound, let limit, _), .number(let number)): fits = bound.holds(ExactDecimal(number), limit)
    case (.minimumLength(let least), .string(let text)): fits = text.unicodeScalars.count >= least
    case (.maximumLength(let most), .string(let text)): fits = text.unicodeScalars.count <= most
    case (.pattern(let pattern), .string(let text)): fits = pattern.matches(text, work: &work)
    case (.format(let format), .string(let text)): fits = format.holds(text)
    default: return true
    }
    if !fits {
      let program = program
      report(keyword.name) { $0.refusal(keyword, node, program) }
    }
    return fits
  }

  /// The form in which values are compared; its making is work.
  mutating func canonical(_ value: JSON) -> CanonicalJSON {
    let canonical = CanonicalJSON(value)
    work -= canonical.bytes.count / 16
    return canonical
  }

  private mutating func combines(_ keyword: Keyword, _ node: SchemaNode, _ value: JSON, _ marks: inout Marks) -> Bool {
    switch keyword {
    case .all(let schemas):
      var fits = true
      for schema in schemas where !evaluate(schema, value, &marks) {
        fits = false
        guard collects else { break }
      }
      return fits
    case .any(let schemas):
      let count = fitting(schemas, value, &marks, enough: program.tracksMarks ? .max : 1)
      if count == 0 { explain(schemas, node, value) }
      return count > 0
    case .one(let schemas):
      let count = fitting(schemas, value, &marks, enough: 2)
      if count == 0 { explain(schemas, node, value) }
      if count > 1 { report("oneOf") { $0.subject + " can be read in two ways, of which only one may fit." } }
      return count == 1
    case .not(let schema):
      var unused = Marks()
      let fits = !fitsQuietly(schema, value, &unused)
      let program = program
      if !fits {
        report("not") { $0.subject + " must not be " + Sentence.expected(program.nodes[schema], program) + "." }
      }
      return fits
    case .condition(let test, let then, let otherwise):
      var inner = Marks()
      let holds = fitsQuietly(test, value, &inner)
      if holds { marks.formUnion(inner) }
      guard let schema = holds ? then : otherwise else { return true }
      return evaluate(schema, value, &marks)
    default: return true
    }
  }

  /// How many of the schemas the value fits; it stops at as many as are enough.
  private mutating func fitting(_ schemas: [Int], _ value: JSON, _ marks: inout Marks, enough: Int) -> Int {
    var count = 0
    for schema in schemas {
      var inner = Marks()
      guard fitsQuietly(schema, value, &inner) else { continue }
      marks.formUnion(inner)
      count += 1
      if count >= enough { break }
    }
    return count
  }

  /// What a value lacks that fits none of the schemas: of the one that it comes nearest to, where it is of its kind.
  private mutating func explain(_ schemas: [Int], _ node: SchemaNode, _ value: JSON) {
    guard collects else { return }
    let here = Sentence.pointer(path)
    for schema in schemas {
      let found = complaints(schema, value)
      let isOfItsKind = found.allSatisfy { $0.pointer != here || !Keyword.namesOfKind.contains($0.keyword) }
      guard !isOfItsKind || found.isEmpty else { return report(found) }
    }
    let program = program
    report("anyOf") { $0.subject + " must be " + Sentence.expected(node, program) + "." }
  }
}
