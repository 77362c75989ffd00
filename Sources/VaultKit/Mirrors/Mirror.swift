internal import Custody
public import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// A mirror of a vault, and what it said of itself when it was asked last.
public struct Mirror: Sendable {
  /// Several requests wait for the network at once; a disk is kept busy by few.
  static let atOnce = 8

  /// What its owner calls it.
  public let name: String
  let store: any MirrorStore

  /// The mirror in a store.
  public init(_ name: String, _ store: any MirrorStore) {
    self.name = name
    self.store = store
  }

  /// Opens a mirror that this machine knows.
  public init(_ configuration: MirrorConfiguration) throws(VaultError) {
    name = configuration.name
    store = try mirror { () throws(MirrorStoreError) in try configuration.location.open(beside: Machine.runningProgram)
    }
  }

  /// Opens a mirror by its place alone.
  public init(_ location: MirrorLocation) throws(VaultError) {
    name = location.address
    store = try mirror { () throws(MirrorStoreError) in try location.open(beside: Machine.runningProgram) }
  }

  /// Where it is.
  public var place: String { store.place }

  /// Makes a place the mirror of a vault, and remembers it on this machine.
  /// - Throws: `.notTrusted` where it is another vault's, `.failed` where something else is there already.
  public static func add(_ configuration: MirrorConfiguration, to vault: Vault) throws(VaultError) {
    guard try vault.state().rosters.current.satellite == nil else {
      throw VaultError(
        .usage, "A field vault has no mirrors: it comes home by handoff.", safe: "Nothing was changed.",
        next: "See: evault handoff offer --help")
    }
    if case .folder(let path) = configuration.location {
      let folder = try files { () throws(FileError) in try Folder.create(path, mayExist: true) }
      let isInside = try files { () throws(FileError) in
        let isBelow = try folder.isInside(vault.folder)
        return try isBelow ? true : vault.folder.isInside(folder)
      }
      guard !isInside else {
        throw VaultError(.usage, "A mirror lies neither in its vault nor around it.", safe: "Nothing was changed.")
      }
    }
    let mirror = try Mirror(configuration)
    // A thin copy of the vault reads from its mirrors, and makes none.
    if !vault.isThin, try mirror.owner() == nil {
      guard try mirror.isEmpty(configuration.location) else {
        throw VaultError(
          .failed, "There is something at \(mirror.place) already, and it is no mirror of a vault.",
          safe: "Nothing was changed.", next: "Choose a place where nothing is.")
      }
      let identity = MirrorIdentity.bytes(vault.fingerprint)
      try VaultKit.mirror { () throws(MirrorStoreError) in
        try mirror.store.add(MirrorLayout.vault, .bytes(identity), digest: SHA256.hash(identity))
        try mirror.store.flush()
      }
    }
    try mirror.require(vault.fingerprint)
    try configuration.save(for: vault.fingerprint)
  }

  /// Whether nothing at all is there, also nothing that a store would not list.
  private func isEmpty(_ location: MirrorLocation) throws(VaultError) -> Bool {
    if case .folder(let path) = location {
      return try files { () throws(FileError) in try Folder.open(path).entries() }.isEmpty
    }
    return try VaultKit.mirror { () throws(MirrorStoreError) in try store.list("", after: nil) }.files.isEmpty
  }

  /// The vault whose mirror it is; nil where it is none's.
  func owner() throws(VaultError) -> Fingerprint? {
    let bytes = try VaultKit.mirror { () throws(MirrorStoreError) in
      try store.bytesIfPresent(MirrorLayout.vault, limit: MirrorIdentity.maximumByteCount)
    }
    guard let bytes else { return nil }
    guard let owner = MirrorIdentity.vault(bytes) else {
      throw VaultError(.corrupt, "\(place)/\(MirrorLayout.vault) does not say whose mirror it is.")
    }
    return owner
  }

  /// Refuses another vault's mirror.
  func require(_ fingerprint: Fingerprint) throws(VaultError) {
    guard let owner = try owner() else {
      throw VaultError(.rolledBack, "There is no mirror at \(place).", safe: "Nothing was changed.")
    }
    guard owner == fingerprint else {
      throw VaultError(
        .notTrusted, "\(place) is the mirror of another vault: its fingerprint is \(owner).",
        safe: "Nothing was changed.", next: "Choose another place.")
    }
  }
}
