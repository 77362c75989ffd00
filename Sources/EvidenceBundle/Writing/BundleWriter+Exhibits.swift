internal import BagIt
internal import Custody
internal import SelectiveDisclosure
internal import Synchronization
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

extension BundleWriter {
  /// Checks an exhibit's events and takes its number, item and events, so that no other thread can.
  /// - Parameter payload: what must be disclosed of the payload before they are taken.
  func begin<Payload>(
    number: Int, item: Identifier, events: [BundleEvent], _ payload: (JSONObject) -> Payload?
  ) throws(BundleWriteError) -> Payload {
    guard (1...BundleLayout.maximumExhibitNumber).contains(number) else {
      throw .refused(.wrongOrder, "exhibit number \(number)")
    }
    try check(events, of: item, first: .intake)
    guard let found = events.first.flatMap({ payload($0.disclosed) }) else {
      throw .refused(.notDisclosed, "exhibit \(number): digest and size of the intake")
    }
    try state.withLock { (state) throws(BundleWriteError) in
      guard state.seal == nil else { throw .refused(.wrongOrder, "exhibit \(number) after the end") }
      guard state.numbers.insert(number).inserted, state.items.insert(item).inserted else {
        throw .refused(.duplicate, "exhibit \(number)")
      }
      try state.claim(events)
    }
    return found
  }

  /// What an intake discloses of the payload.
  static func payload(_ claims: JSONObject) -> (digest: SHA256Digest, byteCount: UInt64)? {
    guard let size = claims["size"]?.numberValue?.uint64,
      let digest = claims["digest"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { return nil }
    return (digest, size)
  }

  /// Writes an exhibit's events and takes it into the index.
  func complete(
    _ exhibit: BundleIndex.Exhibit, _ events: [BundleEvent], _ payload: BagFile?
  ) throws(BundleWriteError) {
    let files = try write(events)
    state.withLock { state in
      state.keep(events, files, history)
      state.exhibits.append(exhibit)
      for event in events { state.disclosed.formUnion(event.disclosed.names) }
      if let payload { state.payload.append(payload) }
    }
  }

  /// Whether these are one item's events without a gap, each with its entry, its proof and a signer in the roster.
  func check(_ events: [BundleEvent], of item: Identifier, first type: EventType) throws(BundleWriteError) {
    guard events.first?.statement.type == type, events.first?.statement.position == .first else {
      throw .refused(.wrongEvents, "\(item): the first event")
    }
    var (number, previous) = (0, nil as BundleEvent?)
    for event in events {
      let place = "event \(event.event)"
      guard event.statement.item == item else { throw .refused(.wrongEvents, "\(place): another item") }
      guard (event.statement.type == .export) == (type == .export) else {
        throw .refused(.wrongEvents, "\(place): type")
      }
      if let previous {
        let isLater =
          previous.field?.fingerprint == event.field?.fingerprint
          ? previous.proof.leafIndex < event.proof.leafIndex : event.field == nil
        guard isLater else { throw .refused(.wrongEvents, "\(place): order") }
      }
      if let found = event.statement.position.number {
        guard found == number else { throw .refused(.wrongEvents, "\(place): number \(found) for \(number)") }
        number += 1
        if case .next(_, let digest) = event.statement.position, digest != previous?.entry.digest {
          throw .refused(.wrongEvents, "\(place): predecessor")
        }
        previous = event
      }
      try check(event, place)
    }
  }

  private func check(_ event: BundleEvent, _ place: String) throws(BundleWriteError) {
    guard event.token.issuerJWTDigest == event.entry.digest else { throw .refused(.wrongProof, place) }
    let roster = event.field?.log.rosters.current ?? history.inForce(at: event.proof.leafIndex)
    guard roster?.member(event.kid) != nil else { throw .refused(.notDisclosed, "\(place): the signer") }
    do throws(BundleError) {
      try BundleFoundation.check(
        event.proof, leaf: MerkleHash.leaf(event.entry.bytes), in: event.field?.log.head ?? checkpoint.head, place)
    } catch {
      throw .refused(error)
    }
  }

  /// Writes the tokens and proofs of events.
  func write(_ events: [BundleEvent]) throws(BundleWriteError) -> [BagFile] {
    var files: [BagFile] = []
    for event in events {
      let proof = try proofBytes(event.entry, event.proof, event.field?.log.note)
      files.append(try write(BundleLayout.event(event.event), event.token.serialized))
      files.append(try write(BundleLayout.eventProof(event.event), proof))
    }
    return files
  }

  /// The tlog-proof of an entry, with the entry in `extra`.
  /// - Parameter note: what it leads to; else the bundle's checkpoint.
  func proofBytes(
    _ entry: LogEntry, _ proof: InclusionProof, _ note: SignedNote? = nil
  ) throws(BundleWriteError) -> [UInt8] {
    do throws(TransparencyLogError) {
      return try TLogProof(
        extra: entry.bytes, index: proof.leafIndex, hashes: proof.hashes, note: note ?? preparation.checkpoint
      ).bytes
    } catch {
      throw .refused(.wrongProof, error.description)
    }
  }

  /// Writes a tag file.
  func write(_ path: String, _ bytes: [UInt8]) throws(BundleWriteError) -> BagFile {
    let bagPath: BagPath
    do throws(BagItError) { bagPath = try BagPath(path) } catch { throw .refused(.malformedIndex, path) }
    do throws(FileError) { try target.add(path, bytes) } catch { throw .file(error) }
    return BagFile(path: bagPath, bytes: bytes)
  }
}
