/// Words set apart on a terminal that can; plain everywhere else.
public enum Style: String, Sendable {
  case good = "32"
  case bad = "31;1"
  case warning = "33"
  case heading = "1"
  case faint = "2"

  /// The text in this style, where results may be coloured.
  public func callAsFunction(_ text: String) -> String {
    Terminal.current.hasColour ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
  }
}
