internal import CMSSignature
internal import Custody
internal import Encodings
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto

/// By when others say that it existed.
extension BundleInspection {
  /// More timestamped checkpoints than this are not looked at.
  private static var maximumCheckpointCount: Int { 10_000 }

  /// Judges every timestamp, as the one who verifies believes. One that does not count is an advisory: anybody can put one beside a
  /// signature. That an exhibit has none that counts is what is weighed.
  mutating func judgeTime() {
    readCheckpointTimes()
    let beside = companions
    for (path, bytes) in signatures.sorted(by: { $0.key < $1.key }) { readSignatureTimes(path, bytes, beside[path]) }
    for (path, signature) in certificateSignatures.sorted(by: { $0.key < $1.key }) {
      add(signature.timestamps(name(of: path)), path, nil)
      readSignatureTimes(path, signature.bytes, beside[path])
    }
    for time in times {
      for token in time.verdict?.tokens ?? [] {
        guard let error = token.error else {
          compare(token, with: latest(coveredBy: time), folder(of: time.path) + token.name)
          continue
        }
        note(.timestampRefused, folder(of: time.path) + token.name, "\(error.reason): \(error.code.rawValue)")
      }
      for (name, error) in time.refused {
        note(.timestampMalformed, folder(of: time.path) + name, "\(error.reason): \(error.code.rawValue)")
      }
    }
    guard question.trust != nil else { return }
    let code: BundleFindingCode = times.isEmpty ? .timeMissing : .timeNotEstablished
    let exhibits = index?.exhibits ?? []
    if exhibits.isEmpty, existedBy(nil as UInt64?) == nil { note(code) }
    for exhibit in exhibits where existedBy(exhibit) == nil { note(code, exhibit: exhibit.number) }
  }

  /// Tells of a token that says an earlier time than the log's own clock of what it covers.
  private mutating func compare(
    _ token: TimestampVerdict.Token, with latest: (recorded: Timestamp, what: String)?, _ path: String
  ) {
    guard let latest, token.info.existedBy < latest.recorded.seconds else { return }
    let authority = token.evidence?.signer.subject ?? ""
    note(
      .timestampBeforeEntry, path,
      "\(Timestamp(seconds: token.info.existedBy)), as \(authority) says; \(latest.what) at \(latest.recorded)")
  }

  /// The latest time that the log's clock gave what timestamps cover. What came from a field vault had another clock.
  private func latest(coveredBy time: BundleReport.Time) -> (recorded: Timestamp, what: String)? {
    let covered = events.values.filter { !$0.isOfField && time.covers($0.report.index) }
    var latest = covered.max { $0.report.recorded < $1.report.recorded }.map {
      (recorded: $0.report.recorded, what: "entry \($0.report.index) was recorded")
    }
    if time.size == nil, let created = index?.created, created > latest?.recorded ?? Timestamp(seconds: .min) {
      latest = (created, "the bundle was written")
    }
    return latest
  }

  private func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private func name(of path: String) -> String { String(path.dropFirst(folder(of: path).count)) }

  private mutating func readCheckpointTimes() {
    var files: [UInt64: [TimestampFileName]] = [:]
    for (path, file) in survey.files {
      guard case .timestamp(let size) = file.place, let name = BundleLayout.timestampPath(path)?.name else { continue }
      files[size, default: []] += TimestampFileName(name).map { [$0] } ?? []
    }
    guard files.count <= Self.maximumCheckpointCount else { return note(.tooLarge, BundleLayout.timestampsFolder) }
    for (size, names) in files.sorted(by: { $0.key < $1.key }) {
      guard let bytes = tagFile(BundleLayout.timestampedNote(size)), isBeginning(bytes, size) else {
        note(.timestampMalformed, BundleLayout.timestampedNote(size), "no earlier checkpoint of this log")
        continue
      }
      take(TimestampRecord(name: "note", bytes: bytes), names, BundleLayout.timestampedNote(size), size)
    }
  }

  /// Whether a note is a checkpoint of this log, whose entries are the first ones of the bundle's. The proof says that: who signed it
  /// adds nothing.
  private mutating func isBeginning(_ bytes: [UInt8], _ size: UInt64) -> Bool {
    guard isCheckpointSigned, let newer = checkpoint, let proof = tagFile(BundleLayout.timestampedProof(size)),
      let signed = try? SignedNote(bytes), let older = try? Checkpoint(signed.text), older.size == size,
      older.origin == newer.origin
    else { return false }
    var hashes: [[UInt8]] = []
    for line in proof.split(separator: 0x0a) {
      guard let hash = Base64.padded.decode(Array(line)) else { return false }
      hashes.append(hash)
    }
    guard proof == BundleTimes.proof(hashes),
      let consistency = try? ConsistencyProof(oldSize: size, newSize: newer.size, hashBytes: hashes)
    else { return false }
    return (try? consistency.verify(oldRoot: older.root, newRoot: newer.root)) != nil
  }

  /// What lies beside each signature, by the signature's path.
  var companions: [String: [TimestampFileName]] {
    var companions: [String: [TimestampFileName]] = [:]
    for (path, file) in survey.files where file.place == .signatureTimestamp {
      guard let found = BundleLayout.signatureCompanion(name(of: path)) else { continue }
      companions["\(BundleLayout.signatureFolder)/\(found.signature)", default: []].append(found.file)
    }
    return companions
  }

  private mutating func readSignatureTimes(_ path: String, _ bytes: [UInt8], _ names: [TimestampFileName]?) {
    guard let names else { return }
    let name = name(of: path)
    take(TimestampRecord(name: name, bytes: bytes, prefix: name + "."), names, path, nil)
  }

  private mutating func take(
    _ empty: TimestampRecord, _ names: [TimestampFileName], _ path: String, _ size: UInt64?
  ) {
    var record = empty
    for name in names.sorted().prefix(TimestampRecord.maximumFileCount) {
      let bytes = tagFile(folder(of: path) + record.prefix + name.description)
      if let bytes, bytes.count <= name.kind.maximumByteCount { record.take(name, bytes) }
    }
    add(record, path, size)
  }

  private mutating func add(_ record: TimestampRecord, _ path: String, _ size: UInt64?) {
    guard record.hasTokens else { return }
    times.append(
      BundleReport.Time(path: path, size: size, verdict: question.verdict(on: record), refused: record.refused))
  }

  /// An exhibit's first event in this vault's log, which is in it from the intake on, existed by then.
  func existedBy(_ exhibit: BundleIndex.Exhibit) -> Timestamp? {
    let first = exhibit.events.compactMap { events[$0] }.first { !$0.isOfField }
    return existedBy(first?.report.index)
  }

  /// - Parameter index: of an entry; nil for the bundle itself, which only a timestamp over a signature covers.
  private func existedBy(_ index: UInt64?) -> Timestamp? {
    times.filter { time in index.map { time.covers($0) } ?? (time.size == nil) }
      .compactMap { $0.verdict?.existedBy }.min().map { Timestamp(seconds: $0) }
  }
}
