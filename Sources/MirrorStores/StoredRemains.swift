/// What a place still has of files, as far as it says so.
public struct StoredRemains: Sendable, Equatable {
  /// Whether one of them is there in plain sight.
  public let isThere: Bool
  /// Whether the place keeps what is removed or replaced; nil where it does not tell.
  public let keepsVersions: Bool?
  /// Versions that are there, also out of sight; nil where the place does not tell.
  public let versionCount: Int?
  /// Files that were begun in parts and are neither finished nor given up; nil where the place does not tell.
  public let unfinishedCount: Int?
  /// The lock of them that ends last; nil where none is locked.
  public let retention: Retention?

  init(
    isThere: Bool, keepsVersions: Bool?, unfinishedCount: Int?, versionCount: Int? = nil, retention: Retention? = nil
  ) {
    (self.isThere, self.keepsVersions, self.versionCount) = (isThere, keepsVersions, versionCount)
    self.unfinishedCount = unfinishedCount
    self.retention = retention
  }

  /// The same of files that are never sent in parts: what the place does not tell of those does not matter.
  public var ofWholeFiles: Self {
    Self(
      isThere: isThere, keepsVersions: keepsVersions, unfinishedCount: unfinishedCount ?? 0, versionCount: versionCount,
      retention: retention)
  }

  /// Whether the place says that nothing is left.
  public var isGone: Bool { !isThere && unfinishedCount == 0 && (keepsVersions == false || versionCount == 0) }
}
