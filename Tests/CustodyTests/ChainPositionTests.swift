import SelectiveDisclosure
import Testing
import VaultCrypto

@testable import Custody

@Suite struct ChainPositionTests {
  private static let digest = SHA256.hash([1])
  private static let hex = JSON.string(digest.hex)

  @Test(arguments: [ChainPosition.first, .next(1, after: digest), .next((1 << 53) - 1, after: digest), .unknown])
  func everyPlaceComesBack(_ position: ChainPosition) {
    let (seq, prev) = position.claims
    #expect(ChainPosition(seq: seq, prev: prev) == position)
  }

  @Test func theClaimsAreThoseOfTheFormat() {
    #expect(ChainPosition.first.claims == (.integer(0), .null))
    #expect(ChainPosition.next(7, after: Self.digest).claims == (.integer(7), Self.hex))
    #expect(ChainPosition.unknown.claims == (.string("unknown"), .string("unknown")))
    #expect(ChainPosition.first.number == 0)
    #expect(ChainPosition.next(7, after: Self.digest).number == 7)
    #expect(ChainPosition.unknown.number == nil)
  }

  @Test func everyOtherPairIsRefused() {
    let pairs: [(JSON?, JSON?)] = [
      (nil, nil), (0, nil), (nil, nil as JSON), (0, Self.hex), (1, nil as JSON), (1, .null), (-1, Self.hex),
      ("unknown", .null), (0, "unknown"), (1, "unknown"), ("unknown", Self.hex), ("Unknown", "unknown"),
      ("0", .null), (.null, .null), (1, .string(Self.digest.hex.uppercased())), (1, .string(Self.digest.hex + "0")),
      (1, ""), (.integer(1 << 53), Self.hex), (.integer(.max), Self.hex), (.bool(false), .null), (.array([]), .null),
      ("1", Self.hex),
    ]
    for (seq, prev) in pairs { #expect(ChainPosition(seq: seq, prev: prev) == nil, "\(pairs)") }
  }

  /// One number, one spelling.
  @Test(arguments: ["-0", "0.0", "0e0", "0E1"]) func otherSpellingsOfNoughtAreRefused(_ literal: String) throws {
    let number = try #require(JSONNumber(literal: literal))
    #expect(ChainPosition(seq: .number(number), prev: .null) == nil)
    #expect(ChainPosition(seq: .integer(0), prev: .null) == .first)
  }

  @Test(arguments: ["1.0", "1e0", "10e-1", "9223372036854775808", "1e400"])
  func otherSpellingsOfANumberAreRefused(_ literal: String) throws {
    let number = try #require(JSONNumber(literal: literal))
    #expect(ChainPosition(seq: .number(number), prev: Self.hex) == nil)
  }
}
