internal import Age
public import Custody
internal import VaultCrypto
public import VaultFiles

/// A wrapped key's file, as far as it can be told without a key that opens it (Schemas/README.md §3.5): its form. What is in it only the member can tell.
public enum WrappedKeyFile {
  /// The most bytes of such a file: 64 KiB.
  public static let maximumByteCount = KeyStore.maximumWrappedKey

  /// The letters of an age identity, and the line feed behind them.
  static let secretByteCount = 75

  /// Whether a vault's folder has a file of that form at this place.
  public static func isWhole(at place: WrappedKeyPlace, in vault: Folder, of fingerprint: Fingerprint) -> Bool {
    guard let bytes = try? vault.read(VaultLayout.compartments.appending(place.path), limit: maximumByteCount) else {
      return false
    }
    return hasForm(bytes, at: place, of: fingerprint)
  }

  /// Whether these bytes are an age file to one recipient whose content has the length of this place's key.
  public static func hasForm(_ bytes: [UInt8], at place: WrappedKeyPlace, of vault: Fingerprint) -> Bool {
    let plaintext = KeyStore.heading(place.compartment, place.generation, vault).count + Self.secretByteCount
    guard bytes.count <= KeyStore.maximumWrappedKey, let header = (try? AgeHeader.parse(bytes.span)) ?? nil else {
      return false
    }
    return header.stanzas.count { $0.type == "X25519" } == 1 && !header.stanzas.contains { $0.type == "scrypt" }
      && bytes.count - header.byteCount == AgePayload.nonceByteCount
        + Int(AgePayload.sealedByteCount(plaintext: UInt64(plaintext)))
  }
}
