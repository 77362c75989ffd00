internal import Encodings
internal import VaultCrypto
internal import VaultFiles

/// The new file that takes a payload: it gets its name once all of it is proven and on the medium.
struct PayloadFile {
  private let path: FilePath

  init(_ path: FilePath) { self.path = path }

  /// Writes a file without a name, so that whatever ends this process leaves no clear byte; where the file system has none, one
  /// beside the destination.
  func write(_ payload: PayloadReader) throws(PayloadReader.Failure) {
    let folder = try Self.output { () throws(FileError) in try Folder.open(path.parent) }
    if let file = try Self.output({ () throws(FileError) in try folder.createUnnamed() }) {
      try fill(file, with: payload, in: folder, temporary: nil)
    } else {
      let temporary = FilePath(".evault-" + Hex.encode(SecureRandom.bytes(8)))
      let file = try Self.output { () throws(FileError) in try folder.create(temporary) }
      try fill(file, with: payload, in: folder, temporary: temporary)
    }
  }

  private func fill(
    _ file: borrowing OpenFile, with payload: PayloadReader, in folder: Folder, temporary: FilePath?
  ) throws(PayloadReader.Failure) {
    let name = path.lastComponent
    do throws(PayloadReader.Failure) {
      try payload.read { bytes throws(FileError) in try file.write(bytes) }
      do throws(FileError) {
        try file.sync()
        if let temporary {
          try folder.move(temporary, to: folder, as: name, replacing: false)
        } else {
          try folder.publish(file, as: name)
        }
        try folder.sync()
      } catch {
        throw PayloadReader.Failure.output(error)
      }
    } catch {
      // A disk can fail after it gave the name.
      folder.withdraw(name, from: file)
      if let temporary { folder.withdraw(temporary, from: file) }
      throw error
    }
  }

  private static func output<R: ~Copyable>(
    _ body: () throws(FileError) -> R
  ) throws(PayloadReader.Failure) -> R {
    do throws(FileError) { return try body() } catch { throw .output(error) }
  }
}
