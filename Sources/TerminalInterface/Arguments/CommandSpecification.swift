/// A command as its help describes it and its arguments are read.
public struct CommandSpecification: Sendable {
  /// The words that call it: `["identity", "new"]`.
  public let words: [String]
  /// What it does, in one line.
  public let summary: String
  /// The positional arguments as help shows them: `PATH…`.
  public let positionals: String
  /// How many positional arguments there may be.
  public let positionalCount: ClosedRange<Int>
  /// Its options, beside the common ones.
  public let options: [OptionSpecification]
  /// What else there is to know.
  public let details: String
  /// Commands a person can try, one a line.
  public let example: String

  /// A command.
  public init(
    _ words: [String], _ summary: String, positionals: String = "", count: ClosedRange<Int> = 0...0,
    options: [OptionSpecification] = [], details: String = "", example: String
  ) {
    self.words = words
    self.summary = summary
    self.positionals = positionals
    positionalCount = count
    self.options = options
    self.details = details
    self.example = example
  }

  /// The text of `--help`, as this process may show it.
  public func shownHelp(program: String, common: [OptionSpecification]) -> String {
    let terminal = Terminal.current
    return help(program: program, common: common, width: terminal.showsResults ? terminal.width : nil)
  }

  /// The text of `--help`.
  /// - Parameters:
  ///   - program: the program's name.
  ///   - common: options that every command takes.
  ///   - width: the most columns of a line; nil for whole lines.
  public func help(program: String, common: [OptionSpecification], width: Int? = nil) -> String {
    var usage = "Usage: " + ([program] + words).joined(separator: " ")
    if !options.isEmpty { usage += " [options]" }
    if !positionals.isEmpty { usage += " " + positionals }
    let fit = { (text: String) in width.map { TextWrap.wrap(text, width: $0) } ?? text }
    var text = fit(summary + "\n\n" + usage) + "\n"
    if !details.isEmpty { text += "\n" + (width.map { TextWrap.paragraphs(details, width: $0) } ?? details) + "\n" }
    if !options.isEmpty { text += "\n" + fit("Options:\n" + Self.list(options)) }
    text += "\n" + fit("Common options:\n" + Self.list(common))
    let examples = example.split(separator: "\n").map { "  " + $0 }.map { line in
      width.map { TextWrap.command(line, width: $0) } ?? line
    }
    return text + "\nExample:\n" + examples.map { $0 + "\n" }.joined()
  }

  private static func list(_ options: [OptionSpecification]) -> String {
    let left = options.map { option in
      (option.short.map { "-\($0), " } ?? "    ") + "--" + option.name + (option.argument.map { " " + $0 } ?? "")
    }
    let width = min(left.map(\.count).max() ?? 0, 30)
    return zip(left, options).map { name, option in
      let gap =
        name.count > width
        ? "\n" + String(repeating: " ", count: width + 4) : String(repeating: " ", count: width - name.count + 2)
      return "  " + name + gap + option.help + "\n"
    }.joined()
  }
}
