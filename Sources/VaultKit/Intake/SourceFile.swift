public import VaultFiles

/// A file that is to come in, and how its item will call it.
public struct SourceFile: Sendable {
  /// Where it is opened from; nil for standard input, and for what lies in memory.
  let folder: Folder?
  /// Its place below that folder.
  let relative: FilePath
  /// Its place as the person named it: for messages.
  public let shown: FilePath
  /// Its path below the folder that was given: the claim `name`. Empty for standard input.
  let name: FilePath
  /// Its size when it was found; 0 for standard input.
  public let byteCount: UInt64
  /// What lies in memory.
  var content: MemoryFile?
}
