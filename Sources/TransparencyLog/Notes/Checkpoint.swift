public import VaultCrypto

/// The text of a log's signed tree head (c2sp.org/tlog-checkpoint).
///
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
public struct Checkpoint: Hashable, Sendable {
  /// The identity of the log.
  public let origin: NoteLine
  /// The number of its entries and the root over them.
  public let head: TreeHead
  /// Further lines, which nobody audits; best none.
  public let extensions: [NoteLine]

  /// A checkpoint of these parts.
  public init(origin: NoteLine, head: TreeHead, extensions: [NoteLine] = []) {
    self.origin = origin
    self.head = head
    self.extensions = extensions
  }

  /// The number of entries.
  public var size: UInt64 { head.size }
  /// The Merkle tree hash over all entries.
  public var root: SHA256Digest { head.root }

  /// Parses a note's text. Throws `malformedCheckpoint` for anything but its one spelling: empty lines, a size with leading
  /// zeros or above 64 bits, a root that is not 32 bytes, no newline at the end.
  public init(_ text: [UInt8]) throws(TransparencyLogError) {
    guard text.count <= SignedNote.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a checkpoint of \(text.count) bytes")
    }
    var lines = LineReader(text)
    guard let first = lines.next(), let origin = NoteLine(first) else {
      throw TransparencyLogError(.malformedCheckpoint, "the origin is not a line of text")
    }
    guard let second = lines.next(), let size = Decimal.parse(second) else {
      throw TransparencyLogError(.malformedCheckpoint, "the size is not a decimal number")
    }
    guard let third = lines.next(), let root = HashLine.parse(third) else {
      throw TransparencyLogError(.malformedCheckpoint, "the root is not base64 of 32 bytes")
    }
    var extensions: [NoteLine] = []
    while let next = lines.next() {
      guard let line = NoteLine(next) else {
        throw TransparencyLogError(.malformedCheckpoint, "extension \(extensions.count + 1) is not a line of text")
      }
      extensions.append(line)
    }
    guard lines.rest.isEmpty else { throw TransparencyLogError(.malformedCheckpoint, "no newline at the end") }
    self.init(origin: origin, head: TreeHead(size: size, root: root), extensions: extensions)
  }

  /// The text, with the newline at its end.
  public var bytes: [UInt8] {
    var bytes = origin.utf8 + [.newline] + Array("\(size)\n".utf8) + HashLine.print(root)
    for line in extensions { bytes += line.utf8 + [.newline] }
    return bytes
  }
}
