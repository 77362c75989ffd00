public import Age
public import Custody
internal import VaultCrypto

/// A person's two keys and the vaults they trust: what an identity file holds (Schemas/README.md §3.5).
public struct MemberIdentity: Sendable {
  /// When it was made.
  public let created: Timestamp
  /// Signs events.
  public let signer: Signer
  /// Opens compartment keys; nil for someone who seals and never opens.
  public let ageIdentity: X25519Identity?
  /// Fingerprints of the vaults whose fingerprint was compared once.
  public var knownVaults: [Fingerprint]

  /// New random keys.
  /// - Parameter sealsOnly: without a key to open anything with: whoever takes it by force can read nothing.
  public static func generate(sealsOnly: Bool = false) throws(VaultError) -> MemberIdentity {
    let signer: Signer
    do throws(CryptoError) { signer = Signer(try Ed25519PrivateKey.generate()) } catch { throw failed }
    do throws(AgeError) {
      return MemberIdentity(
        created: .now, signer: signer, ageIdentity: sealsOnly ? nil : try .generate(), knownVaults: [])
    } catch {
      throw failed
    }
  }

  private static let failed = VaultError(.failed, "A key could not be made.")
}
