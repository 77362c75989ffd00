public import Custody

/// What a push brought to a mirror.
public struct MirrorPushReport: Sendable {
  /// Entries of the log that the mirror had before.
  public internal(set) var before: UInt64 = 0
  /// Entries that it has now.
  public internal(set) var after: UInt64 = 0
  /// Objects that were sent.
  public internal(set) var objects = 0
  /// Their bytes.
  public internal(set) var bytes: UInt64 = 0
  /// Other files that were sent.
  public internal(set) var files = 0
  /// Files that were removed there.
  public internal(set) var removed = 0
  /// Whether wrapped keys are there: not where removing them would not delete them.
  public internal(set) var holdsKeys = true
  /// Whether what is removed there is deleted; nil where the place does not tell.
  public internal(set) var keepsVersions: Bool?
  /// Until when what was brought is locked; nil where nothing is locked, or nothing was new.
  public internal(set) var lockedUntil: Timestamp?
  /// What the place still has of the objects and wrapped keys that were removed there; nil where none was.
  public internal(set) var remains: MirrorRemains?
  /// Objects that this vault does not have whole, below the vault.
  public internal(set) var lacking: [String] = []
  /// What the mirror said of itself and could not be read, such as a list that is none or too large: it was made anew.
  public internal(set) var remade: [String] = []
  /// Files that the mirror has with another content: here or there one is damaged.
  public internal(set) var differing: [String] = []
}
