extension PatternParser {
  /// What stands between `[` and `]`; the first is taken already.
  mutating func characterClass() throws(PatternError) -> ScalarSet {
    let isNegated = take("^")
    var sets: [ScalarSet] = []
    while !take("]") {
      let first = try classAtom()
      guard next == "-" else {
        sets.append(first.set)
        continue
      }
      _ = take("-")
      if next == "]" {
        sets += [first.set, ScalarSet("-")]
        continue
      }
      let last = try classAtom()
      guard let low = first.scalar, let high = last.scalar, low <= high else { throw failure("a range that is none") }
      sets.append(ScalarSet([low.value...high.value]))
    }
    return ScalarSet(any: sets, isNegated: isNegated)
  }

  private mutating func classAtom() throws(PatternError) -> (set: ScalarSet, scalar: Unicode.Scalar?) {
    let scalar = try takeAny()
    guard scalar == "\\" else { return (ScalarSet(scalar), scalar) }
    if let set = try setEscape() { return (set, nil) }
    let escaped = try scalarEscape(isInClass: true)
    return (ScalarSet(escaped), escaped)
  }

  /// What a backslash and what follows it stand for; the backslash is taken already.
  mutating func escape(isInClass: Bool) throws(PatternError) -> ScalarSet {
    if let set = try setEscape() { return set }
    return ScalarSet(try scalarEscape(isInClass: isInClass))
  }

  private mutating func setEscape() throws(PatternError) -> ScalarSet? {
    if take("d") { return .digit }
    if take("D") { return ScalarSet.digit.inverted }
    if take("w") { return .word }
    if take("W") { return ScalarSet.word.inverted }
    if take("s") { return .space }
    if take("S") { return ScalarSet.space.inverted }
    let isNegated = next == "P"
    guard take("p") || take("P") else { return nil }
    guard take("{") else { throw failure("a property without its name") }
    var name = ""
    while !take("}") { name.unicodeScalars.append(try takeAny()) }
    guard let property = ScalarProperty(named: name) else { throw failure("a property that is not known here") }
    return ScalarSet(property, isNegated: isNegated)
  }

  private mutating func scalarEscape(isInClass: Bool) throws(PatternError) -> Unicode.Scalar {
    switch try takeAny() {
    case "t": return "\t"
    case "n": return "\n"
    case "v": return "\u{0B}"
    case "f": return "\u{0C}"
    case "r": return "\r"
    case "b" where isInClass: return "\u{08}"
    case "-" where isInClass: return "-"
    case "0":
      guard let following = next, ("0"..."9").contains(following) else { return "\0" }
      throw failure("an octal escape")
    case "c":
      let letter = try takeAny()
      guard ("A"..."Z").contains(letter) || ("a"..."z").contains(letter) else { throw failure("no control letter") }
      return Unicode.Scalar(UInt8(letter.value & 31))
    case "x": return try scalar(try hex(2))
    case "u": return try unicodeEscape()
    case "1"..."9", "k": throw failure("references to a group are not supported")
    case let scalar:
      guard "^$\\.*+?()[]{}|/".unicodeScalars.contains(scalar) else { throw failure("an unknown escape") }
      return scalar
    }
  }

  private mutating func unicodeEscape() throws(PatternError) -> Unicode.Scalar {
    if take("{") {
      var value: UInt32 = 0
      repeat { value = min(value << 4 | (try hex(1)), 0x110000) } while !take("}")
      return try scalar(value)
    }
    let first = try hex(4)
    guard (0xD800...0xDBFF).contains(first) else { return try scalar(first) }
    guard take("\\"), take("u") else { throw failure("half of a surrogate pair") }
    let second = try hex(4)
    guard (0xDC00...0xDFFF).contains(second) else { throw failure("half of a surrogate pair") }
    return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private func scalar(_ value: UInt32) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw failure("no Unicode scalar") }
    return scalar
  }

  private mutating func hex(_ count: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      let digit = try takeAny()
      guard digit.isASCII, let nibble = Character(digit).hexDigitValue else { throw failure("no hexadecimal digit") }
      value = value << 4 | UInt32(nibble)
    }
    return value
  }
}
