public import Timestamping
public import VaultFiles

/// Why a bundle's signature gets no timestamp.
public enum BundleTimestampError: Error, Sendable {
  /// A file could not be read or written.
  case file(FileError)
  /// There is no timestamp that could be renewed.
  case nothingToRenew
  /// The answer is not taken.
  case refused(TimestampError)
}
