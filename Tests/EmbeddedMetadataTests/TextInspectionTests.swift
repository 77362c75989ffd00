import Testing

@testable import EmbeddedMetadata

/// What begins as plain text.
struct TextInspectionTests {
  private func gap(_ bytes: [UInt8], pieces: Int) -> Inspection.Gap? {
    var text = TextInspection()
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      text.take(Array(bytes[start..<min(start + pieces, bytes.count)]).span)
    }
    return text.finish().gap
  }

  /// Wherever it is cut.
  @Test(arguments: [1, 2, 3, 4, 7, 1000]) func textIsTextToItsEnd(_ pieces: Int) {
    let text = Array("Свідок: 5 березня. 😀 دیدم\t\r\n\u{c}end é".utf8)
    #expect(gap(text, pieces: pieces) == nil)
    #expect(gap([], pieces: pieces) == nil)
    for hidden in [[0], [0x1b], [0xff], [0xc3], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0x80]] as [[UInt8]] {
      #expect(gap(text + hidden, pieces: pieces) == .unreadable, "\(hidden)")
      #expect(gap(text + hidden + text, pieces: pieces) == .unreadable, "\(hidden)")
    }
  }
}
