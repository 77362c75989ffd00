import Testing

@testable import Transfer

struct AnswerParserTests {
  @Test func answersComeInPiecesOfAnySize() {
    let bytes = Array(
      "evault-transfer 1\nstatus 409\ncontent-type text/x.tlog.size\n\nchunk 3\n12\nchunk 1\n\ndone\n".utf8)
    for size in 1...bytes.count {
      var parser = AnswerParser(limit: 4)
      for start in stride(from: 0, to: bytes.count, by: size) {
        #expect(parser.answer == nil)
        let isTaken = parser.take(bytes[start..<min(start + size, bytes.count)])
        #expect(isTaken)
      }
      #expect(parser.answer == TransferAnswer(status: 409, contentType: "text/x.tlog.size", body: Array("12\n\n".utf8)))
    }
  }

  @Test(arguments: [
    "evault-transfer 2\n", "status 200\n", "evault-transfer 1\nstatus 99\n", "evault-transfer 1\n\n",
    "evault-transfer 1\nstatus 200\nstatus 200\n", "evault-transfer 1\nstatus 200\n\nstatus 200\n",
    "evault-transfer 1\nstatus 200\n\nchunk 0\n", "evault-transfer 1\nstatus 200\n\nchunk 6\nabcdef",
    "evault-transfer 1\nstatus 200\n\ndone\nmore", "evault-transfer 1\nfailed oddly\n", "evault-transfer 1\ndone\n",
  ])
  func anythingElseIsRefused(_ text: String) {
    var parser = AnswerParser(limit: 5)
    let isTaken = parser.take(Array(text.utf8))
    #expect(!isTaken)
    #expect(parser.answer == nil)
  }

  @Test func anEndlessLineIsRefused() {
    var parser = AnswerParser(limit: 5)
    let isTaken = parser.take([UInt8](repeating: 0x61, count: 9000))
    #expect(!isTaken)
  }

  @Test func whatBreaksOffIsNoAnswer() throws {
    var parser = AnswerParser(limit: 5)
    for piece in ["evault-transfer 1\nstatus 200\n\nchunk 3\nabc", "failed timeout after 30 seconds\n"] {
      #expect(parser.answer == nil)
      let isTaken = parser.take(Array(piece.utf8))
      #expect(isTaken)
    }
    #expect(parser.answer == nil)
    let failure = try #require(parser.failure)
    #expect(failure.0 == .timeout && failure.1 == "after 30 seconds")
  }
}
