/// Looks for a schema that is asked about the same value again in answering what it asks: it would never come to an
/// answer.
struct LoopFinder {
  private let program: SchemaProgram

  init(_ program: SchemaProgram) { self.program = program }

  /// A schema of such a circle, or nil.
  var endless: Int? {
    enum State { case unseen, open, done }
    var states = Array(repeating: State.unseen, count: program.nodes.count)
    for start in program.nodes.indices where states[start] == .unseen {
      var path = [(node: start, left: Self.sameValue(program.nodes[start]))]
      states[start] = .open
      while let last = path.last {
        guard let following = last.left.last else {
          states[last.node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].left.removeLast()
        if states[following] == .open { return following }
        if states[following] == .unseen {
          states[following] = .open
          path.append((following, Self.sameValue(program.nodes[following])))
        }
      }
    }
    return nil
  }

  /// Schemas that a schema asks about its own value.
  private static func sameValue(_ node: SchemaNode) -> [Int] {
    node.keywords.flatMap { (keyword: Keyword) -> [Int] in
      switch keyword {
      case .reference(let schema), .dynamicReference(let schema, _), .not(let schema): [schema]
      case .all(let schemas), .any(let schemas), .one(let schemas): schemas
      case .condition(let test, let then, let otherwise): [test] + [then, otherwise].compactMap { $0 }
      case .dependentSchemas(let schemas): schemas.map(\.schema)
      default: []
      }
    }
  }
}
