public import SelectiveDisclosure

/// A JSON Schema of the dialect 2020-12, ready to judge documents: core, applicator, unevaluated and validation
/// vocabularies in full; `format` asserts `date`, `date-time`, `time`, `uri` and `uuid` where that is asked for, and is
/// an annotation else.
///
///     let schema = try Schema(parsing: bytes)
///     for violation in schema.violations(in: document) { print(violation.sentence) }
///
/// Schemas and documents may come from anybody: sizes and depths are bounded, regular expressions take time in
/// proportion, and work beyond a bound is a violation of its own (`limit`).
public struct Schema: Sendable {
  /// A schema has at most 1 MiB.
  public static let maximumSize = 1 << 20
  /// Objects and arrays inside each other in a schema.
  public static let maximumDepth = 128
  /// Schemas in a schema, those that it refers to included.
  public static let maximumNodes = 20_000
  /// So many violations are told, no more.
  public static let maximumViolations = 64

  let program: SchemaProgram

  /// A schema from its text. Throws where it is none, is too large, or refers to something that the library does not
  /// have.
  public init(parsing bytes: [UInt8], among library: SchemaLibrary = SchemaLibrary(), assertsFormats: Bool = false)
    throws(SchemaError)
  {
    try self.init(Self.parse(bytes), among: library, assertsFormats: assertsFormats)
  }

  /// A schema from its document.
  public init(_ document: JSON, among library: SchemaLibrary = SchemaLibrary(), assertsFormats: Bool = false)
    throws(SchemaError)
  {
    var compiler = SchemaCompiler(library.index, assertsFormats: assertsFormats)
    program = try compiler.compile(document)
  }

  /// What the schema's `$id` says, resolved and without fragment; nil without one.
  public var id: String? { program.id }
  /// What it calls itself.
  public var title: String? { program.nodes[program.root].title }

  /// Whether the document fits. Faster than asking for violations.
  public func isValid(_ document: JSON) -> Bool {
    var evaluation = Evaluation(program, collects: false)
    return evaluation.isValid(document)
  }

  /// What does not fit, at most ``maximumViolations``, each once; empty for a document that fits.
  public func violations(in document: JSON) -> [SchemaViolation] {
    violations(in: document, work: Evaluation.maximumWork)
  }

  /// The same within another bound.
  package func violations(in document: JSON, work: Int) -> [SchemaViolation] {
    var evaluation = Evaluation(program, collects: false, work: work)
    guard !evaluation.isValid(document) else { return [] }
    if evaluation.isExhausted { return evaluation.findings() }
    evaluation = Evaluation(program, collects: true, work: work)
    _ = evaluation.isValid(document)
    return evaluation.findings()
  }

  static func parse(_ bytes: [UInt8]) throws(SchemaError) -> JSON {
    guard bytes.count <= maximumSize else { throw SchemaError(.tooLarge, "", "larger than 1 MiB") }
    do {
      return try JSONParser(maximumDepth: maximumDepth, maximumSize: maximumSize).parse(bytes)
    } catch {
      throw SchemaError(.notJSON, "", "not JSON: \(error.description)")
    }
  }
}
