internal import Age
public import Custody
internal import Encodings
internal import SSHSignature
internal import Translations
public import VaultCrypto
public import VaultFiles

/// An identity file: an age identity file, sealed with a passphrase unless its owner refused (Schemas/README.md §3.5).
public enum IdentityFile {
  private static let maximum = 1 << 20
  private static let seedLabel = "# signing seed: "
  private static let createdLabel = "# created: "
  private static let vaultLabel = "# known vault: "
  private static let sealsOnlyLine = "# recipient: none"

  /// Whether the file is sealed with a passphrase.
  public static func isSealed(_ path: FilePath) throws(VaultError) -> Bool { SealedFile.isSealed(try read(path)) }

  /// Opens an identity.
  /// - Parameter passphrase: nil where the file is not sealed.
  /// - Throws: `.wrongIdentity` for a wrong passphrase or a file that is no identity of this program.
  public static func open(_ path: FilePath, passphrase: SecretBytes?) throws(VaultError) -> MemberIdentity {
    var bytes = try read(path)
    defer { bytes.cleanse() }
    bytes = try SealedFile.open(
      bytes, what: "identity \(path)", passphrase: passphrase,
      phrase: Phrase("error.wrong_passphrase", ["path": path.description])
    ) {
      UnlockFailures(path)?.note()
    }
    return try parse(bytes, path)
  }

  /// Writes an identity to a new file, durably, readable by its owner only.
  public static func create(_ identity: MemberIdentity, at path: FilePath, passphrase: SecretBytes?) throws(VaultError)
  {
    let folder = try files { () throws(FileError) in try Folder.createAll(path.parent) }
    guard try files({ () throws(FileError) in try folder.status(path.lastComponent) }) == nil else {
      throw VaultError(
        .failed, "\(path) is there already. An identity is never overwritten.",
        next: "Choose another file with --output.")
    }
    try replace(identity, at: path, passphrase: passphrase)
  }

  /// Adds a vault to those that the identity knows, durably. Two processes may do so at once.
  public static func pin(_ vault: Fingerprint, at path: FilePath, passphrase: SecretBytes?) throws(VaultError) {
    let folder = try files { () throws(FileError) in
      let folder = try Folder.open(path.parent)
      try folder.lock()
      return folder
    }
    defer { folder.unlock() }
    var identity = try open(path, passphrase: passphrase)
    guard !identity.knownVaults.contains(vault) else { return }
    identity.knownVaults.append(vault)
    try replace(identity, at: path, passphrase: passphrase)
  }

  /// Writes an identity over its own file, durably: the old one stays until the new one is whole.
  public static func replace(_ identity: MemberIdentity, at path: FilePath, passphrase: SecretBytes?) throws(VaultError)
  {
    var plaintext = render(identity)
    defer { plaintext.cleanse() }
    var file = try SealedFile.seal(plaintext, passphrase: passphrase)
    defer { file.cleanse() }
    try files { () throws(FileError) in
      try Folder.open(path.parent).replace(path.lastComponent, with: file)
    }
  }

  private static func read(_ path: FilePath) throws(VaultError) -> [UInt8] {
    do throws(FileError) {
      return try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    } catch {
      guard error.code == .notFound else { throw VaultError(error, doing: "identity") }
      throw VaultError(
        .wrongIdentity, Phrase("error.no_identity", ["path": path.description]),
        next: Phrase("error.no_identity.next", ["command": "evault identity new", "option": "--identity FILE"]))
    }
  }

  static func parse(_ bytes: [UInt8], _ path: FilePath) throws(VaultError) -> MemberIdentity {
    var seed: SecretBytes?
    var created: Timestamp?
    var age: X25519Identity?
    var vaults: [Fingerprint] = []
    var sealsOnly = false
    for line in bytes.split(separator: 0x0a) {
      if line.first != 0x23 {
        var letters = Array(line)
        age = try? X25519Identity(encoded: SecretBytes(taking: &letters))
      } else if line.starts(with: seedLabel.utf8) {
        if var decoded = Base64.padded.decode(Array(line.dropFirst(seedLabel.utf8.count))) {
          seed = SecretBytes(taking: &decoded)
        }
      } else {
        let text = String(decoding: line, as: UTF8.self)
        if text == sealsOnlyLine { sealsOnly = true }
        if text.hasPrefix(createdLabel) { created = Timestamp(String(text.dropFirst(createdLabel.count))) }
        if text.hasPrefix(vaultLabel), let vault = Fingerprint(typed: String(text.dropFirst(vaultLabel.count))) {
          vaults.append(vault)
        }
      }
    }
    guard let seed, age != nil || sealsOnly, let key = try? Ed25519PrivateKey(seed: seed) else {
      throw VaultError(
        .wrongIdentity, "\(path) is not an identity of this program.", safe: "It is as it was.",
        next: "Name the file that holds yours: --identity FILE. Who has none yet makes one: evault identity new")
    }
    return MemberIdentity(
      created: created ?? Timestamp(seconds: 0), signer: Signer(key), ageIdentity: age, knownVaults: vaults)
  }

  static func render(_ identity: MemberIdentity) -> [UInt8] {
    let publicKey = try? OpenSSHPublicKey(identity.signer.key.publicKey)
    var lines = Array(
      """
      # EvidenceVault identity, format 1. Keep it secret: it signs in your name and opens what you may read.
      \(createdLabel)\(identity.created)
      # recipient: \(identity.ageIdentity?.recipient.description ?? "none")
      # signing key: \(publicKey?.line ?? "")

      """.utf8)
    lines += Array(seedLabel.utf8)
    identity.signer.key.seed.withBytes { seed in
      var bytes = seed.copiedBytes()
      lines += Base64.padded.encodeBytes(bytes)
      bytes.cleanse()
    }
    lines.append(0x0a)
    for vault in identity.knownVaults { lines += Array("\(vaultLabel)\(vault)\n".utf8) }
    if let age = identity.ageIdentity {
      age.encoded().withBytes { lines += $0.copiedBytes() }
      lines.append(0x0a)
    }
    return lines
  }
}
