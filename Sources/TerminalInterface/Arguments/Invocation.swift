internal import Translations
public import VaultFiles

/// A command's arguments, read by its specification. Arguments are bytes: file names need not be text.
public struct Invocation: Sendable {
  /// What is neither an option nor an option's value, in order.
  public let positionals: [FilePath]
  private let values: [String: [FilePath]]
  private static let help = Phrase("error.something_missing.next", ["option": "--help"])

  /// Reads arguments: `--name value`, `--name=value`, `-n value`, `-nvalue`; `--` ends options; `-` alone is a positional.
  /// - Parameter words: what the positionals are called, as help shows them.
  /// - Throws: a usage error that names the argument.
  public init(
    _ arguments: [FilePath], options: [OptionSpecification], count: ClosedRange<Int>, positionals words: String = ""
  ) throws(UserError) {
    var positionals: [FilePath] = []
    var values: [String: [FilePath]] = [:]
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      guard !optionsEnded, argument.bytes.first == 0x2d, argument.bytes.count > 1 else {
        positionals.append(argument)
        continue
      }
      if argument == "--" {
        optionsEnded = true
        continue
      }
      let (option, attached) = try Self.find(argument, in: options)
      var value = FilePath("")
      if option.argument != nil {
        guard let given = attached ?? rest.popFirst() else {
          throw UserError(
            .usage,
            Phrase("error.option_needs_value", ["option": "--\(option.name)", "value": option.argument ?? ""]),
            next: Self.help)
        }
        value = given
      } else if attached != nil {
        throw UserError(.usage, Phrase("error.option_takes_no_value", ["option": "--\(option.name)"]), next: Self.help)
      }
      if values[option.name] != nil, !option.repeats {
        throw UserError(.usage, Phrase("error.option_twice", ["option": "--\(option.name)"]), next: Self.help)
      }
      values[option.name, default: []].append(value)
    }
    if values["help"] == nil, !count.contains(positionals.count) {
      guard positionals.count < count.lowerBound else {
        throw UserError(
          .usage, Phrase("error.too_many", ["argument": positionals[count.upperBound].description]), next: Self.help)
      }
      let missing = words.split(separator: " ").filter { !$0.hasPrefix("[") }.dropFirst(positionals.count)
      let message =
        missing.isEmpty
        ? Phrase("error.something_missing") : Phrase("error.missing", ["what": missing.joined(separator: " ")])
      throw UserError(.usage, message, next: Self.help)
    }
    self.positionals = positionals
    self.values = values
  }

  private static func find(
    _ argument: FilePath, in options: [OptionSpecification]
  ) throws(UserError) -> (OptionSpecification, FilePath?) {
    let bytes = argument.bytes
    if bytes[1] == 0x2d {
      let parts = bytes[2...].split(separator: 0x3d, maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      if let option = options.first(where: { $0.name == name }) {
        return (option, parts.count == 2 ? FilePath(bytes: parts[1]) : nil)
      }
    } else if let option = options.first(where: { $0.short?.asciiValue == bytes[1] }) {
      return (option, bytes.count > 2 ? FilePath(bytes: bytes[2...]) : nil)
    }
    throw UserError(.usage, Phrase("error.no_option", ["option": argument.description]), next: Self.help)
  }

  /// Whether a switch was given.
  public func has(_ name: String) -> Bool { values[name] != nil }

  /// An option's value as bytes; nil where it was not given.
  public func path(_ name: String) -> FilePath? { values[name]?.last }

  /// All values of an option that may be given more than once, as bytes.
  public func paths(_ name: String) -> [FilePath] { values[name] ?? [] }

  /// An option's value as text; nil where it was not given.
  public func text(_ name: String) throws(UserError) -> String? {
    guard let path = path(name) else { return nil }
    guard let text = path.text else { throw UserError(.usage, "The value of --\(name) is not UTF-8 text.") }
    return text
  }

  /// All values of an option that may be given more than once, as text.
  public func texts(_ name: String) throws(UserError) -> [String] {
    var result: [String] = []
    for path in values[name] ?? [] {
      guard let text = path.text else { throw UserError(.usage, "A value of --\(name) is not UTF-8 text.") }
      result.append(text)
    }
    return result
  }

  /// The positional arguments as text.
  public func words() throws(UserError) -> [String] {
    var result: [String] = []
    for path in positionals {
      guard let text = path.text else { throw UserError(.usage, "\(path) is not UTF-8 text.") }
      result.append(text)
    }
    return result
  }
}
