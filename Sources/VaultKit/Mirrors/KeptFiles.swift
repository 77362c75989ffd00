internal import Custody
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// What lies in the folder of one kept checkpoint, here and in a mirror's copy that was sifted: of each file, which of the two is proven
/// (Schemas/README.md §3.20). What does not prove itself is never exchanged.
struct KeptFiles {
  private static let cosignature = "cosig-"

  private let size: UInt64
  private let place: FilePath
  private let copy: Folder
  private let vault: Folder
  private let rosters: RosterHistory
  private let known: [NoteVerifierKey]
  /// The note that is to be there.
  private let note: [UInt8]?
  private let noteThere: [UInt8]?
  /// What may come of timestamps that are not here: as many as are looked at beside those that are.
  private let room: Set<FilePath>

  /// - Parameters:
  ///   - copy: of the mirror, without what proves nothing.
  ///   - rosters: those that the mirror's notes were held against.
  ///   - known: the cosigners that the vault knows.
  init(_ size: UInt64, of vault: Folder, _ copy: Folder, _ rosters: RosterHistory, _ known: [NoteVerifierKey]) {
    (self.size, self.vault, self.copy, self.rosters, self.known) = (size, vault, copy, rosters, known)
    place = VaultLayout.log.appending(VaultLayout.checkpoints).appending(FilePath(String(size)))
    let name = place.appending(FilePath(HeadTimestamps.noteName))
    let here = Self.read(vault, name)
    noteThere = Self.read(copy, name)
    note = Self.note(size, here, noteThere, rosters, Self.stamps(vault, place))
    room = Self.room(vault, copy, place)
  }

  /// The names of either place.
  var names: [FilePath] {
    Set(VaultAssembly.all(copy, place) + VaultAssembly.all(vault, place)).filter { $0.parent == place }.sorted {
      $0.description < $1.description
    }
  }

  /// The bytes that a file is to have, and whether they are what the vault has already; nil where neither place has what may be taken.
  func bytes(_ name: FilePath) -> (bytes: [UInt8], isOwn: Bool)? {
    let last = name.lastComponent.description
    let here = Self.read(vault, name)
    if last == HeadTimestamps.noteName { return note.map { ($0, $0 == here) } }
    if let there = Self.read(copy, name), mayTake(there, in: last, over: here) { return (there, there == here) }
    return here.map { ($0, true) }
  }

  private func mayTake(_ there: [UInt8], in name: String, over here: [UInt8]?) -> Bool {
    if let file = TimestampFileName(name) {
      // Over a note that is signed as well as the one here, and is another, it is a timestamp of something else.
      guard note == noteThere, SHA256.hash(there) == file.digest else { return false }
      guard let here else { return room.contains(place.appending(FilePath(name))) }
      return SHA256.hash(here) != file.digest
    }
    guard name.hasPrefix(Self.cosignature), let note = note.flatMap({ try? SignedNote($0) }),
      note.text == noteThere.flatMap({ try? SignedNote($0) })?.text
    else { return false }
    guard let here else { return true }
    // A cosigner whose key nobody here knows may have said either.
    guard let key = KeptProof(rosters: rosters, known: known).key(name) else { return false }
    return !KeptProof.holds(here, key, note) && KeptProof.holds(there, key, note)
  }

  /// A note proves itself: the one here stays where it does, since timestamps are over its bytes, signatures and all.
  private static func note(
    _ size: UInt64, _ here: [UInt8]?, _ there: [UInt8]?, _ rosters: RosterHistory,
    _ stamps: [(TimestampFileName, [UInt8])]
  ) -> [UInt8]? {
    guard let there, (try? SignedNote(there))?.signatures.count == 1,
      let head = LogCheck.signed((size, there), rosters)?.head
    else { return here }
    if let here, LogCheck.signed((size, here), rosters)?.head == head { return here }
    var record = TimestampRecord(name: HeadTimestamps.noteName, bytes: there)
    for (name, bytes) in stamps { record.take(name, bytes) }
    // None of the timestamps here is over it: it is not the one that was here.
    let hasTokens = record.files.keys.contains { $0.kind == .token }
    return hasTokens && record.claims.isEmpty ? here : there
  }

  /// What may come beside a note of timestamps that are there and not here, so that none that is here is passed over for it.
  static func room(_ vault: Folder, _ copy: Folder, _ place: FilePath) -> Set<FilePath> {
    func files(_ folder: Folder) -> Set<TimestampFileName> {
      Set(VaultAssembly.all(folder, place).compactMap { TimestampFileName($0.lastComponent.description) })
    }
    let here = files(vault)
    let count = max(0, TimestampRecord.maximumFileCount - here.count)
    return Set(
      files(copy).subtracting(here).sorted().prefix(count).map { place.appending(FilePath($0.description)) })
  }

  /// What lies in a folder under the name that its bytes give it.
  private static func stamps(_ folder: Folder, _ place: FilePath) -> [(TimestampFileName, [UInt8])] {
    VaultAssembly.all(folder, place).compactMap { name in
      guard let file = TimestampFileName(name.lastComponent.description), let bytes = read(folder, name),
        SHA256.hash(bytes) == file.digest
      else { return nil }
      return (file, bytes)
    }
  }

  private static func read(_ folder: Folder, _ name: FilePath) -> [UInt8]? {
    try? folder.readIfPresent(name, limit: MirrorFiles.maximumByteCount)
  }
}
