internal import VaultFiles

/// A way to take out of files of some formats what they tell beside what they show. Whoever asks looks into what comes
/// out, and takes nothing that still tells something: a way may leave what it cannot take out.
protocol RemovalWay: Sendable {
  /// Formats that it knows.
  static var mediaTypes: Set<String> { get }

  /// Makes a copy.
  /// - Parameters:
  ///   - mediaType: one of its own; what the file is by its first bytes.
  ///   - found: what the look into the original found.
  func rewrite(
    _ file: MemoryFile, mediaType: String, found: Inspection
  ) throws(MetadataRemoval.Failure) -> RewrittenFile
}
