/// Renderings between which a program chooses (ECMA-376 part 3 §7.6): one that is not shown may say what the shown one
/// does not say any more.
struct RenderingMarks: PartWatch {
  private struct Choice {
    /// Words of the first rendering, which is the one that is shown.
    var shown: Set<String>?
    /// What the rendering that is open says.
    var text = ""
    /// Renderings instead of which old programs say that they cannot show them.
    var isForeign = false
  }

  private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
  /// Charts and slicers, by the prefixes that programs write.
  private static let foreign = ["cx", "sle", "tsle"]

  /// Renderings in each other that are held against each other; programs make two or three.
  private static let maximumDepth = 8

  var remarks: [OfficeContents.Remark] = []
  private var open: [Choice] = []
  /// How many that are open lie deeper.
  private var deeper = 0
  private var isText = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      isText = name.local == "t"
      guard name.namespace == Self.compatibility else { return }
      if name.local == "AlternateContent" {
        if deeper > 0 || open.count == Self.maximumDepth {
          deeper += 1
          note(.comment, "text of another rendering")
        } else {
          open.append(Choice())
        }
      }
      guard name.local == "Choice", !open.isEmpty, deeper == 0, let needed = attributes.value("Requires") else {
        return
      }
      if Self.foreign.contains(where: needed.hasPrefix) { open[open.count - 1].isForeign = true }
    case .text(let text): if isText, !open.isEmpty { open[open.count - 1].text += text }
    case .end(let name):
      isText = false
      if name.namespace == Self.compatibility {
        end(name.local)
      } else if name.local == "p", !open.isEmpty {
        open[open.count - 1].text += "\n"
      }
    }
  }

  private mutating func end(_ name: String) {
    guard deeper == 0 else {
      if name == "AlternateContent" { deeper -= 1 }
      return
    }
    guard let last = open.indices.last else { return }
    switch name {
    case "Choice", "Fallback":
      let words = Set(open[last].text.split(whereSeparator: \.isWhitespace).map(String.init))
      open[last].text = ""
      if let shown = open[last].shown {
        if !open[last].isForeign, !words.isSubset(of: shown) { note(.comment, "text of another rendering") }
      } else {
        open[last].shown = words
      }
    case "AlternateContent":
      let inner = open.removeLast()
      // What is shown of it belongs to the rendering that it is in.
      guard let outer = open.indices.last else { return }
      open[outer].text += "\n" + (inner.shown ?? []).sorted().joined(separator: "\n") + "\n"
    default: return
    }
  }
}
