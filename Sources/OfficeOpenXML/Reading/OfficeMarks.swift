/// What one part of an office file holds beside what it shows.
enum OfficeMarks {
  private typealias Remark = OfficeContents.Remark

  /// ECMA-376 part 2 §11.1, part 1 §22.2. Names of programs, and counts, tell of nobody.
  private static let properties: [String: OfficeContents.Remark.Kind] = [
    "creator": .name, "lastModifiedBy": .name, "Manager": .name, "Company": .name, "HyperlinkBase": .name,
    "title": .text, "subject": .text, "description": .text, "keywords": .text, "category": .text,
    "contentStatus": .text, "identifier": .text, "version": .text, "Template": .text, "created": .time,
    "modified": .time, "lastPrinted": .time,
  ]
  /// Templates that every installation has.
  private static let commonTemplates: Set = ["Normal", "Normal.dotm", "Normal.dot", "Office Theme"]

  static func remarks(in bytes: [UInt8], of kind: String) throws(OfficeError) -> [OfficeContents.Remark] {
    switch kind {
    case "core-properties", "extended-properties", "extendedProperties": try properties(bytes)
    case "custom-properties", "customProperties": try custom(bytes)
    default: try marks(bytes)
    }
  }

  private static func properties(_ bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var found: [Remark] = []
    var reader = try XMLReader(bytes)
    var open = ""
    while let token = try reader.next() {
      switch token {
      case .start(let name, _): open = name.local
      case .end: open = ""
      case .text(let text):
        let text = text.trimming()
        guard !text.isEmpty, let kind = properties[open] else { continue }
        if open == "Template", commonTemplates.contains(text) { continue }
        found.append(Remark(kind: kind, name: open))
      }
    }
    return found
  }

  /// Part 1 §22.3: their names are the writer's choice.
  private static func custom(_ bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      if case .start(let name, _) = token, name.local == "property" {
        return [Remark(kind: .text, name: "custom property")]
      }
    }
    return []
  }

  private static func marks(_ bytes: [UInt8]) throws(OfficeError) -> [OfficeContents.Remark] {
    var found: [Remark] = []
    var scanner = WordScanner()
    try scanner.scan(bytes)
    if scanner.changeCount > 0 { found.append(Remark(kind: .change, name: "tracked change")) }
    if scanner.commentCount > 0 { found.append(Remark(kind: .comment, name: "comment")) }
    if scanner.hiddenByteCount > 0 { found.append(Remark(kind: .comment, name: "hidden text")) }
    var fields = OfficeFields()
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      fields.take(token)
      guard case .start(let name, let attributes) = token else { continue }
      func value(_ name: String) -> String? { attributes.first { $0.name.local == name }?.value }
      switch name.local {
      case "sheet": if value("state")?.hasSuffix("idden") ?? false { found.append(hidden("sheet")) }
      case "sld": if value("show").map(["0", "false"].contains) ?? false { found.append(hidden("slide")) }
      case "row", "col": if value("hidden").map(["1", "true"].contains) ?? false { found.append(hidden(name.local)) }
      case "fileSharing": if value("userName") != nil { found.append(Remark(kind: .name, name: "fileSharing")) }
      case "pivotCacheDefinition":
        if value("refreshedBy") != nil { found.append(Remark(kind: .name, name: "refreshedBy")) }
      // The folder that a workbook was last saved in.
      case "absPath": if value("url") != nil { found.append(Remark(kind: .name, name: "absPath")) }
      // Part 1 §20.1.8.55: what lies outside of it is not shown.
      case "srcRect":
        if ["l", "t", "r", "b"].contains(where: { value($0).map { !["0", "0%", ""].contains($0) } ?? false }) {
          found.append(Remark(kind: .crop, name: "cropped picture"))
        }
      // Part 1 §20.1.2.2.8: read aloud, and not shown; programs put the file's name there.
      case "docPr", "cNvPr":
        if ["descr", "title"].contains(where: { !(value($0) ?? "").trimming().isEmpty }) {
          found.append(Remark(kind: .comment, name: "alternative text"))
        }
        // What programs call it themselves, "Picture 1", ends in no suffix.
        if value("name").map(Self.looksLikeFile) ?? false {
          found.append(Remark(kind: .name, name: "file name of a picture"))
        }
      // The same as srcRect in older drawings (Part 4 §19.1.2.11).
      case "imagedata":
        if ["cropleft", "croptop", "cropright", "cropbottom"].contains(where: {
          value($0).map { !["0", "0f", ""].contains($0) } ?? false
        }) {
          found.append(Remark(kind: .crop, name: "cropped picture"))
        }
      // Part 1 §17.15.1.32: what a template or a macro keeps.
      case "docVar": found.append(Remark(kind: .comment, name: "document variable"))
      case "bookmarkStart":
        // Those that begin so are made by programs, for references and the place that was written at last.
        if let bookmark = value("name"), !bookmark.hasPrefix("_") {
          found.append(Remark(kind: .comment, name: "bookmark"))
        }
      default: break
      }
    }
    if let word = fields.pathField { found.append(Remark(kind: .name, name: "path in a field \(word)")) }
    return found
  }

  static func looksLikeFile(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let suffix = name[name.index(after: dot)...]
    return (2...5).contains(suffix.count) && suffix.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func hidden(_ what: String) -> OfficeContents.Remark {
    Remark(kind: .comment, name: "hidden \(what)")
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate func trimming() -> String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
