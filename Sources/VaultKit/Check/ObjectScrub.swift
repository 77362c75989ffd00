internal import Synchronization
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Reads objects with all processors and compares their bytes with their names; needs no key.
struct ObjectScrub: Sendable {
  private static let blockByteCount = 1 << 18

  let objects: ObjectStore
  let progress: @Sendable (UInt64) -> Void

  /// Why an object is not what its name says, by name; objects that are right are not mentioned.
  func run(_ names: [SHA256Digest]) -> (bad: [SHA256Digest: String], byteCount: UInt64) {
    let result = Mutex<(bad: [SHA256Digest: String], byteCount: UInt64)>(([:], 0))
    Workers.run(names.count) { next throws(Never) in
      var hasher = SHA256()
      var buffer = [UInt8](repeating: 0, count: Self.blockByteCount)
      while let place = next() {
        let name = names[place]
        let (found, count) = digest(name, &hasher, &buffer)
        result.withLock { result in
          result.byteCount += count
          if case .failure(let error) = found { result.bad[name] = SourceWalk.reason(error) }
          if case .success(let digest) = found, digest != name {
            result.bad[name] = "its bytes are not what its name says"
          }
        }
      }
    }
    return result.withLock { $0 }
  }

  private func digest(
    _ name: SHA256Digest, _ hasher: inout SHA256, _ buffer: inout [UInt8]
  ) -> (Result<SHA256Digest, FileError>, UInt64) {
    var total: UInt64 = 0
    do throws(FileError) {
      let file = try objects.open(name)
      // Sealed bytes have no page of zeros; a file of exbibytes that are none would else be read for years.
      if try file.hasHole() {
        throw FileError(.inputOutput, "read", file.path, reason: "a part of it was never written")
      }
      file.adviseSequential()
      while true {
        var span = buffer.mutableSpan
        let count = try file.read(into: &span)
        hasher.update(buffer.span.extracting(first: count))
        total += UInt64(count)
        progress(UInt64(count))
        if count < buffer.count { break }
      }
      return (.success(hasher.finish()), total)
    } catch {
      _ = hasher.finish()
      return (.failure(error), total)
    }
  }
}
