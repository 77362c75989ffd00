public import VaultFiles

/// A file that did not come in, and why.
public struct SkippedFile: Sendable {
  /// The file.
  public let path: FilePath
  /// The reason, in a few words.
  public let reason: String
}
