internal import Encodings

/// Bars that scanners read: Code 128, code set B (ISO/IEC 15417). Digits, letters and hyphens of an identifier are one symbol each.
enum Code128 {
  /// Bars and spaces in modules, a bar first, for the symbols 0 to 106; the last is the stop with its closing bar (ISO/IEC 15417, table 1).
  static let patterns = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122
    123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
    131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131
    213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122
    141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112
    124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141
    411131 211412 211214 211232 2331112
    """.split(whereSeparator: \.isWhitespace).map { pattern in pattern.utf8.map { Int($0) - 0x30 } }

  private static let startB = 104
  private static let stop = 106
  /// Modules that stay white on either side.
  private static let quiet = 10

  /// The symbols of a text, start, check symbol and stop included; nil where a character is not printable ASCII.
  static func symbols(_ text: String) -> [Int]? {
    let bytes = text.utf8.map(Int.init)
    guard bytes.allSatisfy({ (0x20...0x7e).contains($0) }) else { return nil }
    let values = [startB] + bytes.map { $0 - 0x20 }
    let check = values.enumerated().reduce(0) { $0 + max($1.offset, 1) * $1.element } % 103
    return values + [check, stop]
  }

  /// A picture as wide and high as its surroundings want it; empty where the text has no symbols.
  static func svg(_ text: String) -> String {
    guard let symbols = symbols(text) else { return "" }
    var path = ""
    var place = quiet
    for symbol in symbols {
      for (index, width) in patterns[symbol].enumerated() {
        if index.isMultiple(of: 2) { path += "M\(place) 0h\(width)v40h-\(width)z" }
        place += width
      }
    }
    return """
      <svg class="bars" role="img" aria-label="\(MarkupText.escape(text))" viewBox="0 0 \(place + quiet) 40" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="\(path)"/></svg>
      """
  }
}
