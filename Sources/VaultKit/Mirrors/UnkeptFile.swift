internal import VaultFiles

/// What could not be kept in the vault's folder, though something has it whole: a fault of the vault's own disk or folder, and of no mirror.
public struct UnkeptFile: Sendable {
  /// The file, below the vault; nil where it is the folder itself, or what it lies on.
  public let name: String?
  /// Why, in plain words.
  public let why: String
  /// What to do next, in plain words.
  public let next: String
  /// Whether the vault does not open before it is mended.
  let isBlocking: Bool
  private let code: FileError.Code?

  init(_ name: FilePath?, _ error: VaultError, isBlocking: Bool = false) {
    (self.name, why, self.isBlocking, code) = (name?.description, error.message, isBlocking, error.ownDisk)
    next = error.forRepair.next
  }

  /// A folder with something in it that has a file's name: it is never removed.
  init(full name: FilePath, in vault: FilePath, isBlocking: Bool) {
    (self.name, self.isBlocking, code) = (name.description, isBlocking, .exists)
    why = "\(vault.appending(name)) is a folder with something in it, and the file of this name cannot take its place."
    next = "Look what is in it, and move it away; nothing of it was touched. Then: evault mirror repair"
  }

  /// Whether another says nothing that this one does not.
  func says(_ other: Self) -> Bool { name == other.name && code == other.code }
}

extension VaultError {
  /// The same, for whoever repairs: what to do where it was this machine's own file system that refused.
  public var forRepair: VaultError { told(again: "Then: evault mirror repair") }

  /// Whether it was this machine's own file system that refused, and no mirror's place.
  public var isOwnFault: Bool { ownDisk != nil }

  /// The same, for whoever asks for something else.
  public var forOthers: VaultError { told(again: "Then run the command again.") }

  private func told(again: String) -> VaultError {
    let next: String? =
      switch ownDisk {
      case .readOnly:
        "Mount it for writing; a disk that fails is mounted so, too: copy the vault's folder first. \(again)"
      case .notPermitted: "Are the vault's folder and all in it yours, and may they be changed? \(again)"
      case .noSpace: "Make space. \(again)"
      case .link: "Look where it leads, and put that in its place, or take the link away. \(again)"
      case .notRegular: "Look what stands there, and move it away. \(again)"
      case .inputOutput: "The disk may be failing: copy the vault's folder to another one first. \(again)"
      default: nil
      }
    // What is said of a vault's file already is more.
    guard let next, !self.next.contains("evault mirror repair") else { return self }
    var told = VaultError(kind, message, safe: safe, next: next)
    told.ownDisk = ownDisk
    return told
  }
}
