public import Age
public import SelectiveDisclosure

/// All roster versions from the first on, each verified against the one before, with the index of each in the log.
/// Authority is judged by the version in force at an event's index, never by what the event claims.
public struct RosterHistory: Sendable {
  /// The vault's fingerprint: the digest of version 1.
  public let fingerprint: Fingerprint
  /// The versions, from 1, each with the index of its entry.
  public let versions: [(roster: Roster, index: UInt64)]

  /// The newest version.
  public let current: Roster
  /// By member: the indexes of versions that say since when what they signed is doubted, and since when.
  private let doubts: [String: [(index: UInt64, since: Timestamp)]]

  /// Verifies a history.
  /// - Parameter tokens: version 1 first, each with the index of its entry; version 1 has index 0.
  public init(verifying tokens: [(token: SDJWT, index: UInt64)]) throws(CustodyError) {
    try self.init(versions: [], appending: tokens)
  }

  /// The history with one more version, verified.
  public func appending(_ token: SDJWT) throws(CustodyError) -> RosterHistory {
    guard let index = Roster.claimedIndex(token) else { throw CustodyError(.malformed, "roster") }
    return try RosterHistory(versions: versions, appending: [(token, index)])
  }

  private init(
    versions: [(roster: Roster, index: UInt64)], appending tokens: [(token: SDJWT, index: UInt64)]
  ) throws(CustodyError) {
    var versions = versions
    for (token, index) in tokens {
      let roster = try Roster(verifying: token, after: versions.last?.roster)
      guard index == roster.index, versions.last.map({ $0.index < index }) ?? (index == 0) else {
        throw CustodyError(.brokenRoster, "version \(roster.version) at index \(index)")
      }
      versions.append((roster, index))
    }
    guard let first = versions.first, let last = versions.last else { throw CustodyError(.brokenRoster, "no roster") }
    fingerprint = Fingerprint(first.roster.digest)
    self.versions = versions
    current = last.roster
    var doubts: [String: [(index: UInt64, since: Timestamp)]] = [:]
    for (roster, index) in versions {
      for member in roster.members {
        if let since = member.suspendedSince { doubts[member.kid, default: []].append((index, since)) }
      }
    }
    self.doubts = doubts
  }

  /// What was sealed to a compartment in one of its generations; nil where there was none.
  public func recipient(of compartment: String, generation: Int) -> X25519Recipient? {
    versions.lazy.compactMap { $0.roster.compartment(compartment) }.first { $0.generation == generation }?.recipient
  }

  /// The generations of a compartment that were not shredded, in ascending order: whoever is cleared for it holds the key of each.
  public func generations(of compartment: Compartment) -> [Int] {
    Set(versions.compactMap { $0.roster.compartment(compartment.id)?.generation })
      .filter { $0 > compartment.shredded && $0 <= compartment.generation }.sorted()
  }

  /// Since when what this member signed is doubted, where a version after `index` suspends them; nil where none does.
  /// A suspension that ended leaves the doubt: it says under what circumstances something was signed.
  public func doubt(of kid: String, at index: UInt64) -> Timestamp? {
    doubts[kid]?.filter { $0.index > index }.map(\.since).min()
  }

  /// The version by which the entry at `index` is judged; nil for the first entry, which is the first roster itself.
  public func inForce(at index: UInt64) -> Roster? {
    // There may be hundreds, and each event asks.
    var (lower, upper) = (0, versions.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if versions[middle].index < index { lower = middle + 1 } else { upper = middle }
    }
    return lower == 0 ? nil : versions[lower - 1].roster
  }
}
