import Custody
import SelectiveDisclosure
import TestSupport
import Testing
import TransparencyLog
import VaultCrypto

/// Bytes changed at random never verify, and never do worse than be refused.
@Suite struct MutationTests {
  private let team: Team
  private let rosters: RosterHistory

  init() throws {
    team = try Team()
    rosters = try team.history()
  }

  /// A few bytes exchanged, left out, doubled or put in.
  private static func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int(generator.next() % 3) {
      let place = Int(generator.next() % UInt64(bytes.count))
      switch generator.next() % 5 {
      case 0: bytes[place] ^= UInt8(1) << (generator.next() % 8)
      case 1: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[place], at: place)
      default: bytes.swapAt(place, Int(generator.next() % UInt64(bytes.count)))
      }
    }
    return bytes
  }

  @Test func aMutatedEventNeverVerifies() throws {
    var generator = SeededGenerator(seed: 9901)
    let token = try team.token(team.statement(rosters), claims: ["title": "a title", "digest": "00"])
    let honest = token.serialized
    var parsed = 0
    for _ in 0..<3000 {
      let bytes = Self.mutate(honest, &generator)
      // Disclosures may come in another order or fewer: that is no change of what was signed.
      guard let mutant = try? SDJWT(parsing: bytes), mutant.jwt != token.jwt || mutant.disclosures != token.disclosures
      else { continue }
      parsed += 1
      for entry in [team.entry(token), team.entry(mutant)] {
        let event = try? CustodyEvent(verifying: mutant, entry: entry, index: 3, rosters: rosters)
        let isPresentation =
          mutant.jwt == token.jwt && Set(mutant.disclosures).isSubset(of: Set(token.disclosures))
        #expect(event == nil || isPresentation)
      }
    }
    #expect(parsed > 20, "some mutants must get past the parser")
  }

  @Test func aMutatedRosterNeverVerifies() throws {
    var generator = SeededGenerator(seed: 1)
    let token = try team.roster(1, after: nil)
    for _ in 0..<2000 {
      guard let mutant = try? SDJWT(parsing: Self.mutate(token.serialized, &generator)) else { continue }
      let roster = try? RosterHistory(verifying: [(mutant, 0)]).current
      #expect(
        roster == nil || (mutant.jwt == token.jwt && roster?.members == [team.member(team.custodian, .custodian)]))
    }
    #expect(throws: Never.self) { try RosterHistory(verifying: [(token, 0)]) }
  }

  @Test func aMutatedTombstoneNeverVerifies() throws {
    var generator = SeededGenerator(seed: 4)
    let token = try Tombstone.issue(
      vault: rosters.fingerprint, recorded: Team.now,
      subject: .item(team.item, entries: [1], objects: [SHA256.hash([1])]), reason: .unlawful, roster: 2, head: .empty,
      signer: team.custodian)
    for _ in 0..<2000 {
      let bytes = Self.mutate(token.serialized, &generator)
      guard bytes != token.serialized, let mutant = try? CompactJWS(parsing: bytes) else { continue }
      let entry = LogEntry(tombstone: SHA256.hash(mutant.serialized))
      #expect(refusal { try Tombstone(verifying: mutant, entry: entry, index: 3, rosters: rosters) } != nil)
    }
    let entry = LogEntry(tombstone: SHA256.hash(token.serialized))
    #expect(throws: Never.self) { try Tombstone(verifying: token, entry: entry, index: 3, rosters: rosters) }
  }
}
