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
