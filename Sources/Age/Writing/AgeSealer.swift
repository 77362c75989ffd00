internal import VaultCrypto

/// Begins age files; one per worker, by one thread at a time. It keeps its hash contexts and random bytes from file to file, so that
/// a small file costs little more than the X25519 agreement.
public struct AgeSealer: ~Copyable {
  private var ephemeral = X25519Ephemeral()
  private var hkdf = HKDFSHA256()
  private var hmac = HMACSHA256()
  private var pool = RandomPool()
  private let isGreased: Bool

  /// A sealer.
  /// - Parameter isGreased: whether to append a random stanza of an unknown type, which every reader ignores, to headers without a
  ///   passphrase.
  public init(isGreased: Bool = false) { self.isGreased = isGreased }

  /// Begins a file under a new file key.
  /// - Parameter recipients: X25519 recipients, each of whom can open the file alone, or one passphrase.
  /// - Throws: `.invalidRecipients`, `.malformedKey` for a recipient of low order, `.workFactorTooHigh` above 22, `.unavailable`.
  public mutating func begin(to recipients: [AgeRecipient]) throws(AgeError) -> AgeSealing {
    guard !recipients.isEmpty else { throw AgeError(.invalidRecipients, "none") }
    let fileKey = SecureRandom.secret(FileKey.byteCount)
    var stanzas: [AgeStanza] = []
    stanzas.reserveCapacity(recipients.count + 1)
    var isSecret = false
    for recipient in recipients {
      switch recipient {
      case .x25519(let recipient):
        stanzas.append(try X25519Wrap.wrap(fileKey, to: recipient, ephemeral: &ephemeral, hkdf: &hkdf))
      case .passphrase(let passphrase, let workFactor):
        guard recipients.count == 1 else { throw AgeError(.invalidRecipients, "a passphrase beside another") }
        stanzas.append(try ScryptWrap.wrap(fileKey, under: passphrase, workFactor: workFactor))
        isSecret = true
      }
    }
    if isGreased && !isSecret { stanzas.append(Grease.stanza(from: &pool)) }
    let authenticated = AgeHeader.encode(stanzas)
    let mac = FileKey.mac(of: authenticated, under: fileKey, hkdf: &hkdf, hmac: &hmac)
    var header = AgeHeader.finish(authenticated, mac: mac)
    guard header.count <= AgeHeader.maximumByteCount else {
      throw AgeError(.invalidRecipients, "more than 1 MiB of them")
    }
    let nonce = pool.next(AgePayload.nonceByteCount)
    header += nonce
    return AgeSealing(header: header, payloadKey: FileKey.payloadKey(from: fileKey, nonce: nonce, hkdf: &hkdf))
  }

  /// A whole age file in memory, for small messages; longer ones go through ``AgeWriter``.
  /// - Throws: as ``begin(to:)``.
  public mutating func seal(_ plaintext: Span<UInt8>, to recipients: [AgeRecipient]) throws(AgeError) -> [UInt8] {
    let sealing = try begin(to: recipients)
    var chunks = try AgeChunkSealer(payloadKey: sealing.payloadKey)
    let sealedCount = Int(AgePayload.sealedByteCount(plaintext: UInt64(plaintext.count)))
    var file = sealing.header
    file.reserveCapacity(file.count + sealedCount)
    file.append(contentsOf: repeatElement(0, count: sealedCount))
    var start = 0
    var position = sealing.header.count
    var index: UInt64 = 0
    repeat {
      let end = min(start + AgePayload.chunkByteCount, plaintext.count)
      position = chunks.seal(
        chunk: index, isLast: end == plaintext.count, plaintext.extracting(start..<end), into: &file, at: position)
      start = end
      index += 1
    } while start < plaintext.count
    return file
  }
}
