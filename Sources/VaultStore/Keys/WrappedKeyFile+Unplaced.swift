internal import Age
internal import Custody
internal import VaultCrypto
public import VaultFiles

extension WrappedKeyFile {
  /// Whether a file that lies outside of a vault has the name and the form of a wrapped key: of any compartment, generation and vault.
  public static func isOne(named name: FilePath, _ bytes: [UInt8]) -> Bool {
    // A key identifier is the base64url of a SHA-256 (RFC 7638).
    guard name.bytes.count == 47, name.bytes.suffix(4).elementsEqual(".age".utf8),
      bytes.count <= maximumByteCount, let header = (try? AgeHeader.parse(bytes.span)) ?? nil,
      header.stanzas.count(where: { $0.type == "X25519" }) == 1,
      !header.stanzas.contains(where: { $0.type == "scrypt" }),
      let anyVault = Fingerprint(typed: String(repeating: "0", count: 64))
    else { return false }
    let least = KeyStore.heading("c", 1, anyVault).count + secretByteCount
    let most = KeyStore.heading(String(repeating: "c", count: 64), Int.max, anyVault).count + secretByteCount
    let payload = bytes.count - header.byteCount - AgePayload.nonceByteCount
    return payload >= Int(AgePayload.sealedByteCount(plaintext: UInt64(least)))
      && payload <= Int(AgePayload.sealedByteCount(plaintext: UInt64(most)))
  }
}
