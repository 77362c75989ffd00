import Glibc
import Transfer

/// Standard input: the lines of a request, then its body as it comes.
struct StandardInput {
  /// The most lines of a request.
  private static let maximumLineCount = 32

  private var pending: [UInt8] = []

  /// The lines up to the empty one; nil where there is no end to them.
  mutating func lines() -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    while lines.count <= Self.maximumLineCount {
      guard let end = pending.firstIndex(of: 0x0a) else {
        guard pending.count <= TransferRequest.maximumLineByteCount, fill() else { return nil }
        continue
      }
      let line = Array(pending[..<end])
      pending.removeFirst(end + 1)
      if line.isEmpty { return lines }
      lines.append(line)
    }
    return nil
  }

  /// Up to `count` bytes, as soon as there are any; none at the end, nil where they cannot be read.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    if pending.isEmpty, !fill() { return errno == 0 ? [] : nil }
    let piece = pending.prefix(count)
    pending.removeFirst(piece.count)
    return piece
  }

  /// Reads more; false at the end, with `errno` 0, or where that fails.
  private mutating func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      errno = 0
      let count = unsafe read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      pending += buffer[..<count]
      return true
    }
  }
}
