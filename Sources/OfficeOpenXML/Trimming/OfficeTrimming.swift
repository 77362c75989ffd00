/// An office file (ECMA-376; `.docx`, `.xlsx`, `.pptx`) without what it holds beside what it shows. What it shows is not
/// touched: of the parts that stay only the bytes go that nobody sees, or that point at what is gone.
public struct OfficeTrimming: Sendable {
  private typealias Remark = OfficeContents.Remark

  private static let contentTypes = "[content_types].xml"

  /// What was taken out, each once: more than `OfficeContents` tells of.
  public private(set) var takenOut: [OfficeContents.Remark] = []
  /// What cannot be taken out, or is for a person to decide: as long as there is any, there is no copy.
  public private(set) var remaining: [OfficeContents.Remark] = []

  /// Parts that stay, in the order of the original, with their names as it writes them.
  private var parts: [(name: String, isPicture: Bool, content: [UInt8])] = []

  /// Reads a file and takes out what can be.
  /// - Parameter isInterrupted: asked all the while, with how many bytes were gone through since.
  /// - Throws: as `OfficeContents` does; `.badXML` too where two relationships of a part have one name.
  public init(
    _ bytes: [UInt8], limits: OfficeContents.Limits = OfficeContents.Limits(),
    isInterrupted: @escaping @Sendable (_ byteCount: Int) -> Bool = { _ in false }
  ) throws(OfficeError) {
    self = try Patience.while(isInterrupted) { () throws(OfficeError) in try OfficeTrimming(bytes, within: limits) }
  }

  private init(_ bytes: [UInt8], within limits: OfficeContents.Limits) throws(OfficeError) {
    let package = try TrimmedPackage(bytes, limits: limits)
    guard let types = package.contents[Self.contentTypes], !(package.graph.lists[""]?.relationships ?? []).isEmpty
    else { throw OfficeError(.notWord, "no part of it says what it is") }
    let before = package.graph.reached()
    let notes = package.noteDrawings(before)
    let isGone = { (one: RelationshipList.Relationship) in
      TrimRules.relationships.contains(one.kind) || one.kind == "vmlDrawing" && notes.contains(one.target ?? "")
    }
    let after = package.graph.reached { !isGone($1) }
    let references = try package.references(after)
    let context = try package.context(after)
    // Of the file only its parts are written again.
    var taken = package.remains
    var obstacles = Set(references.fields.map { "field \($0)" })
    var remarks: [Remark] = []
    if package.contents.keys.contains(where: { package.isLoose($0, before) }) {
      remarks.append(Remark(kind: .attachment, name: "part without a relationship"))
    }
    for written in package.names {
      let name = written.lowercased()
      guard let content = package.contents[name] else { continue }
      if name == Self.contentTypes {
        let names = Set(before.keys).subtracting(after.keys)
        parts.append((written, false, try ContentTypes.without(names, in: types)))
      } else if let owner = RelationshipList.owner(of: name), let list = package.graph.lists[owner] {
        if after[name] != nil { remarks.append(RelationshipList.more) }
        guard owner.isEmpty || after[owner] != nil else { continue }
        if list.holdsMore { remarks.append(RelationshipList.more) }
        var cuts = ByteCuts()
        for range in list.passedBy { cuts.cut(range) }
        for one in list.relationships {
          if isGone(one) {
            cuts.cut(one.range)
            taken.insert(one.kind)
          } else {
            remarks += OfficeRelationships.remarks(of: one.kind, outside: one.outside)
          }
        }
        parts.append((written, false, cuts.isEmpty ? content : cuts.applied(to: content)))
      } else if let kinds = after[name] {
        guard kinds.count <= OfficeRelationships.maximumKindCount else { throw OfficeRelationships.manyKinds }
        let isPicture = kinds.contains("image")
        guard !isPicture, name.hasSuffix(".xml") else {
          for kind in kinds.sorted()
          where kinds != ["image"] && kind != "font" && OfficeRelationships.remarks(of: kind).isEmpty {
            remarks.append(Remark(kind: .attachment, name: "part of another kind \(kind)"))
          }
          parts.append((written, isPicture, content))
          continue
        }
        let list = package.graph.lists[name]?.relationships ?? []
        let removed = list.filter(isGone).map(\.id)
        var trimmer = PartTrimmer(
          removed: Set(removed), references: references,
          strings: kinds.contains(UsedStrings.kind) ? context.strings : nil)
        let trimmed = try trimmer.trim(content)
        taken.formUnion(trimmer.takenOut)
        obstacles.formUnion(trimmer.obstacles)
        let ties = list.filter { $0.outside == nil && !isGone($0) }.map { (id: $0.id, kind: $0.kind) }
        for kind in kinds.sorted() { remarks += try OfficeMarks.remarks(in: trimmed, of: kind, context, ties: ties) }
        parts.append((written, false, trimmed))
      }
    }
    obstacles.formUnion(Self.obstacles(taken, before, references))
    takenOut = taken.sorted().map { Remark(kind: TakenOut.kind(of: $0), name: $0) }
    var known: Set<Remark> = []
    remaining = (remarks + obstacles.sorted().map { Remark(kind: .text, name: $0) }).filter {
      known.insert($0).inserted
    }
  }

  /// What draws on something that goes, and would show something else without it.
  private static func obstacles(
    _ taken: Set<String>, _ before: [String: Set<String>], _ references: OfficeReferences
  ) -> Set<String> {
    var found: Set<String> = []
    if taken.contains("mailMerge") || taken.contains("mailMergeSource") {
      for field in references.mergeFields { found.insert("field \(field)") }
    }
    if taken.contains("pivotTable") || taken.contains("pivotCacheDefinition") {
      if references.readsPivotTable { found.insert("formula GETPIVOTDATA") }
      for kinds in before.values { found.formUnion(kinds.intersection(["slicerCache", "timelineCache"])) }
    }
    return found
  }

  /// The copy, with nothing compressed and no times: the same original gives the same bytes.
  /// - Parameter picture: what takes the place of a picture in it.
  public func bytes(picture: ([UInt8]) -> [UInt8] = { $0 }) throws(OfficeError) -> [UInt8] {
    var writer = ZIPWriter()
    for part in parts { try writer.add(part.name, part.isPicture ? picture(part.content) : part.content) }
    return writer.finished()
  }
}
