internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultFiles
internal import VaultStore

/// Telling who a pseudonym is: recorded durably, and first. Nothing else shows what an identity record says.
public struct Revealing: Sendable {
  private let session: UnlockedVault

  /// Revealing to this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// The identity records of a pseudonym, as they stand, once an event says who was told, and why.
  /// - Throws: `.usage` for what is no pseudonym: it may be a name, so it is neither recorded nor repeated; `.notPermitted`, `.failed` where there is none that this member can read; the refusal is recorded.
  public func reveal(_ pseudonym: String, purpose: String) throws(VaultError) -> [EvidenceRecord] {
    guard CataloguedEvent.isPseudonym(pseudonym) else {
      throw VaultError(
        .usage, "That is no pseudonym: one is P- and one to eight letters or digits, such as P-104.",
        safe: "Nothing was recorded.",
        next: "Which pseudonyms have an identity record: evault record list --type identity")
    }
    do throws(VaultError) { try session.require(.access) } catch {
      throw refused(pseudonym, "not-permitted", purpose, error)
    }
    let records = try RecordReading(session).current([.identity])
      .filter { $0.fields["pseudonym"] == .string(pseudonym) }
    guard !records.isEmpty else {
      let next =
        (try? session.isCleared(for: Compartment.identities)) == true
        ? "Those that there are: evault record list --type identity"
        : "Whoever is cleared for the compartment identities can: evault compartment list"
      throw refused(
        pseudonym, "not-readable", purpose,
        VaultError(.failed, "There is no identity record of this pseudonym that you can read.", next: next))
    }
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    var chains = records.map { ItemChain($0.id) }
    for place in chains.indices { try chains[place].read(session) }
    try session.commit { state throws(VaultError) in
      var entries: [LogEntry] = []
      for place in chains.indices {
        try chains[place].read(session, to: state)
        entries.append(
          try sealer.entry(
            .revealed, [JSONMember("purpose", .string(purpose))], about: chains[place].item, at: chains[place].next,
            session, state, to: session.recipient(of: Compartment.identities, in: state.rosters), staging: staging))
      }
      return entries
    }
    return records.compactMap { EvidenceRecord(revealing: $0.event) }
  }

  private func refused(
    _ pseudonym: String, _ reason: String, _ purpose: String, _ error: VaultError
  ) -> VaultError {
    let claims = [JSONMember("pseudonym", .string(pseudonym)), JSONMember("purpose", .string(purpose))]
    return Trace(session).refusal(.accessRefused, [], reason, claims, error)
  }
}
