public import VaultFiles

/// One request over a network, as `evault` gives it to `evault-transfer` (Schemas/README.md §3.10). It holds no secret.
///
///     evault-transfer 1
///     method POST
///     url https://tsa.example/
///     content-type application/timestamp-query
///     timeout 30
///     limit 65536
///     redirects 0
///     body 91
///
/// An empty line and the body follow.
public struct TransferRequest: Equatable, Sendable {
  /// The longest time that may be allowed: an hour.
  public static let maximumTimeout = 3600
  /// The longest line of a request: 8,192 bytes.
  public static let maximumLineByteCount = 8192

  /// What is asked.
  public let method: TransferMethod
  /// Where: `https`, or `http` on this machine. Without a user's name or password.
  public let url: String
  /// The media type of what is sent; nil where nothing is.
  public let contentType: String?
  /// The media type that is wanted; nil where any is.
  public let accept: String?
  /// A file with the certificates of authorities, in PEM: these alone vouch for the server. Nil for those of the system.
  public let caFile: FilePath?
  /// Seconds that all of it may take.
  public let timeout: Int
  /// The most bytes that the answer's content may have.
  public let limit: UInt64
  /// How often the server may lead elsewhere.
  public let redirects: Int
  /// How many bytes are sent.
  public let bodyByteCount: UInt64

  /// A request; nil where a value is out of bounds or cannot stand on a line: it holds control characters or is too long.
  ///
  /// What is sent is given apart, since it may be long. Only a request that sends nothing may be led elsewhere.
  public init?(
    _ method: TransferMethod, _ url: String, contentType: String? = nil, accept: String? = nil,
    caFile: FilePath? = nil, timeout: Int = 60, limit: UInt64, redirects: Int = 0, bodyByteCount: UInt64 = 0
  ) {
    guard (1...Self.maximumTimeout).contains(timeout), (0...20).contains(redirects),
      redirects == 0 || method == .get && bodyByteCount == 0, method == .post || bodyByteCount == 0,
      limit <= UInt64(Int64.max), bodyByteCount <= UInt64(Int64.max),
      ([url, contentType, accept].compactMap { $0.map { Array($0.utf8) } } + [caFile?.bytes].compactMap { $0 })
        .allSatisfy(Self.isLine)
    else { return nil }
    self.method = method
    self.url = url
    self.contentType = contentType
    self.accept = accept
    self.caFile = caFile
    self.timeout = timeout
    self.limit = limit
    self.redirects = redirects
    self.bodyByteCount = bodyByteCount
  }

  private static func isLine(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.count <= maximumLineByteCount - 16 && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
  }
}
