public import Custody
internal import Encodings
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Offering a field vault to its home: a folder that anybody can carry, since all in it is sealed or signed.
public struct Offering: Sendable {
  /// What was offered.
  public struct Offered: Sendable {
    /// The offer's own name.
    public let offer: Identifier
    /// The field vault's fingerprint.
    public let field: Fingerprint
    /// How many items.
    public let itemCount: UInt64
    /// Bytes of objects.
    public let byteCount: UInt64
    /// Objects that are damaged here and were left out, with why.
    public let damaged: [(path: FilePath, reason: String)]
  }

  static let token: FilePath = "offer.jwt"
  static let vaultName: FilePath = "vault"

  private let session: UnlockedVault
  private let field: FieldVault

  /// Offering by the field vault's member.
  public init(_ session: UnlockedVault) throws(VaultError) {
    field = try FieldVault(session.vault)
    self.session = session
  }

  /// Writes the offer to a new folder; under another name until all of it is there.
  public func offer(
    at path: FilePath, progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) throws(VaultError) -> Offered {
    let parent = try files { () throws(FileError) in try Folder.open(path.parent) }
    let name = path.lastComponent
    try refuseTaken(name, in: parent)
    // The same name each time: what an interrupted run left is taken away by the next.
    let temporary = FilePath(bytes: Array(".evault-".utf8) + name.bytes)
    var offered: Offered?
    // With the lock, so that the log stays as its checkpoint says while it is copied.
    try session.commit { state throws(VaultError) in
      do throws(VaultError) {
        let folder = try files { () throws(FileError) in
          try parent.removeTree(temporary)
          return try parent.folder(temporary, create: true)
        }
        offered = try write(state, to: folder, progress)
        try refuseTaken(name, in: parent)
        try files { () throws(FileError) in
          try parent.syncFileSystem()
          try parent.move(temporary, to: parent, as: name, replacing: true)
          try parent.syncFileSystem()
        }
      } catch {
        try? parent.removeTree(temporary)
        throw error
      }
      return []
    }
    guard let offered else { throw VaultError(.failed, "The offer was not made.") }
    return offered
  }

  private func refuseTaken(_ name: FilePath, in parent: Folder) throws(VaultError) {
    guard try files({ () throws(FileError) in try parent.status(name) }) == nil else {
      throw VaultError(
        .failed, "\(parent.path.appending(name)) is there already. Nothing is overwritten.",
        next: "Choose another folder with -o.")
    }
  }

  private func write(
    _ state: VaultState, to folder: Folder, _ progress: @Sendable (UInt64) -> Void
  ) throws(VaultError) -> Offered {
    let source = session.vault.folder
    let target = try files { () throws(FileError) in
      let target = try folder.folder(Self.vaultName, create: true)
      try target.add(VaultLayout.formatText, FormatText.bytes, mode: 0o644)
      for path in [VaultLayout.roster, VaultLayout.log] { _ = try target.folder(path, create: true) }
      try target.folder(VaultLayout.log).add(VaultLayout.checkpoint, state.note, mode: 0o644)
      try target.folder(VaultLayout.invitation.parent)
        .add(VaultLayout.invitation.lastComponent, field.invitation.bytes, mode: 0o644)
      try target.folder(VaultLayout.roster)
        .add(VaultLayout.roster(version: 1), state.rosters.current.token.serialized, mode: 0o644)
      try FolderCopy.copy("tile", in: source.folder(VaultLayout.log), to: target.folder(VaultLayout.log))
      return target
    }
    let (byteCount, damaged) = try copyObjects(state, to: target, progress)
    let token = try Self.issue(session, field, state.head)
    try files { () throws(FileError) in try folder.add(Self.token, token.serialized, mode: 0o644) }
    let made: HandoffOffer
    do throws(CustodyError) { made = try HandoffOffer(verifying: token, of: state.rosters.current) } catch {
      throw VaultError(.failed, "The offer could not be read back (\(error)).")
    }
    return Offered(
      offer: made.offer, field: session.vault.fingerprint, itemCount: FieldVault.itemCount(state.head.size),
      byteCount: byteCount, damaged: damaged)
  }

  /// Signs an offer of a head, and keeps it in the field vault before it can be anywhere else: a receipt for it must not come as a surprise.
  static func issue(_ session: UnlockedVault, _ field: FieldVault, _ head: TreeHead) throws(VaultError) -> CompactJWS {
    var random = RandomPool()
    let offer = Identifier(&random)
    let token: CompactJWS
    do throws(JOSEError) {
      token = try HandoffOffer.issue(
        vault: session.vault.fingerprint, satellite: field.satellite, offer: offer, created: .now, head: head,
        signer: session.identity.signer)
    } catch {
      throw VaultError(.failed, "The offer could not be signed (\(error.code.rawValue)).")
    }
    try field.keep(token, of: offer)
    return token
  }

  private func copyObjects(
    _ state: VaultState, to target: Folder, _ progress: @Sendable (UInt64) -> Void
  ) throws(VaultError) -> (byteCount: UInt64, damaged: [(path: FilePath, reason: String)]) {
    let copy = ObjectCopy(source: session.vault.objects)
    var total: UInt64 = 0
    var damaged: [(path: FilePath, reason: String)] = []
    let objects = try files { () throws(FileError) in try target.folder(VaultLayout.objects, create: true) }
    for (_, entry) in try LogEntries.read(
      session.vault.log, from: 0, to: state.head.size, head: state.head)
    {
      for name in entry.objects {
        let place = VaultLayout.object(name)
        do throws(ObjectCopy.Failure) {
          let folder: Folder
          do throws(FileError) { folder = try objects.folder(place.folder, create: true) } catch {
            throw .output(error)
          }
          let count = try copy.copy(name, to: folder, as: place.file)
          total += count
          progress(count)
        } catch {
          switch error {
          case .damaged(let reason): damaged.append((ObjectStore.path(of: name), reason))
          case .output(let error) where error.code == .tooLarge: throw Self.tooLarge(name, target.path)
          case .output(let error): throw VaultError(error)
          }
        }
      }
    }
    return (total, damaged)
  }

  private static func tooLarge(_ name: SHA256Digest, _ target: FilePath) -> VaultError {
    VaultError(
      .failed, "An object is too large for the disk that \(target) is on (\(ObjectStore.path(of: name))).",
      safe: "Nothing of the offer was kept; the field vault is as it was.",
      next: "FAT32 takes no file of 4 GiB. Offer to a disk with exFAT or ext4.")
  }
}
