internal import Catalogue
internal import Custody
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// A member's catalogue: what they can read of the log, folded. It is opened once, and brought to the log's head before every answer.
///
/// It says where things are. Whoever decides something by an event reads that event from the log.
final class MemberCatalogue: Sendable {
  /// An image is written again once so many entries have come, or a sixteenth of the log.
  private static let savedFrom: UInt64 = 1000
  private static let savedShare: UInt64 = 16
  /// Or once so many bytes of texts were read, which are read again until it is.
  private static let savedContent = 4 << 20

  private struct Opened {
    let catalogue: Catalogue
    var head: TreeHead
    var unsaved: UInt64
    var unsavedContent = 0
    var damage: [EventPlace: EventFailure]
  }

  private let opened = Mutex<Opened?>(nil)

  /// What can be asked, and up to where the answer goes.
  struct View {
    let catalogue: Catalogue
    let state: VaultState
    fileprivate let damage: [EventPlace: EventFailure]

    /// What cannot be read, in the order of the log.
    func failures() throws(VaultError) -> [EventFailure] {
      let rows = try catalogued { () throws(CatalogueError) in try catalogue.failures() }
      return rows.compactMap { row in
        guard let reason = row.reason.failure, let object = SHA256Digest(row.object) else { return damage[row.place] }
        return EventFailure(index: row.place.entry, object: object, reason: reason)
      }
    }
  }

  /// Brings the catalogue to the log's head, and answers from it. It is not asked again from within.
  func read<R: Sendable>(
    _ session: UnlockedVault, _ body: (View) throws(VaultError) -> R
  ) throws(VaultError) -> R {
    try opened.withLock { opened throws(VaultError) in
      let state = try session.vault.state()
      let before = opened
      // Where that fails, what was half done is not used again.
      opened = nil
      let now = try Self.bring(before, to: state, session)
      opened = now
      return try body(View(catalogue: now.catalogue, state: state, damage: now.damage))
    }
  }

  private static func bring(
    _ before: Opened?, to state: VaultState, _ session: UnlockedVault
  ) throws(VaultError) -> Opened {
    let image = CatalogueImage(session)
    let isKept = session.canOpen
    var start = before
    if start == nil, isKept, let (catalogue, head) = image.read() {
      start = Opened(catalogue: catalogue, head: head, unsaved: 0, damage: [:])
    }
    var now: Opened
    var isForgetful = false
    if let known = start, try isPrefix(known.head, of: state, session),
      let outcome = try fold(known.catalogue, known.head.size, state, session)
    {
      now = Opened(
        catalogue: known.catalogue, head: state.head, unsaved: known.unsaved + outcome.count,
        unsavedContent: known.unsavedContent + outcome.contentByteCount, damage: outcome.damage)
      isForgetful = outcome.isForgetful
    } else {
      let catalogue = try catalogued { () throws(CatalogueError) in try Catalogue() }
      let outcome = try fold(catalogue, 0, state, session)
      now = Opened(
        catalogue: catalogue, head: state.head, unsaved: state.head.size, damage: outcome?.damage ?? [:])
      isForgetful = start != nil
    }
    let isDue =
      now.unsaved > savedFrom || now.unsaved > state.head.size / savedShare || now.unsavedContent > savedContent
    guard isKept, isForgetful || isDue else { return now }
    do throws(VaultError) {
      try image.write(now.catalogue, state.head)
      now.unsaved = 0
      now.unsavedContent = 0
    } catch {
      // Where the vault cannot be written it is folded again next time. What must be forgotten must go, as far as that succeeds.
      if isForgetful { CatalogueImage.removeAll(session.vault) }
    }
    return now
  }

  private static func fold(
    _ catalogue: Catalogue, _ size: UInt64, _ state: VaultState, _ session: UnlockedVault
  ) throws(VaultError) -> CatalogueFold.Outcome? {
    var fold = try CatalogueFold(session, state, catalogue)
    return try fold.run(from: size)
  }

  /// Whether the log continues the one that was folded.
  private static func isPrefix(
    _ head: TreeHead, of state: VaultState, _ session: UnlockedVault
  ) throws(VaultError) -> Bool {
    guard head.size > 0, head.size <= state.head.size else { return false }
    do throws(TileError<StoreError>) {
      return try session.vault.log.tree(size: state.head.size).rootHash(treeSize: head.size) == head.root
    } catch {
      throw VaultError(StoreError(error))
    }
  }
}
