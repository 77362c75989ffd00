import Testing

@testable import Transfer

/// What goes to the program and comes from it where it asks an object store.
struct ServiceTests {
  private static let digest = String(repeating: "0f", count: 32)

  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.dropLast(2).split(separator: 0x0a, omittingEmptySubsequences: false).map { Array($0) }
  }

  private static let requests: [ServiceRequest] = {
    var put = ServiceRequest(.put, "case/objects/ab/cd")
    (put.digest, put.isNew, put.bodyByteCount) = (digest, true, 91)
    var get = ServiceRequest(.get, "case/x")
    get.range = (5, 10)
    var older = get
    older.version = "IzKn-kol+/=."
    var list = ServiceRequest(.list, "case/")
    list.after = "case/a"
    var part = ServiceRequest(.part, "x")
    (part.digest, part.upload, part.number, part.bodyByteCount) = (digest, "2~a/+=", 10_000, 5)
    var finish = ServiceRequest(.finish, "x")
    (finish.digest, finish.upload) = (digest, "u")
    var abandon = ServiceRequest(.abandon, "x")
    abandon.upload = "u"
    var locked = put
    locked.lock = "compliance 2033-11-22T00:00:00Z"
    var retain = ServiceRequest(.retain, "x")
    (retain.digest, retain.md5, retain.bodyByteCount) = (digest, "1B2M2Y8AsgTpgAmY7PhCfg==", 5)
    var retention = ServiceRequest(.retention, "x")
    retention.version = "IzKn-kol+/=."
    var versions = ServiceRequest(.versions, "case/")
    (versions.after, versions.version) = ("case/a", "null")
    var uploads = ServiceRequest(.uploads, "case/")
    (uploads.after, uploads.upload) = ("case/a%20b", "2~a/+=")
    return [
      uploads, ServiceRequest(.uploads), locked, retain, retention, versions, ServiceRequest(.locking),
      ServiceRequest(.retention, "x"),
      ServiceRequest(.versions),
      put, get, older, list, part, finish, abandon, ServiceRequest(.versioning), ServiceRequest(.list),
      ServiceRequest(.head, "x"),
      ServiceRequest(.remove, "x"), ServiceRequest(.begin, "x"), ServiceRequest(.get, "x"),
    ]
  }()

  @Test(arguments: requests) func aRequestIsReadAsItWasWritten(_ request: ServiceRequest) {
    #expect(request.isWhole)
    #expect(ServiceRequest(lines: lines(request.head)) == request)
  }

  @Test(arguments: [
    "do get", "do get\nkey /x", "do get\nkey x/../y", "do get\nkey x//y", "do get\nkey x y", "do get\nkey x?y",
    "do get\nkey x\nkey x",
    "key x\ndo get", "do fetch\nkey x", "do get\nkey x\nrange 5", "do get\nkey x\nrange 5 0",
    "do get\nkey x\nrange 05 1",
    "do get\nkey x\nbody 5", "do put\nkey x\nbody 5", "do put\nkey x\nsha256 00\nbody 5", "do head\nkey x\nnew yes",
    "do part\nkey x\nsha256 D\nupload u\nnumber 10001\nbody 1", "do part\nkey x\nsha256 D\nnumber 1\nbody 1",
    "do uploads\nkey x\nafter y", "do uploads\nkey x\nupload u", "do uploads\nkey x\nafter y\nversion v\nupload u",
    "do versioning\nkey x", "do locking\nkey x", "do retention", "do retention\nkey x\nversion a b",
    "do head\nkey x\nversion a", "do get\nkey x\nversion a b", "do retain\nkey x\nbody 5",
    "do retain\nkey x\nsha256 D\nmd5 1B2M\nbody 5",
    "do get\nkey x\nmd5 1B2M2Y8AsgTpgAmY7PhCfg==", "do get\nkey x\nlock compliance 2033-11-22T00:00:00Z",
    "do put\nkey x\nsha256 D\nlock compliance 2033-11-22\nbody 5",
    "do put\nkey x\nsha256 D\nlock legal 2033-11-22T00:00:00Z\nbody 5",
    "do put\nkey x\nsha256 D\nlock compliance  2033-11-22T00:00:00Z\nbody 5",
    "do put\nkey x\nsha256 D\nlock compliance 2033-11-22T00:00:00Z x\nbody 5",
    "do list\nkey x\nafter a b", "do list\nkey x\nafter %c3", "do get\nkey x\nother y", "do get \nkey x",
    "do get\n\nkey x",
  ])
  func whatIsNoRequestIsRefused(_ text: String) {
    let lines = text.replacing("D", with: Self.digest).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(ServiceRequest(lines: lines.map { Array($0.utf8) }) == nil)
  }

  @Test func aPlaceIsReadAsItWasWritten() throws {
    let place = try #require(
      ServicePlace(
        service: "https://s3.example.org/", bucket: "case-mirror", region: "eu-1", caFile: "/a b.pem", timeout: 5))
    #expect(place.service == "https://s3.example.org")
    #expect(ServicePlace(lines: lines(place.head)) == place && ServicePlace.isMeant(lines(place.head)))
    for (service, bucket, region) in [
      ("https://s3.example.org/path", "abc", "r"), ("s3.example.org", "abc", "r"), ("https://", "ab", "r"),
      ("https://x", "ab", "r"), ("https://x", "Abc", "r"), ("https://x", "a/b", "r"), ("https://x", "a..b", "r"),
      ("https://x", "abc", ""), ("https://x", "abc", "r:s"), ("https://x?y", "abc", "r"), ("https://u@x", "abc", "r"),
      ("https://x\n", "abc", "r"),
    ] {
      #expect(ServicePlace(service: service, bucket: bucket, region: region) == nil, "\(service) \(bucket) \(region)")
    }
    #expect(ServicePlace(service: "https://x", bucket: "abc", region: "r", timeout: 0) == nil)
  }

  @Test func anAnswerComesInAnyPieces() {
    let text = "status 206\nsize 7\n\nchunk 3\nabcchunk 4\ndonedone\n"
    for step in 1...text.utf8.count {
      var parser = ServiceAnswerParser()
      var content: [UInt8] = []
      var ended = 0
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let turn = parser.take(rest.prefix(step)) { _, piece in
          content += piece
          return true
        }
        if case .end = turn { ended += 1 }
        rest = rest.dropFirst(step)
      }
      #expect(ended == 1 && content == Array("abcdone".utf8) && parser.answer == ServiceAnswer(status: 206, size: 7))
    }
  }

  @Test(arguments: [
    "status 20\n\n", "state 200\n\n", "status 200\nstatus 200\n\n", "status 200\n\nchunk 0\n",
    "status 200\n\nchunk 01\n", "done\n\n",
    "status 200\n\ndone\nmore", "failed nonsense x\n", "status 200\nmore no\n\n", "status 200\n\nrubbish\n",
  ])
  func whatIsNoAnswerIsRefused(_ text: String) {
    var parser = ServiceAnswerParser()
    var isWrong = false
    if case .wrong = parser.take(Array(text.utf8)[...], content: { _, _ in true }) { isWrong = true }
    #expect(isWrong)
  }

  /// Whether a request is too slow at each of these moments.
  private func isSlow(_ verb: ServiceVerb, aside: Int = 0, _ moments: [(Int, UInt64)]) -> [Bool] {
    var pace = TransferPace(verb, timeout: 60, now: .zero)
    pace.setAside(.seconds(aside))
    return moments.map { pace.isTooSlow(at: .seconds($0.0), moved: $0.1) }
  }

  @Test func aServiceMustKeepMoving() {
    // A file's bytes have 60 seconds for each 1,920, questions 30 for each 960.
    #expect(isSlow(.get, [(59, 100), (61, 1900), (61, 1920)]) == [false, true, false])
    #expect(isSlow(.list, [(29, 100), (31, 950), (31, 960)]) == [false, true, false])
    // What came fast before is no excuse, and what takes long in all needs none where it moves.
    #expect(isSlow(.get, [(29, 1 << 30), (88, 1 << 30), (90, 1 << 30 + 100)]) == [false, false, true])
    #expect(!isSlow(.get, (1...2000).map { ($0, UInt64($0) * 33) }).contains(true))
    // Time that others take does not count.
    #expect(isSlow(.get, aside: 500, [(559, 0), (561, 0)]) == [false, true])
    // What changes something may take as long as the place allows; a list has an end in all.
    #expect(isSlow(.finish, [(59, 0), (61, 0)]) == [false, true])
    #expect(isSlow(.list, (1...301).map { ($0, UInt64($0) * 1024) }).firstIndex(of: true) == 300)
  }

  @Test func aLineHasAnEnd() {
    var parser = ServiceAnswerParser()
    let endless = [UInt8](repeating: 0x61, count: 9000)
    var isWrong = false
    if case .wrong = parser.take(endless[...], content: { _, _ in true }) { isWrong = true }
    #expect(isWrong)
    parser = ServiceAnswerParser()
    _ = parser.take(Array("failed timeout after 5 seconds\n".utf8)[...]) { _, _ in true }
    #expect(parser.failure?.0 == .timeout && parser.failure?.1 == "after 5 seconds")
  }
}
