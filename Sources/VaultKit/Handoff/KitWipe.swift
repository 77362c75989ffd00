internal import Custody
public import VaultFiles
internal import VaultStore

/// Removing what a kit holds once all of it came home: the field vault, the signing key, the invitation, and what the machine remembers.
public struct KitWipe {
  private static let going: FilePath = ".field.vault.wiped"

  private let folder: Folder
  private let path: FilePath

  /// The wiping of the kit in this folder.
  public init(_ path: FilePath) throws(VaultError) {
    folder = try files { () throws(FileError) in try Folder.open(path) }
    self.path = path
  }

  /// The kit that a person works with, also where its wiping was interrupted.
  public static func find() -> FilePath {
    let places: [FilePath] = [Machine.runningProgram?.parent ?? ".", "."]
    let isBegun = { (path: FilePath) in (try? KitWipe(path).wasBegun()) == true }
    return places.first(where: isBegun) ?? FieldKit.find() ?? "."
  }

  /// Whether a wipe was interrupted: then nothing has to be proved again.
  public func wasBegun() throws(VaultError) -> Bool {
    try files { () throws(FileError) in try folder.status(Self.going) } != nil
  }

  /// Refuses unless a receipt proves that everything came home.
  /// - Returns: how many items did.
  public func requireClosed() throws(VaultError) -> Int {
    let closed = try Closing(Vault(FieldKit.vault(in: path))).kept()
    guard closed.rejected.isEmpty else {
      throw VaultError(
        .notPermitted, "\(closed.rejected.count) of what was offered did not come home: it is only here.",
        safe: "Nothing was removed.", next: "Ask the custodian what was wrong, and offer again.")
    }
    return closed.receivedCount
  }

  /// Removes everything. What is interrupted is taken up by the same again.
  public func run() throws(VaultError) {
    if try !wasBegun() {
      _ = try requireClosed()
      let vault = try Vault(FieldKit.vault(in: path))
      // Before the folder goes: afterwards nobody could tell which vault the machine should forget.
      try? HeadMemory(stateFolder: Machine.stateFolder).forget(vault.fingerprint)
      try? RosterMemory(stateFolder: Machine.stateFolder).forget(vault.fingerprint)
      try files { () throws(FileError) in
        try folder.move(FieldKit.vaultName, to: folder, as: Self.going, replacing: true)
        try folder.syncFileSystem()
      }
    }
    _ = UnlockedIdentity.forget(FieldKit.identity(in: path))
    try files { () throws(FileError) in
      try folder.removeTree(FieldKit.identityName)
      try folder.removeTree(Invitation.name)
      try folder.removeTree(Self.going)
      try folder.syncFileSystem()
    }
  }
}
