/// One thing that a validator noticed in a bag.
public struct BagFinding: Hashable, Sendable {
  /// How much it weighs.
  public enum Severity: String, Sendable {
    /// The bag is not valid (RFC 8493 §3).
    case error
    /// The bag may be valid, but somebody should know.
    case warning
  }

  /// What was noticed.
  public let code: BagFindingCode
  /// How much it weighs.
  public let severity: Severity
  /// The file or name it is about, relative to the bag, in raw bytes; empty for the bag as a whole.
  public let path: [UInt8]
  /// More for people: the manifest that lists the file, the line, the other of two names. Safe to show, as ``displayPath`` is.
  public let detail: String

  init(_ code: BagFindingCode, _ severity: Severity, _ path: [UInt8] = [], _ detail: String = "") {
    self.code = code
    self.severity = severity
    self.path = path
    self.detail = Self.display(detail)
  }

  /// The path for a screen: control characters and what is no UTF-8 are shown as U+FFFD.
  public var displayPath: String { Self.display(String(decoding: path, as: UTF8.self)) }

  private static func display(_ original: String) -> String {
    var text = ""
    for scalar in original.unicodeScalars {
      let isShown =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      text.unicodeScalars.append(isShown ? scalar : "\u{fffd}")
    }
    return text
  }
}
