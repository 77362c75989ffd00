/// What goes out of the parts of an office file: what no reader of it sees, and what only points at something that goes.
enum TrimRules {
  /// What happens to an attribute.
  enum Fate {
    case stays
    case goes
    /// It has to be there, and says nothing any more.
    case isEmptied
  }

  private static let word = XMLName.word
  private static let word2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let word2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
  private static let references: Set = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]

  /// Relationships that go, with the parts to which nothing else leads: properties, comments, people, speaker's notes,
  /// settings of printers, templates, data of programs, histories that programs keep for themselves, and what texts,
  /// cells and pivot tables were made from, which goes on to be shown as it was last.
  static let relationships: Set = [
    "core-properties", "extended-properties", "extendedProperties", "custom-properties", "customProperties",
    "thumbnail", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "threadedComment",
    "person", "commentAuthors", "authors", "notesSlide", "printerSettings", "attachedTemplate", "customXml",
    "changesInfo", "revisionInfo", "documenttasks", "classificationlabels",
    "pivotTable", "pivotCacheDefinition", "pivotCacheRecords", "connections", "queryTable", "mailMergeSource",
    "mailMergeHeaderSource", "recipientData", "tags", "glossaryDocument", "webextensiontaskpanes", "webextension",
  ]

  /// Whether an attribute names a relationship.
  static func isReference(_ name: XMLName) -> Bool { references.contains(name.namespace) }

  /// Elements that are nothing without what their relationship leads to.
  static let pointers: Set = [
    "legacyDrawing", "attachedTemplate", "commentRel", "printerSettings", "tags", "custData", "pivotSelection",
  ]

  /// What an element that goes is called in a list of what was taken out; nil for one that stays.
  /// - Parameter outer: the element that it is in.
  static func elementThatGoes(_ name: XMLName, in outer: XMLName?) -> String? {
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
      // §17.5.2.1, §17.5.2.42, §17.5.2.25: what is chosen stands in the control.
      case "alias", "tag", "placeholder": return "name of a control"
      case "listItem": return "list of a control"
      // §17.16.7, §17.16.31: of a field that is filled in what it shows stays.
      case "helpText", "statusText", "entryMacro", "exitMacro": return "help of a form field"
      case "default": return outer?.local == "textInput" ? "default of a form field" : nil
      // §17.16.18: what a program keeps in a field.
      case "fldData": return "data of a field"
      case "mailMerge": return "mailMerge"
      case "smartTagPr", "customXmlPr": return "smart tag"
      default: return nil
      }
    }
    switch (name.namespace, name.local) {
    case (word2010, "docId"), (word2012, "docId"): return "number of the document"
    case (word2012, "dataBinding"): return "binding to data"
    case (_, "absPath"): return "absPath"
    // Rows that it hid stay hidden, and stand in the way of a copy.
    case (_, "filterColumn"): return "values of a filter"
    // Cells and charts that a pivot table filled stay as they are.
    case (_, "pivotCaches"), (_, "pivotTableReferences"), (_, "pivotSource"), (_, "pivotOptions"),
      (_, "pivotOptions16"):
      return "pivot table"
    case (_, "customWorkbookViews"), (_, "customSheetViews"): return "own view"
    case (_, "scenarios"): return "scenario"
    case (_, "webPublishItems"): return "webPublishItem"
    case (_, "securityDescriptor"): return "securityDescriptor"
    case (let space, "sectionLst") where space.hasPrefix("http://schemas.microsoft.com/office/powerpoint/"):
      return "name of a section"
    case (let space, "revisionPtr") where isRevision(space): return "number of the document"
    default: return nil
    }
  }

  /// What happens to an attribute, and what it is called in a list of what was taken out.
  /// - Parameter outer: the element that the one with the attribute is in.
  static func fate(of attribute: XMLAttribute, in element: XMLName, of outer: XMLName?) -> (Fate, String) {
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
      if DrawingMarks.looksLikeFile(attribute.value) { return (.isEmptied, "file name of a picture") }
      return (DrawingMarks.isTelling(attribute.value) ? .isEmptied : .stays, "name of a drawing")
    case ("cSld", "name") where outer?.local == "sld":
      return (DrawingMarks.isTelling(attribute.value) ? .goes : .stays, "name of a slide")
    case ("hlinkClick", "invalidUrl"), ("hlinkHover", "invalidUrl"), ("hlinkMouseOver", "invalidUrl"):
      return (attribute.value.isEmpty ? .stays : .goes, "invalid address of a link")
    case ("table", "comment"): return (.goes, "remark on a table")
    case ("sortCondition", "customList"): return (.goes, "list for sorting")
    case ("hyperlink", "display"): return (.goes, "former text of a link")
    // Part 4 §19.1.2.11 and §19.1.2.19.
    case ("imagedata", "title"): return (.goes, "file name of a picture")
    case (_, "alt") where element.namespace == "urn:schemas-microsoft-com:vml": return (.goes, "alternative text")
    case ("fileSharing", "userName"): return (.goes, "fileSharing")
    // Part 1 §18.3.1.18 and §18.5.1.2: without the pivot table or the source that filled it.
    case ("conditionalFormatting", "pivot"): return (.goes, "pivot table")
    case ("table", "tableType") where attribute.value == "queryTable": return (.goes, "queryTable")
    case ("table", "connectionId"), ("tableColumn", "queryTableFieldId"): return (.goes, "queryTable")
    case ("definedName", let local) where NameMarks.remarkAttributes.contains(local):
      return (.goes, "remark on a name")
    case ("protectedRange", "securityDescriptor"): return (.goes, "securityDescriptor")
    // Part 1 §17.5.2.7 and §17.5.2.5: what was chosen, in another form.
    case ("date", "fullDate") where word.contains(name.namespace): return (.goes, "date of a control")
    case ("comboBox", "lastValue"), ("dropDownList", "lastValue"): return (.goes, "list of a control")
    case ("name", "val") where outer?.local == "ffData" && word.contains(name.namespace):
      return (FormMarks.isTelling(attribute.value) ? .isEmptied : .stays, "name of a form field")
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
