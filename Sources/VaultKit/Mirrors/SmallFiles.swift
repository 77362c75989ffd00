internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// The files of a vault that are no objects and no tiles, as they travel to a mirror.
struct SmallFiles {
  typealias File = (name: StoredName, bytes: [UInt8], digest: SHA256Digest)

  /// How the names of wrapped keys begin.
  static let keys = "keys/compartments/"

  /// In the order in which they travel: keys last.
  private(set) var all: [File] = []
  /// What lies beside kept checkpoints, or is one, and is damaged here: it does not travel.
  private(set) var damaged: [StoredName] = []

  /// Those of a vault up to a state.
  /// - Parameter keys: whether wrapped keys are among them: of those, the ones that the roster in force grants.
  init(_ vault: Vault, _ state: VaultState, keys: Bool) throws(VaultError) {
    // Every program has it: what became of it in the vault does not travel.
    if let name = VaultLayout.formatText.text.flatMap({ StoredName($0) }) {
      all.append((name, FormatText.bytes, SHA256.hash(FormatText.bytes)))
    }
    for version in state.rosters.versions.indices {
      try add(vault, VaultLayout.roster.appending(VaultLayout.roster(version: version + 1)))
    }
    let tombstones = try store { () throws(StoreError) in try vault.log.tombstoneIndexes() }
    for index in tombstones where index < state.head.size {
      try add(vault, VaultLayout.log.appending(VaultLayout.tombstones).appending(VaultLayout.tombstone(index: index)))
    }
    try addAll(vault, VaultLayout.log.appending(VaultLayout.cosigners), folders: 0)
    try addAll(vault, VaultLayout.log.appending(VaultLayout.checkpoints), folders: 1)
    try sift(
      KeptProof(
        rosters: state.rosters,
        known: store { () throws(StoreError) in
          try CosignatureStore(vault.log).cosigners()
        }))
    guard keys else { return }
    for place in try store({ () throws(StoreError) in try vault.keys.list() })
    where state.rosters.current.grants(place.compartment, generation: place.generation, to: place.member) {
      let path = VaultLayout.compartments.appending(place.path)
      // What has its name and is no file is no key, and keeps nothing else from travelling.
      guard try files({ () throws(FileError) in try vault.folder.status(path)?.kind }) == .regular else { continue }
      try add(vault, path)
    }
  }

  /// Whether a name is of a wrapped key: these are removed, when they are not granted any more, and nothing else is.
  static func isKey(_ name: StoredName) -> Bool { name.text.hasPrefix(keys) }

  /// Whose key a name is of; nil where it is of none.
  static func keyPlace(_ name: StoredName) -> WrappedKeyPlace? {
    isKey(name) ? WrappedKeyPlace(FilePath(String(name.text.dropFirst(keys.count)))) : nil
  }

  /// Whether a name is of a wrapped key that a roster grants.
  static func isGranted(_ name: StoredName, by roster: Roster) -> Bool {
    guard let place = keyPlace(name) else { return false }
    return roster.grants(place.compartment, generation: place.generation, to: place.member)
  }

  /// Whether a wrapped key that came from a mirror may be taken: it is granted, and has the form of such a key. More nobody can tell who does not open it.
  static func mayTake(_ name: StoredName, from copy: Folder, _ rosters: RosterHistory) -> Bool {
    guard isGranted(name, by: rosters.current), let place = keyPlace(name),
      let bytes = try? copy.read(FilePath(name.text), limit: WrappedKeyFile.maximumByteCount)
    else { return false }
    return WrappedKeyFile.hasForm(bytes, at: place, of: rosters.fingerprint)
  }

  private mutating func sift(_ proof: KeptProof) {
    var notes: [Substring: [UInt8]] = [:]
    func folder(_ name: StoredName) -> Substring {
      name.text.dropLast(name.text.split(separator: "/").last?.count ?? 0)
    }
    for file in all
    where file.name.text.hasSuffix("/\(HeadTimestamps.noteName)")
      && proof.holds(file.name, file.bytes, note: nil) == true
    {
      notes[folder(file.name)] = file.bytes
    }
    damaged = all.filter { proof.holds($0.name, $0.bytes, note: notes[folder($0.name)]) == false }.map(\.name)
    let damaged = Set(damaged)
    all.removeAll { damaged.contains($0.name) }
  }

  /// - Parameter folders: how many folders the files lie in below this one. What lies elsewhere is none of a vault's: it would keep another file's name
  ///   from that file in a mirror.
  private mutating func addAll(_ vault: Vault, _ path: FilePath, folders: Int) throws(VaultError) {
    guard try files({ () throws(FileError) in try vault.folder.status(path) }) != nil else { return }
    for entry in try files({ () throws(FileError) in try vault.folder.folder(path).entries() }) {
      switch entry.kind {
      case .folder where folders > 0: try addAll(vault, path.appending(entry.name), folders: folders - 1)
      case .regular where folders == 0: try add(vault, path.appending(entry.name))
      case .folder, .regular, .link, .special: break
      }
    }
  }

  /// What has a name that no such file has stays behind: it is an unfinished write.
  private mutating func add(_ vault: Vault, _ path: FilePath) throws(VaultError) {
    guard let name = path.text.flatMap(StoredName.init(_:)) else { return }
    let bytes = try files { () throws(FileError) in
      try vault.folder.readIfPresent(path, limit: MirrorFiles.maximumByteCount)
    }
    guard let bytes else { return }
    all.append((name, bytes, SHA256.hash(bytes)))
  }
}
