import TransparencyLog
import VaultCrypto

/// A key that is the same in every run.
func testKey(_ name: String, _ type: NoteSignatureType = .ed25519, seed: UInt8) throws -> NoteSignerKey {
  let privateKey = try Ed25519PrivateKey(seed: SecretBytes(copying: [UInt8](repeating: seed, count: 32).span))
  guard let name = KeyName(name) else { throw TestTextError.badText }
  return NoteSignerKey(name: name, type: type, privateKey: privateKey)
}

enum TestTextError: Error {
  case badText
}
