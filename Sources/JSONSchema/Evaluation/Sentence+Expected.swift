extension Sentence {
  private static let mostWords = 24
  private static let deepest = 8
  private static let longestTitle = 256

  /// What a schema asks for, to stand behind `must be`: its title where that begins with a small letter, as in `a
  /// date`, with an example; that of the schema it refers to; or what its keywords say.
  static func expected(_ node: SchemaNode, _ program: SchemaProgram, depth: Int = 0) -> String {
    if let title = node.title, title.unicodeScalars.first?.properties.isLowercase == true {
      return VisibleName.of(title, longest: longestTitle) + suffix(node, behind: title)
    }
    for keyword in node.keywords {
      switch keyword {
      case .enumeration(_, let words): return "one of: " + list(words)
      case .constant(_, let words): return words
      case .reference(let schema) where depth < deepest:
        return expected(program.nodes[schema], program, depth: depth + 1)
      case .any(let schemas) where depth < deepest, .one(let schemas) where depth < deepest:
        return schemas.prefix(mostWords).map { expected(program.nodes[$0], program, depth: depth + 1) }
          .joined(separator: ", or ")
      case .format(let format): return format.words
      default: continue
      }
    }
    for keyword in node.keywords {
      if case .pattern = keyword { return node.example.map { "written like " + $0 } ?? "written as its schema asks" }
    }
    for case .type(let types) in node.keywords { return types.words }
    return "as its schema asks"
  }

  private static func suffix(_ node: SchemaNode, behind title: String) -> String {
    for case .enumeration(_, let words) in node.keywords where !title.contains(":") {
      return " (one of: " + list(words) + ")"
    }
    guard let example = node.example else { return "" }
    return (title.contains(",") || title.contains(":") ? "; for example " : " such as ") + example
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(mostWords).joined(separator: ", ") + (words.count > mostWords ? ", …" : "")
  }

  /// The known name that differs by a slip of the pen, or nil.
  static func nearest(_ name: String, among known: [String]) -> String? {
    let letters = Array(name.lowercased().unicodeScalars)
    guard letters.count <= 64 else { return nil }
    let most = letters.count < 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for candidate in known.prefix(512) where candidate.unicodeScalars.count <= 64 {
      let distance = distance(letters, Array(candidate.lowercased().unicodeScalars))
      if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Levenshtein's.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(corner + (a == b ? 0 : 1), above + 1, row[j] + 1)
        corner = above
      }
    }
    return row[right.count]
  }
}
