internal import VaultFiles

extension TransferRequest {
  static let heading = Array("evault-transfer 1".utf8)

  /// The lines, with the empty one at their end; the body follows them.
  public var head: [UInt8] {
    var bytes = Self.heading + [0x0a]
    func add(_ name: String, _ value: [UInt8]?) {
      if let value { bytes += Array(name.utf8) + [0x20] + value + [0x0a] }
    }
    add("method", Array(method.rawValue.utf8))
    add("url", Array(url.utf8))
    add("content-type", contentType.map { Array($0.utf8) })
    add("accept", accept.map { Array($0.utf8) })
    add("ca-file", caFile?.bytes)
    add("timeout", Array(String(timeout).utf8))
    add("limit", Array(String(limit).utf8))
    add("redirects", Array(String(redirects).utf8))
    add("body", Array(String(bodyByteCount).utf8))
    return bytes + [0x0a]
  }

  /// Reads the lines, without the empty one; nil for anything but the one spelling that ``head`` has.
  public init?(lines: [[UInt8]]) {
    guard lines.first == Self.heading else { return nil }
    var values: [String: [UInt8]] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2,
        values.updateValue(Array(parts[1]), forKey: String(decoding: parts[0], as: UTF8.self)) == nil
      else { return nil }
    }
    func text(_ name: String) -> String? { values[name].flatMap { String(validating: $0, as: UTF8.self) } }
    guard let method = text("method").flatMap(TransferMethod.init(rawValue:)), let url = text("url"),
      let timeout = text("timeout").flatMap(Int.init(_:)), let limit = text("limit").flatMap(UInt64.init(_:)),
      let redirects = text("redirects").flatMap(Int.init(_:)), let body = text("body").flatMap(UInt64.init(_:))
    else { return nil }
    self.init(
      method, url, contentType: text("content-type"), accept: text("accept"),
      caFile: values["ca-file"].map { FilePath(bytes: $0) }, timeout: timeout, limit: limit, redirects: redirects,
      bodyByteCount: body)
    // Written again it must be the same: that leaves no second spelling of a number, no other order, no unknown line.
    guard head == lines.flatMap({ $0 + [0x0a] }) + [0x0a] else { return nil }
  }
}
