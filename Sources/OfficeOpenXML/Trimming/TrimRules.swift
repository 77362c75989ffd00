/// What goes out of the parts of an office file: what no reader of it sees, and what only points at something that goes.
enum TrimRules {
  /// What happens to an attribute.
  enum Fate {
    case stays
    case goes
    /// It has to be there, and says nothing any more.
    case isEmptied
  }

  private static let word: Set = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]
  private static let word2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let word2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
  private static let references: Set = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]

  /// Relationships that go, with the parts to which nothing else leads: properties, comments, people, speaker's notes,
  /// settings of printers, templates, data of programs, and histories that programs keep for themselves.
  static let relationships: Set = [
    "core-properties", "extended-properties", "extendedProperties", "custom-properties", "customProperties",
    "thumbnail", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "threadedComment",
    "person", "commentAuthors", "authors", "notesSlide", "printerSettings", "attachedTemplate", "customXml",
    "changesInfo", "revisionInfo", "documenttasks", "classificationlabels",
  ]

  /// What kind of thing was taken out under a name.
  static func kind(of word: String) -> OfficeContents.Remark.Kind {
    if let known = OfficeRelationships.remarks(of: word, isOutside: false).first { return known.kind }
    return switch word {
    case "rsid", "revisionInfo", "number of the document", "number of a paragraph", "number of a part": .device
    case "absPath", "fileSharing", "attachedTemplate", "file name of a picture", "name of an editor", "refreshedBy",
      "classificationlabels":
      .name
    case "refreshedDate", "refreshedDateIso": .time
    case "customXml", "binding to data": .text
    case let word where word.lowercased().hasSuffix("properties"): .text
    default: .comment
    }
  }

  /// Whether an attribute names a relationship.
  static func isReference(_ name: XMLName) -> Bool { references.contains(name.namespace) }

  /// Elements that are nothing without what their relationship leads to.
  static let pointers: Set = ["legacyDrawing", "attachedTemplate", "commentRel", "printerSettings"]

  /// What an element that goes is called in a list of what was taken out; nil for one that stays.
  static func elementThatGoes(_ name: XMLName) -> String? {
    if word.contains(name.namespace) {
      switch name.local {
      // Part 1 §17.13.4.
      case "commentRangeStart", "commentRangeEnd", "commentReference": return "reference to a comment"
      // §17.15.1.72: which saving each piece of text comes from; of a style (§17.7.4.15) too.
      case "rsids", "rsid": return "rsid"
      case "docVars": return "document variable"
      // §17.5.2.6: what stays is the text that it showed.
      case "dataBinding": return "binding to data"
      // §17.4.58 and §17.4.59.
      case "tblCaption", "tblDescription": return "alternative text"
      default: return nil
      }
    }
    switch (name.namespace, name.local) {
    case (word2010, "docId"), (word2012, "docId"): return "number of the document"
    case (word2012, "dataBinding"): return "binding to data"
    case (_, "absPath"): return "absPath"
    case (let space, "revisionPtr") where isRevision(space): return "number of the document"
    default: return nil
    }
  }

  /// What happens to an attribute, and what it is called in a list of what was taken out.
  static func fate(of attribute: XMLAttribute, in element: XMLName) -> (Fate, String) {
    let name = attribute.name
    if word.contains(name.namespace), name.local.hasPrefix("rsid") { return (.goes, "rsid") }
    if name.namespace == word2010, ["paraId", "textId"].contains(name.local) {
      return (.goes, "number of a paragraph")
    }
    if isRevision(name.namespace), name.local == "uid" { return (.goes, "number of a part") }
    switch (element.local, name.local) {
    case ("docPr", "descr"), ("docPr", "title"), ("cNvPr", "descr"), ("cNvPr", "title"):
      return (.goes, "alternative text")
    case ("docPr", "name"), ("cNvPr", "name"):
      return (OfficeMarks.looksLikeFile(attribute.value) ? .isEmptied : .stays, "file name of a picture")
    // Part 4 §19.1.2.11 and §19.1.2.19.
    case ("imagedata", "title"): return (.goes, "file name of a picture")
    case (_, "alt") where element.namespace == "urn:schemas-microsoft-com:vml": return (.goes, "alternative text")
    case ("fileSharing", "userName"): return (.goes, "fileSharing")
    case ("pivotCacheDefinition", let local) where local.hasPrefix("refreshed") && local != "refreshedVersion":
      return (.goes, local)
    // Part 1 §17.13.7.2: who may edit, by name.
    case ("permStart", "ed"): return (.goes, "name of an editor")
    default: return (.stays, "")
    }
  }

  /// Whether an attribute says who changed something: what was tracked is for a person to decide.
  static func namesAuthor(_ name: XMLName) -> Bool {
    word.contains(name.namespace) && ["author", "initials"].contains(name.local)
  }

  /// Whether an element is of text documents.
  static func isWord(_ name: XMLName) -> Bool { word.contains(name.namespace) }

  private static func isRevision(_ namespace: String) -> Bool {
    namespace.hasPrefix("http://schemas.microsoft.com/office/spreadsheetml/") && namespace.contains("/revision")
  }
}
