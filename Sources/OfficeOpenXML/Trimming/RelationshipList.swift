/// What one part is tied to (ECMA-376 part 2 §9.3), and where its list says so.
struct RelationshipList {
  /// One tie.
  struct Relationship {
    let id: String
    /// The last step of its type: `comments`, `image`.
    let kind: String
    /// The part's name in small letters; nil for what lies outside.
    let target: String?
    /// What lies outside, as it is written; nil for a part.
    let outside: String?
    /// The element, from its beginning to its end.
    let range: Range<Int>
  }

  private static let maximumCount = 20_000

  /// In the order of the list.
  let relationships: [Relationship]
  /// Where comments and instructions for programs stand between them.
  let passedBy: [Range<Int>]
  /// Whether there is anything in it but relationships.
  let holdsMore: Bool

  /// What a list with anything in it but relationships is told as.
  static let more = OfficeContents.Remark(kind: .attachment, name: "list of relationships with more in it")

  /// Whether a piece is none that such a list consists of (part 2 annex D.3).
  static func isMore(_ token: XMLToken) -> Bool {
    switch token {
    case .start(let name, let attributes):
      let known: Set = name.local == "Relationship" ? ["Id", "Type", "Target", "TargetMode"] : []
      return !["Relationship", "Relationships"].contains(name.local)
        || attributes.contains { !$0.isOwn || !known.contains($0.name.local) }
    case .text(let text): return text.contains { !$0.isWhitespace }
    case .end: return false
    }
  }

  /// The name of the part whose list this is, in small letters, and empty for the whole file; nil where it is no list.
  static func owner(of name: String) -> String? {
    var steps = name.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard let last = steps.popLast(), last.hasSuffix(".rels"), steps.popLast() == "_rels" else { return nil }
    return (steps + [last.dropLast(5)]).joined(separator: "/")
  }

  init(_ bytes: [UInt8], of owner: String) throws(OfficeError) {
    let folder = owner.split(separator: "/").dropLast().map(String.init)
    var found: [Relationship] = []
    var ids: Set<String> = []
    var open: (id: String, kind: String, target: String?, outside: String?, start: Int)?
    var holdsMore = false
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      if Self.isMore(token) { holdsMore = true }
      switch token {
      case .start(let name, let attributes):
        guard name.local == "Relationship" else { continue }
        guard open == nil else { throw OfficeError(.badXML, "a relationship in a relationship") }
        func value(_ name: String) -> String { attributes.value(name) ?? "" }
        // Programs differ on which of two they take.
        guard ids.insert(value("Id")).inserted else { throw OfficeError(.badXML, "two relationships of one name") }
        let isOutside = value("TargetMode") == "External"
        open = (
          value("Id"), String(value("Type").split(separator: "/").last ?? ""),
          isOutside ? nil : WordPackage.resolve(value("Target"), in: folder).lowercased(),
          isOutside ? value("Target") : nil, reader.range.lowerBound
        )
      case .end(let name):
        guard name.local == "Relationship", let one = open else { continue }
        guard found.count < Self.maximumCount else { throw OfficeError(.tooLarge, "too many relationships") }
        found.append(
          Relationship(
            id: one.id, kind: one.kind, target: one.target, outside: one.outside,
            range: one.start..<reader.range.upperBound))
        open = nil
      case .text: continue
      }
    }
    self.holdsMore = holdsMore
    relationships = found
    passedBy = reader.passedBy
  }
}
