import Testing

@testable import OfficeOpenXML

/// Which way pieces of text are read.
struct DirectionalTextTests {
  private static func shown(_ text: String, _ isRightToLeft: Bool) -> String {
    let pieces = DirectionalText.pieces(text, isRightToLeft: isRightToLeft)
    #expect(pieces.map(\.text).joined() == text)
    return pieces.map { ($0.isRightToLeft ? "<" : ">") + $0.text }.joined(separator: "|")
  }

  @Test(
    arguments: [
      ("", false, ""), ("abc, 12 [EX 1].", false, ">abc, 12 [EX 1]."), ("...", false, ">..."), ("...", true, "<..."),
      ("a שלום, עולם. b", false, ">a |<שלום, עולם|>. b"), ("שלום (a) עולם", true, "<שלום (|>a|<) עולם"),
      ("راجع [EX 1, p. 3].", true, "<راجع |>[EX 1, p. 3]|<."), ("[EX 1; EX 2]", true, ">[EX 1; EX 2]"),
      ("[انظر EX 1]", true, "<[انظر |>EX 1|<]"), ("[1] شخص", true, ">[1]|< شخص"), ("[", true, "<["), ("]", true, "<]"),
      ("أ [EX 1 ب", true, "<أ [|>EX 1|< ب"),
    ] as [(String, Bool, String)])
  func piecesGoOneWayEach(_ text: String, _ isRightToLeft: Bool, _ expected: String) {
    #expect(Self.shown(text, isRightToLeft) == expected)
  }
}
