internal import Custody
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// The vault's own checkpoint, where it is damaged or gone, as this machine saw it last (Schemas/README.md §3.20). It is never taken from a mirror,
/// which could roll the vault back by it.
struct RememberedHead {
  private static let codes: Set<CheckFinding.Code> = [
    .logUnreadable, .tileDamaged, .rootMismatch, .entryMalformed, .rosterInvalid,
  ]

  private let vault: Folder
  private let fingerprint: Fingerprint

  init(_ vault: Folder, _ fingerprint: Fingerprint) { (self.vault, self.fingerprint) = (vault, fingerprint) }

  /// What is wrong with the checkpoint that is here; nil where it is signed by who might.
  struct Damage {
    /// As the end of a sentence.
    let why: String
    /// Whether nothing else can be what is damaged: not the rosters and entries that it is held against.
    let isCertain: Bool
  }

  /// Nil too where it may be rosters and entries that are damaged, and this machine does not remember a head that goes with them.
  var damage: Damage? {
    guard let log = try? LogStore(vault: vault) else { return nil }
    let note: [UInt8]
    do throws(StoreError) { note = try log.checkpoint() } catch {
      return Damage(why: error.code == .file(.notFound) ? "is missing" : "cannot be read", isCertain: true)
    }
    guard let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text),
      checkpoint.origin.description == fingerprint.origin
    else { return Damage(why: "is damaged", isCertain: true) }
    do throws(StoreError) {
      _ = try Vault.state(note: note, log: log, rosters: RosterStore(vault: vault))
      return nil
    } catch {
      if error.code != .badCheckpoint, self.note == nil { return nil }
      return Damage(why: "is damaged: nobody who may sign it has signed it", isCertain: false)
    }
  }

  /// What this machine saw last, where somebody signed it who might, and it is over all that lies here, whole.
  var note: [UInt8]? {
    guard case .note(let note) = recalled else { return nil }
    return note
  }

  /// Why it does not come back, as the end of a sentence; nil where it does.
  var whyNot: String? {
    guard case .refused(let why) = recalled else { return nil }
    return why
  }

  private enum Recalled {
    case note([UInt8])
    /// Why not, as the end of a sentence.
    case refused(String)
  }

  private var recalled: Recalled {
    guard let memory = try? HeadMemory(stateFolder: Machine.stateFolder),
      let note = try? memory.recall(fingerprint),
      let checkpoint = (try? SignedNote(note)).flatMap({ try? Checkpoint($0.text) })
    else { return .refused("this machine remembers no head of the vault") }
    let head =
      "this machine remembers the head of \(EntryCount.text(checkpoint.size)), which comes back only where all else here goes with it"
    let state: VaultState
    let kept: [(size: UInt64, note: [UInt8])]
    let log: LogStore
    do throws(StoreError) {
      log = try LogStore(vault: vault)
      state = try Vault.state(note: note, log: log, rosters: RosterStore(vault: vault))
      kept = try log.keptCheckpoints()
    } catch {
      return .refused("\(head): \(Self.told(VaultError(error).message))")
    }
    guard state.rosters.fingerprint == fingerprint else {
      return .refused("\(head): the rosters here are another vault's")
    }
    var report = CheckReport()
    var check = LogCheck(folder: vault, log: log, state: state)
    check.run(kept: [], &report)
    if let finding = report.findings.first(where: { Self.codes.contains($0.code) }) {
      return .refused("\(head): \(finding.path): \(Self.told(finding.message))")
    }
    // Anything of a longer log says that another machine went on: then it is not the head.
    let size = state.head.size
    guard kept.allSatisfy({ $0.size <= size }), let tombstones = try? log.tombstoneIndexes(),
      tombstones.allSatisfy({ $0 < size }),
      hasNothingBeyond(size, state.rosters)
    else {
      return .refused("\(head): here lies something of a longer log, which another machine may have gone on with")
    }
    return .note(note)
  }

  /// Without the stop, as the end of a sentence.
  private static func told(_ message: String) -> String {
    message.hasSuffix(".") ? String(message.dropLast()) : message
  }

  private func hasNothingBeyond(_ size: UInt64, _ rosters: RosterHistory) -> Bool {
    let next = VaultLayout.roster.appending(VaultLayout.roster(version: rosters.versions.count + 1))
    guard !VaultAssembly.all(vault, VaultLayout.roster).contains(next) else { return false }
    let entries = VaultLayout.log.appending("tile/entries")
    return VaultAssembly.all(vault, entries).allSatisfy { name in
      let parts = name.description.split(separator: "/").dropFirst().joined(separator: "/")
      guard let path = try? TilePath(parts) else { return false }
      return path.index << 8 + UInt64(path.width) <= size
    }
  }
}
