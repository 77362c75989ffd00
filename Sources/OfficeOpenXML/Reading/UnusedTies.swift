/// Relationships that something in a part has to name (ECMA-376 part 1 §11 to §13): where nothing does, the header, the
/// slide, the sheet or the picture that they lead to is in the file and is not shown.
struct UnusedTies {
  /// By what they lead to.
  private static let kinds: Set = [
    "header", "footer", "image", "slide", "worksheet", "chartsheet", "dialogsheet", "chart", "drawing",
    "chartUserShapes", "diagramData",
  ]
  /// Those that only the main part has to name: a slide's notes lead back to it, and need no word for that.
  private static let mainKinds: Set = ["slide", "worksheet", "chartsheet", "dialogsheet"]
  /// Names that lead to a picture in older drawings and in commands of a program, in no namespace of relationships.
  private static let olderNames: Set = ["relid", "relId", "image"]

  /// What each leads to, by its name in the list, as long as nothing named it.
  private var kinds: [String: String]

  /// - Parameters:
  ///   - ties: each relationship of the part, and what it leads to; those that lead outside are none.
  ///   - kind: what the part is to the one that leads there.
  init(_ ties: [(id: String, kind: String)], of kind: String) {
    kinds = [:]
    for tie in ties where Self.kinds.contains(tie.kind) {
      if kind == UsedNotes.kind || !Self.mainKinds.contains(tie.kind) { kinds[tie.id] = tie.kind }
    }
  }

  /// What the list of a part says.
  static func ties(in list: [UInt8]) throws(OfficeError) -> [(id: String, kind: String)] {
    var found: [(id: String, kind: String)] = []
    var reader = try XMLReader(list)
    while let token = try reader.next() {
      guard case .start(let name, let attributes) = token, name.local == "Relationship",
        attributes.value("TargetMode") != "External"
      else { continue }
      let kind = attributes.value("Type")?.split(separator: "/").last.map(String.init) ?? ""
      if kinds.contains(kind) { found.append((attributes.value("Id") ?? "", kind)) }
    }
    return found
  }

  mutating func take(_ token: XMLToken) {
    guard !kinds.isEmpty, case .start(let name, let attributes) = token else { return }
    for attribute in attributes
    where kinds[attribute.value] != nil
      && (TrimRules.isReference(attribute.name) || Self.olderNames.contains(attribute.name.local))
    {
      // A show of one's own (§19.2.1.29) names slides of the list, and puts none into it.
      if name.local == "sld", kinds[attribute.value] == "slide" { continue }
      kinds[attribute.value] = nil
    }
  }

  /// What nothing named.
  var remarks: [OfficeContents.Remark] {
    Set(kinds.values).sorted().map { OfficeContents.Remark(kind: .attachment, name: "\($0) that is not used") }
  }
}
