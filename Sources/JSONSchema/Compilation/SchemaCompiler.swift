import SelectiveDisclosure

/// Turns a document into a program: every schema of it, and those of the library that it refers to.
struct SchemaCompiler {
  var index: SchemaIndex
  let assertsFormats: Bool
  var program = SchemaProgram()
  /// Names of anchors that are looked for further out.
  var wantedAnchors: Set<ExactString> = []
  private var numbers: [SchemaPlace: Int] = [:]
  private var pending: [SchemaPlace] = []
  private var vocabularies: [Int: Vocabulary] = [:]

  init(_ index: SchemaIndex, assertsFormats: Bool) {
    self.index = index
    self.assertsFormats = assertsFormats
  }

  /// Compiles a document with all schemas in it, used or not: a mistake in one that is not used is a mistake.
  mutating func compile(_ document: JSON) throws(SchemaError) -> SchemaProgram {
    let number = try index.add(document, at: nil)
    program.root = try node(at: SchemaPlace(number, ""))
    for place in index.byPlace.keys where place.document == number { _ = try node(at: place) }
    repeat {
      while let place = pending.popLast() { try compile(place) }
      try addDynamicAnchors()
    } while !pending.isEmpty
    if document.objectValue?["$id"] != nil {
      program.id = index.resources[program.nodes[program.root].resource].base.document
    }
    if let endless = LoopFinder(program).endless {
      let place = numbers.first { $0.value == endless }?.key
      throw SchemaError(.endlessReference, place?.pointer.text ?? "", "it refers to itself without end")
    }
    return program
  }

  /// The number of the schema at a place, which is compiled later.
  mutating func node(at place: SchemaPlace) throws(SchemaError) -> Int {
    if let number = numbers[place] { return number }
    guard program.nodes.count < Schema.maximumNodes else {
      throw SchemaError(.tooLarge, place.pointer.text, "more than \(Schema.maximumNodes) schemas")
    }
    guard let (_, resource) = try index.schema(at: place) else {
      throw SchemaError(.unresolvedReference, place.pointer.text, "there is no schema at this place")
    }
    numbers[place] = program.nodes.count
    program.nodes.append(SchemaNode(resource: resource))
    pending.append(place)
    return program.nodes.count - 1
  }

  private mutating func compile(_ place: SchemaPlace) throws(SchemaError) {
    guard let number = numbers[place], let (value, resource) = try index.schema(at: place) else { return }
    var node = SchemaNode(resource: resource)
    switch value {
    case .bool(true): break
    case .bool(false): node.keywords = [.never]
    case .object(let object):
      let source = KeywordSource(
        object: object, place: place, resource: resource, vocabulary: try vocabulary(of: resource))
      node.title = try source.text("title")
      node.example = source.example
      node.keywords = try asserted(source) + referred(source) + applied(source) + unevaluated(source)
    default: throw SchemaError(.malformed, place.pointer.text, "a schema is an object, true or false")
    }
    program.nodes[number] = node
  }

  /// What a reference leads to, and the name in it where that is an anchor.
  func target(_ text: String, _ source: KeywordSource, _ word: String) throws(SchemaError) -> (
    place: SchemaPlace, resource: Int, anchor: ExactString?
  ) {
    let resource = index.resources[source.resource]
    guard let reference = URIReference(text)?.resolved(against: resource.base), let fragment = reference.decodedFragment
    else { throw source.malformed(word, "not a URI") }
    let isOwn = reference.document == resource.base.document
    guard let number = isOwn ? source.resource : index.byURI[reference.document] else {
      throw SchemaError(
        .unresolvedReference, source.pointer(word),
        "\(VisibleName.of(reference.document)) is not at hand, and nothing is fetched")
    }
    let found = index.resources[number]
    if fragment.isEmpty { return (found.place, number, nil) }
    if let tokens = fragment.hasPrefix("/") ? JSONPointer.tokens(fragment) : nil {
      let pointer = tokens.reduce(found.place.pointer.text) { JSONPointer.appending($1, to: $0) }
      return (SchemaPlace(found.place.document, pointer), number, nil)
    }
    guard let place = found.anchors[ExactString(fragment)] else {
      throw SchemaError(.unresolvedReference, source.pointer(word), "there is no anchor \(VisibleName.of(fragment))")
    }
    return (place, number, ExactString(fragment))
  }

  /// Makes what dynamic references may lead to, in every resource that takes part.
  private mutating func addDynamicAnchors() throws(SchemaError) {
    for resource in Set(program.nodes.map(\.resource)) {
      for name in index.resources[resource].dynamicAnchors where wantedAnchors.contains(name) {
        guard let place = index.resources[resource].anchors[name] else { continue }
        program.dynamicAnchors[DynamicAnchor(resource: resource, name: name)] = try node(at: place)
      }
    }
  }

  private mutating func vocabulary(of resource: Int) throws(SchemaError) -> Vocabulary {
    if let known = vocabularies[resource] { return known }
    let place = index.resources[resource].place.pointer.text
    var vocabulary = Vocabulary.standard
    if var dialect = index.resources[resource].dialect {
      if dialect.hasSuffix("#") { dialect.removeLast() }
      if dialect != Vocabulary.dialect {
        guard let number = index.byURI[dialect], let meta = try index.schema(at: index.resources[number].place) else {
          throw SchemaError(.unsupportedDialect, place, "the dialect \(VisibleName.of(dialect)) is not known")
        }
        if let named = meta.value.objectValue?["$vocabulary"]?.objectValue {
          vocabulary = try Self.vocabulary(named, place)
        }
      }
    }
    vocabularies[resource] = vocabulary
    return vocabulary
  }

  private static func vocabulary(_ named: JSONObject, _ place: String) throws(SchemaError) -> Vocabulary {
    var vocabulary: Vocabulary = []
    for member in named.members {
      if let known = Vocabulary(uri: member.name) {
        vocabulary.insert(known)
      } else if member.value.boolValue != false {
        throw SchemaError(.unsupportedDialect, place, "the vocabulary \(VisibleName.of(member.name)) is not known")
      }
    }
    return vocabulary
  }
}
