internal import BagIt
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

/// The page for people (Schemas/README.md §4, Report).
extension BundleWriter {
  /// Adds the page. Call it once, when all exhibits are added and before ``finish()``.
  /// - Parameter write: gives the page piece by piece, the same each time: it is asked for its length and digest first, and then for what is written.
  /// - Throws: `.wrongOrder`; `.tooLarge`; `.wrongPayload` where it was another the second time; `.payload` with what the closure threw.
  public func addReport(_ write: (_ output: ([UInt8]) throws -> Void) throws -> Void) throws(BundleWriteError) {
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil, !state.hasReport else { throw .refused(.wrongOrder, "a report after the end, or twice") }
      state.hasReport = true
    }
    let (byteCount, digest): (UInt64, SHA256Digest)
    do { (byteCount, digest) = try Self.measure(write, nil) } catch { throw .payload(error) }
    guard byteCount <= BundlePlace.top.maximumByteCount ?? 0 else { throw .refused(.tooLarge, BundleLayout.report) }
    let written = try target.addPayload(BundleLayout.report, byteCount: byteCount) { file in
      try Self.measure(write, file)
    }
    guard written == (byteCount, digest), let path = try? BagPath(BundleLayout.report) else {
      throw .refused(.wrongPayload, BundleLayout.report)
    }
    state.withLock { $0.tagFiles.append(BagFile(path: path, byteCount: byteCount, digest: digest)) }
  }

  /// - Parameter file: takes what is measured; nil for nobody.
  private static func measure(
    _ write: (_ output: ([UInt8]) throws -> Void) throws -> Void, _ file: (any PayloadOutput)?
  ) throws -> (UInt64, SHA256Digest) {
    var hash = SHA256()
    var byteCount: UInt64 = 0
    try write { bytes in
      try file?.write(bytes)
      hash.update(bytes)
      byteCount += UInt64(bytes.count)
    }
    return (byteCount, hash.finish())
  }
}
