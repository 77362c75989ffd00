/// What drawings hold and do not show: cropped and hidden ones, and what is only read aloud.
struct DrawingMarks: PartWatch {
  private static let vml = "urn:schemas-microsoft-com:vml"
  /// Part 4 §19.1.2: shapes, without their types.
  private static let shapes: Set = [
    "shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image", "group",
  ]

  var remarks: [OfficeContents.Remark] = []
  /// Whether the drawing whose properties are open is hidden.
  private var isHidden = false
  /// For each older shape that is open, whether it is hidden.
  private var older: [Bool] = []

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    case .text: return
    }
  }

  private mutating func start(_ name: XMLName, _ attributes: [XMLAttribute]) {
    if name.namespace == Self.vml, attributes.value("alt")?.saysSomething ?? false {
      note(.comment, "alternative text")
    }
    // Part 4 §19.1.2.11 and §19.1.2.19: where the picture was, and where the drawing leads.
    if name.namespace == Self.vml {
      if attributes.value("src")?.saysSomething ?? false { note(.name, "source of an older drawing") }
      if let link = attributes.value("href"), link.saysSomething, OfficeRelationships.isFile(link) {
        note(.name, "hyperlink elsewhere")
      }
    }
    switch name.local {
    // Part 1 §20.1.8.55: what lies outside of it is not shown.
    case "srcRect":
      if ["l", "t", "r", "b"].contains(where: { attributes.value($0).map { !["0", "0%", ""].contains($0) } ?? false }) {
        note(.crop, "cropped picture")
      }
    // §20.1.8.30: a picture that is drawn beyond its frame.
    case "fillRect":
      if ["l", "t", "r", "b"].contains(where: { attributes.value($0)?.contains("-") ?? false }) {
        note(.crop, "cropped picture")
      }
    // The same in older drawings (Part 4 §19.1.2.11).
    case "imagedata":
      if ["cropleft", "croptop", "cropright", "cropbottom"].contains(where: {
        attributes.value($0).map { !["0", "0f", ""].contains($0) } ?? false
      }) {
        note(.crop, "cropped picture")
      }
      if attributes.value("title")?.saysSomething ?? false { note(.name, "file name of a picture") }
    // Part 1 §20.1.2.2.8: read aloud, and not shown; programs put the file's name there.
    case "docPr", "cNvPr":
      if ["descr", "title"].contains(where: { !(attributes.value($0) ?? "").trimming().isEmpty }) {
        note(.comment, "alternative text")
      }
      // What programs call it themselves, "Picture 1", ends in no suffix.
      if let shape = attributes.value("name") {
        if Self.looksLikeFile(shape) {
          note(.name, "file name of a picture")
        } else if Self.isTelling(shape) {
          note(.comment, "name of a drawing")
        }
      }
      isHidden = attributes.isOn("hidden")
    // Excel draws form fields in the older way, and hides what stands for them here.
    case "compatExt": isHidden = false
    // A program keeps what somebody filtered out of a chart (MS-ODRAWXML §2.24.3).
    case let local where local.hasPrefix("filtered") && local.hasSuffix("Series"):
      note(.comment, "series filtered out of a chart")
    case let local where name.namespace == Self.vml && Self.shapes.contains(local):
      older.append(Self.hides(attributes.value("style") ?? ""))
    // A comment's frame is shown when somebody points at it; comments are told of.
    case "ClientData":
      if attributes.value("ObjectType") == "Note", !older.isEmpty { older[older.count - 1] = false }
    default: return
    }
  }

  private mutating func end(_ name: XMLName) {
    switch name.local {
    case "docPr", "cNvPr":
      if isHidden { note(.comment, "hidden shape") }
      isHidden = false
    case let local where name.namespace == Self.vml && Self.shapes.contains(local):
      if older.popLast() ?? false { note(.comment, "hidden shape") }
    default: return
    }
  }

  /// Part 4 §19.1.2.19: `style` is written as CSS is.
  private static func hides(_ style: String) -> Bool {
    style.lowercased().split(separator: ";").contains { rule in
      let rule = rule.filter { !$0.isWhitespace }
      return rule.hasPrefix("visibility:hidden") || rule.hasPrefix("visibility:collapse")
        || rule.hasPrefix("display:none")
    }
  }

  /// What programs call drawings without a number.
  private static let commonNames: Set = [
    "officeart object", "title text", "body level one", "slide number", "content placeholder", "text box", "text",
    "title", "subtitle", "picture", "image", "rectangle", "shape", "line", "circle", "square", "oval", "group", "table",
    "chart", "object", "drawing", "graphic", "frame", "date", "footer", "header",
  ]

  /// Whether somebody may have given a drawing its name: programs call one `Picture 1`, `Image2`, `Star: 5 Points 3`.
  static func isTelling(_ name: String) -> Bool {
    guard name.saysSomething, !commonNames.contains(name.lowercased()) else { return false }
    if name.hasPrefix("Google Shape;") || name.hasPrefix("Body Level One") { return false }
    var words = name.split(whereSeparator: \.isWhitespace)
    guard words.count <= 8, let last = words.popLast() else { return true }
    let number = last.drop(while: \.isLetter)
    guard (1...5).contains(number.count), number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return true }
    return !words.allSatisfy { word in
      word.count <= 2 || word.allSatisfy { $0.isLetter || ":-,\'’".contains($0) }
    }
  }

  /// Whether a drawing is called as a file is.
  static func looksLikeFile(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let suffix = name[name.index(after: dot)...]
    return (2...5).contains(suffix.count) && suffix.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
