import Age
import TestSupport
import Testing
import VaultCrypto

@Suite struct SealingTests {
  let identity: X25519Identity
  let identities: [AgeIdentity]
  let recipients: [AgeRecipient]

  init() throws {
    identity = try X25519Identity.generate()
    identities = [.x25519(identity)]
    recipients = [.x25519(identity.recipient)]
  }

  @Test(arguments: Samples.sizes)
  func everySizeRoundTrips(_ size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size))
    let plaintext = generator.bytes(size)
    for isArmored in [false, true] {
      for pieces in [Int.max, 65_536, 9_973] {
        let file = try Samples.write(plaintext, to: recipients, isArmored: isArmored, pieces: pieces)
        #expect(Reading(file, identities: identities, pieces: pieces) == Reading(released: plaintext))
      }
    }
    let file = try Samples.seal(plaintext, to: recipients)
    let header = try #require(try AgeHeader.parse(file))
    let sealed = UInt64(file.count - header.byteCount - AgePayload.nonceByteCount)
    #expect(AgePayload.sealedByteCount(plaintext: UInt64(size)) == sealed)
    #expect(AgePayload.plaintextByteCount(sealed: sealed) == UInt64(size))
    #expect(try AgeReader.open(file, identities: identities) == plaintext)
  }

  @Test func sizesHaveAnInverseOnlyWhereAPayloadHasThem() {
    for size in [0, 15, 65_552 + 1, 65_552 + 15, 65_552 + 16] as [UInt64] {
      #expect(AgePayload.plaintextByteCount(sealed: size) == nil)
    }
    #expect(AgePayload.plaintextByteCount(sealed: 16) == 0)
    #expect(AgePayload.plaintextByteCount(sealed: 65_552 + 17) == 65_537)
    #expect(AgePayload.plaintextByteCount(sealed: .max) != nil)
    #expect(AgePayload.chunkCount(plaintext: 65_537) == 2)
  }

  @Test func severalRecipientsEachOpenAloneAndGreaseIsIgnored() throws {
    let other = try X25519Identity.generate()
    let all: [AgeRecipient] = recipients + [.x25519(other.recipient)]
    var sealer = AgeSealer(isGreased: true)
    for count in 0..<50 {
      let plaintext = [UInt8](repeating: 7, count: count)
      let file = try sealer.seal(plaintext.span, to: all)
      let header = try #require(try AgeHeader.parse(file))
      #expect(header.stanzas.count == 3 && header.stanzas[2].type.hasSuffix("-grease"))
      #expect(header.encoded() == Array(file[..<header.byteCount]))
      for one in [identity, other] {
        #expect(try AgeReader.open(file, identities: [.x25519(one)]) == plaintext)
      }
    }
    let stranger = try X25519Identity.generate()
    let file = try sealer.seal([1].span, to: all)
    #expect(throws: AgeError(.noMatch)) { try AgeReader.open(file, identities: [.x25519(stranger)]) }
    #expect(throws: AgeError(.noMatch)) { try AgeReader.open(file, identities: []) }
  }

  @Test func passphrasesStandAloneAndHaveALimit() throws {
    let word = Samples.secret("twelve horses")
    let file = try Samples.seal([1, 2, 3], to: [.passphrase(word, workFactor: 5)])
    #expect(try AgeReader.open(file, identities: identities + [.passphrase(word)]) == [1, 2, 3])
    #expect(throws: AgeError(.noMatch)) {
      try AgeReader.open(file, identities: [.passphrase(Samples.secret("x"))])
    }
    #expect(throws: AgeError(.workFactorTooHigh)) {
      try AgeReader.open(file, identities: [.passphrase(word, maximumWorkFactor: 4)])
    }
    #expect(throws: AgeError(.noMatch)) { try AgeReader.open(file, identities: identities) }
    #expect(throws: AgeError(.invalidRecipients)) { try Samples.seal([], to: recipients + [.passphrase(word)]) }
    #expect(throws: AgeError(.invalidRecipients)) { try Samples.seal([], to: [.passphrase(word), .passphrase(word)]) }
    #expect(throws: AgeError(.invalidRecipients)) { try Samples.seal([], to: []) }
    #expect(throws: AgeError(.invalidRecipients)) { try Samples.seal([], to: [.passphrase(word, workFactor: 0)]) }
    #expect(throws: AgeError(.invalidRecipients)) { try Samples.seal([], to: [.passphrase(Samples.secret(""))]) }
    #expect(throws: AgeError(.workFactorTooHigh)) { try Samples.seal([], to: [.passphrase(word, workFactor: 23)]) }
  }

  @Test func aRecipientOfLowOrderIsRefused() throws {
    let nobody = try X25519Recipient(bytes: [UInt8](repeating: 0, count: 32))
    #expect(throws: AgeError(.malformedKey)) { try Samples.seal([1], to: [.x25519(nobody)]) }
  }

  @Test func chunksSealedInAnyOrderMakeTheSamePayload() throws {
    var generator = SeededGenerator(seed: 3)
    let plaintext = generator.bytes(3 * AgePayload.chunkByteCount + 5)
    var sealer = AgeSealer()
    let sealing = try sealer.begin(to: recipients)
    var chunks: [[UInt8]] = .init(repeating: [], count: 4)
    for index in [2, 0, 3, 1] {
      var worker = try AgeChunkSealer(payloadKey: sealing.payloadKey)
      let start = index * AgePayload.chunkByteCount
      let end = min(start + AgePayload.chunkByteCount, plaintext.count)
      chunks[index] = [UInt8](repeating: 0, count: end - start + AgePayload.tagByteCount)
      var target = chunks[index].mutableSpan
      worker.seal(
        chunk: UInt64(index), isLast: index == 3, plaintext.span.extracting(start..<end), into: &target)
    }
    let file = sealing.header + chunks.flatMap(\.self)
    #expect(try AgeReader.open(file, identities: identities) == plaintext)
    let opening = try #require(try AgeHeader.open(file, identities: identities))
    #expect(opening.headerByteCount == sealing.header.count)
    #expect(try Self.open(chunks[3], as: 3, opening.payloadKey) == Array(plaintext.suffix(5)))
    #expect(throws: AgeError(.payload)) { try Self.open(chunks[3], as: 2, opening.payloadKey) }
    #expect(throws: AgeError(.payload)) { try Self.open(Array(chunks[3].dropLast()), as: 3, opening.payloadKey) }
  }

  @Test func theHeaderIsOpenedAsSoonAsItIsThereAndNotBefore() throws {
    let file = try Samples.seal([1, 2, 3], to: recipients)
    let whole = try #require(try AgeHeader.open(file, identities: identities)).headerByteCount
    for count in 0..<whole {
      #expect(try AgeHeader.open(Array(file[..<count]), identities: identities) == nil)
    }
    #expect(try AgeHeader.open(Array(file[..<whole]), identities: identities)?.headerByteCount == whole)
  }

  @Test func theHeaderHasALimit() throws {
    let text =
      "age-encryption.org/v1\n-> x\n" + String(repeating: String(repeating: "A", count: 64) + "\n", count: 17_000)
    let bytes = Array(text.utf8)
    #expect(throws: AgeError(.malformedHeader)) { try AgeHeader.parse(bytes) }
    let short = Array(bytes[..<1_000_000])
    #expect(try AgeHeader.parse(short) == nil)
    let line = Array("age-encryption.org/v1\n-> ".utf8) + [UInt8](repeating: 0x41, count: AgeHeader.maximumByteCount)
    #expect(throws: AgeError(.malformedHeader)) { try AgeHeader.parse(line) }
    let foreign = Array("PK".utf8)
    #expect(throws: AgeError(.malformedHeader)) { try AgeHeader.parse(foreign) }
  }

  private static func open(_ chunk: [UInt8], as index: UInt64, _ payloadKey: SecretBytes) throws(AgeError) -> [UInt8] {
    var opener = try AgeChunkOpener(payloadKey: payloadKey)
    var plaintext = [UInt8](repeating: 1, count: chunk.count - AgePayload.tagByteCount)
    var target = plaintext.mutableSpan
    try opener.open(chunk: index, isLast: true, chunk.span, into: &target)
    return plaintext
  }
}
