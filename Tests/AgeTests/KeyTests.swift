import Age
import Testing
import VaultCrypto

@Suite struct KeyTests {
  /// The specimen of age.md.
  static let identity = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
  static let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

  @Test func specimenOfTheSpecification() throws {
    let identity = try X25519Identity(encoded: Self.identity)
    #expect(identity.recipient.description == Self.recipient)
    #expect(Samples.text(identity.encoded()) == Self.identity)
    #expect(try X25519Identity(encoded: Samples.secret(Self.identity)).recipient == identity.recipient)
    let recipient = try X25519Recipient(Self.recipient)
    #expect(recipient == identity.recipient)
    #expect(try X25519Recipient(bytes: recipient.bytes).hashValue == recipient.hashValue)
  }

  @Test func generatedKeysRoundTrip() throws {
    let identity = try X25519Identity.generate()
    #expect(identity.encoded().count == X25519Identity.textByteCount)
    #expect(identity.recipient.description.utf8.count == X25519Recipient.textByteCount)
    #expect(try X25519Identity(encoded: identity.encoded()).recipient == identity.recipient)
    #expect(try X25519Identity.generate().recipient != identity.recipient)
  }

  @Test func keysHaveOneSpelling() {
    let wrong = [
      Self.recipient.uppercased(), Self.recipient + "\n", " " + Self.recipient, String(Self.recipient.dropLast()),
      String(Self.recipient.dropLast()) + "q", Self.identity, "age1", "",
    ]
    for text in wrong {
      #expect(throws: AgeError(.malformedKey)) { try X25519Recipient(text) }
    }
    for text in [
      Self.identity.lowercased(), Self.recipient, Self.identity + "\n", String(Self.identity.dropFirst()), "",
    ] {
      #expect(throws: AgeError(.malformedKey)) { try X25519Identity(encoded: text) }
    }
    #expect(throws: AgeError(.malformedKey)) { try X25519Recipient(bytes: [1, 2, 3]) }
    #expect(throws: AgeError(.malformedKey)) { try X25519Identity(scalar: SecureRandom.secret(31)) }
  }

  @Test func errorsAreEqualByCodeAndShowTheirReason() {
    #expect(AgeError(.malformedKey) != AgeError(.payload))
    do {
      _ = try X25519Recipient("age1")
    } catch {
      #expect(error == AgeError(.malformedKey))
      #expect(error.description.hasPrefix("malformedKey: "))
    }
  }
}
