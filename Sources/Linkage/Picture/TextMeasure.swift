/// How wide text is drawn, without a font at hand: on the wide side of the sans-serif fonts that systems have, so that what is
/// laid out with these widths does not touch.
enum TextMeasure {
  /// The width of `text` in pixels at a font size in pixels.
  static func width(_ text: String, size: Double) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += self.units(scalar) }
    return Double(units) * size / 100
  }

  /// The width of `text` in bold letters.
  static func boldWidth(_ text: String, size: Double) -> Double { width(text, size: size) * 1.09 }

  /// `text` in lines no wider than `width` where its words allow it, at most `count` of them; the last ends in `…` where text was left
  /// out. A word that is too long is broken.
  static func wrap(_ text: String, size: Double, width: Double, lines count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = String(word)
      while !rest.isEmpty {
        let candidate = line.isEmpty ? rest : line + " " + rest
        if self.width(candidate, size: size) <= width {
          line = candidate
          rest = ""
        } else if !line.isEmpty {
          lines.append(line)
          line = ""
        } else {
          let piece = fitting(rest, size: size, width: width)
          lines.append(piece)
          rest = String(rest.dropFirst(piece.count))
        }
        // What cannot be shown need not be measured.
        if lines.count > count { break }
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > count else { return lines }
    var shown = Array(lines.prefix(count))
    if let last = shown.popLast() {
      shown.append(fitting(last, size: size, width: width - self.width("…", size: size)) + "…")
    }
    return shown
  }

  /// The longest beginning that fits, at least one character.
  private static func fitting(_ text: String, size: Double, width: Double) -> String {
    var result = ""
    for character in text {
      if !result.isEmpty, self.width(result + String(character), size: size) > width { break }
      result.append(character)
    }
    return result
  }

  /// Hundredths of the font size.
  private static func units(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20, 0x21, 0x27, 0x2c, 0x2e, 0x3a, 0x3b, 0x69, 0x6a, 0x6c, 0x7c: 33
    case 0x28, 0x29, 0x2f, 0x49, 0x66, 0x72, 0x74, 0x5b, 0x5d, 0x2d: 42
    case 0x4d, 0x57, 0x6d, 0x77, 0x40, 0x25: 99
    case 0x41...0x5a: 72
    case 0x21...0x7e: 63
    case 0x300...0x36f, 0x483...0x489, 0x591...0x5bd, 0x610...0x61a, 0x64b...0x65f, 0x200c, 0x200d: 0
    case 0x400...0x42f, 0x10a0...0x10ff: 80
    case 0x430...0x52f: 68
    case 0x590...0x8ff: 66
    case 0x900...0x109f: 85
    case 0x1100...0x11ff, 0x2e80...0xffdf, 0x1f000...0x3ffff: 105
    case 0x2010...0x206f: 100
    default: 74
    }
  }
}
