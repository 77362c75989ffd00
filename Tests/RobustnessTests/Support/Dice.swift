internal import Foundation

/// Random numbers (SplitMix64) that come again with the same `EVAULT_SEED`; every failure names the seed.
struct Dice: RandomNumberGenerator {
  /// The seed of this run.
  static let seed: UInt64 =
    ProcessInfo.processInfo.environment["EVAULT_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1..<1_000_000)

  private var state: UInt64

  /// Dice for one test.
  init(_ purpose: UInt64) { state = Self.seed &* 1000 &+ purpose }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// Up to `count` of the numbers in a range: all, or the first, the last, and some between.
  mutating func sample(_ range: Range<Int>, _ count: Int) -> [Int] {
    guard range.count > count else { return Array(range) }
    var chosen: Set<Int> = [range.lowerBound, range.upperBound - 1]
    while chosen.count < count { chosen.insert(Int.random(in: range, using: &self)) }
    return chosen.sorted()
  }
}
