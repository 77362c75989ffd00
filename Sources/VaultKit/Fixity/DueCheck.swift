internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Reads the objects whose last check is too long ago, the oldest first, within a budget. What was read counts, also where it is cut short:
/// the next one goes on there.
public struct DueCheck: Sendable {
  /// Objects are read in groups, between which the budget is looked at.
  private static let groupByteCount: UInt64 = 64 << 20
  private static let groupCount = 1024

  /// How long ago the last check may be at most, in seconds.
  public var within: Int
  /// Bytes to read at most; one entry's objects are read however large they are.
  public var maximumByteCount: UInt64?
  /// How long to go on.
  public var maximumTime: Duration?

  private let session: UnlockedVault

  /// A check of what was not checked for some seconds.
  /// - Throws: `.notPermitted` for a member who cannot read the record of earlier checks.
  public init(_ session: UnlockedVault, within: Int) throws(VaultError) {
    guard session.canOpen else {
      throw VaultError(
        .notPermitted, "You are cleared for nothing, and cannot read when what was last checked.",
        safe: "Nothing was changed.",
        next: "Check everything: evault check --keyless")
    }
    try session.vault.requireHome()
    self.session = session
    self.within = within
  }

  /// Runs it.
  /// - Parameters:
  ///   - progress: is told of bytes as they are read, from any thread.
  ///   - isInterrupted: asked between groups; what was read until then counts.
  public func run(
    progress: @escaping @Sendable (UInt64) -> Void = { _ in }, isInterrupted: @Sendable () -> Bool = { false }
  ) throws(VaultError) -> DueReport {
    let (state, start, now) = (try session.vault.state(), ContinuousClock.now, Timestamp.now)
    let erased = Set(try Tombstones(session.vault, state).all.flatMap(\.objects))
    let schedule = try FixitySchedule(session, state, erased: erased, now: now)
    let due = schedule.due(since: Timestamp(seconds: now.seconds - Int64(within)))
    var report = DueReport()
    report.due = due.count
    report.check.scope = "the stored bytes of what was due"
    report.check.fingerprint = session.vault.fingerprint
    report.check.entryCount = state.head.size
    var (rest, places) = (due[...], EntryPlaces(session.vault.log, state.head, erased))
    var (good, bad): ([UInt64], [UInt64]) = ([], [])
    while !rest.isEmpty, !isInterrupted(), maximumTime.map({ ContinuousClock.now - start < $0 }) ?? true {
      let group = try takeGroup(&rest, &places, read: report.check.byteCount)
      guard !group.isEmpty else { break }
      check(group, &report.check, &good, &bad, progress)
      report.done += group.count
    }
    report.oldest = rest.first.flatMap(schedule.last)
    var fixity = FixityResult(.stored)
    (fixity.checked, fixity.failed) = (EntryRanges(good), EntryRanges(bad))
    report.check.fixity = fixity
    return report
  }

  /// The next entries, as far as the budget goes. The first of all is taken whatever its size: else nothing would ever be.
  private func takeGroup(
    _ rest: inout ArraySlice<UInt64>, _ places: inout EntryPlaces, read: UInt64
  ) throws(VaultError) -> [(index: UInt64, objects: [SHA256Digest])] {
    var group: [(index: UInt64, objects: [SHA256Digest])] = []
    var count: UInt64 = 0
    while let index = rest.first, group.count < Self.groupCount, count < Self.groupByteCount {
      let objects = try places.objects(of: index)
      var size: UInt64 = 0
      for object in objects {
        size += try files { () throws(FileError) in try session.vault.objects.size(object) ?? 0 }
      }
      if let maximumByteCount, read + count + size > maximumByteCount, read + count > 0 { break }
      group.append((index, objects))
      count += size
      rest.removeFirst()
    }
    return group
  }

  private func check(
    _ group: [(index: UInt64, objects: [SHA256Digest])], _ report: inout CheckReport, _ good: inout [UInt64],
    _ bad: inout [UInt64], _ progress: @escaping @Sendable (UInt64) -> Void
  ) {
    let names = group.flatMap(\.objects)
    let result = ObjectScrub(objects: session.vault.objects, progress: progress).run(names)
    report.objectCount += names.count
    report.byteCount += result.byteCount
    for (index, objects) in group {
      let damaged = objects.filter { result.bad[$0] != nil }
      if damaged.isEmpty { good.append(index) } else { bad.append(index) }
      for object in damaged {
        let path = ObjectStore.path(of: object).description
        if (try? session.vault.objects.size(object)) == .some(nil) {
          report.add(.objectMissing, path, "Entry \(index) of the log names this object, and it is not there.")
        } else {
          report.add(.objectDamaged, path, "This object is damaged: \(result.bad[object] ?? "").")
        }
      }
    }
  }
}
