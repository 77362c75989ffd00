internal import Custody
public import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// What lies in a drop, as its home sees it (Schemas/README.md §3.6, *Drops*). All of it may have been put there by anybody who may put: what is taken is
/// brought to a folder first, as if it had come on a stick, and received from there.
public struct DropVisit: Sendable {
  /// The most names that are told of what is not a drop's.
  public static let maximumForeignCount = 1000
  /// More names than a drop has; what lies may go on for ever.
  private static let maximumNameCount = 20_000_000
  private static let maximumOfferCount = 10_000

  /// The offers, finished or not, by field vault and name.
  public let offers: [WaitingOffer]
  /// Names of what no kit of ours puts there, as far as they are told: bytes that are no letters, digits, `.`, `_`, `-` or `/` as `%` and two digits.
  public var foreign: [String] { foreignNames.all }
  /// How many there are.
  public var foreignCount: Int { foreignNames.count }

  private let location: MirrorLocation
  private let limit: RateLimit?
  private var foreignNames: ForeignNames
  private let objects: [Fingerprint: [SHA256Digest: UInt64]]

  /// Looks what is there.
  public init(_ location: MirrorLocation, limit: RateLimit? = nil) throws(VaultError) {
    self.location = location
    self.limit = limit
    var offers: [String: WaitingOffer] = [:]
    var objects: [Fingerprint: [SHA256Digest: UInt64]] = [:]
    var foreign = ForeignNames(maximumCount: Self.maximumForeignCount)
    try mirror { () throws(MirrorStoreError) in
      let store = try location.open(beside: Machine.runningProgram)
      try store.forEach("", limit: Self.maximumNameCount, strange: { foreign.add($0) }) { name, size in
        guard let (field, _, place) = DropLayout.place(name) else {
          foreign.add(name.text)
          return
        }
        switch place {
        case .object(let digest): objects[field, default: [:]][digest] = size
        case .token(let offer), .file(let offer, _):
          let key = "\(field)/\(offer)"
          guard offers[key] != nil || offers.count < Self.maximumOfferCount else {
            foreign.add(name.text)
            return
          }
          var waiting = offers[key] ?? WaitingOffer(field: field, offer: offer)
          if case .file(_, let path) = place { waiting.files[path] = size } else { waiting.isFinished = true }
          offers[key] = waiting
        }
      }
    }
    self.offers = offers.sorted { $0.key < $1.key }.map(\.value)
    self.objects = objects
    foreignNames = foreign
  }

  /// Whether removing there is not deleting; nil where the service does not tell.
  public func keepsVersions() throws(VaultError) -> Bool? {
    try mirror { () throws(MirrorStoreError) in try location.open(beside: Machine.runningProgram).keepsVersions() }
  }

  /// Brings an offer to a folder, as it would lie on a stick, but for objects that are at home already. Again it brings what is missing.
  /// - Parameter total: is told how many bytes of objects will come.
  /// - Returns: the offer, verified but for its objects.
  /// - Throws: where it is no offer for this vault, or lies under another's name.
  public mutating func bring(
    _ waiting: WaitingOffer, to path: FilePath, for home: UnlockedVault,
    total: @escaping @Sendable (UInt64) -> Void = { _ in },
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> OfferedVault {
    let store = try open(waiting.field)
    let folder = try files { () throws(FileError) in try Folder.createAll(path) }
    let vault = try files { () throws(FileError) in
      let vault = try folder.folder(Offering.vaultName, create: true)
      _ = try vault.folder(VaultLayout.objects, create: true)
      return vault
    }
    try bringStructure(waiting, store, folder, vault)
    let offered = try OfferedVault(path, to: home)
    guard offered.offer.vault == waiting.field, offered.offer.offer == waiting.offer else {
      throw VaultError(
        .corrupt,
        "The offer at \(location.address)/\(waiting.field)/\(waiting.offer) is another one: it lies under a false name.",
        safe: OfferedVault.untouched, next: "Somebody who may put files there did this. Ask whoever offers.")
    }
    let there = objects[waiting.field] ?? [:]
    let staging = try files { () throws(FileError) in try StagingFolder(in: vault) }
    let known = Set(try files { () throws(FileError) in try offered.objects.list() }.names)
    let all = try Self.wanted(offered, home).filter { there[$0] != nil }
    // What lies here from before may be torn: it is brought again unless it is what its name says.
    let torn = ObjectScrub(objects: offered.objects, progress: { _ in }).run(all.filter { known.contains($0) }).bad
    let wanted = all.filter { !known.contains($0) || torn[$0] != nil }
    let fetching = ObjectFetching(
      offered.objects, staging, from: Mirror("\(waiting.field)", store), total, progress, isInterrupted, sizes: there)
    try fetching.run(wanted)
    try files { () throws(FileError) in try vault.syncFileSystem() }
    return offered
  }

  /// Removes an offer of which everything came home: its objects, its token, and what else it has.
  /// - Returns: how many files.
  public func clear(_ waiting: WaitingOffer, _ offered: OfferedVault) throws(VaultError) -> Int {
    let there = objects[waiting.field] ?? [:]
    var names: [StoredName] = []
    for (_, entry) in try LogEntries.read(
      offered.log, from: 0, to: offered.state.head.size, head: offered.state.head)
    {
      names += entry.objects.filter { there[$0] != nil }.map { MirrorLayout.object($0) }
    }
    let store = try open(waiting.field)
    try Self.remove(names, store)
    // Without its token it is no offer any more, whatever ends this.
    try Self.remove([DropLayout.token(waiting.offer)], store)
    let rest = waiting.files.keys.filter { DropLayout.isAnnounced($0, size: offered.state.head.size) }.sorted().map {
      DropLayout.file(waiting.offer, $0)
    }
    try Self.remove(rest, store)
    return names.count + 1 + rest.count
  }

  private static func remove(_ names: [StoredName], _ store: any MirrorStore) throws(VaultError) {
    try Crew.run(names.count, atOnce: Mirror.atOnce) { place throws(VaultError) in
      try mirror { () throws(MirrorStoreError) in try store.remove(names[place]) }
    }
  }

  private func open(_ field: Fingerprint) throws(VaultError) -> any MirrorStore {
    try mirror { () throws(MirrorStoreError) in
      try location.below(DropLayout.folder(field)).open(beside: Machine.runningProgram, limit: limit)
    }
  }

  /// Brings the token and the log, as much of it as the checkpoint speaks of; what is more is foreign.
  private mutating func bringStructure(
    _ waiting: WaitingOffer, _ store: any MirrorStore, _ folder: Folder, _ vault: Folder
  ) throws(VaultError) {
    let token = try fetch(DropLayout.token(waiting.offer), store, DropLayout.maximumToken)
    let checkpoint = "\(VaultLayout.log)/\(VaultLayout.checkpoint)"
    let note = try fetch(DropLayout.file(waiting.offer, checkpoint), store, 1 << 20)
    guard let signed = try? SignedNote(note), let head = try? Checkpoint(signed.text) else {
      throw VaultError(
        .corrupt, "The checkpoint of the offer \(waiting.offer) is none.", safe: OfferedVault.untouched,
        next: "Ask for a new offer.")
    }
    for path in waiting.files.keys.sorted() where path != checkpoint {
      let name = DropLayout.file(waiting.offer, path)
      guard DropLayout.isAnnounced(path, size: head.size) else {
        foreignNames.add("\(waiting.field)/\(name)")
        continue
      }
      let limit = DropLayout.tile(path) == nil ? 1 << 20 : EntryBundle.maximumByteCount
      try write(fetch(name, store, limit), FilePath(path), vault)
    }
    try write(note, FilePath(checkpoint), vault)
    try write(token, Offering.token, folder)
  }

  private func fetch(_ name: StoredName, _ store: any MirrorStore, _ limit: Int) throws(VaultError) -> [UInt8] {
    try mirror { () throws(MirrorStoreError) in try store.bytes(of: name, limit: limit) }
  }

  private func write(_ bytes: [UInt8], _ path: FilePath, _ folder: Folder) throws(VaultError) {
    try files { () throws(FileError) in
      let parent = path.parent == "." ? folder : try folder.folder(path.parent, create: true)
      try parent.replace(path.lastComponent, with: bytes, mode: 0o644)
    }
  }

  /// Objects of an offer's items that no entry of the home log names. Entry 0 is the roster, entry 1 the founding: neither comes home.
  private static func wanted(_ offered: OfferedVault, _ home: UnlockedVault) throws(VaultError) -> [SHA256Digest] {
    let state = try home.vault.state()
    var wanted: Set<SHA256Digest> = []
    for (_, entry) in try LogEntries.read(
      offered.log, from: min(2, offered.state.head.size), to: offered.state.head.size, head: offered.state.head)
    {
      wanted.formUnion(entry.objects)
    }
    var start: UInt64 = 0
    while start < state.head.size, !wanted.isEmpty {
      let end = min(start + 4096, state.head.size)
      for (_, entry) in try LogEntries.read(home.vault.log, from: start, to: end, head: state.head) {
        wanted.subtract(entry.objects)
      }
      start = end
    }
    return wanted.sorted()
  }
}
