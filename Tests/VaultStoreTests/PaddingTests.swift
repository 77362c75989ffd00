import TestSupport
import Testing

@testable import VaultStore

@Suite struct PaddingTests {
  /// Computed apart from the program, from the formula of Schemas/README.md §3.1.
  @Test(
    arguments: [
      (0, 512), (1, 512), (510, 512), (511, 512), (512, 544), (513, 544), (543, 544), (544, 576), (1023, 1024),
      (1024, 1088), (1055, 1088), (1056, 1088), (2047, 2048), (2048, 2176), (4095, 4096), (4096, 4352),
      (65_535, 65_536), (65_536, 67_584), (67_583, 67_584), (67_584, 69_632), (1_048_575, 1_048_576),
      (1_048_576, 1_081_344), (1_081_343, 1_081_344), (1_081_344, 1_114_112), (16_777_214, 16_777_216),
      (16_777_215, 16_777_216), (16_777_216, 16_777_216), (16_777_217, 16_777_217), (.max, .max),
    ] as [(UInt64, UInt64)])
  func boundariesAreThoseOfTheFormat(_ content: UInt64, _ padded: UInt64) {
    #expect(Padding.paddedByteCount(content: content) == padded)
  }

  @Test func padmeIsThatOfThePaper() {
    let table: [UInt64: UInt64] = [
      1: 1, 2: 2, 3: 3, 8: 8, 9: 10, 10: 10, 16: 16, 17: 18, 100: 104, 1000: 1024, 1_000_000: 1_015_808,
    ]
    for (length, padded) in table { #expect(Padding.padme(length) == padded) }
  }

  /// Never shorter than content and mark, never more than 12 % longer above the minimum, and larger content is never padded to less.
  @Test func classesAscendAndCostLittle() {
    var last: UInt64 = 0
    for count: UInt64 in 0..<70_000 {
      let padded = Padding.paddedByteCount(content: count)
      #expect(padded > count && padded >= last && padded >= Padding.minimum)
      if padded > Padding.minimum { #expect(Double(padded) <= Double(count + 1) * 1.12) }
      last = padded
    }
  }

  @Test func thePaddingIsOneMarkAndZeros() {
    for count: UInt64 in [0, 1, 511, 512, 1023, 65_536, 16_777_215] {
      let padding = Padding.bytes(after: count)
      #expect(padding.first == 0x80 && padding.dropFirst().allSatisfy { $0 == 0 })
      #expect(count + UInt64(padding.count) == Padding.paddedByteCount(content: count))
    }
    #expect(Padding.bytes(after: Padding.unpaddedFrom).isEmpty)
    #expect(Padding.bytes(after: .max).isEmpty)
  }

  /// Content that looks like padding is content.
  @Test func contentComesBack() {
    for content: [UInt8] in [
      [], [0], [0x80], [0x80, 0], [1, 0x80], Array(repeating: 0, count: 511), Array(repeating: 0x80, count: 512),
      Array(repeating: 0, count: 512), Array(repeating: 7, count: 1023), Array(repeating: 0, count: 2048) + [0x80],
    ] {
      let padded = content + Padding.bytes(after: UInt64(content.count))
      #expect(Padding.contentCount(of: padded) == content.count)
    }
  }

  @Test func everyOtherPaddingIsRefused() {
    let padded = [UInt8](repeating: 7, count: 100) + Padding.bytes(after: 100)
    #expect(Padding.contentCount(of: padded) == 100)
    #expect(Padding.contentCount(of: []) == nil)
    #expect(Padding.contentCount(of: [0x80]) == nil)
    #expect(Padding.contentCount(of: [UInt8](repeating: 0, count: 512)) == nil, "no mark")
    #expect(Padding.contentCount(of: padded.dropLast()) == nil, "one zero less")
    #expect(Padding.contentCount(of: padded + [0]) == nil, "one zero more")
    #expect(Padding.contentCount(of: padded + [UInt8](repeating: 0, count: 32)) == nil, "the next class")
    var wrongMark = padded
    wrongMark[100] = 0x81
    #expect(Padding.contentCount(of: wrongMark) == nil)
    var late = padded
    late[511] = 1
    #expect(Padding.contentCount(of: late) == nil, "something behind the zeros")
    #expect(Padding.contentCount(of: [UInt8](repeating: 7, count: 600)) == nil, "nothing padded")
  }

  @Test func randomContentComesBackAndMutantsDoNotCrash() {
    var generator = SeededGenerator(seed: 7816)
    for _ in 0..<500 {
      let content = generator.bytes(Int(generator.next() % 5000))
      var padded = content + Padding.bytes(after: UInt64(content.count))
      #expect(Padding.contentCount(of: padded) == content.count)
      padded.removeLast(Int(generator.next() % UInt64(padded.count)) + 1)
      if let count = Padding.contentCount(of: padded) {
        #expect(Padding.paddedByteCount(content: UInt64(count)) == UInt64(padded.count))
      }
    }
  }
}
