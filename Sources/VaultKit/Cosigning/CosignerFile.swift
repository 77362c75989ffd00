internal import Custody
internal import Encodings
public import TransparencyLog
public import VaultCrypto
public import VaultFiles

/// A cosigner's key, `cosigner.age` in its state folder: sealed with a passphrase unless its owner refused (Schemas/README.md §3.9).
/// It lies with the state so that nobody uses one key with two memories.
public enum CosignerFile {
  private static let name: FilePath = "cosigner.age"
  private static let maximum = 1 << 16
  private static let nameLabel = "# name: "
  private static let seedLabel = "# signing seed: "

  /// Whether the key of the cosigner in this folder is sealed with a passphrase.
  public static func isSealed(_ state: FilePath) throws(VaultError) -> Bool { SealedFile.isSealed(try read(state)) }

  /// Makes a cosigner with a key of its own, in a folder that has none yet.
  public static func create(_ keyName: String, in state: FilePath, passphrase: SecretBytes?) throws(VaultError)
    -> NoteSignerKey
  {
    guard let keyName = KeyName(keyName), Fingerprint(origin: keyName.description) == nil else {
      throw VaultError(
        .usage, "A cosigner's name is one word without plus signs, and no vault's.", safe: "Nothing was written.",
        next: "Best is a place of yours: cosigner.example.org/1")
    }
    try VaultFolder.requireOutside(state)
    let key: Ed25519PrivateKey
    do throws(CryptoError) { key = try .generate() } catch {
      throw VaultError(
        .failed, "A key could not be made.", safe: "Nothing was written.", next: "Run the command again.")
    }
    let signer = NoteSignerKey(name: keyName, type: .cosignatureV1, privateKey: key)
    var plaintext = render(signer.verifierKey, key)
    defer { plaintext.cleanse() }
    var file = try SealedFile.seal(plaintext, passphrase: passphrase)
    defer { file.cleanse() }
    try files { () throws(FileError) in
      let folder = try Folder.createAll(state)
      try folder.lock()
      defer { folder.unlock() }
      guard try folder.status(name) == nil else {
        throw FileError(.exists, "create", state.appending(name))
      }
      try folder.replace(name, with: file)
      try folder.syncFileSystem()
    }
    return signer
  }

  /// Opens the key of the cosigner in this folder.
  public static func open(_ state: FilePath, passphrase: SecretBytes?) throws(VaultError) -> NoteSignerKey {
    var bytes = try read(state)
    defer { bytes.cleanse() }
    bytes = try SealedFile.open(bytes, what: "cosigner \(state)", passphrase: passphrase)
    var keyName: KeyName?
    var seed: SecretBytes?
    for line in bytes.split(separator: 0x0a) {
      if line.starts(with: nameLabel.utf8) { keyName = KeyName(line.dropFirst(nameLabel.utf8.count)) }
      if line.starts(with: seedLabel.utf8),
        var decoded = Base64.padded.decode(Array(line.dropFirst(seedLabel.utf8.count)))
      {
        seed = SecretBytes(taking: &decoded)
      }
    }
    guard let keyName, let seed, let key = try? Ed25519PrivateKey(seed: seed) else {
      throw VaultError(
        .wrongIdentity, "\(state.appending(name)) is no cosigner's key.", safe: "Nothing was cosigned.",
        next: "Name the folder that evault cosigner new made: --state DIR")
    }
    return NoteSignerKey(name: keyName, type: .cosignatureV1, privateKey: key)
  }

  private static func read(_ state: FilePath) throws(VaultError) -> [UInt8] {
    do throws(FileError) { return try Folder.open(state).read(name, limit: maximum) } catch {
      guard error.code == .notFound else { throw VaultError(error, doing: "cosigner") }
      throw VaultError(
        .wrongIdentity, "There is no cosigner in \(state).", safe: "Nothing was cosigned.",
        next: "Make one with: evault cosigner new NAME --state DIR"
      )
    }
  }

  private static func render(_ verifierKey: NoteVerifierKey, _ key: Ed25519PrivateKey) -> [UInt8] {
    var lines = Array(
      """
      # EvidenceVault cosigner, format 1. Keep it secret: it vouches in your name.
      # created: \(Timestamp.now)
      \(nameLabel)\(verifierKey.name)
      # verifier key: \(verifierKey)
      \(seedLabel)
      """.utf8)
    key.seed.withBytes { seed in
      var bytes = seed.copiedBytes()
      lines += Base64.padded.encodeBytes(bytes)
      bytes.cleanse()
    }
    return lines + [0x0a]
  }
}
