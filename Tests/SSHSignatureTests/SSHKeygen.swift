import Foundation
import SSHSignature
import TestSupport
import VaultCrypto

/// A folder with a key of ours that ssh-keygen can use too.
struct SSHKeygen {
  static let tool = ExternalTool("ssh-keygen")

  let folder: TemporaryFolder
  let key: Ed25519PrivateKey
  let publicKey: OpenSSHPublicKey

  init(seed: UInt8 = 7) throws {
    folder = try TemporaryFolder()
    let bytes = (0..<32).map { UInt8($0) &* 5 &+ seed }
    key = try Ed25519PrivateKey(seed: SecretBytes(copying: bytes.span))
    publicKey = try OpenSSHPublicKey(key.publicKey, comment: "alice@example.org")
    try write(OpenSSHPrivateKeyFile.make(seed: bytes, publicKey: key.publicKey.bytes), "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("key"))
    try write(publicKey.line + "\n", "key.pub")
  }

  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.url.appending(path: name))
  }

  func run(_ arguments: [String], input: [UInt8] = []) throws -> ExternalTool.Output {
    try Self.tool.run(arguments, input: input, in: folder.url)
  }

  /// What `ssh-keygen -Y verify` says about an armor.
  func accepts(_ armor: String, of message: [UInt8], namespace: String, signers: String, time: String? = nil) throws
    -> Bool
  {
    try write(armor, "armor")
    try write(signers, "signers")
    return try run(
      ["-Y", "verify", "-f", "signers", "-I", "alice@example.org", "-n", namespace, "-s", "armor"]
        + (time.map { ["-O", "verify-time=\($0)"] } ?? []), input: message
    ).status == 0
  }
}
