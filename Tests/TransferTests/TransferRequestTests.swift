import Testing
import VaultFiles

@testable import Transfer

struct TransferRequestTests {
  private static let full = TransferRequest(
    .post, "https://tsa.example/", contentType: "application/timestamp-query", accept: "application/timestamp-reply",
    caFile: FilePath(bytes: [0x2f, 0xff]), timeout: 30, limit: 65536, bodyByteCount: 91)

  private static func lines(_ request: TransferRequest) -> [[UInt8]] {
    request.head.dropLast(2).split(separator: 0x0a, omittingEmptySubsequences: false).map { Array($0) }
  }

  @Test func requestsAreReadAsTheyAreWritten() throws {
    for request in [Self.full, TransferRequest(.get, "http://127.0.0.1:8080/", limit: 0, redirects: 3)] {
      let request = try #require(request)
      #expect(TransferRequest(lines: Self.lines(request)) == request)
    }
  }

  @Test func anyOtherSpellingIsRefused() throws {
    let lines = Self.lines(try #require(Self.full))
    for place in lines.indices {
      var less = lines
      less.remove(at: place)
      // Three lines may be missing, and then the request is another one.
      let isOptional = ["content-type", "accept", "ca-file"].contains { lines[place].starts(with: Array($0.utf8)) }
      #expect((TransferRequest(lines: less) != nil) == isOptional)
      var twice = lines
      twice.insert(lines[place], at: place)
      #expect(TransferRequest(lines: twice) == nil)
    }
    for (old, new) in [
      ("timeout 30", "timeout 030"), ("timeout 30", "timeout 0"), ("timeout 30", "timeout 3601"),
      ("redirects 0", "redirects 1"), ("method POST", "method PUT"), ("limit 65536", "limit -1"),
      ("evault-transfer 1", "evault-transfer 2"), ("body 91", "body +91"), ("body 91", "body 91 "),
      ("accept application/timestamp-reply", "cookie x"),
    ] {
      let changed = lines.map { $0 == Array(old.utf8) ? Array(new.utf8) : $0 }
      #expect(changed != lines)
      #expect(TransferRequest(lines: changed) == nil, "\(new)")
    }
  }

  @Test func whatCannotStandOnALineIsRefused() {
    #expect(TransferRequest(.get, "https://a.example/\nlimit 1", limit: 1) == nil)
    #expect(TransferRequest(.post, "https://a.example/", contentType: "a\rb", limit: 1) == nil)
    #expect(TransferRequest(.get, "https://a.example/", caFile: "", limit: 1) == nil)
    #expect(TransferRequest(.get, "https://a.example/" + String(repeating: "a", count: 9000), limit: 1) == nil)
    #expect(TransferRequest(.get, "https://a.example/", limit: 1, bodyByteCount: 1) == nil)
  }
}
