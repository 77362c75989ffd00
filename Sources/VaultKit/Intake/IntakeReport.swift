public import Custody
public import VaultFiles

/// What came in and what did not.
public struct IntakeReport: Sendable {
  /// Items that are safe now.
  public internal(set) var added: [AddedItem] = []
  /// Files of the same batch, path and content that were safe already, with their items.
  public internal(set) var resumed: [(path: FilePath, item: Identifier)] = []
  /// Files that were left out.
  public internal(set) var skipped: [SkippedFile] = []
  /// Why the run ended early, with everything that is listed as added safe; nil where it did not.
  public internal(set) var failure: VaultError?

  /// An intake of nothing.
  public init() {}
}
