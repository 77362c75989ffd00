import SelectiveDisclosure

/// Where which schema is: resources by their URIs, anchors, and for each place the resource that it stands in.
struct SchemaIndex: Sendable {
  /// Schemas of all documents together.
  private static let maximumPlaces = 100_000
  /// The base of a document that says none.
  private static let unnamed = "schema:/"

  private(set) var documents: [JSON] = []
  private(set) var resources: [SchemaResource] = []
  private(set) var byURI: [String: Int] = [:]
  private(set) var byPlace: [SchemaPlace: Int] = [:]

  /// Takes in a document, and gives back its number. The URI is where it is kept, absolute.
  mutating func add(_ document: JSON, at uri: String?) throws(SchemaError) -> Int {
    let number = documents.count
    documents.append(document)
    guard let base = URIReference(uri ?? Self.unnamed), base.scheme != nil else {
      throw SchemaError(.malformed, "", "a document's URI must be absolute")
    }
    let place = SchemaPlace(number, "")
    try open(place, document, base: base, dialect: nil)
    if uri != nil { byURI[base.document] = byPlace[place] }
    return number
  }

  /// The schema at a place, scanned now if it stands where schemas usually do not (a reference may point anywhere).
  mutating func schema(at place: SchemaPlace) throws(SchemaError) -> (value: JSON, resource: Int)? {
    guard let tokens = JSONPointer.tokens(place.pointer.text) else { return nil }
    var value = documents[place.document]
    var pointer = ""
    var resource = byPlace[SchemaPlace(place.document, "")]
    for token in tokens {
      guard let inner = JSONPointer.value(token, in: value) else { return nil }
      value = inner
      pointer = JSONPointer.appending(token, to: pointer)
      resource = byPlace[SchemaPlace(place.document, pointer)] ?? resource
    }
    guard let resource else { return nil }
    if byPlace[place] == nil { try scan(place, value, within: resource) }
    return byPlace[place].map { (value, $0) }
  }

  /// Makes the resource whose root is at this place, and looks through it.
  private mutating func open(_ place: SchemaPlace, _ schema: JSON, base: URIReference, dialect: String?)
    throws(SchemaError)
  {
    var base = base
    if let id = try Self.text("$id", of: schema, at: place) {
      guard let reference = URIReference(id), reference.fragment ?? "" == "" else {
        throw SchemaError(.malformed, place.below("$id").pointer.text, "not a URI without fragment")
      }
      base = reference.resolved(against: base)
      base.fragment = nil
    }
    let own = try Self.text("$schema", of: schema, at: place)
    resources.append(SchemaResource(place: place, base: base, dialect: own ?? dialect))
    let number = resources.count - 1
    guard byURI.updateValue(number, forKey: base.document) == nil || base.document == Self.unnamed else {
      throw SchemaError(.malformed, place.pointer.text, "two schemas have the same $id")
    }
    try scan(place, schema, in: number)
  }

  /// Looks through a schema that may be a resource of its own.
  private mutating func scan(_ place: SchemaPlace, _ schema: JSON, within resource: Int) throws(SchemaError) {
    if schema.objectValue?["$id"] != nil {
      let outer = resources[resource]
      try open(place, schema, base: outer.base, dialect: outer.dialect)
    } else {
      try scan(place, schema, in: resource)
    }
  }

  private mutating func scan(_ place: SchemaPlace, _ schema: JSON, in resource: Int) throws(SchemaError) {
    guard byPlace.count < Self.maximumPlaces else { throw SchemaError(.tooLarge, "", "too many schemas") }
    byPlace[place] = resource
    guard case .object(let object) = schema else { return }
    for word in ["$anchor", "$dynamicAnchor"] {
      guard let name = try Self.text(word, of: schema, at: place) else { continue }
      let isTaken = resources[resource].anchors.updateValue(place, forKey: ExactString(name))
      guard Self.isAnchor(name), isTaken == nil || isTaken == place else {
        throw SchemaError(.malformed, place.below(word).pointer.text, "not an anchor, or one that is taken")
      }
      if word == "$dynamicAnchor" { resources[resource].dynamicAnchors.insert(ExactString(name)) }
    }
    for member in object.members {
      switch (Subschemas(of: member.name), member.value) {
      case (.one, _): try scan(place.below(member.name), member.value, within: resource)
      case (.list, .array(let schemas)):
        for (number, schema) in schemas.enumerated() {
          try scan(place.below(member.name, String(number)), schema, within: resource)
        }
      case (.named, .object(let schemas)):
        for inner in schemas.members {
          try scan(place.below(member.name, inner.name), inner.value, within: resource)
        }
      default: break
      }
    }
  }

  private static func text(_ word: String, of schema: JSON, at place: SchemaPlace) throws(SchemaError) -> String? {
    guard let value = schema.objectValue?[word] else { return nil }
    guard case .string(let text) = value else {
      throw SchemaError(.malformed, place.below(word).pointer.text, "not text")
    }
    return text
  }

  /// Core §8.2.2.
  private static func isAnchor(_ name: String) -> Bool {
    guard let first = name.utf8.first, first == UInt8(ascii: "_") || (0x61...0x7A).contains(first | 0x20) else {
      return false
    }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-._".utf8.contains($0)
    }
  }
}
