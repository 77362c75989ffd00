/// One option of a command.
public struct OptionSpecification: Sendable {
  /// The long name without hyphens: `output`.
  public let name: String
  /// The short name, where there is one: `o`.
  public let short: Character?
  /// What the option takes, as help shows it: `FILE`; nil for a switch.
  public let argument: String?
  /// Whether it may be given more than once.
  public let repeats: Bool
  /// One line of help.
  public let help: String

  /// A switch.
  public static func toggle(_ name: String, _ short: Character? = nil, help: String) -> Self {
    Self(name: name, short: short, argument: nil, repeats: false, help: help)
  }

  /// An option that takes a value.
  public static func value(
    _ name: String, _ short: Character? = nil, _ argument: String, repeats: Bool = false, help: String
  ) -> Self {
    Self(name: name, short: short, argument: argument, repeats: repeats, help: help)
  }
}
