internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// What a vault begins with, and how it gets into its folder.
struct Foundation {
  let member: Member
  let compartments: [Compartment]
  var keys: [CompartmentKey] = []
  var satellite: Satellite?
  var invitation: [UInt8]?

  /// Makes the vault in a folder that does not exist yet or is empty. Where it fails, nothing stays behind.
  func write(
    at path: FilePath, by identity: MemberIdentity, acceptsWeakStorage: Bool,
    pin: (Fingerprint) throws(VaultError) -> Void
  ) throws(VaultError) -> VaultFounding.Founded {
    // Before anything is made: no later command would work without it.
    _ = try Machine.stateFolder
    let existed = (try? Folder.open(path)) != nil
    let folder = try files { () throws(FileError) in try Folder.create(path, mayExist: true) }
    guard try files({ () throws(FileError) in try folder.entries() }).isEmpty else {
      throw VaultError(
        .failed, "\(path) is not empty. A vault is made in a folder of its own.", next: "Choose another folder.")
    }
    do throws(VaultError) {
      let weaknesses = try files { () throws(FileError) in try StorageProbe.weaknesses(of: folder) }.map(\.reason)
      guard weaknesses.isEmpty || acceptsWeakStorage else {
        throw VaultError(
          .failed, "The disk at \(path) cannot keep a vault's promises: \(weaknesses.joined(separator: "; ")).",
          safe: "Nothing was made.",
          next: "Use a local disk, or accept the risk, which is recorded for ever, with --accept-weak-storage.")
      }
      let fingerprint = try write(folder, identity, weaknesses, pin)
      return VaultFounding.Founded(fingerprint: fingerprint, weaknesses: weaknesses)
    } catch {
      for entry in (try? folder.entries()) ?? [] { try? folder.removeTree(entry.name) }
      if !existed { try? Folder.open(path.parent).removeTree(path.lastComponent) }
      throw error
    }
  }

  private func write(
    _ folder: Folder, _ identity: MemberIdentity, _ weaknesses: [String],
    _ pin: (Fingerprint) throws(VaultError) -> Void
  ) throws(VaultError) -> Fingerprint {
    let staging = try files { () throws(FileError) in
      for name in [VaultLayout.objects, VaultLayout.log, VaultLayout.cache] {
        _ = try folder.folder(name, create: true)
      }
      return try StagingFolder(in: folder)
    }
    let token: SDJWT
    do throws(SDJWTError) {
      token = try Roster.issue(
        version: 1, index: 0, created: .now, previous: nil, satellite: satellite, members: [member],
        compartments: compartments, signer: identity.signer)
    } catch {
      throw VaultError(error)
    }
    let fingerprint = Fingerprint(token.issuerJWTDigest)
    try store { () throws(StoreError) in
      try RosterStore(vault: folder).write(token.serialized, version: 1)
      for key in keys { try KeyStore(vault: folder).grant(key, to: member, vault: fingerprint) }
    }
    if let invitation {
      try files { () throws(FileError) in
        try folder.folder(VaultLayout.invitation.parent)
          .replace(VaultLayout.invitation.lastComponent, with: invitation, mode: 0o444)
      }
    }
    // With its checkpoint it is a vault: nothing that belongs to one comes later, nor that its founder knows it.
    try files { () throws(FileError) in
      try folder.replace(VaultLayout.formatText, with: FormatText.bytes, mode: 0o444)
      try folder.syncFileSystem()
    }
    try pin(fingerprint)
    try commitFirst(folder, identity, token, weaknesses, staging)
    return fingerprint
  }

  /// Entry 0 is the roster, entry 1 the founding event.
  private func commitFirst(
    _ folder: Folder, _ identity: MemberIdentity, _ roster: SDJWT, _ weaknesses: [String], _ staging: StagingFolder
  ) throws(VaultError) {
    guard let control = compartments.first(where: { $0.id == Compartment.control }) else {
      throw VaultError(.failed, "The compartment control was not made.")
    }
    let fingerprint = Fingerprint(roster.issuerJWTDigest)
    let first = LogEntry(roster: roster.issuerJWTDigest)
    var sealer = try RecordSealer(identity.signer, clock: EventClock(after: nil))
    var claims = JSONObject()
    if !weaknesses.isEmpty { claims.append("weak_storage", .array(weaknesses.map { .string($0) })) }
    let event = sealer.identifier()
    let statement = EventStatement(
      vault: fingerprint, event: event, recorded: .now, type: .founding, item: event, position: .first, roster: 1,
      head: TreeHead(size: 1, root: MerkleHash.leaf(first.bytes)))
    let record = try sealer.seal(statement, .founded, claims, to: control.recipient)
    try store { () throws(StoreError) in
      let log = try LogStore(vault: folder)
      let name: SHA256Digest
      do throws(FileError) {
        name = try ObjectStore(vault: folder).add(record.object, staging: staging)
      } catch {
        throw StoreError(error)
      }
      var transaction = try LogTransaction(founding: folder, log: log)
      try transaction.append(first)
      try transaction.append(LogEntry(isControl: true, event: record.digest, objects: [name]))
      let done = try transaction.commit { head throws(StoreError) in
        try LogKey.sign(head, vault: fingerprint, by: identity.signer)
      }
      // Nothing fails for it, as in every later command.
      if let path = try? Machine.stateFolder {
        HeadMemoryFault.noting { () throws(StoreError) in
          try HeadMemory(stateFolder: path).remember(done.checkpoint, of: fingerprint)
        }
      }
    }
  }
}
