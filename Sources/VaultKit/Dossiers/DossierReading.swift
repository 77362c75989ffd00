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
    let (newest, versions) = try versions(of: name)
    guard let dossier = versions.last else { throw Self.noDossier(name) }
    guard let profile = try ProfileLibrary(session).profile(dossier.profile) else {
      throw VaultError(
        .failed,
        "The dossier keeps to version \(dossier.profile.version) of the profile \(dossier.profile.name), which is not in this vault or program.",
        next: "Take the newest: evault dossier edit --dossier \(name) --newest-profile")
    }
    return KeptDossier(id: name, dossier: dossier, versions: versions, profile: profile, event: newest.event)
  }

  /// All versions of a dossier, and the record of the newest.
  /// - Throws: `.usage` where it is none; `.failed` where a version cannot be read or understood: it may have given numbers.
  func versions(of id: Identifier) throws(VaultError) -> (newest: EvidenceRecord, versions: [Dossier]) {
    let records = try RecordReading(session).history(of: id, list: "evault dossier list")
    guard let newest = records.last, newest.type == .dossier else { throw Self.noDossier(id) }
    for (place, record) in records.enumerated() {
      // A later place in the chain than versions were read: one between is missing.
      guard let number = record.event.statement.position.number, number <= place else {
        throw VaultError(
          .failed, "A version of the dossier \(id) cannot be read by you: it may have given numbers to exhibits.",
          safe: "Nothing was written.", next: "Ask a member who can read all of it. See: evault record history \(id)")
      }
    }
    let versions = records.compactMap { Dossier($0.fields) }
    guard versions.count == records.count else {
      throw VaultError(
        .failed, "The dossier \(id) says something twice, or what a dossier cannot say.",
        safe: "Nothing was written.", next: "See: evault record history \(id)")
    }
    return (newest, versions)
  }

  private static func noDossier(_ id: Identifier) -> VaultError {
    VaultError(.usage, "\(id) is no dossier.", next: "See: evault dossier list")
  }

  /// What is wrong with the numbers and names of a dossier as it stands, in sentences.
  func faults(of kept: KeptDossier) throws(VaultError) -> [String] {
    try DossierConsistency.faults(
      of: kept.dossier, after: Array(kept.versions.dropLast()),
      disclosed: ExportedBundles(session).numbers(of: kept.id), profile: kept.profile)
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
