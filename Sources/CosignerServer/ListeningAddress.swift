internal import Glibc

/// Where a server listens: an address in numbers and a port.
///
///     127.0.0.1:7380
///     [::1]:7380
public struct ListeningAddress: Sendable, CustomStringConvertible {
  /// The address as it was written, without brackets.
  public let host: String
  /// The port; 0 for one that is free.
  public let port: UInt16
  /// Whether only this machine can reach it.
  public let isLocal: Bool
  let isIPv6: Bool

  /// The address with this text; nil for anything else: names of machines are not looked up.
  public init?(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: 0x3a), let port = UInt16(text[text.index(after: colon)...]),
      String(port) == text[text.index(after: colon)...]
    else { return nil }
    let written = String(text[..<colon])
    isIPv6 = written.hasPrefix("[") && written.hasSuffix("]")
    host = isIPv6 ? String(written.dropFirst().dropLast()) : written
    self.port = port
    var bytes = [UInt8](repeating: 0, count: 16)
    guard unsafe inet_pton(isIPv6 ? AF_INET6 : AF_INET, host, &bytes) == 1 else { return nil }
    isLocal = isIPv6 ? bytes == [UInt8](repeating: 0, count: 15) + [1] : bytes[0] == 127
  }

  init(host: String, port: UInt16, isLocal: Bool, isIPv6: Bool) {
    (self.host, self.port, self.isLocal, self.isIPv6) = (host, port, isLocal, isIPv6)
  }

  /// As it is written in an address.
  public var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
