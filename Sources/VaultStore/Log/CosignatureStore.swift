public import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// What cosigners said of a log's checkpoints (Schemas/README.md §2): `log/cosigners/<key id>` and `log/checkpoints/<size>/cosig-<key id>`.
public struct CosignatureStore: Sendable {
  /// The most bytes of a file: 8 KiB.
  public static let maximumLine = 8192
  private let folder: Folder

  /// Those of this log.
  public init(_ log: LogStore) { folder = log.folder }

  /// A key's identifier, eight hexadecimal digits, as its files are named.
  public static func name(_ keyID: UInt32) -> String {
    let digits = String(keyID, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The cosigners that are known, by key identifier. What is no cosigner's key is passed over.
  public func cosigners() throws(StoreError) -> [NoteVerifierKey] {
    do throws(FileError) {
      guard try folder.status(VaultLayout.cosigners) != nil else { return [] }
      let place = try folder.folder(VaultLayout.cosigners)
      var keys: [NoteVerifierKey] = []
      for entry in try place.entries() where entry.kind == .regular {
        let line = try place.read(entry.name, limit: Self.maximumLine)
        guard line.last == 0x0a, let key = try? NoteVerifierKey(String(decoding: line.dropLast(), as: UTF8.self)),
          key.type == .cosignatureV1, entry.name == FilePath(Self.name(key.keyID))
        else { continue }
        keys.append(key)
      }
      return keys
    } catch {
      throw StoreError(error)
    }
  }

  /// Remembers a cosigner, durably.
  public func add(_ key: NoteVerifierKey) throws(StoreError) {
    do throws(FileError) {
      let place = try folder.folder(VaultLayout.cosigners, create: true)
      try place.replace(FilePath(Self.name(key.keyID)), with: Array("\(key)\n".utf8), mode: 0o444)
      try folder.sync()
    } catch {
      throw StoreError(error)
    }
  }

  /// The cosignatures of a kept checkpoint, not yet verified, each under the identifier that its file has.
  public func cosignatures(size: UInt64) throws(StoreError) -> [(name: String, signature: NoteSignature?)] {
    let path = Self.place(size)
    do throws(FileError) {
      guard try folder.status(path) != nil else { return [] }
      let place = try folder.folder(path)
      var found: [(name: String, signature: NoteSignature?)] = []
      for entry in try place.entries() where entry.name.bytes.starts(with: Self.prefix.utf8) {
        // What has its name and is no file is none.
        let line = entry.kind == .regular ? try place.read(entry.name, limit: Self.maximumLine) : []
        let signature = try? SignatureLines.parse(line).first
        let isOne = signature.map { SignatureLines.print([$0]) == line && entry.name == Self.file($0.keyID) } ?? false
        found.append((entry.name.description, isOne ? signature : nil))
      }
      return found
    } catch {
      throw StoreError(error)
    }
  }

  /// Keeps a cosignature of a kept checkpoint, durably. One that is there and holds stays: the earlier one says more. What has its name and does not hold,
  /// as nobody could tell who did not know the key, gives way.
  /// - Parameter holds: whether a cosignature is the cosigner's, of that checkpoint.
  /// - Returns: whether it was new.
  public func keep(
    _ signature: NoteSignature, size: UInt64, unlessThere holds: (NoteSignature) -> Bool
  ) throws(StoreError) -> Bool {
    let name = Self.file(signature.keyID).description
    for (file, known) in try cosignatures(size: size) where file == name {
      if let known, holds(known) { return false }
    }
    do throws(FileError) {
      let place = try folder.folder(Self.place(size))
      try place.replace(Self.file(signature.keyID), with: SignatureLines.print([signature]), mode: 0o444)
      return true
    } catch {
      throw StoreError(error)
    }
  }

  private static let prefix = "cosig-"
  private static func file(_ keyID: UInt32) -> FilePath { FilePath(prefix + name(keyID)) }
  private static func place(_ size: UInt64) -> FilePath { VaultLayout.checkpoints.appending(FilePath(String(size))) }
}
