internal import Custody
public import Dossiers
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Adding a profile of the organisation's own, or one in the place of another.
public struct ProfileWriting: Sendable {
  private let session: UnlockedVault

  /// Profiles by this member, who must be a custodian: what a submission must contain binds everybody.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Adds a profile.
  /// - Parameter reason: why it takes the place of the version before; needed where there is one.
  /// - Throws: `.usage`, with the faults in words, for what is no profile, or has no higher version than the one before.
  public func add(_ bytes: [UInt8], reason: String? = nil) throws(VaultError) -> Profile {
    let profile: Profile
    do throws(ProfileError) { profile = try Profile(parsing: bytes) } catch {
      throw VaultError(
        .usage, "The profile is not right. \(error.faults.joined(separator: " "))", safe: "Nothing was written.",
        next: "See how one looks: evault dossier profile sanctions-uk --document")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw VaultError(.usage, "The profile is not UTF-8.", safe: "Nothing was written.")
    }
    try requireHigher(profile, reason)
    var claims = [
      JSONMember("profile", .string(profile.name)), JSONMember("version", .integer(profile.version)),
      JSONMember(ProfileVersion.document, .string(text)),
    ]
    if let reason { claims.append(JSONMember("amendment", .string(reason))) }
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    let before = try session.vault.state().head.size
    try session.commit { state throws(VaultError) in
      // Somebody else may have added one meanwhile.
      if state.head.size > before { try requireHigher(profile, reason) }
      return [
        try sealer.entry(
          .profileAdded, claims, session, state, to: session.recipient(of: Compartment.general, in: state.rosters),
          staging: staging)
      ]
    }
    return profile
  }

  private func requireHigher(_ profile: Profile, _ reason: String?) throws(VaultError) {
    guard session.canOpen, try session.isCleared(for: Compartment.general) else {
      throw VaultError(
        .notPermitted, "Whoever adds a profile reads those that there are: you are not cleared for general.",
        safe: "Nothing was written.")
    }
    let newest = try ProfileLibrary(session).versions().last { $0.profile.name == profile.name }?.profile.version
    if let newest, profile.version <= newest {
      throw VaultError(
        .usage, "The profile says that it is version \(profile.version); there is a version \(newest) already.",
        safe: "Nothing was written.", next: "Let its \"version\" be \(newest + 1) or higher.")
    }
    guard (newest == nil) == (reason == nil) else {
      throw VaultError(
        .usage,
        reason == nil
          ? "Why does it take the place of the profile before? --reason WHY"
          : "It takes no other's place: leave --reason out.",
        safe: "Nothing was written.")
    }
  }
}
