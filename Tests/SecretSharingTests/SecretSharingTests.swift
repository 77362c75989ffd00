import Testing
import VaultCrypto

@testable import SecretSharing

@Suite struct SecretSharingTests {
  private let secret = SecureRandom.secret(32)

  private func bytes(_ secret: SecretBytes) -> [UInt8] { secret.withBytes { $0.copiedBytes() } }

  /// The subsets of `count` things that have `size` members.
  private func subsets(_ count: Int, _ size: Int) -> [[Int]] {
    (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }.filter { $0.count == size }
  }

  @Test(arguments: 2...6) func everySubsetOfEnoughGivesTheSecret(_ count: Int) throws {
    for threshold in 2...count {
      let shares = try SecretSharing.split(secret, threshold: threshold, count: count)
      for size in threshold...count {
        for subset in subsets(count, size) {
          let combined = try SecretSharing.combine(subset.map { shares[$0] })
          #expect(bytes(combined) == bytes(secret))
        }
      }
      for subset in subsets(count, threshold - 1) {
        #expect(throws: SecretSharingError.tooFew(threshold - 1, of: threshold)) {
          try SecretSharing.combine(subset.map { shares[$0] })
        }
      }
    }
  }

  @Test func oneOfOneIsACopyInWords() throws {
    let shares = try SecretSharing.split(secret, threshold: 1, count: 1)
    #expect(shares.count == 1)
    #expect(bytes(try SecretSharing.combine(shares)) == bytes(secret))
  }

  @Test func wordsComeBack() throws {
    for share in try SecretSharing.split(secret, threshold: 3, count: 16) {
      #expect(share.words.count == 33)
      #expect(try SecretShare(words: share.words) == share)
      #expect(try SecretShare(words: share.words.map { $0.uppercased() }) == share)
    }
  }

  @Test func everyWrongWordIsNoticed() throws {
    let words = try SecretSharing.split(secret, threshold: 2, count: 2)[0].words
    for place in words.indices {
      var wrong = words
      wrong[place] = words[place] == "academic" ? "zero" : "academic"
      #expect(throws: SecretSharingError.badChecksum) { try SecretShare(words: wrong) }
      wrong[place] = "nonsense"
      #expect(throws: SecretSharingError.unknownWord(place + 1)) { try SecretShare(words: wrong) }
      wrong.remove(at: place)
      #expect(throws: SecretSharingError.self) { try SecretShare(words: wrong) }
      if place > 0, words[place] != words[place - 1] {
        var exchanged = words
        exchanged.swapAt(place, place - 1)
        #expect(throws: SecretSharingError.badChecksum) { try SecretShare(words: exchanged) }
      }
    }
    #expect(throws: SecretSharingError.wrongLength(0)) { try SecretShare(words: []) }
    #expect(throws: SecretSharingError.wrongLength(100)) {
      try SecretShare(words: [String](repeating: "academic", count: 100))
    }
  }

  @Test func sharesThatDoNotBelongTogetherAreTold() throws {
    let shares = try SecretSharing.split(secret, threshold: 2, count: 3)
    let others = try SecretSharing.split(secret, threshold: 2, count: 3)
    #expect(throws: SecretSharingError.foreign) { try SecretSharing.combine([shares[0], others[1]]) }
    #expect(throws: SecretSharingError.doubled(1)) { try SecretSharing.combine([shares[0], shares[0]]) }
    let forged = SecretShare(
      identifier: shares[0].identifier, isExtendable: true, iterationExponent: 1, index: 0, threshold: 2,
      value: others[0].value)
    #expect(throws: SecretSharingError.conflicting(1)) { try SecretSharing.combine([shares[0], forged]) }
    #expect(throws: SecretSharingError.wrongSecret) { try SecretSharing.combine([forged, shares[1]]) }
    #expect(throws: SecretSharingError.conflicting(1)) { try SecretSharing.combine([shares[1], shares[2], forged]) }
    #expect(throws: SecretSharingError.tooFew(0, of: 2)) { try SecretSharing.combine([]) }
  }

  @Test(arguments: [(1, 2), (1, 16), (3, 2), (2, 17), (0, 3)])
  func numbersThatCannotBeAreRefused(_ threshold: Int, _ count: Int) {
    #expect(throws: SecretSharingError.badParameters) {
      try SecretSharing.split(secret, threshold: threshold, count: count)
    }
  }

  @Test func theFieldIsAField() {
    for a in UInt8.min...UInt8.max {
      #expect(GaloisField.multiply(a, 1) == a && GaloisField.multiply(a, 0) == 0)
      if a != 0 { #expect(GaloisField.multiply(a, GaloisField.invert(a)) == 1) }
    }
    // FIPS 197 §4.2.
    #expect(GaloisField.multiply(0x57, 0x83) == 0xc1 && GaloisField.multiply(0x57, 0x13) == 0xfe)
  }
}
