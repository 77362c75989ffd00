public import VaultFiles

/// Why something that the log itself signed was not cosigned, and where the evidence of it is kept (Schemas/README.md §3.9).
public struct CosignerRefusal: Equatable, Sendable {
  /// The reasons, as the file says them.
  public enum Reason: String, Sendable, CaseIterable {
    /// The log signed two histories that cannot both be.
    case fork
    /// The log was not shown to continue what was cosigned. The file shows what was asked; by itself it does not convict.
    case unproven
    /// The log signed a shorter history than the one cosigned: an old state came back, or an old request was sent again.
    case older
  }

  /// The reason.
  public let reason: Reason
  /// The file, in the cosigner's state folder.
  public let file: FilePath
  /// For a fork of a vault's log: the proof that convicts by itself, in the same folder, as `evault verify` reads it (Schemas/README.md §3.7). Nil
  /// for other logs, whose keys say nothing by themselves, and where enough proofs of the log's forks are kept.
  public let proof: FilePath?
}
