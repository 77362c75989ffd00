import Testing

@testable import CosignerServer

struct HTTPHeadTests {
  /// The head of these lines.
  private static func read(_ lines: [String]) throws(HTTPHead.Refusal) -> HTTPHead {
    try HTTPHead(Array(lines.map { $0 + "\r" }.joined(separator: "\n").utf8)[...])
  }

  private static func status(_ lines: [String]) -> Int? {
    do throws(HTTPHead.Refusal) {
      _ = try read(lines)
      return nil
    } catch {
      return error.status
    }
  }

  @Test func plainRequestsAreRead() throws {
    let head = try Self.read([
      "POST /add-checkpoint HTTP/1.1", "Host: a", "content-LENGTH:  12 ", "Expect: 100-Continue", "X-Other: a",
      "X-Other: b",
    ])
    #expect(head.method == "POST" && head.path == "/add-checkpoint" && head.contentLength == 12)
    #expect(head.keepsAlive && head.expectsContinue)
    #expect(try Self.read(["GET / HTTP/1.0"]).keepsAlive == false)
    #expect(try Self.read(["GET / HTTP/1.1", "Host: a", "Connection: Close"]).keepsAlive == false)
  }

  @Test func anythingUnusualIsRefused() {
    let host = "Host: a"
    for (lines, wanted) in [
      ([""], 400), (["POST /"], 400), (["POST / HTTP/1.1"], 400), (["POST  / HTTP/1.1", host], 400),
      (["POST / HTTP/2.0", host], 505), (["POST / http/1.1", host], 400), (["PO ST / HTTP/1.1", host], 400),
      (["POST add HTTP/1.1", host], 400), (["POST http://a/ HTTP/1.1", host], 400),
      (["POST / HTTP/1.1", host, host], 400), (["POST / HTTP/1.1", host, "Content-Length : 1"], 400),
      (["POST / HTTP/1.1", host, " folded"], 400), (["POST / HTTP/1.1", host, ": 1"], 400),
      (["POST / HTTP/1.1", host, "none"], 400), (["POST / HTTP/1.1", host, "Content-Length: +1"], 400),
      (["POST / HTTP/1.1", host, "Content-Length: 1, 1"], 400), (["POST / HTTP/1.1", host, "Content-Length:"], 400),
      (["POST / HTTP/1.1", host, "Content-Length: 1", "Content-Length: 1"], 400),
      (["POST / HTTP/1.1", host, "Content-Length: 9999999999999999"], 400),
      (["POST / HTTP/1.1", host, "Transfer-Encoding: chunked"], 411),
      (["POST / HTTP/1.1", host, "Content-Length: 1", "Transfer-Encoding: chunked"], 411),
      (["POST / HTTP/1.1", host, "A: \u{1}"], 400), (["POST / HTTP/1.1", host, "A: é"], 400),
      (["POST / HTTP/1.1", host] + [String](repeating: "A: b", count: 80), 431),
    ] { #expect(Self.status(lines) == wanted, "\(lines)") }
    // A line feed without its carriage return.
    #expect(throws: HTTPHead.Refusal(status: 400)) {
      try HTTPHead(Array("POST / HTTP/1.1\nHost: a\r".utf8)[...])
    }
  }

  @Test func timesAreWrittenAsHTTPDoes() {
    #expect(HTTPAnswer.date(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
  }

  @Test func addressesAreNumbers() {
    for (text, isLocal) in [
      ("127.0.0.1:0", true), ("127.8.0.1:80", true), ("[::1]:7380", true), ("0.0.0.0:80", false), ("[::]:80", false),
      ("192.0.2.1:65535", false),
    ] { #expect(ListeningAddress(text)?.isLocal == isLocal, "\(text)") }
    for text in [
      "localhost:80", "127.0.0.1", ":80", "127.0.0.1:080", "127.0.0.1:65536", "::1:80", "[127.0.0.1]:80", "",
    ] {
      #expect(ListeningAddress(text) == nil, "\(text)")
    }
  }
}
