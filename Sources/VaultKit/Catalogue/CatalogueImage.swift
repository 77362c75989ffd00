internal import Age
internal import Catalogue
internal import Custody
internal import Encodings
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// The file that keeps a member's catalogue between runs (Schemas/README.md §3.15): sealed to the member, and signed by them, since
/// everybody could seal something to them. What does not fit in any way is passed over, and made anew from the log.
struct CatalogueImage {
  private static let maximumPreamble = 1024
  private static let mode: UInt32 = 0o600

  private let session: UnlockedVault
  private let name: FilePath

  /// The image of this member's catalogue.
  init(_ session: UnlockedVault) {
    self.session = session
    name = Self.name(of: session.member.kid)
  }

  private static let prefix = "catalogue-"

  private static func name(of kid: String) -> FilePath { FilePath(prefix + kid + ".age") }

  /// The catalogue and the head of the log that it was folded to; nil where there is none that counts.
  func read() -> (catalogue: Catalogue, head: TreeHead)? {
    guard let identity = session.identity.ageIdentity else { return nil }
    var reader = AgeReader(identities: [.x25519(identity)], format: .binary)
    var opening = Opening(session)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var isFirst = true
    do {
      let file = try session.vault.folder.open(VaultLayout.cache.appending(name))
      let size = try file.status().size
      file.adviseSequential()
      while true {
        var span = block.mutableSpan
        let count = try file.read(into: &span)
        if isFirst {
          guard let header = Self.header(block[..<count]) else { return nil }
          opening.begin(header: header, fileSize: size)
          isFirst = false
        }
        try reader.push(block.span.extracting(first: count)) { plain throws(Refusal) in try opening.take(plain) }
        if count < block.count { break }
      }
      try reader.finish { plain throws(Refusal) in try opening.take(plain) }
      return try opening.finish()
    } catch {
      return nil
    }
  }

  /// The age header and the payload's nonce: with them the file key is fixed, and with that every byte that can follow.
  private static func header(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let mark = Array("\n--- ".utf8)
    let head = Array(bytes.prefix(maximumPreamble))
    guard let start = head.indices.first(where: { head[$0...].starts(with: mark) }),
      let end = head[(start + mark.count)...].firstIndex(of: 0x0a), end + AgePayload.nonceByteCount < head.count
    else { return nil }
    return Array(head[...(end + AgePayload.nonceByteCount)])
  }

  /// Puts a catalogue in place of the one that is there. Nothing is flushed: what a power cut damages is made again.
  func write(_ catalogue: Catalogue, _ head: TreeHead) throws(VaultError) {
    guard let identity = session.identity.ageIdentity else { return }
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    let file = try files { () throws(FileError) in try staging.folder.create(name, mode: Self.mode) }
    var sealer = AgeSealer()
    let sealing: AgeSealing
    var writer: AgeWriter
    do throws(AgeError) {
      sealing = try sealer.begin(to: [.x25519(identity.recipient)])
      writer = try AgeWriter(sealing)
    } catch {
      throw VaultError(error, "The catalogue")
    }
    do throws(FileError) {
      let written: Bool? = try catalogue.withImage { image throws(FileError) in
        let statement = CatalogueStatement(
          vault: session.vault.fingerprint, kid: session.member.kid, head: head, count: UInt64(image.count))
        let preamble = statement.preamble(signedBy: session.identity.signer.key, header: sealing.header)
        try writer.push(preamble.span) { sealed throws(FileError) in try file.write(sealed) }
        try writer.push(image) { sealed throws(FileError) in try file.write(sealed) }
        return true
      }
      guard written == true else { return }
      try writer.finish { sealed throws(FileError) in try file.write(sealed) }
    } catch {
      throw VaultError(error)
    }
    try files { () throws(FileError) in
      let cache = try session.vault.folder.folder(VaultLayout.cache, create: true)
      try staging.folder.move(name, to: cache, as: name, replacing: true)
    }
  }

  /// Removes all members' images, as far as that succeeds: what is erased or shredded must not live on in them.
  static func removeAll(_ vault: Vault) {
    guard let cache = try? vault.folder.folder(VaultLayout.cache), let entries = try? cache.entries() else { return }
    for entry in entries where entry.kind == .regular && (entry.name.text?.hasPrefix(prefix) ?? false) {
      try? cache.remove(entry.name)
    }
    try? cache.sync()
  }

  /// Why an image does not count. Nobody is told: it is made anew.
  struct Refusal: Error {}

  /// An image while it is opened: first what was signed, then the memory that the rest goes to.
  private struct Opening: ~Copyable {
    private let session: UnlockedVault
    private var header: [UInt8] = []
    private var fileSize: UInt64 = 0
    private var preamble: [UInt8] = []
    private var statement: CatalogueStatement?
    private var image: ImageBuffer?

    init(_ session: UnlockedVault) { self.session = session }

    mutating func begin(header: [UInt8], fileSize: UInt64) {
      self.header = header
      self.fileSize = fileSize
    }

    mutating func take(_ plain: Span<UInt8>) throws(Refusal) {
      guard statement == nil else { return try add(plain) }
      var start = 0
      while start < plain.count {
        preamble.append(plain[start])
        start += 1
        if preamble.suffix(2) == [0x0a, 0x0a] { break }
        guard preamble.count <= CatalogueImage.maximumPreamble else { throw Refusal() }
      }
      guard preamble.suffix(2) == [0x0a, 0x0a] else { return }
      let key = session.identity.signer.key.publicKey
      guard fileSize > UInt64(header.count),
        let found = CatalogueStatement(
          preamble: preamble, vault: session.vault.fingerprint, kid: session.member.kid, key: key, header: header),
        // No more is set aside than what the file holds.
        let all = AgePayload.plaintextByteCount(sealed: fileSize - UInt64(header.count)),
        let count = Int(exactly: found.count), all > UInt64(preamble.count), all - UInt64(preamble.count) == found.count
      else { throw Refusal() }
      statement = found
      image = ImageBuffer(capacity: count)
      try add(plain.extracting(start..<plain.count))
    }

    private mutating func add(_ bytes: Span<UInt8>) throws(Refusal) {
      guard image?.append(bytes) == true else { throw Refusal() }
    }

    mutating func finish() throws(Refusal) -> (catalogue: Catalogue, head: TreeHead) {
      guard let statement, let buffer = image.take(), buffer.count == buffer.capacity else { throw Refusal() }
      do throws(CatalogueError) {
        return (try Catalogue(image: buffer), statement.head)
      } catch {
        throw Refusal()
      }
    }
  }
}
