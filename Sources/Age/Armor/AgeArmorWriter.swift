internal import Encodings

/// Writes ASCII armor from bytes that arrive in pieces, with line feeds as ends of line, one after the last line included.
public struct AgeArmorWriter: Sendable {
  private var pending: [UInt8] = []
  private var isStarted = false

  /// A writer at the start of its text.
  public init() {}

  /// Takes bytes in and appends the full lines to `text`.
  public mutating func push(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
    start(&text)
    pending.append(bytes)
    var begin = 0
    while pending.count - begin >= AgeArmor.bytesPerLine {
      line(begin..<begin + AgeArmor.bytesPerLine, into: &text)
      begin += AgeArmor.bytesPerLine
    }
    pending.removeFirst(begin)
  }

  /// Appends what is left and the closing line. The writer is as new afterwards.
  public mutating func finish(into text: inout [UInt8]) {
    start(&text)
    if !pending.isEmpty { line(pending.indices, into: &text) }
    pending = []
    isStarted = false
    text += AgeArmor.last
    text.append(AgeArmor.lineFeed)
  }

  /// The armor of these bytes.
  public static func armor(_ bytes: Span<UInt8>) -> [UInt8] {
    var writer = AgeArmorWriter()
    var text: [UInt8] = []
    writer.push(bytes, into: &text)
    writer.finish(into: &text)
    return text
  }

  private mutating func start(_ text: inout [UInt8]) {
    guard !isStarted else { return }
    isStarted = true
    text += AgeArmor.first
    text.append(AgeArmor.lineFeed)
  }

  private func line(_ range: Range<Int>, into text: inout [UInt8]) {
    text += Base64.padded.encodeBytes(Array(pending[range]))
    text.append(AgeArmor.lineFeed)
  }
}
