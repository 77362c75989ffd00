import Glibc
import Testing

@testable import CosignerServer

struct ConnectionTests {
  /// What a client that sends these bytes, and then nothing, brings about.
  private func next(_ sent: String, limit: Int = 100, closes: Bool = false) throws(HTTPHead.Refusal) -> [String?] {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else { return ["no sockets"] }
    defer { if !closes { close(ends[1]) } }
    let bytes = Array(sent.utf8)
    _ = unsafe write(ends[1], bytes, bytes.count)
    if closes { close(ends[1]) }
    var connection = Connection(ends[0], seconds: 1)
    var bodies: [String?] = []
    while let (_, body) = try connection.next(limit: limit) { bodies.append(String(decoding: body, as: UTF8.self)) }
    return bodies
  }

  private static let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"

  @Test func requestsFollowOneAnother() throws {
    #expect(try next(Self.head + "hello" + Self.head + "again") == ["hello", "again"])
    #expect(try next(Self.head + "hello", closes: true) == ["hello"])
    #expect(try next("") == [])
  }

  @Test func whoeverDoesNotGoOnIsLeft() {
    for part in ["P", "POST / HTTP/1.1\r\nHost: a\r\n", Self.head, Self.head + "hell"] {
      #expect(throws: HTTPHead.Refusal(status: 408), "\(part)") { try next(part) }
      #expect(throws: HTTPHead.Refusal(status: 408), "\(part)") { try next(part, closes: true) }
    }
  }

  @Test func boundsHold() {
    #expect(throws: HTTPHead.Refusal(status: 413)) { try next(Self.head + "hello", limit: 4) }
    let long = "POST / HTTP/1.1\r\nX: " + String(repeating: "x", count: 9000)
    #expect(throws: HTTPHead.Refusal(status: 431)) { try next(long) }
    #expect(throws: HTTPHead.Refusal(status: 431)) { try next(long + "\r\n\r\n") }
    #expect(throws: HTTPHead.Refusal(status: 400)) { try next("\r\n\r\n") }
  }
}
