internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// What a vault's log is compared with: another copy, a bundle, or a checkpoint. Its checkpoint is verified when it exists.
struct ComparedLog {
  private static let maximumNote = SignedNote.maximumByteCount
  private static let maximumRoster = 4 << 20

  /// The kinds.
  enum Kind: String { case vault, bundle, checkpoint }

  let kind: Kind
  let signed: SignedHead
  /// The tiles; nil where there is only a checkpoint.
  let log: LogStore?

  var head: TreeHead { signed.head }

  /// A vault, opened without regard to what this machine remembers of it: that is what is to be compared.
  init(vault folder: Folder) throws(VaultError) {
    let (state, log) = try store { () throws(StoreError) in
      try FormatText.check(folder)
      let log = try LogStore(vault: folder)
      return (try Vault.state(note: log.checkpoint(), log: log, rosters: RosterStore(vault: folder)), log)
    }
    kind = .vault
    signed = try Self.signed(state.note, by: state.rosters, folder.path)
    self.log = log
  }

  /// What lies at a path.
  /// - Parameter history: the rosters by which a bare checkpoint is verified.
  init(at path: FilePath, knowing history: RosterHistory) throws(VaultError) {
    let parent = try files { () throws(FileError) in try Folder.open(path.parent) }
    let isFile = try files { () throws(FileError) in try parent.status(path.lastComponent)?.kind == .regular }
    if isFile {
      let note = try files { () throws(FileError) in try parent.read(path.lastComponent, limit: Self.maximumNote) }
      self = ComparedLog(kind: .checkpoint, signed: try Self.signed(note, by: history, path), log: nil)
      return
    }
    let folder = try files { () throws(FileError) in try Folder.open(path) }
    let checkpoint = FilePath(BundleLayout.checkpoint)
    let isBundle = try files { () throws(FileError) in try folder.status(checkpoint) != nil }
    guard isBundle else {
      self = try ComparedLog(vault: folder)
      return
    }
    let note = try files { () throws(FileError) in try folder.read(checkpoint, limit: Self.maximumNote) }
    self = ComparedLog(
      kind: .bundle, signed: try Self.signed(note, by: Self.rosters(ofBundle: folder), path), log: nil)
  }

  /// A checkpoint that is verified already.
  init(_ head: SignedHead) { self.init(kind: .checkpoint, signed: head, log: nil) }

  private init(kind: Kind, signed: SignedHead, log: LogStore?) {
    self.kind = kind
    self.signed = signed
    self.log = log
  }

  private static func rosters(ofBundle folder: Folder) throws(VaultError) -> RosterHistory {
    var versions: [(token: SDJWT, index: UInt64)] = []
    while versions.count < BundleLayout.maximumRosterCount {
      let path = FilePath(BundleLayout.roster(versions.count + 1))
      let bytes = try files { () throws(FileError) in try folder.readIfPresent(path, limit: maximumRoster) }
      guard let bytes else { break }
      guard let token = try? SDJWT(parsing: bytes), let index = Roster.claimedIndex(token) else {
        throw VaultError(
          .badSignature, "The bundle's roster \(path) is none.", safe: "Nothing was changed.",
          next: "Run: evault verify \(folder.path)")
      }
      versions.append((token, index))
    }
    do throws(CustodyError) { return try RosterHistory(verifying: versions) } catch {
      throw VaultError(error, "The bundle's roster")
    }
  }

  private static func signed(
    _ bytes: [UInt8], by history: RosterHistory, _ path: FilePath
  ) throws(VaultError) -> SignedHead {
    let note: SignedNote
    do throws(TransparencyLogError) { note = try SignedNote(bytes) } catch {
      throw VaultError(
        .corrupt, "\(path) is no vault, no bundle, no checkpoint and no proof of a fork (\(error.code.rawValue)).",
        safe: "Nothing was compared.",
        next: "Name a copy of the vault, a bundle's folder, or a checkpoint: in a vault that is log/checkpoint.")
    }
    do throws(CustodyError) { return try SignedHead(note, by: history) } catch {
      switch error.code {
      case .wrongVault:
        throw VaultError(
          .notTrusted, "\(path) is the checkpoint of another log, or of another vault.", safe: "Nothing was compared.",
          next: "Its first line says whose it is: evidencevault/ and the vault's fingerprint.")
      case .badSignature:
        throw VaultError(
          .badSignature, "The checkpoint in \(path) is signed by no member who ever might.",
          safe: "Nothing was compared.",
          next: "If this vault's roster is older than it, compare it from the newer copy of the vault.")
      default:
        throw VaultError(
          .corrupt, "\(path) holds no checkpoint of a vault (\(error)).", safe: "Nothing was compared.",
          next: "Get it again from whoever gave it to you.")
      }
    }
  }
}
