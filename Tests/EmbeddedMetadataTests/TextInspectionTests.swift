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

  @Test(arguments: [1, 2, 3, 1000]) func whatShowsNothingIsNotPassedOver(_ pieces: Int) {
    for number in [0x7f, 0x80, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069, 0xe0000, 0xe0041, 0xe007f] as [UInt32] {
      let hidden = String(Unicode.Scalar(number)!)
      #expect(gap(Array("a\(hidden)b".utf8), pieces: pieces) == .unreadable, "\(number)")
    }
    // Scripts need joiners and marks.
    for number in [0x85, 0xa0, 0x200c, 0x200d, 0x200e, 0x200f, 0x61c, 0xfe0f] as [UInt32] {
      #expect(gap(Array("a\(Unicode.Scalar(number)!)b".utf8), pieces: pieces) == nil, "\(number)")
    }
  }
}
