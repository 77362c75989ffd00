/// Reads a pattern (ECMA-262 §22.2.1, flag `u`: what is not in the grammar is an error).
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The whole pattern.
  mutating func whole() throws(PatternError) -> PatternNode {
    let tree = try disjunction(depth: 0)
    guard offset == scalars.count else { throw failure("a closing bracket without its other half") }
    return tree
  }

  /// The next scalar, which stays the next; nil at the end.
  var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  /// An error at this place.
  func failure(_ reason: String) -> PatternError { PatternError(reason, offset) }

  /// Steps over the scalar if it is the next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  /// Steps over any scalar; there must be one.
  mutating func takeAny() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = next else { throw failure("it ends in the middle") }
    offset += 1
    return scalar
  }

  private mutating func disjunction(depth: Int) throws(PatternError) -> PatternNode {
    guard depth <= Pattern.maximumDepth else { throw failure("too many groups inside each other") }
    var branches = [try alternative(depth: depth)]
    while take("|") { branches.append(try alternative(depth: depth)) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func alternative(depth: Int) throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try term(depth: depth)) }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func term(depth: Int) throws(PatternError) -> PatternNode {
    switch try takeAny() {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case "(": return try quantified(try group(depth: depth))
    case "[": return try quantified(.set(try characterClass()))
    case ".": return try quantified(.set(.dot))
    case "\\":
      if take("b") { return .assertion(.wordBoundary) }
      if take("B") { return .assertion(.noWordBoundary) }
      return try quantified(.set(try escape(isInClass: false)))
    case "*", "+", "?", "{", "}", "]":
      offset -= 1
      throw failure("a sign that has a meaning of its own stands where it has none")
    case let scalar: return try quantified(.set(ScalarSet(scalar)))
    }
  }

  private mutating func group(depth: Int) throws(PatternError) -> PatternNode {
    if take("?") {
      if take("<") {
        guard next != "=", next != "!" else { throw failure("looking behind is not supported") }
        while try takeAny() != ">" {}
      } else if !take(":") {
        throw failure(next == "=" || next == "!" ? "looking ahead is not supported" : "an unknown kind of group")
      }
    }
    let inner = try disjunction(depth: depth + 1)
    guard take(")") else { throw failure("a bracket is not closed") }
    return inner
  }

  private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
    let (least, most): (Int, Int?)
    switch next {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      offset += 1
      least = try count()
      most = take(",") ? (next == "}" ? nil : try count()) : least
      guard next == "}", most ?? least >= least else { throw failure("no count of repetitions") }
    default: return node
    }
    offset += 1
    // Whether it takes as much or as little as it can makes no difference to whether it matches.
    _ = take("?")
    return .repetition(node, least: least, most: most)
  }

  private mutating func count() throws(PatternError) -> Int {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), Pattern.maximumInstructions)
      offset += 1
    }
    guard let value else { throw failure("no count of repetitions") }
    return value
  }
}
