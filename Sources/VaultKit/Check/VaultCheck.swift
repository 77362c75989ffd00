public import Custody
public import Timestamping
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Checks a vault. Damage to one thing never hides damage to another.
public struct VaultCheck: Sendable {
  private let folder: Folder
  private let demands: CheckDemands
  private let time: TimeQuestion

  /// A check of the vault in this folder.
  /// - Parameters:
  ///   - demands: what is asked for beyond what every vault must hold.
  ///   - time: whom the caller believes about time, and for when they ask.
  /// - Throws: only where there is nothing to check.
  public init(
    _ path: FilePath, demands: CheckDemands = CheckDemands(),
    time: TimeQuestion = TimeQuestion(trust: nil, moment: Timestamp.now.seconds)
  ) throws(VaultError) {
    self.demands = demands
    self.time = time
    do throws(FileError) { folder = try Folder.open(path) } catch { throw VaultError(StoreError(.notAVault, path)) }
    try store { () throws(StoreError) in try FormatText.check(folder) }
  }

  /// What bytes and public keys prove: needs no identity.
  /// - Parameters:
  ///   - fingerprint: the one the caller knows from elsewhere.
  ///   - keysRefused: why the vault could not be opened with keys, where that was tried: a finding of its own.
  ///   - sample: percent of the objects to read.
  public func keyless(
    fingerprint: Fingerprint? = nil, keysRefused: String? = nil, sample: Double = 100,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) throws(VaultError) -> CheckReport {
    var report = CheckReport()
    report.scope = "bytes, names, tree and signatures, without opening anything"
    let objects = try files { () throws(FileError) in try ObjectStore(vault: folder) }
    let structure = try checkStructure(&report)
    if let keysRefused, !report.findings.contains(where: \.code.keepsClosed) {
      report.add(.keyInvalid, "\(VaultLayout.compartments)", "Not opened with keys: \(keysRefused)")
    }
    if let expected = fingerprint, let found = report.fingerprint, expected != found {
      report.add(.fingerprintMismatch, "keys/roster", "This vault has the fingerprint \(found), not the one you gave.")
    }
    let present = try compareObjects(objects, structure, &report)
    let names = Self.choose(present, sample)
    report.isSample = sample < 100
    scrub(objects, names, structure, &report, progress)
    return report
  }

  /// Everything: each record opened, each event verified, each payload compared with what its event says.
  public func complete(
    _ session: UnlockedVault, sample: Double = 100, progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) throws(VaultError) -> CheckReport {
    var report = CheckReport()
    report.scope = "bytes, names, tree, signatures, every event, and the content of what you may read"
    let objects = session.vault.objects
    let structure = try checkStructure(&report)
    let present = try compareObjects(objects, structure, &report)
    guard let structure else {
      scrub(objects, present, nil, &report, progress)
      return report
    }
    let others = structure.keys.filter { $0.key != session.member.kid }.values.reduce(0, +)
    if others > 0 { report.scope += "; of \(others) wrapped keys of others the form, since only they can open them" }
    AccessFileCheck.run(session, structure.state, &report)
    var rest = Set(present)
    let payloads = try events(session, structure, &rest, &report).filter { !structure.erased.contains($0.name) }
    report.isSample = sample < 100
    let (opened, read) = (Self.choose(payloads, sample), Self.choose(rest.sorted(), sample))
    PayloadCheck(progress: progress).run(opened, &report)
    scrub(objects, read, structure, &report, progress)
    let unread =
      report.isSample ? rest.union(payloads.map(\.name)).subtracting(opened.map(\.name)).subtracting(read) : []
    report.fixity = Self.fixity(structure, unread: unread, report)
    return report
  }

  /// Which entries' objects were all read and right. Where the log itself is not, nothing is said of any.
  private static func fixity(_ structure: LogCheck, unread: Set<SHA256Digest>, _ report: CheckReport) -> FixityResult {
    var result = FixityResult(.content)
    let doubts: [CheckFinding.Code] = [.rootMismatch, .tileDamaged, .entryMalformed, .logUnreadable]
    guard !report.findings.contains(where: { doubts.contains($0.code) }) else { return result }
    let bad = Set(report.damaged.compactMap { structure.referenced[$0] })
    let left = Set(unread.compactMap { structure.referenced[$0] })
    for index in 0..<structure.state.head.size where !bad.contains(index) && !left.contains(index) {
      result.checked.append(index)
    }
    result.failed = EntryRanges(bad)
    return result
  }

  /// Verifies every event that can be read.
  /// - Parameter rest: loses the objects that are read here, and those whose payload is among the result.
  private func events(
    _ session: UnlockedVault, _ structure: LogCheck, _ rest: inout Set<SHA256Digest>, _ report: inout CheckReport
  ) throws(VaultError) -> [PayloadReader] {
    var chains = ChainCheck(session.vault.log, treeSize: structure.state.head.size)
    var payloads: [PayloadReader] = []
    var current = report
    var unread = rest
    var shreddedCount = 0
    var holds = HoldCheck()
    var records = RecordCheck()
    var gate = ControlGate()
    var timestamps = TimestampedCheck(report.heads)
    var failures: [(code: CheckFinding.Code, failure: EventFailure, message: String)] = []
    let firsts = session.vault.isThin ? try ThinVault.records(session.vault.log, structure.state.head) : []
    try EventWalk(session: session, state: structure.state).forEach { result throws(VaultError) in
      try gate.take(result, session, structure.state)
      switch result {
      case .success(let event):
        chains.take(event, &current)
        holds.take(event)
        records.take(event, &current)
        timestamps.take(event, &current)
        if let since = event.doubtedSince {
          current.add(
            .eventDoubted, ObjectStore.path(of: event.entry.objects[0]).description,
            "Entry \(event.index) was signed by \(event.signer.label), who was suspended for what they recorded since \(since).",
            as: .notice, item: event.statement.item)
        }
        unread.remove(event.entry.objects[0])
        // A payload that the event does not describe is still compared with its name.
        if event.action == .ingested {
          do throws(VaultError) {
            let payload = try PayloadReader(session, event)
            unread.remove(payload.name)
            payloads.append(payload)
          } catch {
            current.add(
              .eventRefused, ObjectStore.path(of: event.entry.objects[0]).description, error.message,
              item: event.statement.item)
          }
        }
      case .failure(let failure):
        let path = ObjectStore.path(of: failure.object).description
        switch failure.reason {
        // Told by what compares the log with the objects.
        case .missing where !firsts.contains(failure.object) && session.vault.isThin:
          current.add(
            .recordElsewhere, path,
            "A record that entry \(failure.index) brought in is not in this thin vault yet: evault mirror pull brings it.",
            as: .notice)
        case .missing, .erased: break
        case .shredded: shreddedCount += 1
        case .notCleared:
          let key = session.keys.lacking.first.map { VaultLayout.compartments.appending($0.path) }
          current.add(
            .recordNotCleared, path,
            "Entry \(failure.index) is sealed to a compartment you are not cleared for\(key.map { ", or to a key of yours that is not here (\($0))" } ?? ""): unverifiable with your keys.",
            as: .notice)
        case .damaged(let why):
          failures.append((.recordDamaged, failure, "The record of entry \(failure.index) is damaged: \(why)."))
        case .refused(let error):
          failures.append((.eventRefused, failure, "The event of entry \(failure.index) is refused: \(error)."))
        }
      }
    }
    timestamps.compare(upTo: .max, &current)
    for (code, failure, message) in failures {
      current.damaged.insert(failure.object)
      let isVoid = gate.isVoid(failure.index)
      current.add(
        code, ObjectStore.path(of: failure.object).description,
        message + (isVoid ? " A custodian has set it aside." : ""), as: isVoid ? .notice : .failure)
    }
    let erased = try Tombstones(session.vault, structure.state).erased
    holds.judge(erased, &current)
    records.judge(erased: erased, &current)
    if shreddedCount > 0 {
      current.add(
        .shredded, VaultLayout.compartments.description,
        "\(shreddedCount) records were sealed to keys that were shredded: nobody can open them.", as: .notice)
    }
    report = current
    rest = unread
    return payloads
  }

  /// Everything but objects.
  /// - Parameter isCopy: of a vault elsewhere, which may be older than what this machine saw last.
  func checkStructure(_ report: inout CheckReport, isCopy: Bool = false) throws(VaultError) -> LogCheck? {
    let memory = HeadMemory(stateFolder: try Machine.stateFolder)
    if !FormatText.isWhole(folder) {
      report.add(
        .formatTextChanged, VaultLayout.formatText.description,
        "This file is not the one that every vault has." + (isCopy ? "" : " evault mirror repair writes it anew."))
    }
    let thin = ThinVault.isThin(folder) ? [ThinVault.marker.parent] : []
    let known: [FilePath] = ["FORMAT.txt", "objects", "log", "keys", "cache", "tmp", "lock"] + thin
    for entry in (try? folder.entries()) ?? [] where !known.contains(entry.name) {
      report.add(.unexpectedFile, entry.name.description, "This does not belong to a vault.", as: .notice)
    }
    AccessFileCheck.run(folder, &report)
    do throws(StoreError) {
      let log = try LogStore(vault: folder)
      let rosters = RosterStore(vault: folder)
      // Other processes may commit meanwhile: what must be in the log is read before the checkpoint that it is compared with.
      let fingerprint = try Vault.state(note: log.checkpoint(), log: log, rosters: rosters).rosters.fingerprint
      report.fingerprint = fingerprint
      let seen = try memory.recall(fingerprint)
      let kept = try log.keptCheckpoints()
      let state = try Vault.state(note: log.checkpoint(), log: log, rosters: rosters)
      var check = LogCheck(folder: folder, log: log, state: state)
      check.run(kept: kept, &report)
      try CosignatureCheck(log, state, now: Timestamp(seconds: time.moment)).run(kept: kept, demands, &report)
      TimeCheck.run(log, state, time, &report)
      let known = isCopy ? nil : try? MirrorConfigurations(of: fingerprint)
      check.keys = GrantCheck.run(folder, state.rosters, hasMirrors: known?.all.isEmpty == false, &report)
      InvitationCheck.run(folder, state.rosters.current, &report)
      if !isCopy { compare(state, with: seen, log, &report) }
      return check
    } catch {
      add(error, &report)
      return nil
    }
  }

  /// A log that is not what it was is checked all the same.
  private func compare(_ state: VaultState, with seen: [UInt8]?, _ log: LogStore, _ report: inout CheckReport) {
    do throws(StoreError) {
      try Vault.compare(state, with: seen, log: log, path: folder.path)
    } catch {
      add(error, &report)
    }
  }

  private func add(_ error: StoreError, _ report: inout CheckReport) {
    let code: CheckFinding.Code =
      switch error.code {
      case .badCheckpoint: .checkpointInvalid
      case .badRoster: .rosterInvalid
      case .badKey: .keyInvalid
      case .rolledBack: .rolledBack
      case .forked: .forked
      default: .logUnreadable
      }
    let why: String
    if case .file = error.code { why = VaultError(error).message } else { why = error.detail }
    report.add(code, error.path, why.isEmpty ? "It cannot be read." : why)
  }

  /// What the log names must be there; what it does not name is told.
  private func compareObjects(
    _ objects: ObjectStore, _ structure: LogCheck?, _ report: inout CheckReport
  ) throws(VaultError) -> [SHA256Digest] {
    let (names, strangers) = try files { () throws(FileError) in try objects.list() }
    report.objectCount = names.count
    for stranger in strangers { report.add(.unexpectedFile, stranger.description, "This is no object of a vault.") }
    guard let structure else { return names }
    let present = Set(names)
    let records = ThinVault.isThin(folder) ? try? ThinVault.records(structure.log, structure.state.head) : nil
    if records != nil { report.elsewhere = 0 }
    for (object, index) in structure.referenced.sorted(by: { $0.value < $1.value })
    where !present.contains(object) && !structure.erased.contains(object) {
      // What a thin vault does not have is where it was left.
      if let records, !records.contains(object) {
        report.elsewhere = (report.elsewhere ?? 0) + 1
        continue
      }
      report.damaged.insert(object)
      report.add(
        .objectMissing, ObjectStore.path(of: object).description,
        "Entry \(index) of the log names this object, and it is not there.")
    }
    for object in structure.erased.sorted() where present.contains(object) {
      report.add(
        .erasureIncomplete, ObjectStore.path(of: object).description,
        "This object is recorded as erased, and it is still there. The command that was interrupted (erase, or move) completes it when it is run again."
      )
    }
    let unnamed = names.filter { structure.referenced[$0] == nil }
    if let first = unnamed.first {
      report.add(
        .objectUnreferenced, ObjectStore.path(of: first).description,
        "\(unnamed.count) objects that no log entry names, this one first: left by an interrupted write, or being written now.",
        as: .notice)
    }
    return names
  }

  /// Compares objects with their names. What no entry names may be there in part, and is no loss.
  private func scrub(
    _ objects: ObjectStore, _ names: [SHA256Digest], _ structure: LogCheck?, _ report: inout CheckReport,
    _ progress: @escaping @Sendable (UInt64) -> Void
  ) {
    let result = ObjectScrub(objects: objects, progress: progress).run(names)
    report.byteCount += result.byteCount
    let bad = result.bad.sorted { $0.key < $1.key }
    for (name, why) in bad where structure.map({ $0.referenced[name] != nil }) ?? true {
      report.damaged.insert(name)
      report.add(.objectDamaged, ObjectStore.path(of: name).description, "This object is damaged: \(why).")
    }
    if let structure, let (first, _) = bad.first(where: { structure.referenced[$0.key] == nil }) {
      report.add(
        .objectUnreferenced, ObjectStore.path(of: first).description,
        "An object that no log entry names is not whole: a write that was interrupted, or goes on now.", as: .notice)
    }
  }

  static func choose<Element>(_ all: [Element], _ percent: Double) -> [Element] {
    guard percent < 100, !all.isEmpty else { return all }
    return Array(all.shuffled().prefix(max(1, Int((Double(all.count) * percent / 100).rounded(.up)))))
  }
}
