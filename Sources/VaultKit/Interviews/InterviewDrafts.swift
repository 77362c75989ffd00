internal import Age
public import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// The drafts of a vault, one for each member: sealed to a key that follows from their signing key, in `cache/`, which is never handed on.
public struct InterviewDrafts: Sendable {
  private static let folder: FilePath = "cache"
  private static let prefix = Array("draft-".utf8)
  private static let maximum = 4 << 20
  private static let purpose = Array("evidencevault/interview-draft/1".utf8)

  private let vault: Vault
  private let signer: Signer
  private let isClockBehind: Bool

  /// The drafts of this member.
  public init(_ session: UnlockedVault) {
    vault = session.vault
    signer = session.identity.signer
    isClockBehind = session.secondsBehind != nil
  }

  /// The member's draft; nil where there is none.
  public func load() throws(VaultError) -> InterviewDraft? {
    guard let (name, begun) = try place(), let folder = try? vault.folder.folder(Self.folder) else {
      return nil
    }
    let sealed = try files { () throws(FileError) in try folder.read(name, limit: Self.maximum) }
    let identity = try identity()
    guard
      var plaintext = try? AgeReader.open(
        sealed.span, identities: [.x25519(identity)], format: .binary),
      let count = Padding.contentCount(of: plaintext),
      let kept = try? JSONParser().parseObject(Array(plaintext[..<count])),
      let draft = InterviewDraft(begun: begun, kept: kept)
    else {
      throw VaultError(
        .corrupt, "Your draft of an interview is damaged.", safe: "Nothing else is.",
        next: "Discard it: evault interview --discard")
    }
    plaintext.cleanse()
    return draft
  }

  /// Whether this member has a draft.
  func isKept() throws(VaultError) -> Bool { try place() != nil }

  /// Keeps a draft, in the place of the one before.
  public func save(_ draft: InterviewDraft) throws(VaultError) {
    var plaintext = JSONWriter.write(draft.kept)
    plaintext += Padding.bytes(after: UInt64(plaintext.count))
    defer { plaintext.cleanse() }
    let recipient = try identity().recipient
    let sealed: [UInt8]
    do throws(AgeError) {
      var sealer = AgeSealer()
      sealed = try sealer.seal(plaintext.span, to: [.x25519(recipient)])
    } catch {
      throw VaultError(error, "A draft")
    }
    try files { () throws(FileError) in
      let folder = try vault.folder.folder(Self.folder, create: true)
      try folder.replace(name(draft.begun), with: sealed)
      try folder.sync()
    }
  }

  /// Removes the member's draft; nothing where there is none. On a flash disk the sealed bytes may remain for a while.
  public func discard() throws(VaultError) {
    guard let (name, _) = try place() else { return }
    try files { () throws(FileError) in
      let folder = try vault.folder.folder(Self.folder)
      try folder.remove(name)
      try folder.sync()
    }
  }

  /// Removes every draft, whoever's, that is over its time. Best effort: needs no key, and is done whenever a vault is opened.
  /// A draft from more than its time ahead was begun, or is seen now, by a wrong clock, and is not lost for that: where the clock is not
  /// known to be behind, its time begins now.
  /// - Parameter isClockBehind: whether the clock is behind the log's last event.
  /// - Returns: when those that were removed had been begun.
  @discardableResult
  public static func removeExpired(in vault: Vault, isClockBehind: Bool, at now: Timestamp = .now)
    -> [Timestamp]
  {
    guard let folder = try? vault.folder.folder(folder), let entries = try? folder.entries() else {
      return []
    }
    var removed: [Timestamp] = []
    for entry in entries where entry.kind == .regular {
      guard let begun = begun(entry.name) else { continue }
      let age = now.seconds - begun.seconds
      if age >= InterviewDraft.lifetime, (try? folder.remove(entry.name)) != nil {
        removed.append(begun)
      }
      if age < -InterviewDraft.lifetime, !isClockBehind {
        let owner = entry.name.bytes.dropFirst(prefix.count).drop { $0 != 0x2d }
        let name = FilePath(bytes: prefix + Array("\(now.seconds)".utf8) + owner)
        try? folder.move(entry.name, to: folder, as: name, replacing: false)
      }
    }
    return removed
  }

  private func place() throws(VaultError) -> (FilePath, Timestamp)? {
    Self.removeExpired(in: vault, isClockBehind: isClockBehind)
    guard let folder = try? vault.folder.folder(Self.folder) else { return nil }
    let entries = try files { () throws(FileError) in try folder.entries() }
    for entry in entries.reversed() where entry.kind == .regular {
      if let begun = Self.begun(entry.name), entry.name == name(begun) {
        return (entry.name, begun)
      }
    }
    return nil
  }

  /// `draft-<seconds since 1970>-<key identifier>`: whoever removes what is over its time needs no key.
  private func name(_ begun: Timestamp) -> FilePath {
    FilePath("draft-\(begun.seconds)-\(signer.kid)")
  }

  private static func begun(_ name: FilePath) -> Timestamp? {
    guard name.bytes.starts(with: prefix) else { return nil }
    let digits = name.bytes.dropFirst(prefix.count).prefix { $0 != 0x2d }
    guard (1...12).contains(digits.count),
      let seconds = Int64(String(decoding: digits, as: UTF8.self))
    else {
      return nil
    }
    return Timestamp(seconds: seconds)
  }

  private func identity() throws(VaultError) -> X25519Identity {
    var derivation = HKDFSHA256()
    let scalar = derivation.derive(
      secret: signer.key.seed, salt: Array(vault.fingerprint.description.utf8), info: Self.purpose,
      count: X25519PrivateKey.byteCount)
    do throws(AgeError) { return try X25519Identity(scalar: scalar) } catch {
      throw VaultError(error, "A draft's key")
    }
  }
}
