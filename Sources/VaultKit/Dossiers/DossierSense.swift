internal import Custody
internal import Dossiers
internal import RecordSchemas

/// What no schema can say of dossiers, before one is written: numbers of exhibits stay, and names are the profile's.
struct DossierSense {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// - Throws: `.usage`, with the faults in words.
  func require(_ drafts: [RecordDraft]) throws(VaultError) {
    for draft in drafts where draft.type == .dossier {
      guard let dossier = Dossier(draft.fields) else {
        throw Self.refusal(["A field, section or element of the dossier has two texts."])
      }
      guard session.canOpen else {
        throw VaultError(
          .notPermitted, "A dossier is written by who can read what it was before: your key opens nothing.",
          safe: "Nothing was written.")
      }
      let earlier =
        try RecordReading(session).current([.dossier]).contains { $0.id == draft.id }
        ? DossierReading(session).versions(of: draft.id).versions : []
      let profile = try ProfileLibrary(session).profile(dossier.profile)
      guard let profile else {
        throw Self.refusal([
          "There is no version \(dossier.profile.version) of a profile \(dossier.profile.name) with this text."
        ])
      }
      let faults = try DossierConsistency.faults(
        of: dossier, after: earlier, disclosed: ExportedBundles(session).numbers(of: draft.id), profile: profile)
      guard faults.isEmpty else { throw Self.refusal(faults) }
      try requireItems(dossier)
    }
  }

  /// An exhibit is an item that can be read, or was.
  private func requireItems(_ dossier: Dossier) throws(VaultError) {
    let inventory = Inventory(session)
    for exhibit in dossier.exhibitsInUse {
      guard let item = Identifier(canonical: exhibit.item) else { continue }
      if try inventory.has(item) { continue }
      if try inventory.tombstones().tombstone(of: item) != nil { continue }
      throw VaultError(
        .usage, "\(dossier.label(exhibit.number)): \(item) is no item that you can read.",
        safe: "Nothing was written.", next: "See: evault list")
    }
    for subject in dossier.subjects {
      guard let id = Identifier(canonical: subject),
        let record = try? RecordReading(session).history(of: id).last,
        record.type == .person || record.type == .unit
      else {
        throw VaultError(
          .usage, "\(subject) is no person or unit that you can read.", safe: "Nothing was written.",
          next: "See: evault record list --type person")
      }
    }
  }

  private static func refusal(_ faults: [String]) -> VaultError {
    VaultError(
      .usage, faults.prefix(20).joined(separator: " "), safe: "Nothing was written.", next: "See: evault dossier show")
  }
}
