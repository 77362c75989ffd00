/// What stands between two fields of a line. A mapping says which; it is never guessed from the file.
public enum CSVSeparator: String, Sendable, CaseIterable {
  /// `,`, as RFC 4180 has it.
  case comma = ","
  /// `;`, as spreadsheets write it where the comma is the decimal sign.
  case semicolon = ";"
  /// A tab.
  case tab = "\t"

  /// For people: `semicolons`.
  var words: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    }
  }

  /// As a mapping states it.
  var member: String { "\"separator\": \"\(self == .tab ? "\\t" : rawValue)\"" }

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}
