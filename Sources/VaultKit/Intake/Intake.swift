internal import Custody
internal import Synchronization
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

  /// The files that a request names, and what would be left out; nothing is opened or written.
  public static func plan(_ request: IntakeRequest) -> (files: [SourceFile], skipped: [SkippedFile]) {
    if let content = request.content {
      let file = SourceFile(
        folder: nil, relative: "", shown: "the copy", name: "", byteCount: content.byteCount, content: content)
      return ([file], [])
    }
    let walk = SourceWalk(request.paths)
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
    let plan = Self.plan(request)
    var report = IntakeReport()
    report.skipped = plan.skipped
    var files = plan.files
    if let batch = request.batch { try resume(batch, &files, &report) }
    let staging = try VaultKit.files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
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
    let outcomes = Mutex<[Int: Result<(item: AddedItem, entry: LogEntry), IntakeFailure>]>([:])
    let isLarge = { (file: SourceFile) in file.folder == nil || file.byteCount >= IntakeWorker.pipelineFrom }
    let small = group.indices.filter { !isLarge(group[$0]) }
    // Until entries are on their way into the log, nobody else knows these objects.
    var isSafeToDiscard = true
    let flush = EarlyFlush(session.vault.folder)
    defer { flush.wait() }
    do throws(VaultError) {
      try Workers.run(small.count) { next throws(VaultError) in
        var worker = try IntakeWorker(context, session)
        while !isInterrupted(), let place = next() {
          let index = small[place]
          do throws(IntakeFailure) {
            let brought = try worker.bring(group[index])
            outcomes.withLock { $0[index] = .success(brought) }
            flush.note()
          } catch {
            if case .run(let error) = error { throw error }
            outcomes.withLock { $0[index] = .failure(error) }
          }
        }
      }
      var worker = try IntakeWorker(context, session)
      for index in group.indices where isLarge(group[index]) && !isInterrupted() {
        do throws(IntakeFailure) {
          let brought = try worker.bring(group[index])
          outcomes.withLock { $0[index] = .success(brought) }
        } catch {
          if case .run(let error) = error { throw error }
          outcomes.withLock { $0[index] = .failure(error) }
        }
      }
      let done = outcomes.withLock { outcomes in group.indices.compactMap { outcomes[$0] } }
      try commit(done, state, &report) { isSafeToDiscard = false }
    } catch {
      if isSafeToDiscard { discard(outcomes.withLock { Array($0.values) }) }
      throw error
    }
  }

  /// Takes away objects that no entry names and nobody else can name: each was sealed by this run. Best effort.
  private func discard(_ outcomes: [Result<(item: AddedItem, entry: LogEntry), IntakeFailure>]) {
    for case .success(let brought) in outcomes {
      for name in brought.entry.objects { session.vault.objects.discard(name) }
    }
  }

  private func commit(
    _ outcomes: [Result<(item: AddedItem, entry: LogEntry), IntakeFailure>], _ state: VaultState,
    _ report: inout IntakeReport, willAppend: () -> Void
  ) throws(VaultError) {
    var entries: [LogEntry] = []
    var added: [AddedItem] = []
    for outcome in outcomes {
      switch outcome {
      case .success(let brought):
        entries.append(brought.entry)
        added.append(brought.item)
      case .failure(.file(let skipped)): report.skipped.append(skipped)
      case .failure(.run(let error)): throw error
      }
    }
    guard !entries.isEmpty else { return }
    try files { () throws(FileError) in try session.vault.folder.syncFileSystem() }
    try session.commit { now throws(VaultError) in
      // An event is judged by the roster in force at its index: it must have been signed under that one.
      guard now.rosters.current.digest == state.rosters.current.digest else {
        throw VaultError(
          .failed, "The roster changed while evidence came in.", safe: "Nothing of this batch was added.",
          next: "Run the command again.")
      }
      let reused = Set(added.compactMap(\.reusedObject))
      try StoredPayloads.require(reused, session.vault, now)
      willAppend()
      return entries
    }
    report.added += added
  }
}
