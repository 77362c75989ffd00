internal import Encodings
internal import Synchronization
public import VaultCrypto
public import VaultFiles

/// The sealed objects of a vault, by name (Schemas/README.md §2, §3.1).
public final class ObjectStore: Sendable {
  /// The times of every object: 2000-01-01T00:00:00Z. When something was added is nobody's business.
  public static let constantTime = 946_684_800

  private let folder: Folder
  private let children = Mutex<[FilePath: Folder]>([:])

  /// The objects of the vault in this folder.
  public init(vault: Folder, create: Bool = true) throws(FileError) {
    folder = try vault.folder(VaultLayout.objects, create: create)
  }

  /// Puts a whole object under its name. Not durable before the file system is flushed; until an entry names it, it may be there in part.
  ///
  /// It is written where it stays: a rename across folders waits for every other one on the file system.
  public func add(_ bytes: [UInt8], staging: StagingFolder) throws(FileError) -> SHA256Digest {
    let name = SHA256.hash(bytes)
    let place = VaultLayout.object(name)
    let folder = try child(place.folder, create: true)
    do throws(FileError) {
      let file = try folder.create(place.file)
      do throws(FileError) {
        try file.write(bytes)
        try file.seal(constantTime: Self.constantTime)
      } catch {
        folder.withdraw(place.file, from: file)
        throw error
      }
    } catch {
      guard error.code == .exists else { throw error }
      // These very bytes, or what an interrupted write left of them.
      let temporary = FilePath(name.hex)
      let file = try staging.folder.create(temporary)
      try file.write(bytes)
      try file.seal(constantTime: Self.constantTime)
      try publish(temporary, as: name, staging: staging)
    }
    return name
  }

  /// Gives a finished, sealed file its name.
  public func publish(_ file: FilePath, as name: SHA256Digest, staging: StagingFolder) throws(FileError) {
    let place = VaultLayout.object(name)
    // The name is the content's hash: what may be there already is the same bytes.
    let folder = try child(place.folder, create: true)
    do throws(FileError) { try staging.folder.move(file, to: folder, as: place.file, replacing: true) } catch {
      // A folder of its name is no object, and gives way where nothing is in it.
      guard error.code == .notRegular, (try? folder.removeEmptyFolder(place.file)) != nil else { throw error }
      try staging.folder.move(file, to: folder, as: place.file, replacing: true)
    }
  }

  /// Removes an object, durably; nothing where there is none.
  public func remove(_ name: SHA256Digest) throws(FileError) {
    let place = VaultLayout.object(name)
    do throws(FileError) {
      let folder = try child(place.folder, create: false)
      try folder.remove(place.file)
      try folder.sync()
    } catch {
      guard error.code == .notFound else { throw error }
    }
  }

  /// Removes an object that nothing names, as far as that succeeds, and not durably: it does no harm.
  public func discard(_ name: SHA256Digest) {
    let place = VaultLayout.object(name)
    try? child(place.folder, create: false).remove(place.file)
  }

  /// Opens an object. Whether its bytes have the digest that its name says is for the reader to check.
  public func open(_ name: SHA256Digest) throws(FileError) -> OpenFile {
    let place = VaultLayout.object(name)
    return try child(place.folder, create: false).open(place.file)
  }

  /// The object's size in bytes; nil where there is none.
  public func size(_ name: SHA256Digest) throws(FileError) -> UInt64? {
    let place = VaultLayout.object(name)
    do throws(FileError) {
      let status = try child(place.folder, create: false).status(place.file)
      return status?.kind == .regular ? status?.size : nil
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  /// The names that are there, sorted, and the paths of everything that is no object: wrong names, links, folders where files belong.
  public func list() throws(FileError) -> (names: [SHA256Digest], strangers: [FilePath]) {
    var names: [SHA256Digest] = []
    var strangers: [FilePath] = []
    for first in try folder.entries() {
      guard first.kind == .folder, first.name.bytes.count == 2, let prefix = first.name.text, Hex.decode(prefix) != nil
      else {
        strangers.append(VaultLayout.objects.appending(first.name))
        continue
      }
      for second in try child(first.name, create: false).entries() {
        if second.kind == .regular, let rest = second.name.text, let name = SHA256Digest(hex: prefix + rest) {
          names.append(name)
        } else {
          strangers.append(VaultLayout.objects.appending(first.name).appending(second.name))
        }
      }
    }
    return (names, strangers)
  }

  /// An object's path below the vault, for messages.
  public static func path(of name: SHA256Digest) -> FilePath {
    let place = VaultLayout.object(name)
    return VaultLayout.objects.appending(place.folder).appending(place.file)
  }

  private func child(_ name: FilePath, create: Bool) throws(FileError) -> Folder {
    if let known = children.withLock({ $0[name] }) { return known }
    let opened = try folder.folder(name, create: create)
    children.withLock { $0[name] = opened }
    return opened
  }
}
