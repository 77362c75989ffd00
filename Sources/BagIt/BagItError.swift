/// Why a tag file of a bag, or a name for it, was refused.
public struct BagItError: Error, Equatable, Sendable {
  /// The kinds of refusal; the raw values are stable and may be stored.
  public enum Code: String, Sendable, CaseIterable {
    /// `bagit.txt` is not the two lines of RFC 8493 §2.1.1.
    case malformedDeclaration = "malformed-declaration"
    /// A BagIt version other than 0.97 and 1.0.
    case unsupportedVersion = "unsupported-version"
    /// A character encoding of the tag files that is not read.
    case unsupportedEncoding = "unsupported-encoding"
    /// Bytes that are no text in the declared encoding.
    case malformedText = "malformed-text"
    /// A line of `bag-info.txt` against RFC 8493 §2.2.2.
    case malformedInfo = "malformed-info"
    /// A Payload-Oxum that is not two numbers with a point between.
    case malformedOxum = "malformed-oxum"
    /// A line of a manifest against RFC 8493 §2.1.3.
    case malformedManifest = "malformed-manifest"
    /// A line of `fetch.txt` against RFC 8493 §2.2.3.
    case malformedFetch = "malformed-fetch"
    /// A path that is not plainly inside the bag (RFC 8493 §5.1.1, §5.1.2).
    case unsafePath = "unsafe-path"
    /// The same path twice in one manifest.
    case duplicatePath = "duplicate-path"
    /// More, or longer, than the bounds allow.
    case tooLarge = "too-large"
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused, for people; not part of equality.
  public let reason: String
  /// The line of the file, from 1; nil elsewhere. Not part of equality.
  public let line: Int?

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  init(_ code: Code, _ reason: String, line: Int? = nil) {
    self.code = code
    self.reason = reason
    self.line = line
  }

  func at(line: Int) -> Self { Self(code, reason, line: line) }
}
