public import Custody
public import Dossiers
internal import RecordSchemas

/// Dossiers as far as a member can read them.
public struct DossierReading: Sendable {
  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// All of them, in the order in which they were begun.
  public func all() throws(VaultError) -> [(record: EvidenceRecord, dossier: Dossier)] {
    try RecordReading(session).current([.dossier]).compactMap { record in
      Dossier(record.fields).map { (record, $0) }
    }
  }

  /// A dossier.
  /// - Parameter id: nil for the only one that there is.
  /// - Throws: `.usage` where several could be meant; `.failed` where there is none, or its profile is not there.
  public func dossier(_ id: Identifier?) throws(VaultError) -> KeptDossier {
    let name: Identifier
    if let id { name = id } else { name = try only() }
    let records = try RecordReading(session).history(of: name)
    guard let newest = records.last, newest.type == .dossier else {
      throw VaultError(.usage, "\(name) is no dossier.", next: "See: evault dossier list")
    }
    let versions = records.compactMap { Dossier($0.fields) }
    guard versions.count == records.count, let dossier = versions.last else {
      throw VaultError(
        .failed, "The dossier \(name) says something twice, or what a dossier cannot say.",
        next: "See: evault record history \(name)")
    }
    guard let profile = try ProfileLibrary(session).profile(dossier.profile) else {
      throw VaultError(
        .failed,
        "The dossier keeps to version \(dossier.profile.version) of the profile \(dossier.profile.name), which is not in this vault or program.",
        next: "Take the newest: evault dossier edit --dossier \(name) --newest-profile")
    }
    return KeptDossier(id: name, dossier: dossier, versions: versions, profile: profile, event: newest.event)
  }

  /// The only dossier that there is.
  public func only() throws(VaultError) -> Identifier {
    let all = try all()
    guard let first = all.first else {
      throw VaultError(
        .failed, "There is no dossier in this vault that you can read.", next: "Begin one: evault dossier new")
    }
    guard all.count == 1 else {
      throw VaultError(
        .usage, "There are \(all.count) dossiers: say which one with --dossier ID.", next: "See: evault dossier list")
    }
    return first.record.id
  }
}
