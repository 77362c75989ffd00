extension StringFormat {
  /// Whether the bytes are an absolute URI (RFC 3986 §3) by the characters that each part may have.
  static func isURI(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self), let uri = URIReference(text), uri.scheme != nil,
      hasWholeEscapes(bytes)
    else { return false }
    let path = pathOnly + "/"
    guard uri.path.utf8.allSatisfy({ isOneOf($0, path) }) else { return false }
    for part in [uri.query, uri.fragment] {
      guard part?.utf8.allSatisfy({ isOneOf($0, path + "?") }) ?? true else { return false }
    }
    return uri.authority.map(isAuthority) ?? true
  }

  private static let pathOnly = "-._~!$&'()*+,;=:@%"

  private static func isOneOf(_ byte: UInt8, _ signs: String) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || signs.utf8.contains(byte)
  }

  private static func hasWholeEscapes(_ bytes: [UInt8]) -> Bool {
    bytes.indices.allSatisfy { place in
      bytes[place] != UInt8(ascii: "%")
        || place + 2 < bytes.count
          && bytes[place + 1...place + 2].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
  }

  /// RFC 3986 §3.2.
  private static func isAuthority(_ authority: String) -> Bool {
    var host = Substring(authority)
    if let at = host.firstIndex(of: "@") {
      guard host[..<at].utf8.allSatisfy({ isOneOf($0, "-._~!$&'()*+,;=:%") }) else { return false }
      host = host[host.index(after: at)...]
    }
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return false }
      let address = host[host.index(after: host.startIndex)..<end]
      guard isIPv6(address) || isFutureAddress(address) else { return false }
      host = host[host.index(after: end)...]
      guard host.isEmpty || host.first == ":" else { return false }
    }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.first?.utf8.allSatisfy({ isOneOf($0, "-._~!$&'()*+,;=%") }) ?? true else {
      return false
    }
    return parts.count < 2 || parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `IPv6address`: eight groups, or fewer around one `::`; the last two may be an IPv4 address.
  private static func isIPv6(_ address: Substring) -> Bool {
    let halves = address.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var groups = halves.flatMap { $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false) }
    var count = 0
    if let last = groups.last, last.contains("."), halves.last?.isEmpty == false {
      guard isIPv4(last) else { return false }
      groups.removeLast()
      count = 2
    }
    guard groups.allSatisfy({ (1...4).contains($0.utf8.count) && $0.allSatisfy(\.isHexDigit) }) else { return false }
    count += groups.count
    return halves.count == 2 ? count < 8 : count == 8
  }

  private static func isIPv4(_ address: Substring) -> Bool {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }

  /// `IPvFuture`.
  private static func isFutureAddress(_ address: Substring) -> Bool {
    let parts = address.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0].first == "v" || parts[0].first == "V" else { return false }
    return parts[0].count > 1 && parts[0].dropFirst().allSatisfy(\.isHexDigit)
      && parts[1].utf8.allSatisfy { isOneOf($0, "-._~!$&'()*+,;=:") }
  }
}
