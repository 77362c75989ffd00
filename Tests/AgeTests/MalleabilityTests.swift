import Age
import TestSupport
import Testing
import VaultCrypto

@Suite struct MalleabilityTests {
  private let identities: [AgeIdentity]
  private let recipients: [AgeRecipient]
  /// How many files of random bytes are tried.
  private static let garbageCount = 500

  init() throws {
    let identity = try X25519Identity.generate()
    identities = [.x25519(identity)]
    recipients = [.x25519(identity.recipient)]
  }

  @Test func noBitCanBeFlipped() throws {
    let file = try Samples.seal([1, 2, 3], to: recipients)
    for index in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[index] ^= 1 << UInt8(bit)
        let reading = Reading(changed, identities: identities, format: .binary)
        #expect(reading.failure != nil && reading.released.isEmpty, "byte \(index) bit \(bit)")
      }
    }
  }

  @Test func noByteCanBeTakenAwayOrAdded() throws {
    let file = try Samples.seal([1, 2, 3], to: recipients)
    for index in file.indices {
      let cut = Reading(Array(file[..<index]), identities: identities)
      #expect(cut.failure != nil && cut.released.isEmpty, "\(index)")
      var longer = file
      longer.insert(file[index], at: index)
      #expect(Reading(longer, identities: identities, format: .binary).failure != nil, "\(index)")
      var shorter = file
      shorter.remove(at: index)
      #expect(Reading(shorter, identities: identities, format: .binary).failure != nil, "\(index)")
    }
    #expect(Reading(file + [0], identities: identities).failure == .payload)
  }

  @Test func armorHasOneSpellingUpToWhiteSpaceAfterIt() throws {
    let file = try Samples.write([1, 2, 3], to: recipients, isArmored: true)
    for index in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[index] ^= 1 << UInt8(bit)
        let reading = Reading(changed, identities: identities, format: .armored)
        if reading.failure == nil {
          let isEnd = index == file.count - 1
          let isSpace = changed[index] == 0x20 || (9...13).contains(changed[index])
          #expect(isEnd && isSpace, "byte \(index) bit \(bit)")
        } else {
          #expect(reading.released.isEmpty)
        }
      }
    }
  }

  @Test func chunksCannotBeMovedDroppedOrRepeated() throws {
    var generator = SeededGenerator(seed: 5)
    let plaintext = generator.bytes(2 * AgePayload.chunkByteCount + 9)
    let file = try Samples.seal(plaintext, to: recipients)
    let start = try #require(try AgeHeader.open(file, identities: identities)).headerByteCount
    let size = AgePayload.sealedChunkByteCount
    let head = Array(file[..<start])
    let chunks = [file[start..<start + size], file[start + size..<start + 2 * size], file[(start + 2 * size)...]]
    for order in [
      [], [0], [1], [2], [0, 1], [0, 2], [1, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2],
    ] {
      let reading = Reading(head + order.flatMap { chunks[$0] }, identities: identities, pieces: 60_000)
      #expect(reading.failure == .payload)
      // What was given out is a beginning of what was sealed.
      #expect(plaintext.starts(with: reading.released))
    }
    #expect(Reading(head + chunks.flatMap(\.self), identities: identities).released == plaintext)
  }

  @Test func anEmptyLastChunkAfterAFullOneIsRefused() throws {
    var sealer = AgeSealer()
    let sealing = try sealer.begin(to: recipients)
    var chunks = try AgeChunkSealer(payloadKey: sealing.payloadKey)
    let plaintext = [UInt8](repeating: 0, count: AgePayload.chunkByteCount)
    var sealed = [UInt8](repeating: 0, count: AgePayload.sealedChunkByteCount)
    var target = sealed.mutableSpan
    chunks.seal(chunk: 0, isLast: false, plaintext.span, into: &target)
    let empty = try Self.emptyChunk(nonce: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], key: sealing.payloadKey)
    let reading = Reading(sealing.header + sealed + empty, identities: identities)
    #expect(reading == Reading(released: plaintext, failure: .payload))
  }

  @Test func randomBytesAreRefused() {
    var generator = SeededGenerator(seed: 11)
    let words = [
      "age-encryption.org/v1\n", "-> X25519 ", "-> scrypt ", "--- ", "\n", "-> ", " ", "AAAA",
      "-----BEGIN AGE ENCRYPTED FILE-----\n",
      "-----END AGE ENCRYPTED FILE-----\n", "TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc", "=", "18",
    ]
    for round in 0..<Self.garbageCount {
      var file: [UInt8] = round % 2 == 0 ? Array(words[0].utf8) : []
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        let pick = Int.random(in: 0...words.count, using: &generator)
        file += pick == words.count ? generator.bytes(20) : Array(words[pick].utf8)
      }
      let reading = Reading(file, identities: identities + [.passphrase(Samples.secret("x"), maximumWorkFactor: 2)])
      #expect(reading.failure != nil && reading.released.isEmpty)
    }
  }

  @Test func aReaderStaysClosedAfterAFailure() throws {
    let file = try Samples.seal([1, 2, 3], to: recipients)
    var reader = AgeReader(identities: [])
    #expect(throws: AgeStreamError<Never>.age(AgeError(.noMatch))) { try reader.push(file.span) { _ in } }
    #expect(throws: AgeStreamError<Never>.age(AgeError(.noMatch))) { try reader.push(file.span) { _ in } }
  }

  /// An authentic chunk that ``AgeChunkSealer`` would not make.
  private static func emptyChunk(nonce: [UInt8], key: SecretBytes) throws -> [UInt8] {
    var cipher = try ChaCha20Poly1305(key: key)
    var chunk = [UInt8](repeating: 0, count: AgePayload.tagByteCount)
    var target = chunk.mutableSpan
    let nothing: [UInt8] = []
    cipher.seal(nothing.span, nonce: nonce, into: &target)
    return chunk
  }
}
