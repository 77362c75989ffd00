internal import Age
internal import Custody
internal import Encodings
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings in one file after another; one for each thread. Small files are sealed in memory, larger ones by a pipeline of two threads.
struct IntakeWorker: ~Copyable {
  /// Files from 1 MiB on go through the pipeline.
  static let pipelineFrom: UInt64 = 1 << 20

  /// What all items of a batch have in common.
  struct Context: Sendable {
    let vault: Vault
    let state: VaultState
    let recipient: X25519Recipient
    let request: IntakeRequest
    let staging: StagingFolder
    let progress: @Sendable (UInt64) -> Void
    /// Where what is stored already is looked for; nil where everything is sealed anew.
    let stored: StoredPayloads?
  }

  private let context: Context
  private var sealer: RecordSealer
  private var age = AgeSealer()
  private var buffer = [UInt8](repeating: 0, count: Int(Padding.paddedByteCount(content: pipelineFrom)) + 1)
  /// What makes it likely that the file at hand went through a messenger.
  private var signs: [MessengerCopy.Sign] = []
  // Files come folder by folder: the one that the last file lay in is kept open.
  private var last: (root: Folder, path: FilePath, folder: Folder)?

  init(_ context: Context, _ session: UnlockedVault) throws(VaultError) {
    self.context = context
    sealer = try RecordSealer(session)
  }

  /// Seals a file and its event. Its entry still has to join the log.
  /// - Throws: what keeps the file out; nothing of it stays.
  mutating func bring(_ file: SourceFile) throws(IntakeFailure) -> (item: AddedItem, entry: LogEntry) {
    signs = []
    let form = try form(of: file)
    if let known = try stored(file, form) { return known }
    let sealed: SealPipeline.Result
    var modified: FileStatus?
    do throws(FileError) {
      if let folder = file.folder {
        let open = try holding(file.relative, below: folder).open(file.relative.lastComponent)
        let status = try open.status()
        modified = status
        if status.size < Self.pipelineFrom {
          sealed = try whole(open, status, file.name)
        } else {
          sealed = try pipe(open, unchangedSince: status)
          look(file, folder, sealed.mediaType)
        }
      } else {
        sealed = try pipe(file.content?.open() ?? .standardInput, unchangedSince: nil)
      }
    } catch {
      throw Self.failure(of: error, file)
    }
    return try record(file, sealed, modified, form)
  }

  /// The paper form that a file is a photograph of, as whoever brings it in says, or its name.
  private func form(of file: SourceFile) throws(IntakeFailure) -> (number: Identifier?, mistyped: String?) {
    let said = context.request.form
    guard context.request.readsFormNames else { return (said, nil) }
    switch PaperFormName(file.name) {
    case .absent: return (said, nil)
    case .mistyped(let text): return (said, said == nil ? text : nil)
    case .found(let number):
      guard said == nil || said == number else {
        throw .file(SkippedFile(path: file.shown, reason: "its name has another form's number than --form"))
      }
      return (number, nil)
    case .several:
      throw .file(SkippedFile(path: file.shown, reason: "its name has the numbers of two forms; rename it"))
    }
  }

  /// An item for a file whose content is stored already; nil where it is not. What comes through a pipe can be read once only.
  private mutating func stored(
    _ file: SourceFile, _ form: (number: Identifier?, mistyped: String?)
  ) throws(IntakeFailure) -> (item: AddedItem, entry: LogEntry)? {
    guard let stored = context.stored, let folder = file.folder else { return nil }
    let status: FileStatus
    let content: (digest: SHA256Digest, count: UInt64)
    do throws(FileError) {
      let open = try holding(file.relative, below: folder).open(file.relative.lastComponent)
      status = try open.status()
      guard let read = try StoredPayloads.digest(of: open, unchangedSince: status) else {
        throw FileError(.changed, "read", file.shown)
      }
      content = read
    } catch {
      throw Self.failure(of: error, file)
    }
    let payload: StoredPayloads.Payload
    do throws(VaultError) {
      guard let found = try stored.find(content.digest) else { return nil }
      payload = found
    } catch {
      throw .run(error)
    }
    context.progress(content.count)
    let known = SealPipeline.Result(
      digest: content.digest, byteCount: content.count, name: payload.object, mediaType: payload.mediaType)
    return try record(file, known, status, form, reusing: payload.item)
  }

  /// The folder that a file lies in.
  private mutating func holding(_ file: FilePath, below root: Folder) throws(FileError) -> Folder {
    let path = file.parent
    if let last, last.root === root, last.path == path { return last.folder }
    let folder = try root.folder(path)
    last = (root, path, folder)
    return folder
  }

  /// The vault's disk failing ends the run; the source failing keeps one file out.
  private static func failure(of error: FileError, _ file: SourceFile) -> IntakeFailure {
    switch error.code {
    case .noSpace: .full
    case .readOnly: .run(VaultError(error))
    default: .file(SkippedFile(path: file.shown, reason: SourceWalk.reason(error)))
    }
  }

  /// A file below 1 MiB: read, hashed, sealed and written in one piece.
  private mutating func whole(
    _ file: borrowing OpenFile, _ before: FileStatus, _ name: FilePath
  ) throws(FileError) -> SealPipeline.Result {
    let expected = Int(before.size)
    // Lent out, so that sealing may change this worker meanwhile.
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    defer { swap(&bytes, &buffer) }
    var target = bytes.mutableSpan
    var place = target._mutatingExtracting(0..<expected + 1)
    let count = try file.read(into: &place)
    guard count == expected, try file.status() == before else { throw FileError(.changed, "read", file.path) }
    let mediaType = MediaType.recognise(bytes.span.extracting(0..<min(count, MediaType.prefixByteCount)))
    signs = MessengerCopy.signs(
      name: name, mediaType: mediaType, prefix: bytes.span.extracting(0..<min(count, MessengerCopy.prefixByteCount)))
    let digest = SHA256.hash(bytes.span.extracting(0..<count))
    let padding = Padding.bytes(after: UInt64(count))
    for (offset, byte) in padding.enumerated() { bytes[count + offset] = byte }
    let object: [UInt8]
    do throws(AgeError) {
      object = try age.seal(
        bytes.span.extracting(0..<count + padding.count), to: [.x25519(context.recipient)])
    } catch {
      throw FileError(.inputOutput, "seal", file.path, reason: error.code.rawValue)
    }
    let name = try context.vault.objects.add(object, staging: context.staging)
    context.progress(UInt64(count))
    return SealPipeline.Result(digest: digest, byteCount: UInt64(count), name: name, mediaType: mediaType)
  }

  /// Looks at the beginning of a file once more. Where it cannot be read any more, nothing is known.
  private mutating func look(_ file: SourceFile, _ root: Folder, _ mediaType: String) {
    guard mediaType == "image/jpeg" || mediaType.hasPrefix("video/") else { return }
    var prefix = [UInt8](repeating: 0, count: MessengerCopy.prefixByteCount)
    var count = 0
    do throws(FileError) {
      let open = try holding(file.relative, below: root).open(file.relative.lastComponent)
      var span = prefix.mutableSpan
      count = try open.read(into: &span)
    } catch {
      return
    }
    signs = MessengerCopy.signs(name: file.name, mediaType: mediaType, prefix: prefix.span.extracting(0..<count))
  }

  private mutating func pipe(_ file: consuming OpenFile, unchangedSince status: FileStatus?) throws(FileError)
    -> SealPipeline.Result
  {
    let path = file.path
    file.adviseSequential()
    let temporary = FilePath(sealer.identifier().description)
    do throws(FileError) {
      let sealing: AgeSealing
      do throws(AgeError) { sealing = try age.begin(to: [.x25519(context.recipient)]) } catch {
        throw FileError(.inputOutput, "seal", path, reason: error.code.rawValue)
      }
      let output = try context.staging.folder.create(temporary)
      try output.write(sealing.header)
      let pipeline = SealPipeline(
        from: PaddedSource(file), to: output, sealing: sealing, progress: context.progress)
      let result = try pipeline.run(constantTime: ObjectStore.constantTime, unchangedSince: status)
      try context.vault.objects.publish(temporary, as: result.name, staging: context.staging)
      return result
    } catch {
      try? context.staging.folder.removeTree(temporary)
      throw error
    }
  }

  private mutating func record(
    _ file: SourceFile, _ sealed: SealPipeline.Result, _ status: FileStatus?,
    _ form: (number: Identifier?, mistyped: String?), reusing other: Identifier? = nil
  ) throws(IntakeFailure) -> (item: AddedItem, entry: LogEntry) {
    let type = context.request.record.type ?? ItemType(mediaType: sealed.mediaType)
    var claims = JSONObject()
    claims.append("digest", .string(sealed.digest.hex))
    claims.append("size", .number(JSONNumber(sealed.byteCount)))
    claims.append("media_type", .string(sealed.mediaType))
    claims.append("item_type", .string(type.rawValue))
    if !file.name.bytes.isEmpty { claims.append("name", ItemName.claim(file.name)) }
    if let status { claims.append("modified", .string(Timestamp(seconds: status.modified).description)) }
    if !signs.isEmpty { claims.append(MessengerCopy.claim, .array(signs.map { .string($0.rawValue) })) }
    if let batch = context.request.batch { claims.append("batch", .string(batch)) }
    if let number = form.number { claims.append("form", .string(number.description)) }
    for member in context.request.record.claims { claims.append(member.name, member.value) }
    if other == nil {
      claims.append("objects", .array([.string(sealed.name.hex)]))
    } else {
      claims.append("reused", .string(sealed.name.hex))
    }
    let item = sealer.identifier()
    let statement = EventStatement(
      vault: context.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .intake, item: item,
      position: .first, roster: context.state.rosters.current.version, head: context.state.head)
    do throws(VaultError) {
      let record = try sealer.seal(statement, .ingested, claims, to: context.recipient)
      let name = try files { () throws(FileError) in
        try context.vault.objects.add(record.object, staging: context.staging)
      }
      let added = AddedItem(
        item: item, path: file.shown, digest: sealed.digest, size: sealed.byteCount, mediaType: sealed.mediaType,
        type: type, messengerSigns: signs, reuses: other, reusedObject: other == nil ? nil : sealed.name,
        form: form.number,
        mistypedForm: form.mistyped)
      return (
        added,
        LogEntry(isControl: false, event: record.digest, objects: other == nil ? [name, sealed.name] : [name])
      )
    } catch {
      if other == nil { context.vault.objects.discard(sealed.name) }
      throw error.ownDisk == .noSpace ? .full : .run(error)
    }
  }
}
