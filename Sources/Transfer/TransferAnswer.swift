/// What a server answered. A status other than 200 is an answer too.
public struct TransferAnswer: Equatable, Sendable {
  /// The status (RFC 9110 §15): 100…999.
  public let status: Int
  /// The media type with its parameters, as the server spelled it; nil where it gave none.
  public let contentType: String?
  /// The content, no longer than was allowed.
  public let body: [UInt8]

  /// An answer of these parts.
  public init(status: Int, contentType: String?, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}
