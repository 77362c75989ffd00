internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings a thin vault the records that their entries name behind another one: those of items that were moved, or that came home by handoff.
/// Only who can read the events that brought them knows which they are.
public struct ThinRecords {
  /// What came of it.
  public struct Report: Sendable {
    /// Records that came.
    public internal(set) var objects = 0
    /// Their bytes.
    public internal(set) var bytes: UInt64 = 0
    /// Records that are not whole in the mirror, below the vault.
    public internal(set) var lost: [String] = []

    /// Nothing came.
    public init() {}
  }

  private let session: UnlockedVault
  private let source: Mirror

  /// Brings them from a mirror.
  public init(_ session: UnlockedVault, from mirror: Mirror) {
    self.session = session
    source = mirror
  }

  /// Runs it. A record that came can tell of others.
  public func run(
    progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Report {
    let vault = session.vault
    let staging = try files { () throws(FileError) in try StagingFolder(in: vault.folder) }
    var report = Report()
    var tried: Set<SHA256Digest> = []
    while true {
      let wanted = try missing().subtracting(tried)
      guard !wanted.isEmpty else { break }
      tried.formUnion(wanted)
      let fetching = ObjectFetching(vault.objects, staging, from: source, progress, isInterrupted)
      try fetching.run(wanted.sorted())
      report.objects += fetching.result.good.count
      report.bytes += fetching.result.byteCount
      report.lost += fetching.result.bad.keys.sorted().map { ObjectStore.path(of: $0).description }
    }
    guard report.objects > 0 else { return report }
    try files { () throws(FileError) in try vault.folder.syncFileSystem() }
    // What was folded without them is folded anew.
    CatalogueImage.removeAll(vault)
    return report
  }

  private func missing() throws(VaultError) -> Set<SHA256Digest> {
    let state = try session.vault.state()
    let erased = Set(try Tombstones(session.vault, state).all.flatMap(\.objects))
    var records = try ThinVault.records(session.vault.log, state.head)
    var wanted: Set<SHA256Digest> = []
    var moves: [SHA256Digest: SHA256Digest] = [:]
    try EventWalk(session: session, state: state).forEach(where: { $0.objects.count > 1 }) { result in
      guard case .success(let event) = result else { return }
      if event.action == .received, let reception = Reception(event.disclosed) {
        let brought = reception.entries.compactMap { $0.entry.objects.first }
        records.formUnion(brought)
        wanted.formUnion(brought)
      }
      // Each object is moved from the name that its entry has; the last move is where it lies.
      if let move = MovedObjects(event) { moves.merge(move.places) { $1 } }
    }
    for (name, place) in moves where records.contains(name) { wanted.insert(place) }
    var missing: Set<SHA256Digest> = []
    for name in wanted.subtracting(erased)
    where try files({ () throws(FileError) in try session.vault.objects.size(name) }) == nil { missing.insert(name) }
    return missing
  }
}
