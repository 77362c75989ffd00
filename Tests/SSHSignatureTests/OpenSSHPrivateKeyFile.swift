import Encodings
import VaultCrypto

/// The unencrypted private key file that ssh-keygen reads (PROTOCOL.key), made from a seed: the tests' own way to lend it a key.
enum OpenSSHPrivateKeyFile {
  static func make(seed: [UInt8], publicKey: [UInt8]) -> String {
    let type = string(Array("ssh-ed25519".utf8))
    let publicBlob = type + string(publicKey)
    var secret: [UInt8] = [1, 2, 3, 4, 1, 2, 3, 4]
    secret += publicBlob + string(seed + publicKey) + string(Array("test".utf8))
    var pad: UInt8 = 1
    while secret.count % 8 != 0 {
      secret.append(pad)
      pad += 1
    }
    let none = string(Array("none".utf8))
    let blob =
      Array("openssh-key-v1\0".utf8) + none + none + string([]) + [0, 0, 0, 1] + string(publicBlob) + string(secret)
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n\(Base64.padded.encode(blob))\n-----END OPENSSH PRIVATE KEY-----\n"
  }

  private static func string(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8(bytes.count >> 24), UInt8(bytes.count >> 16 & 255), UInt8(bytes.count >> 8 & 255), UInt8(bytes.count & 255)]
      + bytes
  }
}
