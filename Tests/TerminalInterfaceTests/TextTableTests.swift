import TerminalInterface
import Testing

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
}
