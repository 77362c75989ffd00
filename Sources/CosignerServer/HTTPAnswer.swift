internal import Glibc

/// An answer, as it goes over the wire (RFC 9112 §4).
struct HTTPAnswer {
  let status: Int
  var contentType = "text/plain; charset=utf-8"
  var body: [UInt8] = []
  /// The method that would have been right, for status 405.
  var allowed: String?

  func bytes(keepsAlive: Bool, now: Int) -> [UInt8] {
    var head = "HTTP/1.1 \(status) \(HTTPStatus.reason(status))\r\nDate: \(Self.date(now))\r\n"
    head += "Content-Type: \(contentType)\r\nContent-Length: \(body.count)\r\n"
    if let allowed { head += "Allow: \(allowed)\r\n" }
    if !keepsAlive { head += "Connection: close\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  /// A time as HTTP writes it (RFC 9110 §5.6.7).
  static func date(_ seconds: Int) -> String {
    var time = seconds
    var parts = unsafe tm()
    var text = [CChar](repeating: 0, count: 32)
    // Nothing sets a locale: the words are English.
    let count = unsafe strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&time, &parts))
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
