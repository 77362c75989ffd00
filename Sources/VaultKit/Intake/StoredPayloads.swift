internal import Catalogue
internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Looks for a payload that is in the vault already, so that a new item can use its object again (`add --reuse`).
struct StoredPayloads: Sendable {
  /// A payload that can be used again.
  struct Payload: Sendable {
    /// The item that has it.
    let item: Identifier
    /// The object's name.
    let object: SHA256Digest
    /// The content's media type, as the intake has it.
    let mediaType: String
  }

  private let session: UnlockedVault
  private let state: VaultState
  private let compartment: Compartment

  /// Payloads that are sealed to a compartment's newest key: whoever was taken that key from reads nothing new.
  /// - Throws: `.notPermitted` for who does not hold it.
  init(_ session: UnlockedVault, _ state: VaultState, in id: String) throws(VaultError) {
    guard let compartment = state.rosters.current.compartment(id) else {
      throw VaultError(.usage, "The vault has no compartment \(id).", next: "See: evault compartment list")
    }
    guard session.keys.keys(of: id).contains(where: { $0.generation == compartment.generation }) else {
      throw VaultError(
        .notPermitted, "To use again what is stored you must be able to read it, and you are not cleared for \(id).",
        safe: "Nothing was added.", next: "Leave --reuse out.")
    }
    self.session = session
    self.state = state
    self.compartment = compartment
  }

  /// A payload of this content that opens and is whole; nil where there is none. It was read: an original may be thrown away on the strength of it.
  func find(_ digest: SHA256Digest) throws(VaultError) -> Payload? {
    let places = try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in try view.catalogue.itemEntries(withDigest: digest.bytes) }
    }
    var candidates: [CustodyEvent] = []
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested, event.text("digest") == digest.hex,
        event.compartment == compartment.id, event.generation == compartment.generation
      else { return }
      candidates.append(event)
    }
    for event in candidates {
      guard let mediaType = event.text("media_type"), let reader = try? PayloadReader(session, event) else { continue }
      do throws(PayloadReader.Failure) { try reader.read(checkingName: true) { _ throws(FileError) in } } catch {
        continue
      }
      return Payload(item: event.statement.item, object: reader.name, mediaType: mediaType)
    }
    return nil
  }

  /// The digest of a file's content, and its length; nil where it changed while it was read.
  static func digest(
    of file: borrowing OpenFile, unchangedSince status: FileStatus
  ) throws(FileError) -> (digest: SHA256Digest, count: UInt64)? {
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var total: UInt64 = 0
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      hasher.update(buffer.span.extracting(first: count))
      total += UInt64(count)
      if count < buffer.count { break }
    }
    guard total == status.size, try file.status() == status else { return nil }
    return (hasher.finish(), total)
  }

  /// Makes sure, once nothing else can be committed, that nothing of what is used again was erased meanwhile.
  static func require(_ objects: Set<SHA256Digest>, _ vault: Vault, _ state: VaultState) throws(VaultError) {
    guard !objects.isEmpty,
      try Tombstones(vault, state).all.contains(where: { !objects.isDisjoint(with: $0.objects) })
    else { return }
    throw VaultError(
      .failed, "What was to be used again was erased or moved while evidence came in.",
      safe: "Nothing of this batch was added.", next: "Run the command again.")
  }
}
