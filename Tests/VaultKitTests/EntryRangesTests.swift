import SelectiveDisclosure
import Testing

@testable import VaultKit

@Suite struct EntryRangesTests {
  @Test func indexesAreJoined() {
    #expect(EntryRanges([7, 1, 2, 3, 9, 8, 2]).ranges == [1...3, 7...9])
    #expect(EntryRanges([UInt64]()).claim == [])
    #expect(EntryRanges([0, 1, 5]).claim == [[0, 1], [5, 5]])
  }

  @Test func aClaimIsReadAsItWasWritten() {
    for ranges in [EntryRanges([0, 1, 2, 9, 11]), EntryRanges([UInt64.max]), EntryRanges([UInt64]())] {
      #expect(EntryRanges(ranges.claim) == ranges)
    }
  }

  @Test(
    "what is not ascending ranges is none",
    arguments: [
      nil, .null, "0-1", [[1, 0]], [[0]], [[0, 1, 2]], [[0, 1], [1, 2]], [[5, 6], [0, 1]], [["0", "1"]], [[-1, 0]],
      [0, 1],
    ] as [JSON?])
  func malformed(_ claim: JSON?) { #expect(EntryRanges(claim) == nil) }

  @Test func tooManyAreLeftOutAndRefused() {
    let many = EntryRanges((0..<5000).map { UInt64($0) * 2 })
    #expect(many.ranges.count == 5000)
    #expect(many.claim.arrayValue?.count == EntryRanges.maximumCount)
    #expect(
      EntryRanges(.array(many.ranges.map { [.integer(Int($0.lowerBound)), .integer(Int($0.upperBound))] })) == nil)
  }
}
