public import TransparencyLog
public import VaultFiles

/// Why a vault's folder could not be read or written.
public struct StoreError: Error, Sendable {
  /// The reasons.
  public enum Code: Sendable, Equatable {
    /// There is no vault here.
    case notAVault
    /// A vault of a later format.
    case laterFormat
    /// A file could not be read or written; the kind says why.
    case file(FileError.Code)
    /// The log's files contradict each other or the checkpoint.
    case corruptLog
    /// The checkpoint is not signed by the key it must be signed by.
    case badCheckpoint
    /// The roster is not one.
    case badRoster
    /// A wrapped key is not the roster's, or cannot be read.
    case badKey
    /// The disk failed after a commit took effect: its entries are in the log, and may be gone after a power cut.
    case unconfirmed
    /// The log is shorter than when it was last seen here.
    case rolledBack
    /// The log does not contain the head that was last seen here.
    case forked
  }

  /// The reason.
  public let code: Code
  /// The file, below the vault.
  public let path: String
  /// What was found there.
  public let detail: String

  /// An error about a file.
  public init(_ code: Code, _ path: FilePath, _ detail: String = "") {
    self.code = code
    self.path = path.description
    self.detail = detail
  }

  /// An error of the file system.
  public init(_ error: FileError) {
    code = .file(error.code)
    path = error.path
    detail = error.operation + (error.reason.isEmpty ? "" : ": " + error.reason)
  }
}

extension StoreError {
  /// An error on the way through tiles.
  public init(_ error: TileError<StoreError>) {
    switch error {
    case .unreadable(_, let error): self = error
    case .refused(let error): self.init(.corruptLog, VaultLayout.log, error.description)
    }
  }
}
