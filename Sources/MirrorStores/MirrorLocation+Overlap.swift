internal import Transfer
public import VaultFiles

extension MirrorLocation {
  /// Whether it is the other one, or lies below it, as far as names tell: of folders by what they are on this machine, of services by their address. Two names
  /// of one service are told apart.
  /// - Throws: where a folder's place cannot be told.
  public func isInside(_ other: MirrorLocation) throws(FileError) -> Bool {
    switch (self, other) {
    case (.folder(let path), .folder(let around)): return try FolderPlace(path).isInside(FolderPlace(around))
    case (.service(let place, let prefix), .service(let around, let begin)):
      guard Self.server(place.service) == Self.server(around.service), place.bucket == around.bucket else {
        return false
      }
      return begin.isEmpty || prefix == begin || prefix.hasPrefix(begin + "/")
    case (.folder, .service), (.service, .folder): return false
    }
  }

  /// Host and port, in one spelling for what is known to be one server.
  private static func server(_ address: String) -> String {
    let isClear = address.hasPrefix("http://")
    var host = address.dropFirst(isClear ? 7 : 8).lowercased()
    var port = isClear ? "80" : "443"
    if let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber) {
      let number = host[colon...].dropFirst()
      if !number.isEmpty { port = String(Int(number) ?? 0) }
      host = String(host[..<colon])
    }
    if host.hasSuffix(".") { host.removeLast() }
    if isClear { host = "localhost" }
    // A bucket's name is one at Amazon, in whatever region.
    if host == "amazonaws.com" || host.hasSuffix(".amazonaws.com") { host = "amazonaws.com" }
    return "\(host):\(port)"
  }
}
