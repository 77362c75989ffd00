import TerminalInterface
import Testing
import VaultFiles

@Suite struct InvocationTests {
  private static let options: [OptionSpecification] = [
    .toggle("json", help: ""), .toggle("yes", "y", help: ""), .value("output", "o", "FILE", help: ""),
    .value("disclose", nil, "CLAIM", repeats: true, help: ""), .toggle("help", "h", help: ""),
  ]

  private func read(_ arguments: [FilePath], count: ClosedRange<Int> = 0...3) throws -> Invocation {
    try Invocation(arguments, options: Self.options, count: count)
  }

  private func refused(_ arguments: [FilePath], count: ClosedRange<Int> = 0...3) -> String? {
    do throws(UserError) {
      _ = try Invocation(arguments, options: Self.options, count: count)
      return nil
    } catch {
      #expect(error.code == .usage)
      return error.message
    }
  }

  @Test(
    arguments: [
      ["--output", "f"], ["--output=f"], ["-o", "f"], ["-of"], ["a", "-o", "f"], ["-o", "f", "a"],
    ] as [[FilePath]])
  func valuesAreReadInEveryForm(_ arguments: [FilePath]) throws {
    let invocation = try read(arguments)
    #expect(invocation.path("output") == "f")
    #expect(try invocation.text("output") == "f")
    #expect(invocation.positionals == arguments.filter { $0 == "a" })
  }

  @Test func aValueIsTakenAsItStands() throws {
    #expect(try read(["--output", "--yes"]).path("output") == "--yes")
    #expect(try read(["--output", "--"]).path("output") == "--")
    #expect(try read(["--output", "-"]).path("output") == "-")
    #expect(try read(["--output="]).path("output") == "")
    #expect(try read(["--output=a=b"]).path("output") == "a=b")
    #expect(try read(["-o=f"]).path("output") == "=f")
  }

  @Test func switchesAndRepeatsAreTold() throws {
    let invocation = try read(["--disclose", "title", "-y", "--disclose=note"])
    #expect(invocation.has("yes") && !invocation.has("json") && !invocation.has("output"))
    #expect(try invocation.texts("disclose") == ["title", "note"])
    #expect(try invocation.texts("output").isEmpty)
    #expect(try invocation.text("output") == nil)
  }

  @Test func twoHyphensEndOptions() throws {
    let invocation = try read(["--json", "--", "--yes", "-o", "--"])
    #expect(invocation.has("json") && !invocation.has("yes"))
    #expect(invocation.positionals == ["--yes", "-o", "--"])
    #expect(try invocation.words() == ["--yes", "-o", "--"])
  }

  @Test func oneHyphenIsAPositional() throws { #expect(try read(["-"]).positionals == ["-"]) }

  @Test(
    arguments: [
      (["--nothing"], "--nothing"), (["-x"], "-x"), (["--out", "f"], "--out"), (["---"], "---"), (["--="], "--="),
      (["-yj"], "--yes"), (["--json=1"], "--json"), (["--output"], "--output"), (["-o"], "--output"),
      (["--json", "--json"], "--json"), (["-o", "a", "--output", "b"], "--output"), (["--JSON"], "--JSON"),
      (["-é"], "-é"),
    ] as [([FilePath], String)])
  func mistakesAreNamed(_ arguments: [FilePath], _ name: String) {
    #expect(refused(arguments)?.contains(name) == true)
  }

  @Test func tooFewAndTooManyAreRefused() {
    #expect(refused(["a"], count: 2...2) != nil)
    #expect(refused(["a", "b"], count: 2...2) == nil)
    #expect(refused(["a", "b", "third"], count: 2...2)?.contains("third") == true)
    #expect(refused(["--help"], count: 2...2) == nil, "help asks for nothing")
  }

  /// File names need not be text; what must be text says so, and shows no raw byte.
  @Test func bytesAreKeptAndTextIsChecked() throws {
    let raw = FilePath(bytes: [0x66, 0xff])
    let invocation = try read([raw, FilePath(bytes: Array("--output=".utf8) + [0xff]), "--disclose", raw])
    #expect(invocation.positionals == [raw])
    #expect(invocation.path("output") == FilePath(bytes: [0xff]))
    #expect(throws: UserError.self) { try invocation.text("output") }
    #expect(throws: UserError.self) { try invocation.texts("disclose") }
    #expect(throws: UserError.self) { try invocation.words() }
    #expect(refused([FilePath(bytes: [0x2d, 0x2d, 0xff])]) != nil)
    #expect(refused([FilePath(bytes: [0x2d, 0xff])])?.contains("\\xff") == true)
  }

  @Test func controlCharactersInArgumentsAreShown() throws {
    let message = try #require(refused(["--\u{1b}[2J\u{202e}"]))
    #expect(message.contains("\\u{1b}") && message.contains("\\u{202e}"))
    #expect(!message.unicodeScalars.contains("\u{1b}") && !message.unicodeScalars.contains("\u{202e}"))
  }
}
