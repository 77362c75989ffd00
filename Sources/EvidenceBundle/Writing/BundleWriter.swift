internal import BagIt
public import Custody
internal import SSHSignature
internal import SelectiveDisclosure
internal import Synchronization
internal import Timestamping
internal import TransparencyLog
public import VaultCrypto
public import VaultFiles

/// Writes a bundle into an empty folder: exhibits in any order and from any number of threads, then the rest, then signatures.
///
///     let writer = try BundleWriter(in: folder, preparation)
///     try writer.addExportEvents([authorised])
///     try writer.addExhibit(number: 1, item: item, name: "statement.mp4", events: events) { file in … }
///     let seal = try writer.finish()
///     try writer.addSignature(signature)
///
/// What would not verify is refused while it is written. When ``finish()`` returns, all is on the medium; when it throws, or is never called, the
/// folder holds exhibits in clear and is the caller's to remove.
public final class BundleWriter: Sendable {
  struct State {
    var exhibits: [BundleIndex.Exhibit] = []
    var origins: [BundleOrigin] = []
    var exportEvents: [Identifier] = []
    var numbers: Set<Int> = []
    var items: Set<Identifier> = []
    var events: Set<Identifier> = []
    /// Who signed something in this bundle, by the roster version that it is judged by.
    var signers: [Int: Set<String>] = [:]
    var payload: [BagFile] = []
    var tagFiles: [BagFile] = []
    /// The first export event's claims, and all claims that exhibits' events disclose.
    var authorised = JSONObject()
    var disclosed: Set<String> = []
    var seal: BundleSeal?
    var hasReport = false
    /// Rosters and checkpoints of field vaults, and what others vouched for, by path.
    var furtherFiles: [String: [UInt8]] = [:]

    /// Takes the events' names, each of which may be taken once.
    mutating func claim(_ added: [BundleEvent]) throws(BundleWriteError) {
      for event in added {
        guard events.insert(event.event).inserted else { throw .refused(.duplicate, "event \(event.event)") }
        for file in event.field?.files ?? [] {
          guard furtherFiles[file.path] ?? file.bytes == file.bytes else { throw .refused(.duplicate, file.path) }
          furtherFiles[file.path] = file.bytes
        }
      }
    }

    /// Remembers what was written of these events, and who signed them.
    mutating func keep(_ events: [BundleEvent], _ files: [BagFile], _ history: RosterHistory) {
      tagFiles += files
      for event in events {
        if event.field == nil {
          guard let roster = history.inForce(at: event.proof.leafIndex) else { continue }
          signers[roster.version, default: []].insert(event.kid)
        }
        // A suspension is not left out of what the recipient sees.
        for later in history.versions where later.roster.member(event.kid)?.suspendedSince != nil {
          signers[later.roster.version, default: []].insert(event.kid)
        }
      }
    }
  }

  let target: any BundleTarget
  let preparation: BundlePreparation
  let checkpoint: Checkpoint
  let history: RosterHistory
  let logKey: NoteVerifierKey
  let state: Mutex<State>

  /// Begins a bundle.
  /// - Parameter folder: empty; folders are made in it.
  /// - Throws: `.folderNotEmpty`, `.wrongRosters`, `.wrongCheckpoint`, `.wrongProof`, `.notDisclosed` where a signer is no member.
  public convenience init(in folder: Folder, _ preparation: BundlePreparation) throws(BundleWriteError) {
    try self.init(to: FolderTarget(folder), preparation)
  }

  /// Begins a bundle in a sealed file. Exhibits are written one after another, in the order in which they are added.
  /// - Throws: as ``init(in:_:)``.
  public convenience init(to archive: SealedArchive, _ preparation: BundlePreparation) throws(BundleWriteError) {
    try self.init(to: archive.target, preparation)
  }

  init(to target: any BundleTarget, _ preparation: BundlePreparation) throws(BundleWriteError) {
    let foundation: BundleFoundation
    do throws(BundleError) { foundation = try BundleFoundation(preparation) } catch { throw .refused(error) }
    do throws(FileError) {
      try target.begin([
        BundleLayout.rosterFolder, BundleLayout.signatureFolder, BundleLayout.payloadFolder, BundleLayout.eventFolder,
      ])
    } catch {
      throw error.code == .exists ? .refused(.folderNotEmpty, "the folder") : .file(error)
    }
    self.target = target
    self.preparation = preparation
    checkpoint = foundation.checkpoint
    history = foundation.history
    logKey = foundation.logKey
    state = Mutex(State(signers: foundation.signers))
  }

  /// What something was made from: the item, and the events of the record that says so.
  public typealias Lineage = (item: Identifier, record: [BundleEvent])

  /// Adds an exhibit with its payload. May be called from several threads at once.
  /// - Parameters:
  ///   - number: its number in this bundle, from 1; each once.
  ///   - item: the item.
  ///   - name: what its file is to be called, beside the number; it leaves with the bundle, so no withheld name.
  ///   - events: the item's whole chain, the intake first.
  ///   - lineage: what it was made from; that is another exhibit, or added by ``addOrigin(_:events:lineage:)``.
  ///   - payload: writes the payload, and says what it wrote.
  /// - Returns: the file's path in the bundle.
  /// - Throws: `.duplicate`, `.wrongEvents`, `.wrongProof`, `.notDisclosed`, `.wrongPayload`, `.wrongOrder`; `.payload` with what the closure threw.
  @discardableResult
  public func addExhibit(
    number: Int, item: Identifier, name: String, events: [BundleEvent], lineage: Lineage? = nil,
    payload: (any PayloadOutput) throws -> (digest: SHA256Digest, byteCount: UInt64)
  ) throws(BundleWriteError) -> String {
    let made = try lineage.map { lineage throws(BundleWriteError) in try take(lineage, of: item) }
    let intake = try begin(number: number, item: item, events: events, Self.payload)
    let fileName = PortableName.make(from: name, number: UInt64(number))
    let path = "\(BundleLayout.payloadFolder)/\(fileName)"
    let written = try target.addPayload(path, byteCount: intake.byteCount, payload)
    guard written.digest == intake.digest, written.byteCount == intake.byteCount, let bagPath = try? BagPath(path)
    else { throw .refused(.wrongPayload, "exhibit \(number)") }
    try complete(
      BundleIndex.Exhibit(number: number, item: item, path: path, events: events.map(\.event), lineage: made), events,
      BagFile(path: bagPath, byteCount: written.byteCount, digest: written.digest))
    return path
  }

  /// Adds an exhibit whose payload stays in the vault: the bundle proves its custody. The events need not disclose digest and size.
  /// - Throws: as ``addExhibit(number:item:name:events:payload:)``.
  public func addWithheldExhibit(
    number: Int, item: Identifier, events: [BundleEvent], lineage: Lineage? = nil
  ) throws(BundleWriteError) {
    let made = try lineage.map { lineage throws(BundleWriteError) in try take(lineage, of: item) }
    try begin(number: number, item: item, events: events) { _ in () }
    try complete(
      BundleIndex.Exhibit(number: number, item: item, path: nil, events: events.map(\.event), lineage: made), events,
      nil)
  }

  /// Adds checkpoints that others vouched for.
  /// - Throws: `.wrongProof` where one is no beginning of the bundle's log; `.wrongOrder`.
  public func addTimes(_ times: [BundleTimes]) throws(BundleWriteError) {
    for time in times {
      let older = (try? SignedNote(time.record.bytes)).flatMap { try? Checkpoint($0.text) }
      guard let older, older.size == time.proof.oldSize, time.proof.newSize == checkpoint.size,
        (try? time.proof.verify(oldRoot: older.root, newRoot: checkpoint.root)) != nil
      else { throw .refused(.wrongProof, "a timestamped checkpoint") }
    }
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil else { throw .refused(.wrongOrder, "timestamps after the end") }
      for file in times.flatMap(\.files) { state.furtherFiles[file.path] = file.bytes }
    }
  }

  /// Adds documents that a dossier says of its exhibits, as `dossier/<name>`.
  /// - Throws: `.duplicate`; `.wrongOrder`; `.tooLarge`; `.malformedIndex` for a name that no document can have.
  public func addDocuments(_ documents: [BundleDocument]) throws(BundleWriteError) {
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil else { throw .refused(.wrongOrder, "documents after the end") }
      // Two names that differ by case only would be one file elsewhere.
      var taken = Set(state.furtherFiles.keys.map { $0.lowercased() })
      for document in documents {
        guard BundleLayout.isDocument(document.name) else { throw .refused(.malformedIndex, document.name) }
        let path = "\(BundleLayout.documentFolder)/\(document.name)"
        guard document.bytes.count <= BundlePlace.document.maximumByteCount ?? 0 else {
          throw .refused(.tooLarge, path)
        }
        guard taken.insert(path.lowercased()).inserted else { throw .refused(.duplicate, path) }
        state.furtherFiles[path] = document.bytes
      }
    }
  }

  /// Adds the events of the export itself, from the first of its chain on; the first says what was authorised.
  /// - Throws: `.wrongEvents`, `.wrongProof`, `.notDisclosed`, `.duplicate`, `.wrongOrder`.
  public func addExportEvents(_ events: [BundleEvent]) throws(BundleWriteError) {
    try check(events, of: preparation.export, first: .export)
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil, state.exportEvents.isEmpty else { throw .refused(.wrongOrder, "export events") }
      try state.claim(events)
      state.exportEvents = events.map(\.event)
      state.authorised = events.first?.disclosed ?? JSONObject()
    }
    let files = try write(events)
    state.withLock { $0.keep(events, files, history) }
  }
}
