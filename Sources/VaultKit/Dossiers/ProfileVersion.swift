public import Custody
public import Dossiers
internal import SelectiveDisclosure
internal import VaultCrypto

/// A version of a profile, and where it comes from.
public struct ProfileVersion: Sendable {
  /// The profile.
  public let profile: Profile
  /// The event that added it; nil for what comes with the program.
  public let event: CustodyEvent?
  /// Why it took the place of the one before; nil where it did not.
  public let amendment: String?

  /// The claim that holds a profile's text.
  static let document = "document"

  /// One that comes with the program.
  init(_ profile: Profile) {
    self.profile = profile
    event = nil
    amendment = nil
  }

  /// The profile that an event adds; nil where it adds none, or what it adds is no profile.
  init?(_ event: CustodyEvent) {
    guard event.action == .profileAdded, let text = event.text(Self.document),
      let profile = try? Profile(parsing: Array(text.utf8)), profile.name == event.text("profile"),
      profile.version == event.disclosed["version"]?.intValue
    else { return nil }
    self.profile = profile
    self.event = event
    amendment = event.text("amendment")
  }

  /// How a dossier names it.
  public var reference: ProfileReference {
    ProfileReference(profile, digest: SHA256.hash(profile.bytes).hex)
  }
}
