public import VaultCrypto
public import VaultFiles

/// Where things lie in a vault (Schemas/README.md §2).
public enum VaultLayout {
  /// What this folder is, in plain words.
  public static let formatText: FilePath = "FORMAT.txt"
  /// Sealed objects.
  public static let objects: FilePath = "objects"
  /// The custody log.
  public static let log: FilePath = "log"
  /// The current signed tree head, inside ``log``.
  public static let checkpoint: FilePath = "checkpoint"
  /// Heads that were exported or cosigned, inside ``log``.
  public static let checkpoints: FilePath = "checkpoints"
  /// The cosigners that are known, inside ``log``.
  public static let cosigners: FilePath = "cosigners"
  /// Erasures, inside ``log``.
  public static let tombstones: FilePath = "tombstones"
  /// Roster versions.
  public static let roster: FilePath = "keys/roster"
  /// Wrapped compartment keys.
  public static let compartments: FilePath = "keys/compartments"
  /// A field vault's invitation.
  public static let invitation: FilePath = "keys/kit.jwt"
  /// What can be rebuilt.
  public static let cache: FilePath = "cache"
  /// Unfinished writes.
  public static let temporary: FilePath = "tmp"
  /// Held while a commit runs.
  public static let lock: FilePath = "lock"

  /// The folder and the file that hold an object, inside ``objects``.
  public static func object(_ name: SHA256Digest) -> (folder: FilePath, file: FilePath) {
    let hex = name.hex
    return (FilePath(String(hex.prefix(2))), FilePath(String(hex.dropFirst(2))))
  }

  /// A roster version's file, inside ``roster``.
  public static func roster(version: Int) -> FilePath {
    let digits = String(version)
    return FilePath(String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".sd-jwt")
  }

  /// A tombstone's file, inside ``tombstones``.
  public static func tombstone(index: UInt64) -> FilePath { FilePath("\(index).jwt") }

  /// A wrapped key's file, inside ``compartments``.
  public static func wrappedKey(compartment: String, generation: Int, member: String) -> FilePath {
    FilePath("\(compartment)/\(generation)/\(member).age")
  }
}
