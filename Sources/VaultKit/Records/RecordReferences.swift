internal import Catalogue
internal import Custody
internal import SelectiveDisclosure

/// Whether what records name is there. Only who is cleared for everything can tell; for others `check` does, by somebody who is.
struct RecordReferences {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Refuses records that name what is no item or record of this vault, and is not written with them.
  func require(_ drafts: [RecordDraft]) throws(VaultError) {
    var named: Set<Identifier> = []
    for draft in drafts { named.formUnion(EvidenceRecord.identifiers(in: .object(draft.fields))) }
    named.subtract(drafts.map(\.id))
    guard !named.isEmpty, try readsEverything() else { return }
    let gone = Set(try Tombstones(session.vault, session.vault.state()).erased.compactMap(\.item))
    let wanted = named.subtracting(gone).sorted()
    let missing = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in
        var missing: Identifier?
        for id in wanted where missing == nil {
          if try view.catalogue.entries(of: id.description).isEmpty { missing = id }
        }
        return missing
      }
    }
    guard let missing else { return }
    throw VaultError(
      .usage, "The record names \(missing), which is no item or record of this vault.", safe: "Nothing was written.",
      next: "See: evault list, and evault record list")
  }

  private func readsEverything() throws(VaultError) -> Bool {
    guard session.canOpen else { return false }
    let kid = session.member.kid
    return try session.vault.state().rosters.current.compartments.allSatisfy { $0.cleared.contains(kid) }
  }
}
