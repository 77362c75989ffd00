/// Reads what `evault-transfer` writes, piece by piece (Schemas/README.md §3.10).
///
///     evault-transfer 1
///     status 200
///     content-type text/plain
///
///     chunk 7
///     7 bytes, and so on; then one of
///     done
///     failed timeout after 30 seconds
struct AnswerParser {
  private static let maximumLineByteCount = 8192

  private var pending: [UInt8] = []
  private var hasHeading = false
  private var status: Int?
  private var contentType: String?
  private var isHeadOver = false
  private var chunk = 0
  private var body: [UInt8] = []
  private let limit: UInt64
  /// Whether the last line was read; nothing may follow.
  private(set) var isDone = false
  private(set) var failure: (TransferFailure, String)?

  init(limit: UInt64) { self.limit = limit }

  /// Takes more bytes; false where they cannot be right, and then there is no answer.
  mutating func take(_ bytes: some Sequence<UInt8>) -> Bool {
    pending += bytes
    let isRight = readPending()
    if !isRight { status = nil }
    return isRight
  }

  private mutating func readPending() -> Bool {
    while true {
      if isDone || failure != nil { return pending.isEmpty }
      if chunk > 0 {
        let count = min(chunk, pending.count)
        guard UInt64(body.count + count) <= limit else { return false }
        body += pending[..<count]
        pending.removeFirst(count)
        chunk -= count
        if chunk > 0 { return true }
        continue
      }
      guard let end = pending.firstIndex(of: 0x0a) else { return pending.count <= Self.maximumLineByteCount }
      let line = Array(pending[..<end])
      pending.removeFirst(end + 1)
      guard line.count <= Self.maximumLineByteCount, take(line: line) else { return false }
    }
  }

  /// The answer, once it is whole.
  var answer: TransferAnswer? {
    guard isDone, let status else { return nil }
    return TransferAnswer(status: status, contentType: contentType, body: body)
  }

  private mutating func take(line: [UInt8]) -> Bool {
    guard hasHeading else {
      hasHeading = line == TransferRequest.heading
      return hasHeading
    }
    let text = String(decoding: line, as: UTF8.self)
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let value = words.count == 2 ? String(words[1]) : ""
    switch words.first {
    case "failed":
      let parts = value.split(separator: " ", maxSplits: 1)
      guard let code = parts.first.flatMap({ TransferFailure(rawValue: String($0)) }) else { return false }
      failure = (code, parts.count == 2 ? String(parts[1]) : "")
      return true
    case "status" where status == nil:
      guard let number = Int(value), (100...999).contains(number) else { return false }
      status = number
      return true
    case "content-type" where status != nil && contentType == nil && !isHeadOver:
      contentType = value
      return true
    case "" where status != nil && !isHeadOver:
      isHeadOver = true
      return true
    case "chunk" where isHeadOver:
      guard let count = Int(value), count > 0 else { return false }
      chunk = count
      return true
    case "done" where isHeadOver && value.isEmpty:
      isDone = true
      return true
    default: return false
    }
  }
}
