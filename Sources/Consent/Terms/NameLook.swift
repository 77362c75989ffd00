/// What a reader sees of a name: letters and digits only, and those that look alike as one. Unicode's own names say which letter stands under marks,
/// in a circle, in full width or in bold.
struct NameLook: Sendable {
  /// What is seen, in Latin letters where these look alike.
  private let seen: String
  /// Whether a word mixes scripts, so that any letter in it may stand for another.
  private let isMixed: Bool
  /// The same word by word, as white space, hyphens and other punctuation part them, but no apostrophe and no point; words without a letter or digit
  /// are none.
  let words: [String]

  init(_ text: String) {
    words = text.unicodeScalars.split(whereSeparator: Self.parts).map { Self.seen(String($0)).text }
      .filter { !$0.isEmpty }
    (seen, isMixed) = Self.seen(text)
  }

  /// What stands inside of words: `O’Brien`, `U.S.`, `Col·legi`.
  private static let joints = Set("'`´‘’‛′＇.․·‧".unicodeScalars)
  /// Letters, as Unicode has them, that a reader takes for apostrophes.
  private static let apostrophes: Set<UInt32> = [
    0x2b9, 0x2bb, 0x2bc, 0x2bd, 0x2be, 0x2bf, 0x2c8, 0x7f4, 0xa78b, 0xa78c,
  ]

  /// Whether one word ends there.
  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    guard !joints.contains(scalar), look(scalar) == nil else { return false }
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .connectorPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  private static func seen(_ text: String) -> (text: String, isMixed: Bool) {
    var seen = String.UnicodeScalarView()
    var scripts: Set<Script> = []
    var isMixed = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        scripts = []
      } else if let (letters, script) = look(scalar) {
        seen.append(contentsOf: letters.unicodeScalars)
        if let script { scripts.insert(script) }
        isMixed = isMixed || scripts.count > 1
      }
    }
    return (String(seen), isMixed)
  }

  /// Whether a reader may take one for the other.
  func mayBe(_ other: Self) -> Bool {
    isMixed || other.isMixed || seen.isEmpty || other.seen.isEmpty || seen == other.seen
  }

  /// Whether a reader sees the same letters and digits, and sees any.
  func isSame(_ other: Self) -> Bool { !seen.isEmpty && seen == other.seen }

  /// How many letters, digits or neighbours in another order are between them, as far as that is few.
  func steps(to other: Self, atMost limit: Int) -> Int? {
    NameDistance.steps(Array(seen.unicodeScalars), Array(other.seen.unicodeScalars), atMost: limit)
  }

  /// How many letters and digits are seen.
  var count: Int { seen.unicodeScalars.count }

  private enum Script { case latin, cyrillic, greek, other }

  /// What one character looks like, and its script where it is a letter; nil for what is no letter and no digit.
  private static func look(_ scalar: Unicode.Scalar) -> (String, Script?)? {
    switch scalar.value {
    case 0x30, 0x6f: return ("o", scalar.value == 0x6f ? .latin : nil)
    case 0x31, 0x7c: return ("l", nil)
    case 0x69: return ("l", .latin)
    case 0x32...0x39: return (String(scalar), nil)
    case 0x61...0x7a: return (String(scalar), .latin)
    case ..<0x80: return nil
    case let value where apostrophes.contains(value): return nil
    default: break
    }
    let properties = scalar.properties
    if properties.numericType == .decimal || properties.numericType == .digit, let value = properties.numericValue,
      let digit = Unicode.Scalar(UInt32(value) + 0x30)
    {
      return look(digit)
    }
    var words = (properties.name ?? "").split(separator: " ")
    if let marks = words.firstIndex(of: "WITH") { words.removeSubrange(marks...) }
    // LATIN SMALL LETTER SHARP S is two letters; CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I is the Latin i to the eye.
    switch scalar.value {
    case 0xdf, 0x1e9e: return ("ss", .latin)
    case 0x456: return ("l", .cyrillic)
    default: break
    }
    guard let letter = words.last.map(String.init) else { return kept(scalar) }
    switch words.first {
    case "CYRILLIC": return (cyrillic[letter] ?? kept(scalar)?.0 ?? "", .cyrillic)
    case "GREEK": return (greek[letter] ?? kept(scalar)?.0 ?? "", .greek)
    default: break
    }
    if words.contains("LATIN") || letter.utf8.count == 1 && words.contains(where: styles.contains) {
      return (latin(letter), .latin)
    }
    return kept(scalar)
  }

  /// The look of a Latin letter by the last word of its name.
  private static func latin(_ letter: String) -> String {
    String(letter.lowercased().map { $0 == "i" ? "l" : $0 })
  }

  /// A letter of another script stands for itself; what is no letter is not seen.
  private static func kept(_ scalar: Unicode.Scalar) -> (String, Script?)? {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      (String(scalar), .other)
    default: nil
    }
  }

  /// Words in the names of letters that are Latin ones in another dress.
  private static let styles: Set<Substring> = [
    "MATHEMATICAL", "MODIFIER", "REGIONAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER",
  ]

  private static let cyrillic = [
    "A": "a", "VE": "b", "IE": "e", "IO": "e", "I": "u", "YI": "l", "JE": "j", "KA": "k", "EM": "m", "EN": "h",
    "O": "o",
    "ER": "p", "ES": "c", "TE": "t", "U": "y", "HA": "x", "DZE": "s", "SHHA": "h", "PALOCHKA": "l", "QA": "q",
    "WE": "w",
  ]

  private static let greek = [
    "ALPHA": "a", "BETA": "b", "EPSILON": "e", "ZETA": "z", "ETA": "h", "IOTA": "l", "KAPPA": "k", "MU": "m", "NU": "n",
    "OMICRON": "o", "RHO": "p", "TAU": "t", "UPSILON": "y", "CHI": "x", "YOT": "j",
  ]
}
