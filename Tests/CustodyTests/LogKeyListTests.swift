import Custody
import Testing

struct LogKeyListTests {
  private let team: Team
  private let history: RosterHistory

  init() throws {
    team = try Team()
    history = try team.history()
  }

  private func lines() throws -> [[UInt8]] {
    try LogKeyList(history).bytes().dropLast().split(separator: 0x0a, omittingEmptySubsequences: false).map {
      Array($0)
    }
  }

  private static func file(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0a] } }

  @Test func aListTellsWhoSignsTheLogAndNothingElse() throws {
    let read = try LogKeyList(LogKeyList(history).bytes())
    #expect(read.history.fingerprint == history.fingerprint)
    #expect(read.history.versions.map(\.roster.digest) == history.versions.map(\.roster.digest))
    #expect(read.signers == history.current.members.filter(\.maySignLog))
    #expect(read.signers.map(\.kid) == [team.custodian.kid])
    for version in read.history.versions {
      #expect(version.roster.members.map(\.kid) == [team.custodian.kid])
      #expect(version.roster.compartments.isEmpty)
    }
  }

  @Test func anythingElseIsRefused() throws {
    let good = try lines()
    #expect(good.count == history.versions.count && good.count > 1)
    // A shorter list is an older one, and still a list: whoever follows the log compares.
    #expect(try LogKeyList(Self.file([good[0]])).history.versions.count == 1)
    var bad = [[], [0x0a], Self.file(Array(good.dropFirst())), Self.file(good + [good[1]]), Self.file(good.reversed())]
    bad += [Array(Self.file(good).dropLast()), Self.file(good) + [0x0a]]
    // Another vault's second version.
    bad.append(Self.file([good[0], try LogKeyListTests().lines()[1]]))
    for place in stride(from: 0, to: good[0].count, by: 97) {
      var changed = good
      changed[0][place] ^= 1
      bad.append(Self.file(changed))
    }
    for list in bad { #expect(throws: CustodyError.self) { try LogKeyList(list) } }
  }
}
