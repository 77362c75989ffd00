public import Custody
public import Dossiers

/// A dossier as it stands in a vault.
public struct KeptDossier: Sendable {
  /// The record's name.
  public let id: Identifier
  /// As it is now.
  public let dossier: Dossier
  /// All versions, the oldest first; the last is `dossier`.
  public let versions: [Dossier]
  /// What it keeps to.
  public let profile: Profile
  /// The event of the newest version.
  public let event: CustodyEvent
}
