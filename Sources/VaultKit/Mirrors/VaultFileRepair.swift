public import Custody
internal import MirrorStores
internal import SelectiveDisclosure
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Restores what a vault is made of besides its objects, also where it cannot be opened any more: tiles, entry bundles, roster versions, tombstones,
/// kept checkpoints, what proves itself of that which lies beside them, and wrapped keys. Of a mirror and of what is here a whole is put together in a
/// place of its own and checked under this vault's own checkpoint; only what is part of such a whole takes the place of what is here (Schemas/README.md
/// §3.20). What every program has, and what this machine itself saw last, comes back without a mirror.
public struct VaultFileRepair: Sendable {
  /// What was done, and what is left.
  public struct Outcome: Sendable {
    /// What was restored.
    public internal(set) var files: [MirrorRepair.RepairedFile] = []
    /// What is still wrong, in words: nothing that was asked has it whole, or it could not be kept here.
    public internal(set) var left: [String] = []
    /// Whether something is left that everything else rests on: more than a kept checkpoint, or a key; objects are named by digests, and need none.
    public internal(set) var isBlocking = false
    /// What could not be kept here, and why: while there is any, nothing of what is left is lost.
    public internal(set) var unkept: [UnkeptFile] = []
    /// Mirrors that could not be asked, or not to the end: while there are any, nothing of what is left is lost.
    public internal(set) var unasked: [UnaskedMirror] = []
    /// Mirrors that were asked, and of which no whole can be made.
    public internal(set) var unhelpful: [UnaskedMirror] = []
    /// What a mirror's list names, is not here or does not prove itself here, and is not proven there either: it was not taken.
    public internal(set) var leftOut: [(mirror: String, file: MirrorLeftOut)] = []
    /// Whether lists name what is lacking here, of mirrors that could not be asked for it or make no whole: it may come another time.
    public internal(set) var isPending = false
    /// Whether nothing that is left is whole anywhere.
    public var isLost: Bool { !left.isEmpty && unasked.isEmpty && unkept.isEmpty }

    /// Nothing was wrong.
    public init() {}

    mutating func keep(_ left: [Left]) {
      self.left = left.map(\.text)
      isBlocking = left.contains { $0.isBlocking }
    }

    mutating func add(_ one: UnkeptFile) {
      if !unkept.contains(where: { $0.says(one) }) { unkept.append(one) }
    }
  }

  /// What is still wrong with one file.
  struct Left {
    let text: String
    let isBlocking: Bool

    init(_ finding: CheckFinding) {
      let isNamed = finding.message.hasPrefix(finding.path)
      let end = finding.message.hasSuffix(".") ? "" : "."
      text = (isNamed ? "" : "\(finding.path): ") + finding.message + end
      let mayLack = ["log/checkpoints/", SmallFiles.keys].contains { finding.path.hasPrefix($0) }
      isBlocking = finding.code == .logUnreadable || !mayLack
    }

    init(_ text: String) { (self.text, isBlocking) = (text, false) }
  }

  private static let codes: Set<CheckFinding.Code> = [
    .logUnreadable, .tileDamaged, .rootMismatch, .entryMalformed, .rosterInvalid, .tombstoneInvalid,
    .checkpointKeptInvalid, .checkpointInvalid, .cosignatureInvalid, .grantMissing, .grantDamaged,
  ]

  let folder: Folder
  let fingerprint: Fingerprint
  let identity: MemberIdentity
  /// How long the vault's lock is waited for.
  var patience = VaultLock.patience

  /// A repair of the vault in this folder.
  /// - Parameters:
  ///   - fingerprint: known from elsewhere than the folder.
  ///   - identity: whose wrapped keys are looked after: of others' nobody can tell whether they are right.
  public init(_ path: FilePath, fingerprint: Fingerprint, identity: MemberIdentity) throws(VaultError) {
    folder = try files { () throws(FileError) in try Folder.open(path) }
    self.fingerprint = fingerprint
    self.identity = identity
  }

  /// The vaults that a folder says it is, as far as its checkpoint and its first roster can be read: for comparison with those that are known.
  public static func claimed(_ path: FilePath) -> [Fingerprint] {
    guard let folder = try? Folder.open(path) else { return [] }
    var claimed: [Fingerprint] = []
    if let note = try? folder.read(VaultLayout.log.appending(VaultLayout.checkpoint), limit: 1 << 20),
      let signed = try? SignedNote(note), let checkpoint = try? Checkpoint(signed.text),
      let found = checkpoint.origin.description.split(separator: "/").last.flatMap({ Fingerprint(typed: String($0)) })
    {
      claimed.append(found)
    }
    if let bytes = try? RosterStore(vault: folder).read(version: 1), let token = try? SDJWT(parsing: bytes),
      let first = try? RosterHistory(verifying: [(token, 0)])
    {
      claimed.append(first.fingerprint)
    }
    return claimed
  }

  /// Whether something is wrong in a vault's folder that no mirror is needed for, or that none could mend.
  public static func needsNoMirror(_ path: FilePath, _ fingerprint: Fingerprint) -> Bool {
    guard let folder = try? Folder.open(path) else { return false }
    return !FormatText.isWhole(folder) || RememberedHead(folder, fingerprint).damage != nil
  }

  /// Runs it. Where nothing is wrong, a mirror is asked for its lists, and for more only where they name what is not here.
  /// - Throws: `.rolledBack` where the vault's own checkpoint is not whole, and this machine does not remember it; `.notPermitted` for a member who may
  ///   not record it, as far as that can be read.
  public func run(_ mirrors: [MirrorConfiguration]) throws(VaultError) -> Outcome {
    try requirePermission()
    var outcome = Outcome()
    try RepairLeftovers.removeStaging(folder)
    try restoreOwn(&outcome, mirrors)
    if outcome.unkept.contains(where: \.isBlocking) {
      outcome.isBlocking = true
      return outcome
    }
    try sealAnew(&outcome)
    try look(&outcome)
    // Whether a mirror's rosters have somebody who signed this vault's checkpoint; nil while none was read.
    var isSigned: Bool?
    for configuration in mirrors {
      var isNeeded = !outcome.left.isEmpty
      if !isNeeded { isNeeded = try !closedKeys().isEmpty }
      var (isNamed, wasRead) = (false, false)
      do throws(VaultError) {
        let mirror = try Mirror(configuration)
        let offered = try offered(mirror)
        isNamed = offered?.isEmpty == false
        guard isNeeded || isNamed || offered == nil else { continue }
        let leftOut = try restore(from: mirror, offered ?? [], &outcome, &wasRead, &isSigned)
        outcome.leftOut += leftOut.map { (mirror.name, $0) }
      } catch {
        // The vault itself is held by another process: no mirror's fault.
        if error.kind == .locked { throw error }
        outcome.isPending = outcome.isPending || isNamed
        tell(error, of: configuration, isAsked: isNeeded || isNamed, wasRead: wasRead, &outcome)
      }
      try look(&outcome)
    }
    // A key of one's own may have come.
    try sealAnew(&outcome)
    try look(&outcome)
    guard !outcome.left.isEmpty else { return outcome }
    // What could not be kept says nothing of the checkpoint.
    if outcome.unkept.isEmpty, isSigned != true {
      let head = RememberedHead(folder, fingerprint)
      let found = head.damage
      if isSigned == false || found != nil && outcome.unasked.isEmpty {
        throw damagedCheckpoint(found?.why ?? "is damaged", head, mirrors)
      }
    }
    outcome.unasked += try UnaskedMirror.besides(mirrors, of: fingerprint)
    return outcome
  }

  /// Whose fault it was that a mirror's files did not come.
  private func tell(
    _ error: VaultError, of configuration: MirrorConfiguration, isAsked: Bool, wasRead: Bool, _ outcome: inout Outcome
  ) {
    if error.ownDisk != nil { return outcome.add(UnkeptFile(nil, error)) }
    // What keeps a mirror from being asked at all, the repair of the objects tells.
    guard isAsked else { return }
    let mirror = UnaskedMirror(configuration.name, error)
    let isOfContent = [.corrupt, .badSignature].contains(error.kind)
    if isOfContent || wasRead && [.rolledBack, .notTrusted].contains(error.kind) {
      outcome.unhelpful.append(mirror)
    } else {
      outcome.unasked.append(mirror)
    }
  }

  /// What is restored is to be recorded.
  private func requirePermission() throws(VaultError) {
    guard !ThinVault.isThin(folder) else { throw ThinVault.notHome(folder.path) }
    guard let log = try? LogStore(vault: folder), let note = try? log.checkpoint(),
      let state = try? Vault.state(note: note, log: log, rosters: RosterStore(vault: folder))
    else { return }
    try requirePermission(in: state.rosters)
    // One that went back is not repaired: what is missing may be what came later.
    let memory = HeadMemory(stateFolder: try Machine.stateFolder)
    try store { () throws(StoreError) in
      let seen = try memory.recall(fingerprint)
      try Vault.compare(state, with: seen, log: log, path: folder.path)
    }
  }

  func requirePermission(in rosters: RosterHistory) throws(VaultError) {
    guard let member = rosters.current.member(identity.signer.kid) else {
      throw VaultError(
        .wrongIdentity, "This identity is no member of the vault \(folder.path).", safe: "Nothing was restored.",
        next: "Use the identity that the vault knows (--identity FILE).")
    }
    try UnlockedVault.require(EventAction.restored.type, of: member)
  }

  /// What the mirror's lists name and is not here; none where that cannot be told, since the vault's own state cannot be read.
  /// Nil where it has no list that can be read, though something was brought there.
  private func offered(_ mirror: Mirror) throws(VaultError) -> [StoredName]? {
    guard let log = try? LogStore(vault: folder), let note = try? log.checkpoint(),
      let state = try? Vault.state(note: note, log: log, rosters: RosterStore(vault: folder))
    else { return [] }
    return try MirrorOffer(folder, state).names(mirror)
  }

  /// Finds out what is left.
  private func look(_ outcome: inout Outcome) throws(VaultError) {
    outcome.keep(try damage())
  }

  /// What a check says of these files, and which of the member's own keys do not open.
  private func damage() throws(VaultError) -> [Left] {
    var report = CheckReport()
    _ = try VaultCheck(folder.path).checkStructure(&report, isCopy: true)
    var found = report.findings.filter { $0.severity == .failure && Self.codes.contains($0.code) }.map { Left($0) }
    found += misnamed().map { Left($0) }
    if !found.contains(where: \.isBlocking) {
      let missing = Set(report.findings.filter { [.grantMissing, .grantDamaged].contains($0.code) }.map(\.path))
      found += try closedKeys().map { "\(VaultLayout.compartments.appending($0.path))" }
        .filter { !missing.contains($0) }.map { Left("\($0): your key does not open.") }
    }
    return found
  }

  /// What lies beside kept checkpoints and is not what its name is the digest of. No check fails for it, since anybody can put such a file there.
  private func misnamed() -> [String] {
    VaultAssembly.all(folder, VaultLayout.log.appending(VaultLayout.checkpoints)).compactMap { name in
      guard let file = TimestampFileName(name.lastComponent.description),
        let bytes = try? folder.read(name, limit: file.kind.maximumByteCount), SHA256.hash(bytes) != file.digest
      else { return nil }
      return "\(name): its bytes have another digest than its name."
    }
  }

  /// Wrapped keys that the roster grants the member and that do not open from here, of all generations: whoever is cleared has them all.
  private func closedKeys() throws(VaultError) -> [WrappedKeyPlace] {
    let rosters = try store { () throws(StoreError) in
      let log = try LogStore(vault: folder)
      return try Vault.state(note: log.checkpoint(), log: log, rosters: RosterStore(vault: folder)).rosters
    }
    let keys = VaultKeys(rosters, identity)
    return keys.places.filter { keys.opens($0, in: folder) != true }
  }
}
