/// What the parts of an office file are to each other, from all its lists of relationships (ECMA-376 part 2 §9.3).
struct OfficeRelationships {
  private static let remarkable: [String: OfficeContents.Remark.Kind] = [
    "thumbnail": .thumbnail, "comments": .comment, "commentsExtended": .comment, "commentsIds": .comment,
    "commentsExtensible": .comment, "threadedComment": .comment, "notesSlide": .comment, "commentAuthors": .name,
    "authors": .name, "people": .name, "person": .name, "revisionHeaders": .change, "revisionLog": .change,
    "usernames": .name, "oleObject": .attachment, "package": .attachment, "vbaProject": .attachment,
    "aFChunk": .attachment, "control": .attachment, "activeXControlBinary": .attachment,
    "attachedToolbars": .attachment,
    "audio": .attachment, "video": .attachment, "media": .attachment, "printerSettings": .device,
    "attachedTemplate": .name, "externalLinkPath": .name, "externalLink": .name, "mailMergeSource": .name,
    "extensibility": .attachment, "keyMapCustomizations": .attachment, "namedSheetView": .comment, "xmlMaps": .comment,
    "transform": .attachment, "changesInfo": .name, "documenttasks": .name,
    "mailMergeHeaderSource": .name, "recipientData": .name, "connections": .name, "queryTable": .name,
    "classificationlabels": .name, "pivotCacheRecords": .comment, "tags": .comment, "webextension": .comment,
  ]
  /// Targets outside that say where something lies on somebody's machine.
  private static let pointing: Set = [
    "image", "oleObject", "package", "audio", "video", "media", "frame", "subDocument",
  ]
  /// How links begin that lead to no file; within the document, they begin with a number sign.
  private static let addresses = [
    "http:", "https:", "ftp:", "ftps:", "mailto:", "tel:", "sms:", "sip:", "sips:", "news:", "doi:", "urn:", "#",
  ]
  private static let maximumCount = 100_000
  /// What one part may be at once: it is read as each. Programs make it two things at most.
  static let maximumKindCount = 4
  static let manyKinds = OfficeError(.tooLarge, "a part that is more than \(maximumKindCount) things at once")

  /// What each part is to others: the last step of each relationship's type.
  private var kinds: [String: Set<String>] = [:]
  /// What a relationship tells by being there.
  private(set) var remarks: [OfficeContents.Remark] = []
  /// How many relationships to parts were read.
  private var count = 0

  var isEmpty: Bool { kinds.isEmpty }

  /// All that a part is, as a reader of each would take it; nothing where nothing names it.
  func kinds(of name: String) -> Set<String> { kinds[name.lowercased()] ?? [] }

  /// What a relationship of a kind tells by being there.
  /// - Parameter outside: where it leads to if that is no part; nil for one that is.
  static func remarks(of kind: String, outside: String? = nil) -> [OfficeContents.Remark] {
    var found: [OfficeContents.Remark] = []
    if let remark = remarkable[kind] { found.append(OfficeContents.Remark(kind: remark, name: kind)) }
    guard let outside else { return found }
    // A link without an address that any machine knows leads to a file on somebody's.
    let isPath = kind == "hyperlink" && isFile(outside)
    if isPath || pointing.contains(kind) {
      found.append(OfficeContents.Remark(kind: .name, name: "\(kind) elsewhere"))
    }
    return found
  }

  /// Whether a link leads to a file on somebody's machine.
  static func isFile(_ link: String) -> Bool { !addresses.contains(where: link.lowercased().hasPrefix) }

  /// Reads the list that lies at `path`.
  mutating func read(_ bytes: [UInt8], at path: String) throws(OfficeError) {
    let folder = path.split(separator: "/").dropLast(2).map(String.init)
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      if RelationshipList.isMore(token) { remarks.append(RelationshipList.more) }
      guard case .start(let name, let attributes) = token, name.local == "Relationship" else { continue }
      func value(_ name: String) -> String { attributes.value(name) ?? "" }
      let kind = String(value("Type").split(separator: "/").last ?? "")
      let isOutside = value("TargetMode") == "External"
      remarks += Self.remarks(of: kind, outside: isOutside ? value("Target") : nil)
      if isOutside { continue }
      count += 1
      guard count <= Self.maximumCount else { throw OfficeError(.tooLarge, "too many relationships") }
      let target = WordPackage.resolve(value("Target"), in: folder).lowercased()
      kinds[target, default: []].insert(kind)
      guard kinds(of: target).count <= Self.maximumKindCount else { throw Self.manyKinds }
    }
  }
}
