internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Copies objects as they are, and compares each with its name on the way.
struct ObjectCopy: Sendable {
  private static let blockByteCount = 1 << 20

  let source: ObjectStore

  /// Why an object was not copied.
  enum Failure: Error {
    /// It is missing, cannot be read, or its bytes are not what its name says.
    case damaged(String)
    /// The copy cannot be written.
    case output(FileError)
  }

  /// Copies an object to a new file, not yet durably. Where that fails, no file stays.
  /// - Parameter isObject: whether the copy is an object of a vault: read-only, its times telling nothing.
  /// - Returns: its size in bytes.
  func copy(
    _ name: SHA256Digest, to folder: Folder, as file: FilePath, isObject: Bool = false
  ) throws(Failure) -> UInt64 {
    let object: OpenFile
    do throws(FileError) { object = try source.open(name) } catch {
      throw .damaged(SourceWalk.reason(error))
    }
    let copy: OpenFile
    do throws(FileError) { copy = try folder.create(file, mode: 0o644) } catch { throw .output(error) }
    do throws(Failure) {
      let count = try Self.copy(object, to: copy, expecting: name)
      do throws(FileError) {
        if isObject { try copy.seal(constantTime: ObjectStore.constantTime) }
      } catch {
        throw Failure.output(error)
      }
      return count
    } catch {
      folder.withdraw(file, from: copy)
      throw error
    }
  }

  /// Copies an object into a vault, under its own name.
  func copy(_ name: SHA256Digest, to objects: ObjectStore, staging: StagingFolder) throws(Failure) {
    let temporary = FilePath(name.hex)
    _ = try copy(name, to: staging.folder, as: temporary, isObject: true)
    do throws(FileError) {
      try objects.publish(temporary, as: name, staging: staging)
    } catch {
      throw .output(error)
    }
  }

  private static func copy(
    _ object: borrowing OpenFile, to copy: borrowing OpenFile, expecting name: SHA256Digest
  ) throws(Failure) -> UInt64 {
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: blockByteCount)
    var total: UInt64 = 0
    object.adviseSequential()
    while true {
      let count: Int
      var span = buffer.mutableSpan
      do throws(FileError) { count = try object.read(into: &span) } catch { throw .damaged(SourceWalk.reason(error)) }
      let bytes = buffer.span.extracting(first: count)
      hasher.update(bytes)
      do throws(FileError) { try copy.write(bytes) } catch { throw .output(error) }
      total += UInt64(count)
      if count < blockByteCount { break }
    }
    guard hasher.finish() == name else { throw .damaged("its bytes are not what its name says") }
    return total
  }
}
