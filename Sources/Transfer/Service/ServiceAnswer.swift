/// What an object store answered. A status other than 200 is an answer too; its content is given apart, as it comes.
///
///     status 200
///     size 1234
///
///     chunk 1234
///     1,234 bytes, and so on; then
///     done
public struct ServiceAnswer: Equatable, Sendable {
  /// The status (RFC 9110 §15): 100…999.
  public let status: Int
  /// The size of the file that was asked for.
  public let size: UInt64?
  /// What was asked for beside bytes: an upload's identifier, a part's tag, a bucket's versioning.
  public let value: String?
  /// The service's own word for what it refuses, such as `NoSuchBucket`.
  public let error: String?
  /// Whether a list goes on behind what came.
  public let hasMore: Bool
  /// What the service's clock said when it refused something, as it spelled it (RFC 9110 §6.6.1).
  public let date: String?

  /// An answer of these parts.
  public init(
    status: Int, size: UInt64? = nil, value: String? = nil, error: String? = nil, hasMore: Bool = false,
    date: String? = nil
  ) {
    self.status = status
    self.size = size
    self.value = value
    self.error = error
    self.hasMore = hasMore
    self.date = date
  }

  /// The lines, with the empty one at their end.
  public var head: [UInt8] {
    ServiceLines.print(
      nil,
      [
        ("status", String(status)), ("size", size.map { String($0) }), ("value", value), ("error", error),
        ("more", hasMore ? "yes" : nil), ("date", date),
      ])
  }

  /// Reads the lines, without the empty one; nil for anything but the one spelling that ``head`` has.
  init?(lines: [[UInt8]]) {
    guard let values = ServiceLines.values(lines), let status = values["status"].flatMap(Int.init(_:)),
      (100...999).contains(status)
    else { return nil }
    self.init(
      status: status, size: values["size"].flatMap(UInt64.init(_:)), value: values["value"], error: values["error"],
      hasMore: values["more"] == "yes", date: values["date"])
    guard head == lines.flatMap({ $0 + [0x0a] }) + [0x0a] else { return nil }
  }
}
