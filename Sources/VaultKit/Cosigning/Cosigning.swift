public import Custody
public import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// What a vault asks of cosigners, and what they said (Schemas/README.md §3.9). It needs no key.
public struct Cosigning: Sendable {
  /// A cosignature that came.
  public struct Attached: Sendable {
    /// Whose.
    public let cosigner: NoteVerifierKey
    /// The size of the log that it vouches for.
    public let size: UInt64
    /// When, by the cosigner's clock.
    public let time: Timestamp
    /// Whether it was not there already.
    public let isNew: Bool

    /// Whether its time is still to come by this machine's clock: one of the two clocks is wrong, and nobody can say which.
    public var isInFuture: Bool { time.isInFuture(of: .now) }
  }

  private let vault: Vault
  private let cosigned: CosignatureStore

  /// Of this vault.
  public init(_ vault: Vault) {
    self.vault = vault
    cosigned = CosignatureStore(vault.log)
  }

  /// Who may sign this vault's checkpoints, for a cosigner who follows it.
  public func keyList() throws(VaultError) -> LogKeyList { LogKeyList(try vault.state().rosters) }

  /// The keys that may sign this vault's checkpoints now, as a policy names them.
  public func logKeys() throws(VaultError) -> [NoteVerifierKey] {
    try vault.state().rosters.current.members.filter(\.maySignLog).compactMap { member in
      LogKey.verifier(of: member, vault: vault.fingerprint)
    }
  }

  /// The cosigners that are known, each with the largest size that it cosigned; nil where it has none yet.
  public func cosigners() throws(VaultError) -> [(key: NoteVerifierKey, lastSize: UInt64?)] {
    let heads = try heads()
    return try store { () throws(StoreError) in try cosigned.cosigners() }.map { key in
      (key, heads.last { head in head.cosignings.contains { $0.key == key } }?.size)
    }
  }

  /// Remembers a cosigner. Members' keys never cosign: neither those of now nor earlier ones.
  public func add(_ key: NoteVerifierKey) throws(VaultError) {
    guard key.type == .cosignatureV1 else {
      throw VaultError(
        .usage, "\(key.name) is a log's key, not a cosigner's.", safe: "Nothing was changed.",
        next: "The cosigner sees its own with: evault cosigner show")
    }
    try refuseMember(key, try vault.state().rosters)
    let known = try store { () throws(StoreError) in try cosigned.cosigners() }
    if known.contains(key) { return }
    guard !known.contains(where: { $0.keyID == key.keyID }) else {
      throw VaultError(
        .failed, "Another cosigner has a key with the same identifier.", safe: "Nothing was changed.",
        next: "Have them make another key: evault cosigner new NAME --state DIR")
    }
    try store { () throws(StoreError) in try cosigned.add(key) }
  }

  private func refuseMember(_ key: NoteVerifierKey, _ rosters: RosterHistory) throws(VaultError) {
    for version in rosters.versions {
      guard let member = version.roster.members.first(where: { $0.key == key.publicKey }) else { continue }
      throw VaultError(
        .notPermitted, "The key of \(key.name) is that of the member \(member.label): nobody can vouch for themselves.",
        safe: "Nothing was changed.", next: "A cosigner needs a key of its own: evault cosigner new NAME --state DIR")
    }
  }

  /// What a cosigner is asked with: the newest checkpoint, and the proof from what it cosigned last. The checkpoint is kept.
  /// - Parameters:
  ///   - cosigner: whose last cosignature to begin from; nil for one without any.
  ///   - size: begin there instead.
  public func request(for cosigner: NoteVerifierKey?, from size: UInt64? = nil) throws(VaultError)
    -> AddCheckpointRequest
  {
    let state = try vault.state()
    let last = try cosigner.flatMap { key throws(VaultError) in try cosigners().first { $0.key == key }?.lastSize }
    let old = size ?? last ?? 0
    guard old <= state.head.size else {
      throw VaultError(
        .rolledBack, "The log has \(EntryCount.text(state.head.size)), and the cosigner is said to have seen \(old).",
        safe: "Nothing was changed.",
        next: "If the cosigner says so, this copy of the vault is older than one that was cosigned: look for the newer."
      )
    }
    let request = try Self.request(
      from: old, to: state.head.size, note: state.note, vault.log, treeSize: state.head.size)
    try store { () throws(StoreError) in try vault.log.keep(checkpoint: state.note, size: state.head.size) }
    return request
  }

  /// A request whose proof was verified.
  static func request(
    from old: UInt64, to size: UInt64, note: [UInt8], cosignatures: [NoteSignature] = [], _ log: LogStore,
    treeSize: UInt64
  ) throws(VaultError) -> AddCheckpointRequest {
    let tree = log.tree(size: treeSize)
    do throws(TileError<StoreError>) {
      let proof = try tree.consistencyProof(oldSize: old, newSize: size)
      let oldRoot = try tree.rootHash(treeSize: old)
      do throws(TransparencyLogError) {
        let signed = try SignedNote(note)
        let full = try SignedNote(text: signed.text, signatures: signed.signatures + cosignatures)
        let request = try AddCheckpointRequest(oldSize: old, hashes: proof.hashes, note: full)
        try proof.verifyAsWitness(oldRoot: oldRoot, newRoot: request.checkpoint.root)
        return request
      } catch {
        throw TileError<StoreError>.refused(error)
      }
    } catch {
      throw VaultError(StoreError(error))
    }
  }

  /// Keeps the cosignatures that a cosigner answered with. Lines of cosigners that are not known are passed over.
  /// - Parameter new: a cosigner that is remembered once a line of it holds.
  /// - Throws: `.notTrusted` where no line is by a known cosigner, `.badSignature` where one is of no checkpoint that was kept.
  public func attach(_ lines: [UInt8], new: NoteVerifierKey? = nil) throws(VaultError) -> [Attached] {
    let signatures: [NoteSignature]
    do throws(TransparencyLogError) { signatures = try SignatureLines.parse(lines) } catch {
      throw VaultError(
        .failed, "These are no signature lines (\(error.detail)).", safe: "Nothing was changed.",
        next: "Attach the file as the cosigner sent it: evault cosigner sign made it, or their server's answer.")
    }
    let rosters = try vault.state().rosters
    var known = try store { () throws(StoreError) in try cosigned.cosigners() }
    if let new, !known.contains(new) {
      try refuseMember(new, rosters)
      known.append(new)
    }
    let kept = try store { () throws(StoreError) in try vault.log.keptCheckpoints() }
    var attached: [Attached] = []
    for signature in signatures {
      guard let key = known.first(where: { $0.name == signature.name && $0.keyID == signature.keyID }) else { continue }
      try refuseMember(key, rosters)
      guard let (size, note, timestamp) = Self.find(signature, key, kept) else {
        throw VaultError(
          .badSignature, "The cosignature of \(key.name) is not of a checkpoint that this vault asked for.",
          safe: "Nothing was changed.", next: "Was it made for another vault, or with another key of the same name?")
      }
      if key == new { try add(key) }
      let isNew = try store { () throws(StoreError) in
        try cosigned.keep(signature, size: size) { Self.verify($0, key, note) != nil }
      }
      attached.append(
        Attached(cosigner: key, size: size, time: Timestamp(seconds: Int64(clamping: timestamp)), isNew: isNew))
    }
    guard !attached.isEmpty else {
      let names = signatures.map(\.name.description).joined(separator: ", ")
      throw VaultError(
        .notTrusted, "The vault does not know this cosigner: \(names).", safe: "Nothing was changed.",
        next: "Have them tell you their key another way, and add: --cosigner KEY")
    }
    return attached
  }

  private static func find(
    _ signature: NoteSignature, _ key: NoteVerifierKey, _ kept: [(size: UInt64, note: [UInt8])]
  ) -> (UInt64, SignedNote, UInt64)? {
    for (size, bytes) in kept.reversed() {
      guard let note = try? SignedNote(bytes), let timestamp = verify(signature, key, note) else { continue }
      return (size, note, timestamp)
    }
    return nil
  }

  private static func verify(_ signature: NoteSignature, _ key: NoteVerifierKey, _ note: SignedNote) -> UInt64? {
    guard let alone = try? SignedNote(text: note.text, signatures: [signature]) else { return nil }
    return (try? alone.verify(keys: [key]))?.first?.timestamp
  }

  /// The kept checkpoints that known cosigners vouched for, smallest first. Cosignatures that do not hold are passed over.
  public func heads() throws(VaultError) -> [CosignedHead] {
    try store { () throws(StoreError) in try Self.heads(vault.log, cosigned) }
  }

  static func heads(_ log: LogStore, _ files: CosignatureStore) throws(StoreError) -> [CosignedHead] {
    let known = try files.cosigners()
    guard !known.isEmpty else { return [] }
    var heads: [CosignedHead] = []
    for (size, bytes) in try log.keptCheckpoints() {
      guard let note = try? SignedNote(bytes) else { continue }
      var cosignings: [CosignedHead.Cosigning] = []
      for (_, signature) in try files.cosignatures(size: size) {
        guard let signature, let key = known.first(where: { $0.keyID == signature.keyID && $0.name == signature.name }),
          let timestamp = verify(signature, key, note)
        else { continue }
        cosignings.append(CosignedHead.Cosigning(key: key, timestamp: timestamp, signature: signature))
      }
      if !cosignings.isEmpty { heads.append(CosignedHead(size: size, note: note, cosignings: cosignings)) }
    }
    return heads
  }
}
