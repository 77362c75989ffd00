public import Custody
public import VaultFiles
internal import VaultStore

/// A kit's folder in the field: its invitation, and once it was started its vault and the identity of whoever works with it.
public struct FieldKit: Sendable {
  /// The folder.
  public let path: FilePath
  /// The invitation, verified.
  public let invitation: Invitation
  private let folder: Folder

  /// The kit in this folder.
  public init(_ path: FilePath) throws(VaultError) {
    guard Self.isKit(path) else {
      throw VaultError(
        .failed, "\(path) is no field kit: there is no \(Invitation.name) in it.",
        next: "Name the kit's folder with --kit DIR.")
    }
    folder = try files { () throws(FileError) in try Folder.open(path) }
    self.path = path
    invitation = try Invitation(in: folder)
  }

  /// The kit that a person works with: that of the running program's folder, else of the current one.
  public static func find() -> FilePath? {
    ([Machine.runningProgram?.parent, "."] as [FilePath?]).compactMap { $0 }.first(where: isKit)
  }

  /// The kit that a vault is the field vault of; nil where it is none.
  public static func of(vault: FilePath) -> FilePath? {
    let path = (try? Machine.absolute(vault)) ?? vault
    return path.lastComponent == vaultName && isKit(path.parent) ? path.parent : nil
  }

  static let vaultName: FilePath = "field.vault"
  static let identityName: FilePath = "identity.age"

  private static func isKit(_ path: FilePath) -> Bool {
    guard let folder = try? Folder.open(path) else { return false }
    return (try? folder.status(Invitation.name)) != nil
  }

  /// The field vault in a kit's folder.
  public static func vault(in kit: FilePath) -> FilePath { kit.appending(vaultName) }

  /// The identity in a kit's folder.
  public static func identity(in kit: FilePath) -> FilePath { kit.appending(identityName) }

  /// Refuses where the kit was started.
  public func refuseStarted() throws(VaultError) {
    let vault = Self.vault(in: path)
    guard try !isFounded() else {
      throw VaultError(
        .failed, "This kit was started already: its vault is \(vault).", safe: "Nothing was changed.",
        next: "Bring evidence in with: evault add PATH…")
    }
  }

  /// Whether an identity lies in it that an interrupted start made.
  public func hasIdentity() throws(VaultError) -> Bool {
    try files { () throws(FileError) in try folder.status(Self.identityName) } != nil
  }

  private func isFounded() throws(VaultError) -> Bool {
    try files { () throws(FileError) in
      try folder.status(Self.vaultName.appending(VaultLayout.log).appending(VaultLayout.checkpoint))
    } != nil
  }

  /// Founds the field vault.
  /// - Parameter pin: lets the identity know the vault.
  public func found(
    by identity: MemberIdentity, pin: (Fingerprint) throws(VaultError) -> Void
  ) throws(VaultError) -> VaultFounding.Founded {
    try refuseStarted()
    guard identity.ageIdentity == nil else {
      throw VaultError(
        .usage, "The identity in this kit can open what was sealed to it. In the field it must not.",
        safe: "Nothing was made.", next: "Move identity.age out of the kit, and run the command again.")
    }
    // Without a checkpoint it is what an interrupted start left: nothing is in it.
    try files { () throws(FileError) in try folder.removeTree(Self.vaultName) }
    return try VaultFounding.found(
      at: Self.vault(in: path), by: identity, for: invitation.claims, token: invitation.bytes, pin: pin)
  }
}
