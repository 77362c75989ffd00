internal import Custody
internal import VaultCrypto
public import VaultFiles

/// An identity that the kernel keeps open for the login session, so that a day's work needs its passphrase once.
public enum UnlockedIdentity {
  /// Keeps an identity for some seconds.
  /// - Returns: false where this machine has no keyring for the session.
  public static func keep(_ identity: MemberIdentity, of path: FilePath, seconds: UInt32) -> Bool {
    var plaintext = IdentityFile.render(identity)
    return SessionKeyring.keep(SecretBytes(taking: &plaintext), as: name(path), seconds: seconds)
  }

  /// The identity of this file, if it is kept open.
  public static func recall(_ path: FilePath) -> MemberIdentity? {
    guard let kept = SessionKeyring.recall(name(path)) else { return nil }
    var plaintext = kept.withBytes { $0.copiedBytes() }
    defer { plaintext.cleanse() }
    return try? IdentityFile.parse(plaintext, path)
  }

  /// Forgets it.
  /// - Returns: whether it was kept.
  public static func forget(_ path: FilePath) -> Bool { SessionKeyring.forget(name(path)) }

  /// No path in clear: who may see a keyring's names learns nothing of the file's.
  private static func name(_ path: FilePath) -> String {
    "evault:" + SHA256.hash(((try? Machine.absolute(path)) ?? path).bytes).hex.prefix(32)
  }
}
