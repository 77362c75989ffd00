/// Reads one answer of an object store, piece by piece. The content is given on as it comes and never held.
struct ServiceAnswerParser {
  private static let maximumLineCount = 16

  /// What has been read of it.
  enum Turn {
    /// More must come.
    case more
    /// It is whole.
    case end
    /// It cannot be right, or whoever takes the content wants no more.
    case wrong
  }

  private var pending: [UInt8] = []
  private var lines: [[UInt8]] = []
  private var chunk = 0
  /// The head, once it is there; whole once ``take(_:content:)`` said so.
  private(set) var answer: ServiceAnswer?
  private(set) var failure: (TransferFailure, String)?

  /// Takes more bytes.
  /// - Parameter content: gets the content of the answer; false where it wants no more.
  mutating func take(
    _ bytes: ArraySlice<UInt8>, content: (ServiceAnswer, ArraySlice<UInt8>) -> Bool
  ) -> Turn {
    var rest = bytes
    while !rest.isEmpty {
      if chunk > 0, let answer {
        let piece = rest.prefix(chunk)
        guard content(answer, piece) else { return .wrong }
        chunk -= piece.count
        rest = rest.dropFirst(piece.count)
        continue
      }
      guard let end = rest.firstIndex(of: 0x0a) else {
        pending += rest
        return pending.count <= ServiceLines.maximumByteCount ? .more : .wrong
      }
      let line = pending + rest[..<end]
      pending = []
      rest = rest[(end + 1)...]
      guard line.count <= ServiceLines.maximumByteCount else { return .wrong }
      let turn = take(line: line)
      // Nothing may follow.
      if case .end = turn { return rest.isEmpty ? .end : .wrong }
      if case .wrong = turn { return .wrong }
    }
    return .more
  }

  private mutating func take(line: [UInt8]) -> Turn {
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("failed ") {
      let parts = text.split(separator: " ", maxSplits: 2)
      guard parts.count >= 2, let code = TransferFailure(rawValue: String(parts[1])) else { return .wrong }
      failure = (code, parts.count == 3 ? String(parts[2]) : "")
      return .end
    }
    guard answer != nil else {
      if line.isEmpty {
        answer = ServiceAnswer(lines: lines)
        return answer == nil ? .wrong : .more
      }
      lines.append(line)
      return lines.count <= Self.maximumLineCount ? .more : .wrong
    }
    if text == "done" { return .end }
    guard text.hasPrefix("chunk "), let count = Int(text.dropFirst(6)), count > 0, String(count) == text.dropFirst(6)
    else { return .wrong }
    chunk = count
    return .more
  }
}
