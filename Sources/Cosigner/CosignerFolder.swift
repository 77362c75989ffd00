internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// A cosigner's state: a folder for each log that is followed (Schemas/README.md §3.9).
struct CosignerFolder: Sendable {
  private static let maximumNote = 1 << 20
  private static let maximumRefusals = 1000
  /// One convicts: more are kept for a while, since each may show more entries.
  private static let maximumProofs = 100
  private static let logs: FilePath = "logs"
  private static let refused: FilePath = "refused"

  let path: FilePath

  /// Runs `body` while no other thread and no other process changes the state.
  func locked<R>(_ body: (Folder) throws(CosignerError) -> R) throws(CosignerError) -> R {
    let folder: Folder
    do throws(FileError) {
      folder = try Folder.open(path)
      try folder.lock()
    } catch {
      throw Self.error(error)
    }
    defer { folder.unlock() }
    return try body(folder)
  }

  /// The log with this origin; nil where it is not followed.
  func read(_ origin: NoteLine, in state: Folder, cosigner: NoteVerifierKey) throws(CosignerError) -> FollowedLog? {
    do throws(FileError) {
      guard try state.status(Self.place(origin)) != nil else { return nil }
      return try read(state.folder(Self.place(origin)), cosigner)
    } catch {
      throw Self.error(error)
    }
  }

  /// All logs, by origin.
  func all(in state: Folder, cosigner: NoteVerifierKey) throws(CosignerError) -> [FollowedLog] {
    do throws(FileError) {
      guard try state.status(Self.logs) != nil else { return [] }
      let logs = try state.folder(Self.logs)
      var all: [FollowedLog] = []
      for entry in try logs.entries() where entry.kind == .folder {
        if let log = try read(logs.folder(entry.name), cosigner) { all.append(log) }
      }
      return all.sorted { $0.origin.utf8.lexicographicallyPrecedes($1.origin.utf8) }
    } catch {
      throw Self.error(error)
    }
  }

  private func read(_ folder: Folder, _ cosigner: NoteVerifierKey) throws(FileError) -> FollowedLog? {
    guard let bytes = try folder.readIfPresent("origin", limit: Self.maximumNote) else { return nil }
    let damaged = FileError(.changed, "read", folder.path, reason: "the state of this log is damaged")
    guard bytes.last == 0x0a, let origin = NoteLine(bytes.dropLast()) else { throw damaged }
    var keys: [NoteVerifierKey] = []
    var rosters: RosterHistory?
    if let list = try folder.readIfPresent("rosters", limit: LogKeyList.maximumByteCount) {
      guard let read = try? LogKeyList(list), let name = KeyName(origin.utf8) else { throw damaged }
      rosters = read.history
      keys = read.signers.map { NoteVerifierKey(name: name, type: .ed25519, publicKey: $0.key) }
    } else {
      let lines = try folder.read("keys", limit: Self.maximumNote).split(separator: 0x0a)
      keys = lines.compactMap { try? NoteVerifierKey(String(decoding: $0, as: UTF8.self)) }
      guard keys.count == lines.count else { throw damaged }
    }
    var note: SignedNote?
    var last: (TreeHead, UInt64)?
    if let bytes = try folder.readIfPresent("checkpoint", limit: Self.maximumNote) {
      // One's own signature: the state cannot be exchanged for another without notice.
      guard let read = try? SignedNote(bytes), let checkpoint = try? Checkpoint(read.text), checkpoint.origin == origin,
        let own = try? read.verify(keys: [cosigner]).first, let timestamp = own.timestamp
      else { throw damaged }
      note = read
      last = (checkpoint.head, timestamp)
    }
    let refused = try folder.status(Self.refused) == nil ? [] : try folder.folder(Self.refused).entries()
    let proofs = refused.filter { Self.isProof($0.name) }.map(\.name)
    return FollowedLog(
      origin: origin, keys: keys, rosters: rosters, note: note, last: last, refusals: refused.count - proofs.count,
      proofs: proofs.sorted { $0.description < $1.description }.map {
        Self.place(origin).appending(Self.refused).appending($0)
      })
  }

  /// What was cosigned last of the log whose origin has this digest; nil where nothing was. Needs no lock: it is replaced as a whole.
  func checkpoint(_ origin: SHA256Digest) throws(CosignerError) -> [UInt8]? {
    do throws(FileError) {
      let path = Self.logs.appending(FilePath(origin.hex)).appending("checkpoint")
      return try Folder.open(self.path).readIfPresent(path, limit: Self.maximumNote)
    } catch {
      throw Self.error(error)
    }
  }

  /// Writes who may sign, durably.
  func write(_ origin: NoteLine, _ file: FilePath, _ bytes: [UInt8], in state: Folder) throws(CosignerError) {
    do throws(FileError) {
      let folder = try state.folder(Self.place(origin), create: true)
      try folder.replace(file, with: bytes)
      // The log is followed once this is there.
      try folder.replace("origin", with: origin.utf8 + [0x0a])
      for above in [state, try state.folder(Self.logs)] { try above.sync() }
    } catch {
      throw Self.error(error)
    }
  }

  /// Writes what was cosigned, durably: nothing may leave before.
  func write(_ origin: NoteLine, checkpoint: SignedNote, in state: Folder) throws(CosignerError) {
    do throws(FileError) {
      try state.folder(Self.place(origin)).replace("checkpoint", with: checkpoint.bytes)
    } catch {
      throw Self.error(error)
    }
  }

  /// Keeps evidence; the same again is no news.
  /// - Returns: nil where nothing is kept: past a bound, below which a fork finds room when nothing else does any more.
  func keep(
    _ origin: NoteLine, _ name: FilePath, _ bytes: [UInt8], isFork: Bool, in state: Folder
  ) throws(CosignerError) -> FilePath? {
    let limit = isFork ? 2 * Self.maximumRefusals : Self.maximumRefusals
    let place = Self.place(origin).appending(Self.refused)
    do throws(FileError) {
      let folder = try state.folder(place, create: true)
      if try folder.status(name) == nil {
        guard try folder.entries().filter({ !Self.isProof($0.name) }).count < limit else { return nil }
        try folder.replace(name, with: bytes, mode: 0o444)
        try state.folder(Self.place(origin)).sync()
      }
    } catch {
      throw Self.error(error)
    }
    return place.appending(name)
  }

  /// Keeps the proof of a fork beside the evidence.
  /// - Returns: nil where enough are kept.
  func keep(_ origin: NoteLine, proof name: FilePath, _ bytes: [UInt8], in state: Folder) throws(CosignerError)
    -> FilePath?
  {
    let place = Self.place(origin).appending(Self.refused)
    do throws(FileError) {
      let folder = try state.folder(place, create: true)
      if try folder.status(name) == nil {
        guard try folder.entries().filter({ Self.isProof($0.name) }).count < Self.maximumProofs else { return nil }
        try folder.replace(name, with: bytes, mode: 0o444)
      }
    } catch {
      throw Self.error(error)
    }
    return place.appending(name)
  }

  private static func isProof(_ name: FilePath) -> Bool { name.description.hasSuffix(RefusalFile.proofSuffix) }

  private static func place(_ origin: NoteLine) -> FilePath {
    logs.appending(FilePath(SHA256.hash(origin.utf8).hex))
  }

  static func error(_ error: FileError) -> CosignerError {
    CosignerError(
      error.code == .changed ? .corrupt : .file,
      "\(error.path) could not be read or written (\([error.operation, error.reason].filter { !$0.isEmpty }.joined(separator: ": ")))."
    )
  }
}
