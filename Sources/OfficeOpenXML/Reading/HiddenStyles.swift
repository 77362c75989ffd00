/// Styles of a text document that hide what they are used for (ECMA-376 part 1 §17.7, §17.3.2.41). The standard lets
/// two styles that hide make text visible again (§17.7.3), which programs do differently: here one is enough.
struct HiddenStyles {
  private struct Style {
    var base: String?
    /// What it says itself; nil where it leaves that to the one it is based on.
    var hides: Bool?
  }

  /// What the part that holds them is to the document.
  static let kind = "styles"
  private static let maximumCount = 20_000
  /// Bytes of a style's name.
  private static let maximumByteCount = 1024

  private var known: Set<String> = []
  private var hiding: Set<String> = []
  /// Whether all text is hidden of which no style says anything else.
  private(set) var hidesText = false
  /// Whether paragraphs without a style, or one that is not there, are.
  private(set) var hidesParagraphs = false

  /// Reads a part of styles; there may be several, of which each counts.
  mutating func read(_ bytes: [UInt8]) throws(OfficeError) {
    var styles: [String: Style] = [:]
    var defaults: [String] = []
    var open: String?
    var isDefault = false
    var formerForms = 0
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        guard TrimRules.isWord(name) else { continue }
        if name.local.hasSuffix("PrChange") { formerForms += 1 }
        switch name.local {
        case "docDefaults": isDefault = true
        case "style":
          guard styles.count < Self.maximumCount else { throw OfficeError(.tooLarge, "too many styles") }
          let id = try Self.name(attributes.value("styleId") ?? "")
          open = id
          if styles[id] == nil { styles[id] = Style() }
          if attributes.isOn("default") { defaults.append(id) }
        case "basedOn": if let open, let base = attributes.value("val") { styles[open]?.base = try Self.name(base) }
        case "vanish", "specVanish":
          guard formerForms == 0 else { continue }
          if let open {
            let hides = styles[open]?.hides ?? false
            styles[open]?.hides = attributes.isOn || hides
          } else if isDefault, attributes.isOn {
            hidesText = true
          }
        default: continue
        }
      case .end(let name):
        guard TrimRules.isWord(name) else { continue }
        if name.local.hasSuffix("PrChange") { formerForms -= 1 }
        if name.local == "style" { open = nil }
        if name.local == "docDefaults" { isDefault = false }
      case .text: continue
      }
    }
    known.formUnion(styles.keys)
    hiding.formUnion(Self.hiding(styles))
    if defaults.contains(where: hiding.contains) { hidesParagraphs = true }
  }

  /// Whether a style hides; one that is not there is the one that paragraphs have without.
  func hides(_ style: String) -> Bool {
    guard style.utf8.count <= Self.maximumByteCount else { return hidesParagraphs }
    let style = Self.folded(style)
    return known.contains(style) ? hiding.contains(style) : hidesParagraphs
  }

  private static func name(_ id: String) throws(OfficeError) -> String {
    guard id.utf8.count <= maximumByteCount else { throw OfficeError(.tooLarge, "a style's name that runs on") }
    return folded(id)
  }

  /// Programs differ on whether large letters are others than small ones.
  private static func folded(_ id: String) -> String { id.lowercased() }

  /// Those that hide, each by what it says itself or what the nearest one says that it is based on.
  private static func hiding(_ styles: [String: Style]) -> Set<String> {
    var known: [String: Bool] = [:]
    for first in styles.keys {
      var chain: [String] = []
      var next: String? = first
      var hides = false
      while let id = next, let style = styles[id] {
        if let found = known[id] ?? style.hides {
          hides = found
          break
        }
        // A circle ends at the one that is known by then.
        known[id] = false
        chain.append(id)
        next = style.base
      }
      known[first] = hides
      for id in chain { known[id] = hides }
    }
    return Set(known.filter(\.value).keys)
  }
}
