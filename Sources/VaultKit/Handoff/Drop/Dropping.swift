public import Custody
public import MirrorStores
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Offering a field vault to its home in a bucket into which one may only put (Schemas/README.md §3.6, *Drops*). Nothing is asked of it.
public struct Dropping: Sendable {
  /// What was put there.
  public struct Dropped: Sendable {
    /// The offer's own name.
    public let offer: Identifier
    /// The field vault's fingerprint.
    public let field: Fingerprint
    /// How many items.
    public let itemCount: UInt64
    /// Objects that were put now.
    public let objectCount: Int
    /// Their bytes.
    public let byteCount: UInt64
    /// Objects that were put before.
    public let earlierCount: Int
    /// Objects that are damaged or missing here, below the vault; they were left out.
    public let damaged: [String]
  }

  private let session: UnlockedVault
  private let field: FieldVault

  /// Offering by the field vault's member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    field = try FieldVault(session.vault)
    self.session = session
  }

  /// Puts what the drop lacks, as far as this field vault knows, and the offer last.
  /// - Parameters:
  ///   - limit: how fast contents may go.
  ///   - isForgotten: whether objects that were put before are put again.
  ///   - total: is told how many bytes will be put.
  ///   - progress: is told of bytes as they are put, from any thread.
  ///   - isInterrupted: asked between objects; what was put until then is not put again.
  public func drop(
    to location: MirrorLocation, limit: RateLimit? = nil, again isForgotten: Bool = false,
    total: @escaping @Sendable (UInt64) -> Void = { _ in },
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Dropped {
    let vault = session.vault
    var offered: (offer: HandoffOffer, files: [(name: StoredName, bytes: [UInt8])], objects: [SHA256Digest])?
    // With the lock, so that the log stays as its checkpoint says while it is read.
    try session.commit { state throws(VaultError) in
      let (offer, token) = try offer(state)
      var files = try structure(state, offer.offer)
      files.append((DropLayout.token(offer.offer), token.serialized))
      let entries = try LogEntries.read(vault.log, from: 0, to: state.head.size, head: state.head)
      offered = (offer, files, entries.flatMap(\.entry.objects))
      return []
    }
    guard let (offer, small, all) = offered else { throw VaultError(.failed, "The offer was not made.") }
    let store = try mirror { () throws(MirrorStoreError) in
      try location.below(DropLayout.folder(vault.fingerprint)).open(
        beside: Machine.runningProgram, limit: limit, writesOnly: true)
    }
    let memory = try DropMemory(vault.folder, location, isForgotten: isForgotten)
    let objects = all.filter { !memory.has($0) }
    let writer = try MirrorWriter(Mirror(location.address, store))
    let sending = ObjectSending(vault, writer, total, progress, isInterrupted) { memory.note($0) }
    do throws(VaultError) { try sending.run(objects) } catch {
      memory.write()
      throw error
    }
    memory.write()
    // The offer comes last: whoever sees it there sees all of it.
    for (name, bytes) in small { try put(name, bytes, store) }
    try mirror { () throws(MirrorStoreError) in try store.flush() }
    return Dropped(
      offer: offer.offer, field: vault.fingerprint, itemCount: FieldVault.itemCount(offer.head.size),
      objectCount: sending.result.count, byteCount: sending.result.byteCount, earlierCount: all.count - objects.count,
      damaged: sending.result.bad.sorted().map { ObjectStore.path(of: $0).description })
  }

  /// The offer of the log as it is: one that was made before, so that an interrupted run goes on with it, or a new one.
  private func offer(_ state: VaultState) throws(VaultError) -> (HandoffOffer, CompactJWS) {
    if let kept = try field.kept(at: state.head) { return kept }
    let token = try Offering.issue(session, field, state.head)
    do throws(CustodyError) {
      return (try HandoffOffer(verifying: token, of: state.rosters.current), token)
    } catch {
      throw VaultError(.failed, "The offer could not be read back (\(error)).")
    }
  }

  private func structure(
    _ state: VaultState, _ offer: Identifier
  ) throws(VaultError) -> [(name: StoredName, bytes: [UInt8])] {
    var files: [(name: StoredName, bytes: [UInt8])] = []
    func add(_ path: FilePath, _ bytes: [UInt8]) { files.append((DropLayout.file(offer, "\(path)"), bytes)) }
    add(VaultLayout.formatText, FormatText.bytes)
    add(VaultLayout.invitation, field.invitation.bytes)
    add(VaultLayout.roster.appending(VaultLayout.roster(version: 1)), state.rosters.current.token.serialized)
    for tile in MirrorPush.tiles(state.head.size).sorted(by: { $0.description < $1.description }) {
      add(
        VaultLayout.log.appending(FilePath(tile.description)),
        try store { () throws(StoreError) in try session.vault.log.read(tile) })
    }
    add(VaultLayout.log.appending(VaultLayout.checkpoint), state.note)
    return files
  }

  /// Puts a file. What has its name there already is it, as far as anybody can tell who may not look.
  private func put(_ name: StoredName, _ bytes: [UInt8], _ store: any MirrorStore) throws(VaultError) {
    do throws(MirrorStoreError) {
      try store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
    } catch {
      if error.code != .exists { throw VaultError(error) }
    }
  }
}
