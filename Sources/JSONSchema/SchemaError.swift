/// Why a schema cannot be used. It says nothing of any document that was to be judged by it.
public struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of refusal; the raw values are stable.
  public enum Code: String, Sendable, CaseIterable {
    /// The bytes are no JSON that is accepted here.
    case notJSON = "not-json"
    /// More bytes, keywords or references than allowed.
    case tooLarge = "too-large"
    /// A keyword has a value that it cannot have, or a schema is neither an object nor true or false.
    case malformed
    /// `pattern` or `patternProperties` has no regular expression that can be matched here.
    case badPattern = "bad-pattern"
    /// A reference to a schema that is not at hand. Nothing is ever fetched.
    case unresolvedReference = "unresolved-reference"
    /// References that lead back to where they started without looking at anything in between.
    case endlessReference = "endless-reference"
    /// `$schema` names another dialect than 2020-12, or one with a vocabulary that is required and not known here.
    case unsupportedDialect = "unsupported-dialect"
  }

  /// The kind of refusal.
  public let code: Code
  /// The place in the schema as a JSON Pointer (RFC 6901).
  public let pointer: String
  /// What was found there, for people.
  public let reason: String

  init(_ code: Code, _ pointer: String, _ reason: String) {
    self.code = code
    self.pointer = pointer
    self.reason = reason
  }

  /// For example `At /properties/date/pattern: looking ahead is not supported.`
  public var description: String { "At \(pointer.isEmpty ? "the top" : VisibleName.of(pointer)): \(reason)." }

  /// Two errors are the same when code and place are; the reason is for people.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code && left.pointer == right.pointer }

  /// Feeds the code and the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(pointer)
  }
}
