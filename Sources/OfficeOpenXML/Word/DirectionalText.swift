/// Takes text apart by the way it is read. Word does not follow the Unicode algorithm over a whole paragraph: it wants each piece in a
/// run that says whether it goes from right to left (ECMA-376 part 1 §17.3.2.30), and puts brackets and full stops accordingly.
enum DirectionalText {
  /// A piece that goes one way.
  struct Piece: Equatable {
    var text: String
    let isRightToLeft: Bool
  }

  private enum Kind { case left, right, neutral }

  /// Pieces in order; their texts together are `text`.
  /// - Parameter isRightToLeft: how the paragraph goes: what belongs to neither side goes with it.
  static func pieces(_ text: String, isRightToLeft base: Bool) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    guard base || scalars.contains(where: { kind($0) == .right }) else {
      return text.isEmpty ? [] : [Piece(text: text, isRightToLeft: false)]
    }
    var kinds = scalars.map(kind)
    settleBrackets(scalars, &kinds)
    var isRight = [Bool](repeating: base, count: kinds.count)
    var (place, before) = (0, base)
    while place < kinds.count {
      guard kinds[place] == .neutral else {
        before = kinds[place] == .right
        isRight[place] = before
        place += 1
        continue
      }
      let end = kinds[place...].firstIndex { $0 != .neutral } ?? kinds.count
      let after = end < kinds.count ? kinds[end] == .right : base
      for neutral in place..<end { isRight[neutral] = before == after ? before : base }
      place = end
    }
    var pieces: [Piece] = []
    for (scalar, isRight) in zip(scalars, isRight) {
      if pieces.last?.isRightToLeft != isRight { pieces.append(Piece(text: "", isRightToLeft: isRight)) }
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    }
    return pieces
  }

  /// A bracket without a letter of the other way in it is one thing: `[EX 12, p. 3]` stays together wherever it stands.
  private static func settleBrackets(_ scalars: [Unicode.Scalar], _ kinds: inout [Kind]) {
    var start: Int?
    var hasLetters = false
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "[": (start, hasLetters) = (place, false)
      case "]":
        if let start, hasLetters { for inner in start...place { kinds[inner] = .left } }
        start = nil
      default:
        if kinds[place] == .right { start = nil }
        if kinds[place] == .left { hasLetters = true }
      }
    }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    // Hebrew, Arabic, Syriac, Thaana, N'Ko and others to Arabic Extended-A; presentation forms; and the planes' scripts of that way.
    case 0x590...0x8ff, 0xfb1d...0xfdff, 0xfe70...0xfefc, 0x1_0800...0x1_0fff, 0x1_e800...0x1_efff:
      return scalar.properties.generalCategory == .otherPunctuation ? .neutral : .right
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber:
        return .left
      default: return .neutral
      }
    }
  }
}
