/// Whether the text at one place of a document is hidden: by what its run says (ECMA-376 part 1 §17.3.2.41, §17.3.2.36),
/// by a style of the run, the paragraph or the table, or because it stands in a run that is hidden. What is hidden on
/// the web alone (`webHidden`) is shown on paper, and is not meant: every table of contents has it.
struct HiddenText {
  /// What text may be in.
  enum Level { case table, paragraph, run }

  private struct Frame {
    let level: Level
    /// Whether what is around it is hidden.
    let isInHidden: Bool
    /// Whether its style hides; nil where none is named. One of several is enough.
    var styleHides: Bool?
    var mark: Bool?
  }

  private let styles: HiddenStyles
  private var frames: [Frame] = []

  init(_ styles: HiddenStyles) { self.styles = styles }

  /// Whether text that stands here is hidden.
  var isHidden: Bool {
    guard let last = frames.last else { return false }
    if last.isInHidden { return true }
    guard last.level == .run else { return false }
    if let mark = last.mark { return mark }
    if styles.hidesText { return true }
    if last.styleHides ?? false { return true }
    if let paragraph = frames.last(where: { $0.level == .paragraph }), paragraph.styleHides ?? styles.hidesParagraphs {
      return true
    }
    return frames.contains { $0.level == .table && $0.styleHides ?? false }
  }

  mutating func begin(_ level: Level) { frames.append(Frame(level: level, isInHidden: isHidden)) }

  mutating func end() { _ = frames.popLast() }

  /// A style that is named for what is open.
  mutating func use(_ style: String?, for level: Level) {
    guard let style, let last = frames.last, last.level == level else { return }
    frames[frames.count - 1].styleHides = last.styleHides ?? false || styles.hides(style)
  }

  /// A run says whether it is hidden; what hides the mark of a paragraph hides no text.
  mutating func mark(_ isOn: Bool) {
    guard frames.last?.level == .run else { return }
    frames[frames.count - 1].mark = isOn || frames[frames.count - 1].mark ?? false
  }
}
