import CCurl
import Glibc
import Transfer

/// What libcurl's codes mean of an object store, in words that name the server. libcurl's own would name a proxy with its password.
enum ServiceFailure {
  /// As libcurl looks for them, for `https`.
  private static let variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
  private static let schemes: Set<String> = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  /// - Parameters:
  ///   - service: the service's address.
  ///   - isLocal: whether it is on this machine: then there is no proxy.
  static func meaning(_ code: CURLcode, _ service: String, isLocal: Bool) -> (TransferFailure, String) {
    let text = unsafe String(cString: curl_easy_strerror(code))
    let proxy = isLocal ? nil : variables.first { unsafe getenv($0).map { unsafe $0.pointee != 0 } ?? false }
    if let proxy, code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_CONNECT, !isProxy(proxy) {
      return (.proxy, "the value of \(proxy)")
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY: return (.unresolved, "the proxy that \(proxy ?? variables[0]) names: \(text)")
    case CURLE_COULDNT_RESOLVE_HOST: return (.unresolved, "\(service): \(text)")
    case CURLE_URL_MALFORMAT: return (.address, "\(service): \(text)")
    // The address was looked at before: what came back is not HTTP.
    case CURLE_UNSUPPORTED_PROTOCOL: return (.broken, "what came is no answer of HTTP")
    default: return (CurlFailure.meaning(code), proxy.map { "\(text); \($0) is set" } ?? text)
    }
  }

  /// Whether a variable's value can be a proxy's address; one without a scheme is `http`.
  private static func isProxy(_ variable: String) -> Bool {
    guard let value = unsafe getenv(variable), let address = unsafe curl_url() else { return false }
    defer { unsafe curl_url_cleanup(address) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME)
    var scheme: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_set(address, CURLUPART_URL, value, flags) == CURLUE_OK,
      unsafe curl_url_get(address, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK, let scheme = unsafe scheme
    else { return false }
    defer { unsafe curl_free(scheme) }
    return unsafe schemes.contains(String(cString: scheme).lowercased())
  }
}
