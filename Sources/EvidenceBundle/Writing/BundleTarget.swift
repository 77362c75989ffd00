internal import VaultFiles

/// Where a bundle is written to: a folder, or one stream. Paths are the bundle's own, relative to its top folder. For several threads.
protocol BundleTarget: Sendable {
  /// Makes sure that nothing is there yet, and makes these folders, each with those above it.
  /// - Throws: `.exists` where something is there.
  func begin(_ folders: [String]) throws(FileError)

  /// Adds a file whose bytes are at hand.
  func add(_ path: String, _ bytes: [UInt8]) throws(FileError)

  /// Adds a file that the caller writes piece by piece.
  /// - Parameter byteCount: how long it will be; a stream has to say so before the first byte.
  /// - Throws: `.payload` with what the closure threw: nothing of the file stays then, or the target is of no use any more.
  func addPayload<Result>(
    _ path: String, byteCount: UInt64, _ write: (any PayloadOutput) throws -> Result
  ) throws(BundleWriteError) -> Result

  /// Returns when everything that was added is on the medium, as far as that can be said before a stream ends.
  func sync() throws(FileError)

  /// Adds a signature, durably where ``sync()`` is.
  func addSignature(_ path: String, _ bytes: [UInt8]) throws(FileError)
}
