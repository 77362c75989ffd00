import TestSupport
import Testing

@testable import TerminalInterface

@Suite struct ChainDrawingTests {
  private static let chain = ChainDrawing([
    ChainDrawing.Node(.origin, "Made from a", ["as its copy"]),
    ChainDrawing.Node(
      .event, "2026-11-22T14:43:54Z  Brought in  (ingested)", ["by custodian-1", "title: 北京 北京 北京 北京 北京"]),
    ChainDrawing.Node(.branch, "2026-11-22T14:50:10Z  Made from it"),
    ChainDrawing.Node(.event, "2026-11-22T15:02:31Z  Read  (accessed)", ["by counsel-1"]),
  ])

  @Test func aChainIsALineWithNodesAndBranches() {
    #expect(
      Self.chain.render(width: 80, inUTF8: true) == """
        ▲   Made from a
        │   as its copy
        │
        ●   2026-11-22T14:43:54Z  Brought in  (ingested)
        │   by custodian-1
        │   title: 北京 北京 北京 北京 北京
        │
        ├─▶ 2026-11-22T14:50:10Z  Made from it
        │
        ●   2026-11-22T15:02:31Z  Read  (accessed)
            by counsel-1

        """)
  }

  @Test func whereLettersAreNotUTF8ItIsDrawnWithASCII() {
    let text = Self.chain.render(width: 80, inUTF8: false)
    #expect(text.contains("\n*   2026-11-22T14:43:54Z  Brought in  (ingested)\n|   by custodian-1\n"))
    #expect(text.contains("\n+-> 2026-11-22T14:50:10Z"))
    #expect(text.replacing("北京", with: "").utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func aLineThatIsTooLongGoesOnFurtherInBesideTheChain() {
    let text = Self.chain.render(width: 30, inUTF8: true)
    #expect(text.contains("│   title: 北京 北京 北京 北京\n│       北京\n"))
    #expect(text.contains("●   2026-11-22T14:43:54Z\n│       Brought in  (ingested)\n"))
  }

  @Test func aBranchAtTheEndEndsTheLine() {
    let chain = ChainDrawing([ChainDrawing.Node(.event, "a"), ChainDrawing.Node(.branch, "b", ["c"])])
    #expect(chain.render(width: nil, inUTF8: true) == "●   a\n│\n└─▶ b\n    c\n")
    #expect(ChainDrawing([]).render(width: 80, inUTF8: true) == "")
  }

  @Test func whatIsNotForATerminalIsWhole() {
    let long = String(repeating: "word ", count: 60) + "end"
    #expect(ChainDrawing([ChainDrawing.Node(.event, long)]).render(width: nil, inUTF8: true) == "●   " + long + "\n")
  }

  @Test func everyLineFitsAndNothingIsLost() {
    var generator = SeededGenerator(seed: 83)
    let words = ["a", "seven", "北京", "e\u{301}", "identifier-7XA2H", String(repeating: "0f", count: 32), "Київ", "  "]
    for _ in 0..<1000 {
      let lines = (0..<(1 + Int(generator.next() % 4))).map { _ in
        (0..<(1 + Int(generator.next() % 9))).map { _ in words[Int(generator.next() % 8)] }.joined(separator: " ")
      }
      let shape: ChainDrawing.Shape = generator.next() % 2 == 0 ? .event : .branch
      let width = 24 + Int(generator.next() % 70)
      let text = ChainDrawing([
        ChainDrawing.Node(shape, lines[0], Array(lines.dropFirst())), ChainDrawing.Node(.event, "end"),
      ]).render(width: width, inUTF8: generator.next() % 2 == 0)
      for line in text.split(separator: "\n") { #expect(TextWidth.columns(String(line)) <= width, "\(line)") }
      let shown = text.filter { !" \n│|●*├─▶+->".contains($0) }
      #expect(shown == (lines.joined() + "end").filter { !" -".contains($0) })
    }
  }
}
