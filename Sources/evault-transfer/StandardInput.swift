import Glibc
import Transfer

/// Standard input: the lines of a request, then its body as it comes.
final class StandardInput {
  /// The most lines of a request.
  private static let maximumLineCount = 32

  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Where in the buffer that is which was read and not taken.
  private var rest = 0..<0

  /// The lines up to the empty one; nil where there is no end to them.
  func lines() -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    while lines.count <= Self.maximumLineCount {
      if rest.isEmpty, !fill() { return nil }
      let end = buffer[rest].firstIndex(of: 0x0a)
      line += buffer[rest.lowerBound..<(end ?? rest.upperBound)]
      rest = (end.map { $0 + 1 } ?? rest.upperBound)..<rest.upperBound
      guard line.count <= TransferRequest.maximumLineByteCount else { return nil }
      guard end != nil else { continue }
      if line.isEmpty { return lines }
      lines.append(line)
      line = []
    }
    return nil
  }

  /// Up to `count` bytes, as soon as there are any; none at the end, nil where they cannot be read.
  func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    if rest.isEmpty, !fill() { return errno == 0 ? [] : nil }
    let piece = buffer[rest].prefix(count)
    rest = piece.endIndex..<rest.upperBound
    return piece
  }

  /// So many bytes, once all are there; nil where there are fewer.
  func whole(_ count: Int) -> [UInt8]? {
    var whole: [UInt8] = []
    whole.reserveCapacity(count)
    while whole.count < count {
      guard let piece = bytes(count - whole.count), !piece.isEmpty else { return nil }
      whole += piece
    }
    return whole
  }

  /// Reads more; false at the end, with `errno` 0, or where that fails.
  private func fill() -> Bool {
    while true {
      errno = 0
      let count = unsafe read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = 0..<count
      return true
    }
  }
}
