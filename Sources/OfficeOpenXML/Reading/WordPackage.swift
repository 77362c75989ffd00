/// Finds the parts of a text document by their relationships (ECMA-376 part 2 §9.3): their names are the writer's choice.
struct WordPackage {
  /// A part that belongs to another one.
  struct Part {
    /// The last step of the relationship's type: `footnotes`, `header`.
    let kind: String
    let name: String
  }

  private let file: ZIPFile
  private let limits: WordText.Limits
  private var left: Int

  init(_ file: ZIPFile, _ limits: WordText.Limits) {
    (self.file, self.limits) = (file, limits)
    left = limits.byteCount
  }

  /// A part's content; empty where it is not there.
  mutating func content(of name: String) throws(OfficeError) -> [UInt8] {
    let content = try file.content(of: name, limit: min(limits.partByteCount, left)) ?? []
    left -= content.count
    return content
  }

  /// The name of the main part; nil where there is none.
  mutating func mainPart() throws(OfficeError) -> String? {
    try parts(in: "_rels/.rels", folder: []).first { $0.kind == "officeDocument" && file.contains($0.name) }?.name
  }

  /// Parts that belong to one, without those that lie elsewhere.
  mutating func related(to name: String) throws(OfficeError) -> [Part] {
    let steps = name.split(separator: "/").map(String.init)
    let list = (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    let parts = try parts(in: list, folder: Array(steps.dropLast())).filter { file.contains($0.name) }
    guard parts.count <= limits.partCount else {
      throw OfficeError(.tooLarge, "a document of more than \(limits.partCount) parts")
    }
    return parts
  }

  private mutating func parts(in list: String, folder: [String]) throws(OfficeError) -> [Part] {
    guard file.contains(list) else { return [] }
    var reader = try XMLReader(try content(of: list))
    var parts: [Part] = []
    var names: Set<String> = []
    while let token = try reader.next() {
      guard case .start(let name, let attributes) = token, name.local == "Relationship" else { continue }
      func value(_ name: String) -> String { attributes.value(name) ?? "" }
      guard value("TargetMode") != "External" else { continue }
      let target = Self.resolve(value("Target"), in: folder)
      // A part that is named twice is read once, but as all that it is.
      let kind = String(value("Type").split(separator: "/").last ?? "")
      guard names.insert("\(kind) \(target.lowercased())").inserted else { continue }
      parts.append(Part(kind: kind, name: target))
    }
    return parts
  }

  /// RFC 3986 §5.2, for what part names can be.
  static func resolve(_ target: String, in folder: [String]) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }

  /// Properties that are not empty and name somebody (ECMA-376 part 2 §11.1, part 1 §22.2).
  mutating func namingProperties() throws(OfficeError) -> [String] {
    let naming = ["creator", "lastModifiedBy", "Manager", "Company"]
    var found: Set<String> = []
    for part in try parts(in: "_rels/.rels", folder: [])
    where ["core-properties", "extended-properties"].contains(part.kind) {
      guard file.contains(part.name) else { continue }
      var reader = try XMLReader(try content(of: part.name))
      var open = ""
      while let token = try reader.next() {
        switch token {
        case .start(let name, _): open = name.local
        case .end: open = ""
        case .text(let text):
          if naming.contains(open), text.contains(where: { !$0.isWhitespace }) { found.insert(open) }
        }
      }
    }
    return naming.filter(found.contains)
  }
}
