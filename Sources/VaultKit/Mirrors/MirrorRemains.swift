public import Custody
public import MirrorStores
internal import Synchronization
internal import VaultCrypto

/// What a mirror still has of what was erased or shredded, as far as it says so when it is asked.
public struct MirrorRemains: Sendable {
  /// How much of it is left. The raw values are those of the outputs.
  public enum State: String, Sendable, CaseIterable {
    /// The place says that there is nothing of these names, and that it keeps no versions of them.
    case gone
    /// It is there in plain sight, or parts of it are: no push has told the mirror yet.
    case notTold = "not-told"
    /// It was removed, and nobody can delete its bytes before its lock ends.
    case locked
    /// It was removed, and the place keeps it as an old version until its keepers delete that.
    case versionsKept = "versions-kept"
    /// The place could not be asked, or does not tell.
    case unknown
  }

  /// What the mirror is called.
  public let mirror: String
  /// How much of it is left: of several files, of the one of which most is.
  public let state: State
  /// Whether a push has been there since it was erased: then only a repair takes away what is in plain sight.
  public private(set) var isPassed = false
  /// When the last lock ends that keeps its bytes; nil where none does.
  public let until: Timestamp?
  /// Who can end that lock earlier; nil where there is none.
  public let mode: Retention.Mode?
  /// Whether the place keeps what is removed; nil where it does not tell.
  public let keepsVersions: Bool?
  /// Why it could not be asked, or that only parts of an upload are there; empty where neither is so.
  public let why: String

  /// What the mirrors that this machine knows have of these objects. All are asked at once, and none for long.
  public static func of(_ tombstones: [Tombstone], in vault: Vault) throws(VaultError) -> [MirrorRemains] {
    var prefixes = Set(tombstones.flatMap(\.objects)).sorted().map { MirrorLayout.object($0).text }
    for (id, generations) in tombstones.compactMap(\.compartment) where generations > 0 {
      prefixes += (1...generations).map { "keys/compartments/\(id)/\($0)/" }
    }
    let known = try MirrorConfigurations(of: vault.fingerprint)
    let mirrors = known.all
    let (fingerprint, wanted) = (vault.fingerprint, prefixes)
    let last = tombstones.map(\.index).max() ?? 0
    let found = Found()
    try Crew.run(mirrors.count, atOnce: mirrors.count) { place throws(VaultError) in
      var remains: MirrorRemains
      do throws(VaultError) {
        let mirror = try Mirror(mirrors[place], patience: Patience(attempts: 2))
        try mirror.require(fingerprint)
        remains = of(mirror, wanted.flatMap { name in mirror.stores(below: name).map { ($0, name) } })
        if remains.state == .notTold, remains.why.isEmpty {
          let state = try VaultKit.mirror { () throws(MirrorStoreError) in
            try mirror.store.bytesIfPresent(MirrorLayout.state, limit: MirrorState.maximumByteCount)
          }
          remains.isPassed = state.flatMap { MirrorState($0, of: fingerprint) }.map { $0.done > last } ?? false
        }
      } catch {
        remains = MirrorRemains(unknown: mirrors[place].name, error.message)
      }
      found.all.withLock { $0.append(remains) }
    }
    let unread = known.broken.map { MirrorRemains(unknown: $0.name, $0.error.message) }
    return (found.all.withLock { $0 } + unread).sorted { $0.mirror < $1.mirror }
  }

  /// What the places of a mirror have below these names, of which a push has just removed what was there.
  static func ofPushed(_ mirror: Mirror, _ places: [(store: any MirrorStore, prefix: String)]) -> MirrorRemains {
    var remains = of(mirror, places)
    remains.isPassed = remains.state == .notTold && remains.why.isEmpty
    return remains
  }

  private static func of(_ mirror: Mirror, _ places: [(store: any MirrorStore, prefix: String)]) -> MirrorRemains {
    let found = Remains()
    do throws(MirrorStoreError) {
      try Crew.run(places.count, atOnce: Mirror.atOnce) { place throws(MirrorStoreError) in
        let prefix = places[place].prefix
        let remains = try places[place].store.remains(below: prefix)
        found.all.withLock { $0.append(prefix.hasPrefix(SmallFiles.keys) ? remains.ofWholeFiles : remains) }
      }
    } catch {
      return MirrorRemains(unknown: mirror.name, VaultError(error).message)
    }
    let all = found.all.withLock { $0 }
    let now = Timestamp.now.description
    let lock = all.compactMap(\.retention).filter { $0.until > now }.max { $0.until < $1.until }
    let kinds = Set(all.map(\.keepsVersions))
    let state: State
    let unfinished = all.compactMap(\.unfinishedCount).reduce(0, +)
    // Parts of it lie there until a push gives them up.
    if unfinished > 0 || all.contains(where: \.isThere) {
      state = .notTold
    } else if all.allSatisfy(\.isGone) {
      state = .gone
    } else if lock != nil {
      state = .locked
    } else {
      state = all.contains { $0.versionCount ?? 0 > 0 } ? .versionsKept : .unknown
    }
    return MirrorRemains(
      mirror: mirror.name, state: state, until: lock.flatMap { Timestamp($0.until) }, mode: lock?.mode,
      keepsVersions: kinds.contains(true) ? true : kinds.contains(nil) ? nil : false,
      why: state == .unknown
        ? Self.silence(all)
        : unfinished > 0 && !all.contains(where: \.isThere) ? "parts of a file that was never finished are there" : "")
  }

  /// What the place does not say.
  private static func silence(_ all: [StoredRemains]) -> String {
    all.contains { $0.unfinishedCount == nil }
      ? "the service does not tell which uploads in parts were begun and never ended there; the credentials may lack s3:ListBucketMultipartUploads"
      : "the service does not tell what it keeps of removed files"
  }

  private init(unknown mirror: String, _ why: String) {
    self.init(mirror: mirror, state: .unknown, until: nil, mode: nil, keepsVersions: nil, why: why)
  }

  private init(
    mirror: String, state: State, until: Timestamp?, mode: Retention.Mode?, keepsVersions: Bool?, why: String
  ) {
    (self.mirror, self.state, self.until, self.mode) = (mirror, state, until, mode)
    (self.keepsVersions, self.why) = (keepsVersions, why)
  }

  private final class Found: Sendable {
    let all = Mutex<[MirrorRemains]>([])
  }

  private final class Remains: Sendable {
    let all = Mutex<[StoredRemains]>([])
  }
}
