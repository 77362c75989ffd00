/// All parts of an office file in memory, and how they hang together.
struct TrimmedPackage {
  /// Names of parts as they are written, in their order.
  let names: [String]
  /// Parts by their names in small letters; folders are none.
  let contents: [String: [UInt8]]
  let graph: PartGraph
  /// What lies in the file and is no part of it.
  let remains: Set<String>

  init(_ bytes: [UInt8], limits: OfficeContents.Limits) throws(OfficeError) {
    let file = try ZIPFile(bytes)
    var left = limits.byteCount
    var contents: [String: [UInt8]] = [:]
    var lists: [String: RelationshipList] = [:]
    for written in file.writtenNames {
      let name = written.lowercased()
      guard let content = try file.content(of: name, limit: min(limits.partByteCount, left)) else { continue }
      left -= content.count
      if Patience.hasEnded(content.count + Patience.partByteCount) { throw Patience.end }
      if name.hasSuffix("/"), content.isEmpty { continue }
      contents[name] = content
      if let owner = RelationshipList.owner(of: name) { lists[owner] = try RelationshipList(content, of: owner) }
    }
    self.contents = contents
    remains = file.remains
    names = file.writtenNames
    graph = PartGraph(lists: lists)
  }

  /// Whether a part belongs to nothing.
  func isLoose(_ name: String, _ reached: [String: Set<String>]) -> Bool {
    if name == "[content_types].xml" || reached[name] != nil { return false }
    guard let owner = RelationshipList.owner(of: name) else { return true }
    return !owner.isEmpty && reached[owner] == nil
  }

  /// Drawings in which there is nothing but frames of comments; in one that cannot be read there may be more.
  func noteDrawings(_ reached: [String: Set<String>]) -> Set<String> {
    var found: Set<String> = []
    for (name, kinds) in reached where kinds == ["vmlDrawing"] {
      do throws(OfficeError) {
        if try NoteDrawing.isAll(of: contents[name] ?? []) { found.insert(name) }
      } catch {
        continue
      }
    }
    return found
  }

  /// What is known of all parts that stay.
  func context(_ reached: [String: Set<String>]) throws(OfficeError) -> FileContext {
    var context = FileContext()
    for (name, kinds) in reached where FileContext.needs(name, of: kinds) {
      if let content = contents[name] { try context.read(content, of: kinds) }
    }
    for (name, kinds) in reached where kinds.contains(UsedStrings.kind) && name.hasSuffix(".xml") {
      if let content = contents[name] { try context.read(strings: content) }
    }
    return context
  }

  /// What the texts of parts that stay draw on.
  func references(_ reached: [String: Set<String>]) throws(OfficeError) -> OfficeReferences {
    var references = OfficeReferences()
    for (name, kinds) in reached where kinds != ["image"] && name.hasSuffix(".xml") {
      if let content = contents[name] { try references.read(content) }
      for one in graph.lists[name]?.relationships ?? [] { references.note(one.outside ?? "") }
    }
    return references
  }
}
