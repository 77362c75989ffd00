internal import Age
public import Custody
internal import SSHSignature
internal import SelectiveDisclosure
public import VaultCrypto
public import VaultFiles

/// An identity card as a file: one line.
public enum CardFile {
  private static let maximum = 16 << 10

  /// Writes a card to a new file.
  public static func create(_ identity: MemberIdentity, at path: FilePath) throws(VaultError) -> IdentityCard {
    let token: CompactJWS
    do throws(JOSEError) {
      token = try IdentityCard.issue(
        created: .now, recipient: identity.ageIdentity?.recipient, signer: identity.signer)
    } catch {
      throw VaultError(.failed, "The card could not be signed (\(error.code.rawValue)).")
    }
    try files { () throws(FileError) in
      let folder = try Folder.open(path.parent)
      let file = try folder.create(path.lastComponent, mode: 0o644)
      try file.write(token.serialized + [0x0a])
      try file.sync()
      try folder.sync()
    }
    return try read(path)
  }

  /// Reads and verifies a card.
  public static func read(_ path: FilePath) throws(VaultError) -> IdentityCard {
    var bytes = try files { () throws(FileError) in
      try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    }
    if bytes.last == 0x0a { bytes.removeLast() }
    let token: CompactJWS
    do throws(JOSEError) { token = try CompactJWS(parsing: bytes) } catch {
      throw VaultError(
        .corrupt, "\(path) is not an identity card.", next: "Make one with: evault identity card -o FILE")
    }
    do throws(CustodyError) { return try IdentityCard(verifying: token) } catch {
      let kind: VaultError.Kind = error.code == .badSignature ? .badSignature : .corrupt
      throw VaultError(
        kind, "\(path) is not a valid identity card (\(error)).", safe: "Nothing was changed.",
        next: "Ask its owner for a new one.")
    }
  }

  /// A signing key's fingerprint as OpenSSH shows it: `SHA256:…`.
  public static func fingerprint(_ key: Ed25519PublicKey) -> String { (try? OpenSSHPublicKey(key).fingerprint) ?? "" }
}
