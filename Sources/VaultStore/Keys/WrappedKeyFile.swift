internal import Age
public import Custody
internal import VaultCrypto

/// A wrapped key's file, as far as it can be told without a key that opens it (Schemas/README.md §3.5): its form, and whether it was sealed anew.
/// What is in it only the member can tell.
public struct WrappedKeyFile: Sendable {
  /// The most bytes of such a file: 64 KiB.
  public static let maximumByteCount = KeyStore.maximumWrappedKey

  /// The letters of an age identity, and the line feed behind them.
  private static let secretByteCount = 75

  /// What sealing draws anew each time: the ephemeral share, the file key's wrapping, the MAC, the nonce and the payload.
  private let drawn: [[UInt8]]

  /// Nil where these bytes are no age file to one recipient whose content has the length of this place's key.
  public init?(_ bytes: [UInt8], at place: WrappedKeyPlace, of vault: Fingerprint) {
    let plaintext = KeyStore.heading(place.compartment, place.generation, vault).count + Self.secretByteCount
    guard bytes.count <= KeyStore.maximumWrappedKey, let header = (try? AgeHeader.parse(bytes.span)) ?? nil else {
      return nil
    }
    let recipients = header.stanzas.filter { $0.type == "X25519" }
    let payload = bytes.dropFirst(header.byteCount)
    guard recipients.count == 1, !header.stanzas.contains(where: { $0.type == "scrypt" }),
      payload.count == AgePayload.nonceByteCount + Int(AgePayload.sealedByteCount(plaintext: UInt64(plaintext)))
    else { return nil }
    drawn = [
      Array(recipients[0].arguments.joined(separator: " ").utf8), recipients[0].body, header.mac,
      Array(payload.prefix(AgePayload.nonceByteCount)), Array(payload.dropFirst(AgePayload.nonceByteCount)),
    ]
  }

  /// Whether both were sealed on their own: nothing is the same that sealing draws. Damage leaves most of it as it was.
  public func isSealedApart(from other: Self) -> Bool { zip(drawn, other.drawn).allSatisfy { $0 != $1 } }
}
