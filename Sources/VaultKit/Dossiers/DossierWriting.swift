public import Custody
public import Dossiers
internal import RecordSchemas
internal import VaultCrypto

/// Beginning dossiers, and changing them: each change is an event with the whole of it.
public struct DossierWriting: Sendable {
  private let session: UnlockedVault

  /// Dossiers by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Begins a dossier.
  /// - Parameters:
  ///   - profile: the profile's name; its newest version counts.
  ///   - compartment: what it is sealed to; nil for general.
  /// - Returns: its name.
  public func begin(
    profile name: String, title: String, compartment: String?, changes: DossierEdit? = nil
  ) throws(VaultError) -> KeptDossier {
    let version = try ProfileLibrary(session).newest(name)
    var dossier = Dossier(
      profile: version.reference, title: title, exhibitPrefix: version.profile.exhibitPrefix)
    dossier.language = version.profile.language
    if let changes { dossier = try Self.sense { () throws(DossierError) in try changes.applied(to: dossier) } }
    var random = RandomPool()
    let draft = RecordDraft(
      id: Identifier(&random), type: .dossier, fields: dossier.fields, compartment: compartment)
    try RecordWriting(session).add([draft])
    return try DossierReading(session).dossier(draft.id)
  }

  /// Changes a dossier.
  /// - Parameters:
  ///   - id: nil for the only one.
  ///   - reason: why, for the log.
  /// - Returns: the dossier as it is now, and what `body` returned. Where nothing changed, nothing is written.
  public func change<R>(
    _ id: Identifier?, reason: String, _ body: (inout Dossier) throws(DossierError) -> R
  ) throws(VaultError) -> (kept: KeptDossier, result: R) {
    let kept = try DossierReading(session).dossier(id)
    var dossier = kept.dossier
    let result = try Self.sense { () throws(DossierError) in try body(&dossier) }
    guard dossier != kept.dossier else { return (kept, result) }
    try RecordWriting(session).amend(
      kept.id, fields: dossier.fields, reason: reason, after: kept.event.statement.event)
    return (try DossierReading(session).dossier(kept.id), result)
  }

  /// Lets a dossier keep to the newest version of its profile.
  public func takeNewestProfile(_ id: Identifier) throws(VaultError) -> KeptDossier {
    let (newest, versions) = try DossierReading(session).versions(of: id)
    guard var dossier = versions.last else { return try DossierReading(session).dossier(id) }
    let version = try ProfileLibrary(session).newest(dossier.profile.name)
    if dossier.profile != version.reference {
      dossier.profile = version.reference
      try RecordWriting(session).amend(
        id, fields: dossier.fields, reason: "profile \(version.profile.name), version \(version.profile.version)",
        after: newest.event.statement.event)
    }
    return try DossierReading(session).dossier(id)
  }

  private static func sense<R>(_ body: () throws(DossierError) -> R) throws(VaultError) -> R {
    do throws(DossierError) { return try body() } catch {
      throw VaultError(
        .usage, error.faults.prefix(20).joined(separator: " "), safe: "Nothing was written.",
        next: "See: evault dossier show")
    }
  }
}
