/// The tags of a page that came from elsewhere, held against those that these pages are made of, as they are written here and in no other way.
struct PageTags {
  /// Besides ``Element``: the rest of a page, and drawings.
  private static let elements: Set<String> = [
    "html", "head", "title", "style", "body", "svg", "desc", "line", "path", "rect", "circle", "text",
  ]
  private static let attributes: Set<String> = [
    "class", "id", "aria-labelledby", "aria-label", "aria-hidden", "scope", "colspan", "lang", "dir", "datetime",
    "tabindex", "role", "viewBox", "width", "height", "x1", "y1", "x2", "y2", "d", "x", "y", "rx", "cx", "cy", "r",
    "text-anchor",
  ]

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether there is no other tag, and no other attribute.
  mutating func areKnown() -> Bool {
    while let place = rest.firstIndex(of: 0x3c) {
      rest = rest[(place + 1)...]
      guard take("/") ? isEnd() : isStart() else { return false }
    }
    return true
  }

  private mutating func isEnd() -> Bool { isKnown(word()) && take(">") }

  private mutating func isStart() -> Bool {
    guard isKnown(word()) else { return false }
    while take(" ") {
      let name = word()
      guard take("=\""), let end = rest.firstIndex(where: { [0x22, 0x3c, 0x3e].contains($0) }), rest[end] == 0x22
      else { return false }
      let value = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      guard Self.attributes.contains(name) || name == "href" && Self.isNear(value) else { return false }
    }
    return take(">") || take("/>")
  }

  /// Whether an address leads to a place in the page, or to a file beside it.
  private static func isNear(_ address: String) -> Bool { address.hasPrefix("#") || NeighbourFile(address) != nil }

  private func isKnown(_ name: String) -> Bool { Element(rawValue: name) != nil || Self.elements.contains(name) }

  private mutating func word() -> String {
    let word = rest.prefix(20).prefix {
      (0x61...0x7a).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2d
    }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }
}
