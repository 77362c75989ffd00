internal import Age
public import Custody
public import MirrorStores
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Reading a payload: recorded durably, and first.
public struct Access: Sendable {
  /// Where a payload goes.
  public enum Destination: Sendable {
    /// A new file; one that is there is never overwritten.
    case file(FilePath)
    case standardOutput

    var word: String { if case .file = self { "file" } else { "standard output" } }
  }

  private let session: UnlockedVault

  /// Access by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Commits the access event, then releases the payload. In a thin vault the event is kept in a file of its own, and the payload comes from a mirror
  /// (Schemas/README.md §3.20).
  /// - Parameters:
  ///   - purpose: why; it becomes part of the record.
  ///   - accessLog: where the vault cannot be written: a new file that takes the signed and sealed event instead, to be attached later.
  ///   - keeps: whether what comes from a mirror stays in the thin vault, sealed.
  ///   - limit: how fast it may come from a mirror.
  ///   - total: is told how many sealed bytes come from a mirror.
  ///   - progress: is told of these as they come.
  /// - Throws: also `.notPermitted`, and `.failed` for what cannot be read; such a refusal is recorded where the vault can be written.
  public func get(
    _ item: Identifier, to destination: Destination, purpose: String, accessLog: FilePath? = nil, keeps: Bool = false,
    limit: RateLimit? = nil, total: @Sendable (UInt64) -> Void = { _ in },
    progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) throws(VaultError) -> ReleasedPayload {
    do throws(VaultError) { try session.require(.access) } catch {
      throw refused(item, "not-permitted", purpose, error)
    }
    var chain = ItemChain(item)
    try chain.read(session)
    guard let intake = chain.intake, let summary = ItemSummary(intake) else {
      throw try absent(item, purpose)
    }
    let payload = try PayloadReader(session, intake)
    if case .file(let path) = destination {
      guard try files({ () throws(FileError) in try Folder.open(path.parent).status(path.lastComponent) }) == nil else {
        throw VaultError(
          .failed, "\(path) is there already. Nothing is overwritten.", next: "Choose another file with -o.")
      }
    }
    // Asked before it is recorded: an access that cannot be is none.
    let origins = try PayloadOrigins(session.vault, payload.name, limit: limit)
    var kept: FilePath?
    if let accessLog {
      try writeAccessLog(accessLog, intake, purpose, destination)
      kept = accessLog
    } else if session.vault.isThin {
      kept = try recordHere(intake, purpose, destination.word)
    } else {
      try record(&chain, intake, purpose, destination.word)
    }
    do throws(PayloadReader.Failure) {
      guard let origins else {
        try release(payload, to: destination)
        return ReleasedPayload(summary: summary, mirror: nil, access: kept)
      }
      total(origins.size)
      let mirror = try release(payload, intake, from: origins, to: destination, keeps: keeps, progress)
      return ReleasedPayload(summary: summary, mirror: mirror, access: kept)
    } catch {
      throw payload.error(error)
    }
  }

  private func release(_ payload: PayloadReader, to destination: Destination) throws(PayloadReader.Failure) {
    switch destination {
    case .standardOutput:
      let output = OpenFile.standardOutput
      try payload.read { bytes throws(FileError) in try output.write(bytes) }
    case .file(let path): try PayloadFile(path).write(payload)
    }
  }

  /// A file gets its name once all of it is proven; what stands on standard output cannot be taken back, so the sealed bytes are proven before.
  /// - Returns: the mirror that it came from.
  private func release(
    _ payload: PayloadReader, _ intake: CustodyEvent, from origins: PayloadOrigins, to destination: Destination,
    keeps: Bool, _ progress: @escaping @Sendable (UInt64) -> Void
  ) throws(PayloadReader.Failure) -> String {
    if !keeps, case .file(let path) = destination {
      return try origins.first { mirror throws(PayloadReader.Failure) in
        try PayloadFile(path).write(payload.from(mirror, progress))
      }
    }
    do throws(VaultError) {
      let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
      let store =
        try keeps
        ? session.vault.objects
        : files { () throws(FileError) in try ObjectStore(vault: staging.folder.folder("fetched", create: true)) }
      let mirror = try origins.fetch(payload.name, into: store, staging, progress)
      if keeps { try files { () throws(FileError) in try session.vault.folder.syncFileSystem() } }
      let brought = try PayloadReader(session, intake, in: store)
      do throws(PayloadReader.Failure) { try release(brought, to: destination) } catch { throw brought.error(error) }
      return mirror
    } catch {
      throw .origin(error)
    }
  }

  /// Keeps the access event of a thin vault, for the home vault's log.
  private func recordHere(
    _ intake: CustodyEvent, _ purpose: String, _ destination: String
  ) throws(VaultError) -> FilePath {
    do throws(VaultError) {
      let thin = try ThinVault.read(session.vault)
      var sealer = try RecordSealer(session)
      let state = try session.vault.state()
      let name = try ThinAccesses(session.vault).add { number throws(VaultError) in
        try seal(&sealer, intake, purpose, destination, .unknown, state, copy: (thin.copy, number)).object
      }
      return session.vault.folder.path.appending(name)
    } catch {
      throw VaultError(
        error.kind, "The access could not be recorded, so nothing was released. " + error.message, safe: error.safe,
        next: "Where this copy cannot be written, record the access elsewhere: --access-log FILE")
    }
  }

  /// Commits the access event, then gives the payload in memory, for the program itself to make something of.
  /// - Parameter check: refuses a media type before anything is recorded.
  /// - Throws: as ``get(_:to:purpose:accessLog:)``; also `.failed` for one of more than `limit` bytes.
  func read(
    _ item: Identifier, purpose: String, limit: UInt64, check: (_ mediaType: String) throws(VaultError) -> Void
  ) throws(VaultError) -> (file: MemoryFile, intake: CustodyEvent) {
    do throws(VaultError) { try session.require(.access) } catch {
      throw refused(item, "not-permitted", purpose, error)
    }
    var chain = ItemChain(item)
    try chain.read(session)
    guard let intake = chain.intake, let summary = ItemSummary(intake) else {
      throw try absent(item, purpose)
    }
    guard summary.size <= limit else {
      throw VaultError(
        .failed, "\(item) has \(summary.size) bytes, which is more than is taken into memory (\(limit)).",
        safe: "Nothing was changed.")
    }
    try check(summary.mediaType)
    let payload = try PayloadReader(session, intake)
    try record(&chain, intake, purpose, "memory")
    return (try payload.inMemory(), intake)
  }

  /// The chain of custody of an item, for who asks for it by name. That there is none which they can read is recorded as a refusal, as it is of
  /// ``get(_:to:purpose:accessLog:)``.
  /// - Throws: `.corrupt` where its beginning is damaged, or sealed to a key that is not here.
  public func custody(of item: Identifier) throws(VaultError) -> [CustodyEvent] {
    guard let chain = try Inventory(session).chain(of: item) else {
      throw try absent(item, "not stated")
    }
    // What is left of a chain whose beginning is damaged is not shown as if it were all.
    if chain.first(where: { $0.statement.item == item })?.statement.position != .first,
      try Inventory(session).tombstones().tombstone(of: item) == nil,
      let error = try ReadingObstacle(session).error(item)
    {
      throw error
    }
    return chain
  }

  /// Why an item cannot be read, recorded as a refusal; but not damage, or a key that is not here: nobody refused anything there.
  private func absent(_ item: Identifier, _ purpose: String) throws(VaultError) -> VaultError {
    let error = try Inventory.absent(item, session)
    guard error.kind != .corrupt else { return error }
    let isErased = try Inventory(session).tombstones().tombstone(of: item) != nil
    return refused(item, isErased ? "erased" : "not-readable", purpose, error)
  }

  private func refused(_ item: Identifier, _ reason: String, _ purpose: String, _ error: VaultError) -> VaultError {
    Trace(session).refusal(.accessRefused, [item], reason, [JSONMember("purpose", .string(purpose))], error)
  }

  private func record(
    _ chain: inout ItemChain, _ intake: CustodyEvent, _ purpose: String, _ destination: String
  ) throws(VaultError) {
    do throws(VaultError) {
      let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
      var sealer = try RecordSealer(session)
      var current = chain
      try session.commit { state throws(VaultError) in
        try current.read(session, to: state)
        let record = try seal(&sealer, intake, purpose, destination, current.next, state)
        let name = try files { () throws(FileError) in
          try session.vault.objects.add(record.object, staging: staging)
        }
        return [LogEntry(isControl: false, event: record.digest, objects: [name])]
      }
      chain = current
    } catch {
      throw VaultError(
        error.kind, "The access could not be recorded, so nothing was released. " + error.message, safe: error.safe,
        next: error.kind == .notPermitted
          ? error.next : "Where the vault cannot be written, record the access elsewhere: --access-log FILE")
    }
  }

  private func writeAccessLog(
    _ path: FilePath, _ intake: CustodyEvent, _ purpose: String, _ destination: Destination
  ) throws(VaultError) {
    var sealer = try RecordSealer(session)
    let record = try seal(&sealer, intake, purpose, destination.word, .unknown, try session.vault.state())
    try NewFile.write(record.object, to: path)
  }

  func seal(
    _ sealer: inout RecordSealer, _ intake: CustodyEvent, _ purpose: String, _ destination: String,
    _ position: ChainPosition, _ state: VaultState, copy: (id: Identifier, number: UInt64)? = nil
  ) throws(VaultError) -> (digest: SHA256Digest, object: [UInt8]) {
    var claims = JSONObject()
    claims.append("purpose", .string(purpose))
    if let digest = intake.text("digest") { claims.append("digest", .string(digest)) }
    claims.append("destination", .string(destination))
    if let copy {
      claims.append(
        "copy", .object(["id": .string(copy.id.description), "number": .number(JSONNumber(copy.number))]))
    }
    let statement = EventStatement(
      vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .access,
      item: intake.statement.item, position: position, roster: state.rosters.current.version, head: state.head)
    return try sealer.seal(
      statement, .accessed, claims,
      to: session.recipient(of: intake.compartment ?? Compartment.general, in: state.rosters))
  }
}
