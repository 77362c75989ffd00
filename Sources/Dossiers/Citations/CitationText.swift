/// What word processors make of a citation, undone.
enum CitationText {
  /// Spaces of any kind as single ones, none at the ends; dashes that programs put for a hyphen as hyphens; characters that only direct text or
  /// allow breaks left out.
  static func normalized(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var clean: [Unicode.Scalar] = []
    for scalar in scalars {
      if isIgnored(scalar) { continue }
      if scalar.properties.isWhitespace {
        if let last = clean.last, last != " " { clean.append(" ") }
      } else if scalar == "\u{2010}" || scalar == "\u{2011}" || scalar == "\u{2012}" || scalar == "\u{2212}" {
        clean.append("-")
      } else {
        clean.append(scalar)
      }
    }
    if clean.last == " " { clean.removeLast() }
    return clean
  }

  /// Soft hyphens, zero-width spaces and joiners, marks of direction.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xad, 0x61c, 0x200b...0x200f, 0x202a...0x202e, 0x2060, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }
}
