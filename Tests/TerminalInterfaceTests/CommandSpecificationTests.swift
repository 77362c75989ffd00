import TerminalInterface
import Testing

@Suite struct CommandSpecificationTests {
  @Test func helpNamesEverything() {
    let command = CommandSpecification(
      ["identity", "new"], "Makes an identity.", positionals: "[FILE]", count: 0...1,
      options: [
        .value("output", "o", "FILE", help: "where it goes"), .toggle("no-passphrase", help: "without one"),
        .value("a-name-that-is-far-too-long-to-fit", nil, "X", help: "wrapped"),
      ], details: "More.", example: "evault identity new\nevault identity new -o x")
    let help = command.help(program: "evault", common: [.toggle("json", help: "as JSON")])
    let expected = """
      Makes an identity.

      Usage: evault identity new [options] [FILE]

      More.

      Options:
        -o, --output FILE               where it goes
            --no-passphrase             without one
            --a-name-that-is-far-too-long-to-fit X
                                        wrapped

      Common options:
            --json  as JSON

      Example:
        evault identity new
        evault identity new -o x

      """
    #expect(
      help.split(separator: "\n", omittingEmptySubsequences: false)
        == expected.split(separator: "\n", omittingEmptySubsequences: false))
  }

  @Test func helpFitsATerminal() {
    let command = CommandSpecification(
      ["add"], "Bring files in.", positionals: "PATH…",
      options: [.value("purpose", nil, "TEXT", help: "why; it becomes part of the record that is kept of it")],
      details: "What comes in is sealed at once, and nobody\nwithout a key can open it.",
      example: "evault add interviews/ --purpose \"to be kept\"")
    let help = command.help(program: "evault", common: [], width: 40)
    for line in help.split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
    #expect(help.contains("What comes in is sealed at once, and\nnobody without a key can open it.\n"))
    #expect(help.contains("  evault add interviews/ --purpose \\\n      \"to be kept\"\n"))
  }
}
