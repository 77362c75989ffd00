/// A chain of events, drawn as a line from the top down: a node for each event, and branches for what was made from it.
///
///     ●   2026-11-22T14:43:54Z  Brought in  (ingested)
///     │   by custodian-1 (custodian), log 2
///     │
///     ├─▶ 2026-11-22T14:50:10Z  Made from it: a translation
///     │   2KQ5-47GN-9SJB-DHTV1
///     │
///     ●   2026-11-22T15:02:31Z  Read  (accessed)
///         by counsel-1 (counsel), log 7
public struct ChainDrawing: Sendable {
  /// What a node is.
  public enum Shape: Sendable {
    /// What the whole came from.
    case origin
    /// An event of the chain.
    case event
    /// What left the chain for another.
    case branch
  }

  /// One place of the chain.
  public struct Node: Sendable {
    fileprivate let shape: Shape
    fileprivate let head: String
    fileprivate let lines: [String]

    /// A node.
    /// - Parameters:
    ///   - head: its first line, columns parted by two spaces.
    ///   - lines: what else is known, a line each.
    public init(_ shape: Shape, _ head: String, _ lines: [String] = []) {
      self.shape = shape
      self.head = head
      self.lines = lines
    }
  }

  /// What the chain is drawn with. Each takes four columns.
  private struct Strokes {
    let origin, event, branch, lastBranch, line: String

    static let unicode = Strokes(origin: "▲   ", event: "●   ", branch: "├─▶ ", lastBranch: "└─▶ ", line: "│   ")
    static let ascii = Strokes(origin: "^   ", event: "*   ", branch: "+-> ", lastBranch: "+-> ", line: "|   ")
  }

  private static let margin = 4
  private let nodes: [Node]

  /// A chain of these, the first at the top.
  public init(_ nodes: [Node]) { self.nodes = nodes }

  /// The chain as this process may show it: on a terminal in lines that fit it, else in whole ones; with ASCII where the locale is not UTF-8.
  public var shown: String {
    let terminal = Terminal.current
    return render(width: terminal.showsResults ? terminal.width : nil, inUTF8: terminal.isUTF8)
  }

  /// The chain in lines of at most `width` columns, or whole ones.
  func render(width: Int?, inUTF8: Bool) -> String {
    let strokes = inUTF8 ? Strokes.unicode : .ascii
    let room = width.map { max(16, $0 - Self.margin) }
    var text = ""
    for (place, node) in nodes.enumerated() {
      let isLast = place == nodes.count - 1
      let mark =
        switch node.shape {
        case .origin: strokes.origin
        case .event: strokes.event
        case .branch: isLast ? strokes.lastBranch : strokes.branch
        }
      let side = isLast ? String(repeating: " ", count: Self.margin) : strokes.line
      let lines = ([node.head] + node.lines).flatMap { Self.broken($0, room) }
      for (number, line) in lines.enumerated() { text += (number == 0 ? mark : side) + line + "\n" }
      if !isLast { text += Self.withoutEnd(strokes.line) + "\n" }
    }
    return text
  }

  /// A line in as many as it takes. Beside the chain even a word that is too long is broken: it would run into the line below.
  private static func broken(_ line: String, _ room: Int?) -> [String] {
    guard let room else { return [line] }
    var lines: [String] = []
    for part in TextWrap.wrap(line, width: room).split(separator: "\n", omittingEmptySubsequences: false) {
      guard TextWrap.columns(part) > room, !part.utf8.contains(0x1b) else {
        lines.append(String(part))
        continue
      }
      var rest = ""
      var used = 0
      for character in part {
        let wide = TextWidth.columns(String(character))
        if used + wide > room {
          lines.append(rest)
          rest = "  "
          used = 2
        }
        rest.append(character)
        used += wide
      }
      lines.append(rest)
    }
    return lines
  }

  private static func withoutEnd(_ text: String) -> Substring {
    text.prefix { $0 != " " }
  }
}
