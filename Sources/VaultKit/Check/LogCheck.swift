internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Checks the custody log's files against each other: entries, tiles, root, tombstones, kept checkpoints.
struct LogCheck {
  let folder: Folder
  let log: LogStore
  let state: VaultState
  /// How many wrapped keys of each member are there, as far as their form says.
  var keys: [String: Int] = [:]

  /// What the log says should be there.
  private(set) var referenced: [SHA256Digest: UInt64] = [:]
  private(set) var erased: Set<SHA256Digest> = []
  private var rosterCount = 0
  private var digests: Set<SHA256Digest> = []

  init(folder: Folder, log: LogStore, state: VaultState) {
    self.folder = folder
    self.log = log
    self.state = state
  }

  /// Walks the whole log once.
  /// - Parameter kept: the kept checkpoints, read before the state was.
  mutating func run(kept: [(size: UInt64, note: [UInt8])], _ report: inout CheckReport) {
    report.entryCount = state.head.size
    var tree = TreeAppender()
    // At the right edge, by level: a tile that stopped changing long before the last entry is compared, too.
    var edge: [TilePath.Kind: Tile] = [:]
    var index: UInt64 = 0
    while index < state.head.size {
      let end = min(index + 256, state.head.size)
      var leaves: [[UInt8]] = []
      do throws(LogReadError<Never>) {
        try log.forEachBundle(from: index, to: end, treeSize: state.head.size) { _, entries in leaves += entries }
      } catch {
        if case .store(let error) = error {
          report.add(
            .logUnreadable, error.path,
            "This part of the log cannot be read: \(error.detail). It covers entries \(index) to \(end - 1).")
        }
        return
      }
      for (offset, bytes) in leaves.enumerated() { take(bytes, index + UInt64(offset), &report) }
      tree.append(contentsOf: leaves.map { MerkleHash.leaf($0) })
      let changed = tree.takeChangedTiles().tiles
      compare(changed.filter { !$0.path.isPartial }, &report)
      for tile in changed { edge[tile.path.kind] = tile }
      index = end
    }
    compare(edge.values.filter(\.path.isPartial).sorted { $0.path.description < $1.path.description }, &report)
    if tree.root != state.head.root {
      report.add(
        .rootMismatch, VaultLayout.log.appending(VaultLayout.checkpoint).description,
        "The entries do not have the root that the checkpoint was signed for: an entry was changed.")
    }
    if rosterCount != state.rosters.versions.count {
      report.add(
        .rosterInvalid, VaultLayout.roster.description,
        "The log has \(rosterCount) roster versions, and \(state.rosters.versions.count) of them are here: the others may have removed or suspended a member."
      )
    }
    check(kept, &report)
  }

  private mutating func take(_ bytes: [UInt8], _ index: UInt64, _ report: inout CheckReport) {
    guard let entry = LogEntry(bytes) else {
      report.add(.entryMalformed, "\(VaultLayout.log)/tile/entries", "Entry \(index) is not an entry.")
      return
    }
    if !digests.insert(entry.digest).inserted {
      report.add(
        .entryRepeated, "\(VaultLayout.log)/tile/entries",
        "Entry \(index) repeats the event of an earlier entry: it was recorded once, and counts once.")
    }
    for object in entry.objects {
      if let first = referenced[object] {
        report.add(
          .objectShared, ObjectStore.path(of: object).description,
          "Entry \(index) names an object that entry \(first) brought in: nothing is evidence twice.")
      } else {
        referenced[object] = index
      }
    }
    if entry.entryClass == .roster { rosterCount += 1 }
    if entry.entryClass == .tombstone { takeTombstone(entry, index, &report) }
  }

  private mutating func takeTombstone(_ entry: LogEntry, _ index: UInt64, _ report: inout CheckReport) {
    let path = VaultLayout.tombstones.appending(VaultLayout.tombstone(index: index))
    let shown = VaultLayout.log.appending(path).description
    guard let bytes = try? log.tombstone(index), let token = try? CompactJWS(parsing: bytes) else {
      report.add(
        .tombstoneInvalid, shown,
        "The tombstone of entry \(index) is missing or unreadable: what it erased counts as missing.")
      return
    }
    do throws(CustodyError) {
      let tombstone = try Tombstone(verifying: token, entry: entry, index: index, rosters: state.rosters)
      let entries = Set(tombstone.entries)
      guard tombstone.objects.allSatisfy({ referenced[$0].map(entries.contains) ?? false }) else {
        throw CustodyError(.malformed, "it names objects that its entries did not bring in")
      }
      erased.formUnion(tombstone.objects)
      let how = "on \(tombstone.recorded) by \(tombstone.signer.label), because: \(tombstone.reason.rawValue)"
      switch tombstone.subject {
      case .compartment(let id, let generations):
        report.add(
          .shredded, shown,
          "The compartment \(id) (\(generations == 1 ? "one generation" : "\(generations) generations") of its key) was shredded \(how). What was sealed to it cannot be opened.",
          as: .notice)
      case .item(let item, _, let objects):
        // Where an item was moved, its objects are elsewhere.
        report.add(
          .erased, shown,
          "\(tombstone.reason == .moved ? "Sealed anew elsewhere" : "Erased") \(how); \(objects.count) objects are gone.",
          as: .notice,
          item: tombstone.reason == .moved ? nil : item)
      }
    } catch {
      report.add(.tombstoneInvalid, shown, "The tombstone of entry \(index) is not valid (\(error)).")
    }
  }

  private func compare(_ tiles: [Tile], _ report: inout CheckReport) {
    for tile in tiles {
      let found = try? log.read(tile.path)
      guard found != tile.bytes else { continue }
      report.add(
        .tileDamaged, "\(VaultLayout.log)/\(tile.path)",
        found == nil ? "This hash tile is missing." : "This hash tile is not what the entries give: it was changed.")
    }
  }

  /// Checkpoints that were kept must be heads that this very log had.
  private func check(_ all: [(size: UInt64, note: [UInt8])], _ report: inout CheckReport) {
    for kept in all {
      let path = "\(VaultLayout.log)/\(VaultLayout.checkpoints)/\(kept.size)/note"
      guard let checkpoint = Self.signed(kept, state.rosters),
        let root = try? log.tree(size: state.head.size).rootHash(treeSize: kept.size), root == checkpoint.root
      else {
        report.add(.checkpointKeptInvalid, path, "This kept checkpoint is not a signed head of this log.")
        continue
      }
    }
  }

  /// A kept checkpoint that somebody signed who might, of this vault's log; whether the log ever had it is another question.
  static func signed(_ kept: (size: UInt64, note: [UInt8]), _ rosters: RosterHistory) -> Checkpoint? {
    guard let signed = try? SignedNote(kept.note), let checkpoint = try? Checkpoint(signed.text),
      checkpoint.size == kept.size, checkpoint.origin.description == rosters.fingerprint.origin
    else { return nil }
    let isSigned = rosters.versions.contains { version in
      version.roster.members.contains { member in
        guard member.signsLog, let key = LogKey.verifier(of: member, vault: rosters.fingerprint) else { return false }
        return (try? signed.verify(keys: [key])) != nil
      }
    }
    return isSigned ? checkpoint : nil
  }

  /// A note with the line of who might sign it, and no other: that is what was kept, and what timestamps are over. Anybody can write more lines.
  static func alone(
    _ kept: (size: UInt64, note: [UInt8]), _ rosters: RosterHistory
  ) -> (note: [UInt8], checkpoint: Checkpoint)? {
    guard let note = try? SignedNote(kept.note) else { return nil }
    for signature in note.signatures {
      guard let one = try? SignedNote(text: note.text, signatures: [signature]) else { continue }
      if let checkpoint = signed((kept.size, one.bytes), rosters) { return (one.bytes, checkpoint) }
    }
    return nil
  }
}
