internal import VaultFiles

/// What lies beside kept checkpoints.
extension LogStore {
  /// The files beside a kept checkpoint, sorted by name.
  /// - Parameter limit: the most bytes that a file of this name is read for; nil for one that is not read.
  /// - Returns: each with its bytes; nil where they cannot be read, or are more.
  public func keptFiles(
    _ size: UInt64, limit: (String) -> Int?
  ) throws(StoreError) -> [(name: String, bytes: [UInt8]?)] {
    do throws(FileError) {
      let place = try folder.folder(Self.place(size))
      var files: [(name: String, bytes: [UInt8]?)] = []
      for entry in try place.entries() where entry.kind == .regular {
        guard let name = entry.name.text, let limit = limit(name) else { continue }
        files.append((name, try? place.read(entry.name, limit: limit)))
      }
      return files.sorted { $0.name < $1.name }
    } catch {
      throw StoreError(error)
    }
  }

  /// Writes a file beside a kept checkpoint, durably; the same one again is no error.
  public func keep(_ bytes: [UInt8], as name: String, beside size: UInt64) throws(StoreError) {
    do throws(FileError) {
      let place = try folder.folder(Self.place(size))
      if try place.status(FilePath(name)) == nil { try place.replace(FilePath(name), with: bytes, mode: 0o444) }
    } catch {
      throw StoreError(error)
    }
  }

  private static func place(_ size: UInt64) -> FilePath { VaultLayout.checkpoints.appending(FilePath(String(size))) }
}
