import SelectiveDisclosure

extension Evaluation {
  /// What is asked of a list.
  mutating func fits(_ keyword: Keyword, _ node: SchemaNode, _ elements: [JSON], _ value: JSON, _ marks: inout Marks)
    -> Bool
  {
    switch keyword {
    case .minimumItems(let least):
      return told(elements.count >= least, "minItems") {
        $0.subject + (least == 1 ? " must not be empty." : " must have at least \(least) entries.")
      }
    case .maximumItems(let most):
      return told(elements.count <= most, "maxItems") { $0.subject + " must have at most \(most) entries." }
    case .uniqueItems: return isUnique(elements)
    case .items(let prefix, let rest):
      var fits = true
      for (place, element) in elements.enumerated() {
        guard fits || collects, let schema = place < prefix.count ? prefix[place] : rest else { break }
        if !evaluate(schema, element, at: .entry(place)) { fits = false }
        if program.tracksMarks { marks.insert(place) }
      }
      return fits
    case .contains(let schema, let least, let most): return contains(schema, least, most, elements, &marks)
    case .unevaluatedItems(let schema):
      var fits = true
      for (place, element) in elements.enumerated() where !marks.contains(place) {
        marks.insert(place)
        if !evaluate(schema, element, at: .entry(place)) { fits = false }
        guard fits || collects else { break }
      }
      return fits
    default: return fits(keyword, node, value)
    }
  }

  private mutating func isUnique(_ elements: [JSON]) -> Bool {
    var seen: Set<CanonicalJSON> = []
    for (place, element) in elements.enumerated() {
      guard work >= 0, !seen.insert(canonical(element)).inserted else { continue }
      report("uniqueItems", at: .entry(place)) { $0.subject + " is there already." }
      return false
    }
    return true
  }

  private mutating func contains(_ schema: Int, _ least: Int, _ most: Int?, _ elements: [JSON], _ marks: inout Marks)
    -> Bool
  {
    var count = 0
    for (place, element) in elements.enumerated() {
      var unused = Marks()
      guard fitsQuietly(schema, element, &unused) else { continue }
      count += 1
      if program.tracksMarks { marks.insert(place) }
    }
    let program = program
    let kind = Sentence.expected(program.nodes[schema], program)
    return told(count >= least, "contains") { $0.subject + " must have at least \(least) entries that are \(kind)." }
      && told(count <= most ?? .max, "maxContains") {
        $0.subject + " must have at most \(most ?? 0) entries that are \(kind)."
      }
  }
}
