import SelectiveDisclosure

/// One look at one document. It ends: work is counted, and schemas inside each other are too.
struct Evaluation {
  /// Steps: what a pattern takes for a sign of a text, in each way that it follows. A second or so; a record of 1 MiB
  /// needs a small part.
  static let maximumWork = 50_000_000
  /// Steps that it takes to ask a schema.
  private static let schemaWork = 16
  /// Schemas that ask each other. The stack of any thread can take it.
  private static let maximumDepth = 512

  let program: SchemaProgram
  /// Whether to go on after the first violation, and write down each.
  var collects: Bool
  var path: [PathStep] = []
  private(set) var violations: [SchemaViolation] = []
  var work: Int
  private var depth = 0
  /// The resources that led here, the outermost first (Core §7.1).
  private var scope: [Int] = []

  init(_ program: SchemaProgram, collects: Bool, work: Int = Self.maximumWork) {
    self.program = program
    self.collects = collects
    self.work = work
  }

  /// Whether the document fits.
  mutating func isValid(_ document: JSON) -> Bool {
    var marks = Marks()
    let fits = evaluate(program.root, document, &marks)
    return fits && !isExhausted
  }

  /// Whether it stopped before it came to an answer.
  var isExhausted: Bool { work < 0 }

  /// What was written down, each once; or only that there is no answer.
  func findings() -> [SchemaViolation] {
    guard !isExhausted else {
      let sentence = "This cannot be checked: it is nested too deeply, or checking it takes too long."
      return [SchemaViolation(pointer: "", keyword: "limit", sentence: sentence)]
    }
    var seen: Set<SchemaViolation> = []
    return violations.filter { seen.insert($0).inserted }
  }

  /// Whether a value fits a schema; adds what was looked at in it. Where violations are collected, what a schema that
  /// failed looked at counts as well: nobody needs to hear of a field twice.
  mutating func evaluate(_ number: Int, _ value: JSON, _ marks: inout Marks) -> Bool {
    work -= Self.schemaWork
    guard work >= 0, depth < Self.maximumDepth else {
      work = -1
      return false
    }
    let node = program.nodes[number]
    let isEntered = scope.last != node.resource
    if isEntered { scope.append(node.resource) }
    depth += 1
    defer {
      depth -= 1
      if isEntered { scope.removeLast() }
    }
    var own = Marks()
    var fits = true
    for keyword in node.keywords where !holds(keyword, node, value, &own) {
      fits = false
      // What is of another kind altogether need not be told more.
      guard collects, !keyword.isAboutKind else { break }
    }
    if program.tracksMarks, fits || collects { marks.formUnion(own) }
    return fits
  }

  /// Whether a value inside this one fits.
  mutating func evaluate(_ number: Int, _ value: JSON, at step: PathStep) -> Bool {
    path.append(step)
    defer { path.removeLast() }
    var marks = Marks()
    return evaluate(number, value, &marks)
  }

  /// Whether a value fits, without a word about it.
  mutating func fitsQuietly(_ number: Int, _ value: JSON, _ marks: inout Marks) -> Bool {
    let collected = collects
    collects = false
    defer { collects = collected }
    return evaluate(number, value, &marks)
  }

  /// What would be written down about a value and a schema.
  mutating func complaints(_ number: Int, _ value: JSON) -> [SchemaViolation] {
    let before = violations
    violations = []
    var marks = Marks()
    _ = evaluate(number, value, &marks)
    defer { violations = before }
    return violations
  }

  /// Writes a violation down, here or at a place inside.
  mutating func report(_ keyword: String, at step: PathStep? = nil, _ sentence: (Sentence) -> String) {
    guard collects, violations.count < Schema.maximumViolations else { return }
    let place = path + (step.map { [$0] } ?? [])
    violations.append(
      SchemaViolation(pointer: Sentence.pointer(place), keyword: keyword, sentence: sentence(Sentence(place))))
  }

  /// Writes down what was found elsewhere.
  mutating func report(_ found: [SchemaViolation]) {
    violations += found.prefix(max(Schema.maximumViolations - violations.count, 0))
  }

  /// What a dynamic reference leads to: the outermost of those with the anchor that led here (Core §8.2.3.2).
  func target(of anchor: ExactString, or number: Int) -> Int {
    for resource in scope {
      if let found = program.dynamicAnchors[DynamicAnchor(resource: resource, name: anchor)] { return found }
    }
    return number
  }
}
