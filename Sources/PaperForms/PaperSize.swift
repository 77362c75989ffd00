/// What a form is printed on.
public enum PaperSize: String, Sendable, CaseIterable {
  /// 210 × 297 mm.
  case a4
  /// 8.5 × 11 inches.
  case letter

  /// As CSS calls it.
  var name: String { self == .a4 ? "A4" : "Letter" }

  /// The page inside its margins of 12 mm, upright, in tenths of a millimetre; a tenth is kept back, since browsers round.
  var inner: (width: Int, height: Int) { self == .a4 ? (1858, 2726) : (1917, 2550) }
}
