internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultStore

/// Makes record objects: an event with all its disclosures, padded and sealed to a compartment. One for each worker.
struct RecordSealer: ~Copyable {
  private var issuer: EventIssuer
  private var sealer = AgeSealer()
  private let clock: EventClock
  var random = RandomPool()

  /// A sealer of events by this member.
  init(_ session: UnlockedVault) throws(VaultError) { try self.init(session.identity.signer, clock: session.clock) }

  init(_ signer: Signer, clock: EventClock) throws(VaultError) {
    self.clock = clock
    do throws(SDJWTError) { issuer = try EventIssuer(signer) } catch { throw VaultError(error) }
  }

  /// Signs an event; its issuer-signed JWT's digest, and the record object's bytes.
  /// - Parameter claims: but for `recorded_with`, which every event has.
  mutating func seal(
    _ statement: EventStatement, _ action: EventAction, _ claims: JSONObject, to recipient: X25519Recipient
  ) throws(VaultError) -> (digest: SHA256Digest, object: [UInt8]) {
    var claims = claims
    claims.append("recorded_with", clock.claim(recorded: statement.recorded))
    let token: SDJWT
    do throws(SDJWTError) { token = try issuer.issue(statement, action: action, claims: claims) } catch {
      throw VaultError(error)
    }
    var plaintext = token.serialized
    plaintext += Padding.bytes(after: UInt64(plaintext.count))
    do throws(AgeError) {
      return (token.issuerJWTDigest, try sealer.seal(plaintext.span, to: [.x25519(recipient)]))
    } catch {
      throw VaultError(error, "A record")
    }
  }

  /// Seals whole content, padded.
  mutating func seal(content: inout [UInt8], to recipient: X25519Recipient) throws(VaultError) -> [UInt8] {
    content += Padding.bytes(after: UInt64(content.count))
    do throws(AgeError) { return try sealer.seal(content.span, to: [.x25519(recipient)]) } catch {
      throw VaultError(error, "A payload")
    }
  }

  /// A new identifier.
  mutating func identifier() -> Identifier { Identifier(&random) }
}
