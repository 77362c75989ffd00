/// A strict JSON parser: RFC 8259 without its liberties, and the I-JSON rules that make a text mean one thing (RFC 7493 §2):
/// UTF-8 only, no byte order mark, no lone surrogate, no name twice in an object, nothing after the value.
///
///     let claims = try JSONParser().parse(bytes)
public struct JSONParser: Sendable {
  /// 64 arrays and objects inside each other.
  public static let defaultDepth = 64
  /// 16 MiB.
  public static let defaultSize = 16 << 20
  /// No limit on depth goes beyond 512, which the stack of any thread can take.
  public static let highestDepth = 512

  /// How many arrays and objects may stand inside each other.
  public let maximumDepth: Int
  /// How many bytes a text may have.
  public let maximumSize: Int

  /// A parser with these limits: a depth of 0 (scalars only) to 512, which it is held to, and a size in bytes.
  public init(maximumDepth: Int = Self.defaultDepth, maximumSize: Int = Self.defaultSize) {
    self.maximumDepth = min(max(maximumDepth, 0), Self.highestDepth)
    self.maximumSize = maximumSize
  }

  /// The one value that the bytes are the text of, white space around it allowed.
  public func parse(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    guard bytes.count <= maximumSize else { throw JSONError(.tooLarge, maximumSize) }
    var reader = JSONReader(maximumDepth: maximumDepth)
    return try reader.document(bytes)
  }

  /// The one value that the bytes are the text of.
  public func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON { try parse(bytes.span) }

  /// The object that the bytes are the text of; `notAnObject` where they are the text of another value.
  public func parseObject(_ bytes: [UInt8]) throws(JSONError) -> JSONObject {
    guard case .object(let object) = try parse(bytes.span) else { throw JSONError(.notAnObject, 0) }
    return object
  }
}
