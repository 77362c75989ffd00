internal import Custody
internal import Translations
internal import VaultFiles
internal import VaultStore

/// Bringing evidence in: files become items, each with a sealed payload, a signed event and an entry in the custody log.
public struct Intake: Sendable {
  /// Files in one commit, and bytes in one: what an interruption can undo.
  private static let batchFileCount = 4096
  private static let batchByteCount: UInt64 = 1 << 30

  let session: UnlockedVault

  /// Intake by this member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.intake)
    self.session = session
  }

  /// The files that a request names, and what would be left out; nothing is written.
  /// - Throws: `.usage` where it names what is no evidence (Schemas/README.md §2).
  public static func plan(
    _ request: IntakeRequest
  ) throws(VaultError) -> (files: [SourceFile], skipped: [SkippedFile]) {
    if let content = request.content {
      let file = SourceFile(
        folder: nil, relative: "", shown: "the copy", name: "", byteCount: content.byteCount, content: content)
      return ([file], [])
    }
    let walk = SourceWalk(request.paths, without: OwnFiles(request.ownFiles))
    try walk.requireEvidence()
    return (walk.files, walk.skipped)
  }

  /// Brings everything in. What the report lists as added is committed and durable, also where the run ended early.
  /// - Parameters:
  ///   - progress: is told of bytes as they are read, from any thread.
  ///   - isInterrupted: asked between commits; when it says so, the run ends with what is committed.
  public func run(
    _ request: IntakeRequest, progress: @escaping @Sendable (UInt64) -> Void = { _ in },
    isInterrupted: @Sendable () -> Bool = { false }
  ) throws(VaultError) -> IntakeReport {
    let plan = try Self.plan(request)
    var report = IntakeReport()
    report.skipped = plan.skipped
    var files = plan.files
    if let batch = request.batch { try resume(batch, &files, &report) }
    let staging: StagingFolder
    do throws(FileError) { staging = try StagingFolder(in: session.vault.folder) } catch {
      guard error.code == .noSpace else { throw VaultError(error) }
      report.failure = IntakeCommit.diskIsFull(session.vault)
      return report
    }
    var rest = files[...]
    while !rest.isEmpty, report.failure == nil, !isInterrupted() {
      let group = Self.takeGroup(&rest)
      do throws(VaultError) {
        try bring(group, request, staging, progress, isInterrupted, &report)
      } catch {
        report.failure = error
      }
    }
    if isInterrupted(), report.failure == nil {
      report.failure = VaultError(.interrupted, Phrase("error.interrupted"), safe: Phrase("safe.listed"))
    }
    return report
  }

  private static func takeGroup(_ rest: inout ArraySlice<SourceFile>) -> [SourceFile] {
    var bytes: UInt64 = 0
    var count = 0
    for file in rest {
      if count == batchFileCount || (count > 0 && bytes + file.byteCount > batchByteCount) { break }
      bytes += file.byteCount
      count += 1
    }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// Small files by all processors at once, large ones one after the other, each by two threads; then one commit for all.
  private func bring(
    _ group: [SourceFile], _ request: IntakeRequest, _ staging: StagingFolder,
    _ progress: @escaping @Sendable (UInt64) -> Void, _ isInterrupted: @Sendable () -> Bool,
    _ report: inout IntakeReport
  ) throws(VaultError) {
    let state = try session.vault.state()
    let context = IntakeWorker.Context(
      vault: session.vault, state: state, recipient: try session.recipient(of: request.compartment, in: state.rosters),
      request: request, staging: staging, progress: progress,
      stored: request.reusesStored ? try StoredPayloads(session, state, in: request.compartment) : nil)
    let outcomes = IntakeOutcomes()
    let isLarge = { (file: SourceFile) in file.folder == nil || file.byteCount >= IntakeWorker.pipelineFrom }
    let small = group.indices.filter { !isLarge(group[$0]) }
    var commit = IntakeCommit(session, state)
    let flush = EarlyFlush(session.vault.folder)
    defer { flush.wait() }
    do throws(VaultError) {
      try Workers.run(small.count) { next throws(VaultError) in
        var worker = try IntakeWorker(context, session)
        while !isInterrupted(), !outcomes.isFull, let place = next() {
          let index = small[place]
          do throws(IntakeFailure) {
            let brought = try worker.bring(group[index])
            outcomes.add(brought, at: index)
            flush.note()
          } catch {
            try outcomes.note(error, at: index)
          }
        }
      }
      var worker = try IntakeWorker(context, session)
      for index in group.indices where isLarge(group[index]) && !isInterrupted() && !outcomes.isFull {
        do throws(IntakeFailure) {
          let brought = try worker.bring(group[index])
          outcomes.add(brought, at: index)
        } catch {
          try outcomes.note(error, at: index)
        }
      }
    } catch {
      commit.discard(outcomes.brought)
      throw error
    }
    report.skipped += outcomes.skipped
    if try commit.run(outcomes.brought, isFull: outcomes.isFull, &report) {
      report.failure = IntakeCommit.diskIsFull(session.vault)
    }
  }
}
