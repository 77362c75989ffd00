internal import Custody
internal import MirrorStores
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// What cosigners and authorities said, as it lies in a mirror: what proves itself is taken, and nothing else (Schemas/README.md §3.20,
/// *What proves what comes*). It is sifted in a copy, before that is checked as a whole.
struct MirrorEvidence {
  /// More cosigners than that nobody here knows are not looked at.
  static let maximumUnknownCount = 100
  /// Nor more revocation lists beside one checkpoint: anybody can make some up.
  static let maximumListCount = 16

  private let copy: Folder
  private let log: LogStore
  private let files: CosignatureStore
  private let state: VaultState
  private let known: [NoteVerifierKey]
  private let members: Set<Ed25519PublicKey>

  /// What was not taken.
  private(set) var leftOut: [MirrorLeftOut] = []
  /// Cosigners that the mirror names and nobody here knows: their cosignatures come, and count for nobody until somebody vouches for the key.
  private(set) var unknown: [NoteVerifierKey] = []
  /// The names of what was not taken, and of cosigners' keys, which never are.
  private(set) var removed: Set<StoredName> = []

  /// Nil where the copy has no log that could be read: the check of the whole says why.
  /// - Parameter known: the cosigners that this vault knows.
  init?(_ copy: Folder, known: [NoteVerifierKey]) {
    guard let log = try? LogStore(vault: copy), let note = try? log.checkpoint(),
      let state = try? Vault.state(note: note, log: log, rosters: RosterStore(vault: copy))
    else { return nil }
    (self.copy, self.log, self.state, self.known) = (copy, log, state, known)
    files = CosignatureStore(log)
    members = Set(state.rosters.versions.flatMap { $0.roster.members.map(\.key) })
  }

  /// Takes away what proves nothing.
  mutating func sift(_ names: some Sequence<StoredName>) throws(VaultError) {
    let names = names.sorted()
    try takeKeys(names.filter { $0.text.hasPrefix(Self.cosigners) })
    for name in names where name.text.hasPrefix(Self.tombstones) {
      if !isTombstone(name) { try remove(name, "the log has no tombstone there") }
    }
    var folders: [UInt64: [StoredName]] = [:]
    for name in names where name.text.hasPrefix(Self.checkpoints) {
      if let size = name.text.split(separator: "/").dropLast().last.flatMap({ UInt64($0) }) {
        folders[size, default: []].append(name)
      }
    }
    for (size, names) in folders.sorted(by: { $0.key < $1.key }) { try sift(size, names) }
  }

  private static let cosigners = "log/cosigners/"
  private static let checkpoints = "log/checkpoints/"
  private static let tombstones = "log/tombstones/"

  /// Nothing in a mirror says whose key that is: it must come another way, as it did the first time.
  private mutating func takeKeys(_ names: [StoredName]) throws(VaultError) {
    let offered = try store { () throws(StoreError) in try files.cosigners() }
    for name in names {
      let file = name.text.dropFirst(Self.cosigners.count)
      guard let key = offered.first(where: { CosignatureStore.name($0.keyID) == file }) else {
        try remove(name, "it is no cosigner's key")
        continue
      }
      if known.contains(key) {
        try remove(name)
      } else if known.contains(where: { $0.keyID == key.keyID }) {
        try remove(name, "this vault knows another key for that")
      } else if members.contains(key.publicKey) {
        try remove(name, "it is a member's key, and nobody can vouch for themselves")
      } else if unknown.count >= Self.maximumUnknownCount {
        try remove(name, "there are more cosigners than are looked at")
      } else {
        unknown.append(key)
        try remove(name)
      }
    }
  }

  private func isTombstone(_ name: StoredName) -> Bool {
    guard let index = UInt64(name.text.dropFirst(Self.tombstones.count).dropLast(4)), index < state.head.size else {
      return false
    }
    // What cannot be read is told by the check of the whole.
    guard let entry = try? log.entry(index, treeSize: state.head.size) else { return true }
    return entry.first == EntryClass.tombstone.rawValue
  }

  /// A note that nobody signed who might takes with it what lies beside it. One that is signed, and that the log there never had, stays: it proves
  /// that the mirror has another history, and the check of the whole refuses it.
  private mutating func sift(_ size: UInt64, _ names: [StoredName]) throws(VaultError) {
    let name = FilePath("\(Self.checkpoints)\(size)/\(HeadTimestamps.noteName)")
    let found = try? copy.readIfPresent(name, limit: SignedNote.maximumByteCount)
    guard let found, let kept = LogCheck.alone((size, found), state.rosters)?.note, let note = try? SignedNote(kept)
    else {
      for name in names { try remove(name, "no checkpoint of this vault's log lies beside it") }
      return
    }
    if kept != found {
      try VaultKit.files { () throws(FileError) in
        try copy.folder(name.parent).replace(name.lastComponent, with: kept, mode: 0o444)
      }
    }
    var record = TimestampRecord(name: HeadTimestamps.noteName, bytes: kept)
    var stamped: [(name: StoredName, file: TimestampFileName)] = []
    for name in names.sorted(by: { Self.isBefore($0, $1) }) {
      let last = String(name.text.split(separator: "/").last ?? "")
      if last == HeadTimestamps.noteName { continue }
      if last.hasPrefix("cosig-") {
        if let why = try doubt(name, note) { try remove(name, why) }
      } else if let file = TimestampFileName(last),
        let bytes = try? copy.read(FilePath(name.text), limit: file.kind.maximumByteCount)
      {
        record.take(file, bytes)
        stamped.append((name, file))
      } else {
        try remove(name, "no such file lies beside a checkpoint")
      }
    }
    for (name, file) in stamped.filter({ $0.file.kind == .revocations }).dropFirst(Self.maximumListCount) {
      try remove(name, "there are more revocation lists than are taken")
      stamped.removeAll { $0.file == file }
    }
    let refused = Dictionary(record.refused.map { ($0.name, $0.error.reason) }) { first, _ in first }
    let covering = Set(record.claims.map(\.name))
    for (name, file) in stamped {
      if let why = refused[file.description] {
        try remove(name, why)
      } else if file.kind == .token, !covering.contains(file) || record.authority(of: file) == nil {
        try remove(name, "it is no signed timestamp over what lies beside it")
      }
    }
  }

  private static func isBefore(_ one: StoredName, _ other: StoredName) -> Bool {
    let files = [one, other].map { TimestampFileName($0.text.split(separator: "/").last ?? "") }
    guard let first = files[0], let second = files[1] else { return one < other }
    return first < second
  }

  /// Why a cosignature is none of a cosigner of this checkpoint; nil where it is.
  private func doubt(_ name: StoredName, _ note: SignedNote) throws(VaultError) -> String? {
    guard let line = try? copy.read(FilePath(name.text), limit: CosignatureStore.maximumLine),
      let signature = try? SignatureLines.parse(line).first, SignatureLines.print([signature]) == line,
      name.text.hasSuffix("/cosig-" + CosignatureStore.name(signature.keyID)),
      let cosigned = try? SignedNote(text: note.text, signatures: [signature])
    else { return "it is no cosignature" }
    let key =
      known.first { $0.keyID == signature.keyID } ?? unknown.first { $0.keyID == signature.keyID }
    guard let key else { return "neither this vault nor the mirror has a cosigner's key for it" }
    guard !members.contains(key.publicKey), (try? cosigned.verify(keys: [key])) != nil else {
      return "\(key.name) did not cosign this checkpoint, or has a member's key"
    }
    return nil
  }

  /// - Parameter why: nil for what is in order, and does not come all the same.
  private mutating func remove(_ name: StoredName, _ why: String? = nil) throws(VaultError) {
    try VaultKit.files { () throws(FileError) in try copy.removeTree(FilePath(name.text)) }
    removed.insert(name)
    if let why { leftOut.append(MirrorLeftOut(name, why)) }
  }
}
