/// The little XML that object stores answer with: elements in each other, text, no attributes that matter. Anything else is none.
struct ServiceDocument {
  private static let maximumDepth = 16

  /// The elements without elements in them, in their order: the names on the way to each, joined by `/`, and its text.
  let values: [(path: String, text: String)]

  /// Nil where it is no such document.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var rest = text[...]
    var open: [(name: Substring, hasElements: Bool)] = []
    var content = ""
    var values: [(String, String)] = []
    var hasRoot = false
    if rest.hasPrefix("<?xml") {
      guard let end = rest.firstIndex(of: ">") else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    while !rest.isEmpty {
      guard rest.first == "<" else {
        let piece = rest.prefix { $0 != "<" }
        guard let plain = Self.unescape(piece) else { return nil }
        content += plain
        rest = rest[piece.endIndex...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { return nil }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let last = open.last, last.name == tag.dropFirst() else { return nil }
        if !last.hasElements { values.append((open.map { String($0.name) }.joined(separator: "/"), content)) }
        open.removeLast()
      } else {
        let isEmpty = tag.hasSuffix("/")
        let name = tag.prefix { $0.isLetter || $0.isNumber }
        guard !name.isEmpty, !open.isEmpty || !hasRoot, open.count < Self.maximumDepth else { return nil }
        hasRoot = true
        if !open.isEmpty { open[open.count - 1].hasElements = true }
        if isEmpty {
          values.append(((open.map { String($0.name) } + [String(name)]).joined(separator: "/"), ""))
        } else {
          open.append((name, false))
        }
      }
      content = ""
    }
    guard hasRoot, open.isEmpty else { return nil }
    self.values = values.map { (path: $0.0, text: $0.1) }
  }

  /// The text of the first element at this path.
  func text(_ path: String) -> String? { values.first { $0.path == path }?.text }

  private static func unescape(_ text: Substring) -> String? {
    guard text.contains("&") else { return String(text) }
    let names: [Substring: String] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#34": "\"", "#39": "'",
    ]
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ";"), let plain = names[rest[rest.index(after: start)..<end]] else {
        return nil
      }
      result += plain
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
