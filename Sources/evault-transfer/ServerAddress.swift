import CCurl

/// A server's address, taken apart and judged by libcurl: `https`, or `http` on this machine; no user's name or password.
@safe struct ServerAddress: ~Copyable {
  /// As libcurl takes it; valid for as long as this lives.
  let handle: OpaquePointer
  /// Whether it is on this machine, and nothing stands between.
  let isLocal: Bool

  /// Nil for an address that is not taken.
  init?(_ text: String) {
    guard let handle = unsafe curl_url() else { return nil }
    guard unsafe curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = unsafe Self.part(CURLUPART_SCHEME, of: handle),
      let host = unsafe Self.part(CURLUPART_HOST, of: handle),
      unsafe Self.part(CURLUPART_USER, of: handle) == nil, unsafe Self.part(CURLUPART_PASSWORD, of: handle) == nil,
      scheme == "https" || scheme == "http" && Self.isThisMachine(host)
    else {
      unsafe curl_url_cleanup(handle)
      return nil
    }
    unsafe self.handle = handle
    isLocal = scheme == "http"
  }

  deinit { unsafe curl_url_cleanup(handle) }

  /// Numbers only, and the one name that libcurl itself never asks a name server for.
  private static func isThisMachine(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0).map { String($0) } == String($0) }
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
