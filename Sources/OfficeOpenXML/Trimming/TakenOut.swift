/// What was taken out of an office file, by name: each name as the look tells it, where it tells of it at all.
enum TakenOut {
  /// What kind of thing a name stands for.
  static func kind(of word: String) -> OfficeContents.Remark.Kind {
    if let known = OfficeRelationships.remarks(of: word).first { return known.kind }
    return switch word {
    case "rsid", "revisionInfo", "number of the document", "number of a paragraph", "number of a part": .device
    case "absPath", "fileSharing", "file name of a picture", "name of an editor", "mailMerge", "own view",
      "user of a scenario", "securityDescriptor", "webPublishItem", "invalid address of a link":
      .name
    case "binding to data": .text
    case "date of a control": .time
    case let word where word.lowercased().hasSuffix("properties"): .text
    default: .comment
    }
  }
}
