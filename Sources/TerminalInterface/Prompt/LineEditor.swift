/// An answer while it is typed, byte by byte, and what the terminal is to show for it. The terminal itself keeps no line: it would
/// drop what goes beyond 4,095 bytes without a word.
struct LineEditor {
  /// What became of a byte.
  enum Progress: Equatable {
    /// The answer goes on.
    case typing
    /// The line was ended.
    case entered
    /// Nothing was typed, and nothing will be.
    case ended
  }

  /// The longest answer: 1 MiB.
  static let limit = 1 << 20

  /// Keys of the terminal (termios(3)).
  let keys: EditingKeys
  /// Columns of the terminal; what is behind the question's last line end, which is shown again where the line is drawn anew.
  let columns: Int
  private let heading: String

  /// What was typed so far.
  private(set) var text = ""
  /// Whether a byte came that is part of no letter in UTF-8.
  private(set) var isMalformed = false
  /// Whether more came than is taken.
  private(set) var isTooLong = false
  /// Whether it is told on the terminal in one paste: what ends a line is part of the text then.
  private(set) var isPasting = false

  private var decoder = ScalarDecoder()
  private var sequence = KeySequence()
  private var column: Int
  private var screen = ""
  private var endedWithReturn: Bool

  /// - Parameters:
  ///   - question: what is asked, as it is shown.
  ///   - afterReturn: whether the byte before was a carriage return: a line feed right after it ends no second line.
  init(_ question: String, keys: EditingKeys = EditingKeys(), columns: Int = 80, afterReturn: Bool = false) {
    self.keys = keys
    self.columns = columns
    heading = question.lastIndex(of: "\n").map { String(question[question.index(after: $0)...]) } ?? question
    column = TextWidth.columns(heading) % max(1, columns)
    endedWithReturn = afterReturn
  }

  /// Whether the last byte was a carriage return.
  var isAfterReturn: Bool { endedWithReturn }

  /// What is to be shown since the last time.
  mutating func takeScreen() -> String {
    defer { screen = "" }
    return screen
  }

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) -> Progress {
    let followsReturn = endedWithReturn
    endedWithReturn = byte == 0x0d
    if byte == 0x0a, followsReturn, !sequence.isOpen { return .typing }
    switch sequence.take(byte) {
    case .none: break
    case .within: return .typing
    case .pasteBegins:
      isPasting = true
      return .typing
    case .pasteEnds:
      isPasting = false
      return .typing
    case .otherKey:
      screen += "\u{7}"
      return .typing
    case .released(let bytes): takePasted(bytes)
    case .begunAnew(let bytes):
      takePasted(bytes)
      return .typing
    }
    if isPasting {
      decode(byte == 0x0d ? 0x0a : byte)
      return .typing
    }
    switch byte {
    case 0x0a, 0x0d:
      finishLetter()
      screen += "\n"
      return .entered
    case keys.end:
      if text.isEmpty, !decoder.isOpen, !isMalformed { return .ended }
      screen += "\u{7}"
    case keys.erase, 0x08, 0x7f: erase { $1 == 0 }
    case keys.eraseWord:
      var isInWord = false
      erase { character, _ in
        if character.isWhitespace { return !isInWord }
        isInWord = true
        return true
      }
    case keys.kill: clear()
    case keys.reprint: redraw()
    default: decode(byte)
    }
    return .typing
  }

  /// Only a paste has an escape in its text; who asked refuses it, and says where it is.
  private mutating func takePasted(_ bytes: [UInt8]) { if isPasting { for byte in bytes { decode(byte) } } }

  private mutating func decode(_ byte: UInt8) {
    for result in decoder.take(byte) {
      switch result {
      case .scalar(let scalar): append(scalar)
      case .malformed: spoil()
      }
    }
  }

  private mutating func finishLetter() { if decoder.finish() { spoil() } }

  private mutating func spoil() {
    isMalformed = true
    show("\u{fffd}", width: 1)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    guard !isTooLong, text.utf8.count + UTF8.width(scalar) <= Self.limit else {
      isTooLong = true
      return
    }
    text.unicodeScalars.append(scalar)
    if scalar == "\n" {
      screen += "\n"
      column = 0
    } else {
      let shown = EchoedScalar(scalar)
      show(shown.text, width: shown.width)
    }
  }

  private mutating func show(_ shown: String, width: Int) {
    screen += shown
    column = column + width > columns ? width : column + width
  }

  /// Erases from the end while `goesOn` says so of the last letter and the number of those that are gone.
  private mutating func erase(while goesOn: (Character, Int) -> Bool) {
    finishLetter()
    var count = 0
    var width = 0
    var isWithinRow = true
    while let last = text.last, goesOn(last, count) {
      count += 1
      if last.isNewline { isWithinRow = false }
      width += last.unicodeScalars.reduce(0) { $0 + EchoedScalar($1).width }
      text.removeLast()
    }
    guard count > 0 else { return screen += isMalformed || isTooLong ? "\u{7}" : "" }
    // A cursor does not go back over a row's beginning, nor from behind its last column.
    guard isWithinRow, column < columns, column >= width else { return redraw() }
    screen += String(repeating: "\u{8} \u{8}", count: width)
    column -= width
  }

  private mutating func clear() {
    text = ""
    decoder = ScalarDecoder()
    isMalformed = false
    isTooLong = false
    redraw()
  }

  /// Shows the question's last line and the answer anew, below.
  private mutating func redraw() {
    screen += "\n" + heading
    column = TextWidth.columns(heading) % max(1, columns)
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        screen += "\n"
        column = 0
      } else {
        let shown = EchoedScalar(scalar)
        show(shown.text, width: shown.width)
      }
    }
  }
}
