/// Why bytes are not a JSON text that is accepted here. It names a place and never quotes the text, which may be secret.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable.
  public enum Code: String, Sendable {
    /// The text ends in the middle of a value.
    case unexpectedEnd
    /// A byte that the grammar has no place for (RFC 8259 §2).
    case unexpectedByte
    /// Something follows the value.
    case trailingData
    /// A byte order mark before the value (RFC 8259 §8.1).
    case byteOrderMark
    /// A string is not UTF-8: overlong, a surrogate, above U+10FFFF, cut short (RFC 3629 §3).
    case invalidUTF8
    /// A control character inside a string that is not escaped (RFC 8259 §7).
    case controlCharacter
    /// A backslash before something that is not an escape (RFC 8259 §7).
    case invalidEscape
    /// `\uD800` to `\uDFFF` without its other half (RFC 7493 §2.1).
    case loneSurrogate
    /// A number against the grammar of RFC 8259 §6.
    case invalidNumber
    /// A name twice in one object (RFC 7493 §2.3).
    case duplicateName
    /// More arrays and objects inside each other than allowed.
    case tooDeep
    /// More bytes than allowed.
    case tooLarge
    /// The value is not an object where one is required.
    case notAnObject
  }

  /// The kind of refusal.
  public let code: Code
  /// Where, in bytes from the start.
  public let offset: Int

  init(_ code: Code, _ offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// For example `duplicateName at byte 17`.
  public var description: String { "\(code.rawValue) at byte \(offset)" }
}

extension JSONError {
  /// What is wrong and in which line, in words for whoever wrote the text: `line 3: a comma or a bracket is missing or too many, or something is not JSON`.
  /// - Parameter text: what was parsed; nothing of it is quoted.
  public func words(in text: [UInt8]) -> String {
    switch code {
    case .tooLarge: return reason
    case .notAnObject where offset == 0: return reason
    default: return "line \(text.prefix(offset).count(where: { $0 == 0x0a }) + 1): \(reason)"
    }
  }

  private var reason: String {
    switch code {
    case .unexpectedEnd: "it ends too early; a bracket or a quotation mark is not closed"
    case .unexpectedByte:
      "something stands there that has no place in JSON; a comma, colon, bracket or quotation mark may be missing or too many"
    case .trailingData: "something follows what is whole already"
    case .byteOrderMark: "a byte order mark stands before it; save it as UTF-8 without one"
    case .invalidUTF8: "the text is not UTF-8"
    case .controlCharacter: "a line break, tab or control character stands inside a text; write \\n or \\t"
    case .invalidEscape: "a backslash stands before something that it does not belong to; write \\\\ for a backslash"
    case .loneSurrogate: "half of a character, \\uD800 to \\uDFFF, stands without its other half"
    case .invalidNumber: "a number is not written as JSON has it"
    case .duplicateName: "a field is there twice"
    case .tooDeep: "too many lists and objects stand inside each other"
    case .tooLarge: "it is too large"
    case .notAnObject: "it is not in curly brackets: { \"field\": \"what is said\" }"
    }
  }
}
