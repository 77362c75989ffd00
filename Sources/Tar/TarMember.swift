/// A file or folder in an archive, and where its bytes are.
public struct TarMember: Sendable, Equatable {
  /// The kinds that are read.
  public enum Kind: Sendable, Equatable { case file, folder }

  /// Its name: components between slashes, none of them empty, `.` or `..`; no slash at either end.
  public let path: [UInt8]
  /// What it is.
  public let kind: Kind
  /// Where its content begins in the archive, in bytes.
  public let offset: UInt64
  /// How long that is, in bytes; below 2^63.
  public let byteCount: UInt64
}
