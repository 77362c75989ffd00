import Testing

@testable import TerminalInterface

@Suite struct TextTableTests {
  @Test func columnsAreAsWideAsTheirWidestCell() {
    var table = TextTable("ITEM", "TYPE", "NAME")
    #expect(table.isEmpty)
    table.add("a", "document", "x")
    table.add("北京市", "b", "y")
    #expect(!table.isEmpty)
    let heading = Style.heading("ITEM    TYPE      NAME")
    #expect(table.render() == heading + "\n" + "a       document  x\n" + "北京市  b         y\n")
  }

  @Test func noLineEndsInSpaces() {
    var table = TextTable("A", "B")
    table.add("long cell", "")
    #expect(table.render().hasSuffix("\nlong cell\n"))
  }

  @Test func theLastColumnTakesWhatIsLeft() {
    var layout = TableLayout(["ITEM", "NAME"])
    layout.measure(["8Q3T-MZ1K", "a very long name of a file"])
    layout.fit(to: 24)
    #expect(layout.line(["8Q3T-MZ1K", "a very long name of a file"]) == "8Q3T-MZ1K  a very long …\n")
    #expect(layout.line(["8Q3T-MZ1K", "北京市北京市北京市"]) == "8Q3T-MZ1K  北京市北京市…\n")
  }

  /// Where no room is left for a column, a row is broken between its cells, and none is cut.
  @Test func inANarrowTerminalRowsAreBroken() {
    var layout = TableLayout(["ITEM", "RECORDED", "NAME"])
    let row = ["8Q3T-MZ1K-0VRE-7XA2H", "2026-11-22T14:43:54Z", "statement-of-witness.txt"]
    layout.measure(row)
    layout.fit(to: 46)
    #expect(
      layout.line(row) == "8Q3T-MZ1K-0VRE-7XA2H  2026-11-22T14:43:54Z\n    statement-of-witness.txt\n")
    #expect(layout.heading == Style.heading("ITEM  RECORDED  NAME") + "\n")
  }
}

@Suite struct TerminalTests {
  @Test(arguments: [
    ("uk_UA.UTF-8", true), ("C.utf8", true), ("en_US.UTF-8@euro", true), ("C", false), ("POSIX", false),
    ("ru_RU.KOI8-R", false), ("", false), ("UTF-8", false),
  ])
  func lettersAreThoseOfTheLocale(_ locale: String, _ isUTF8: Bool) {
    #expect(Terminal.isUTF8(locale) == isUTF8)
    #expect(!Terminal.isUTF8(nil))
  }
}
