internal import Encodings
public import VaultCrypto

/// That an entry is in a log, to be checked without the log (c2sp.org/tlog-proof).
///
///     c2sp.org/tlog-proof@v1
///     extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
///     index 73894
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///     B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
///
///     example.com/fancylog
///     109482
///     sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
///
///     — example.com/fancylog hI2DJw…1roloI=
public struct TLogProof: Hashable, Sendable {
  /// The longest proof: 4 MiB.
  public static let maximumByteCount = 4 << 20
  /// The most hashes: 64, the height of the largest tree.
  public static let maximumHashCount = 64

  private static let header: [UInt8] = Array("c2sp.org/tlog-proof@v1".utf8)

  /// Data that the application put beside the proof; authenticated by nothing. Nil or not empty.
  public let extra: [UInt8]?
  /// The siblings of the leaf, bound to the size in the checkpoint.
  public let inclusion: InclusionProof
  /// The log's checkpoint with its signatures, as it is.
  public let note: SignedNote
  /// What the note's text says; means nothing before the signatures are verified.
  public let checkpoint: Checkpoint

  /// A proof of these parts; empty `extra` is none.
  ///
  /// Throws `malformedCheckpoint` where the note's text is not one, `limitExceeded` above 64 hashes or 4 MiB.
  public init(
    extra: [UInt8]? = nil, index: UInt64, hashes: [SHA256Digest], note: SignedNote
  ) throws(TransparencyLogError) {
    guard hashes.count <= Self.maximumHashCount else {
      throw TransparencyLogError(.limitExceeded, "\(hashes.count) hashes in a proof")
    }
    self.extra = extra?.isEmpty == true ? nil : extra
    self.note = note
    checkpoint = try Checkpoint(note.text)
    inclusion = InclusionProof(leafIndex: index, treeSize: checkpoint.size, hashes: hashes)
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a proof of \(bytes.count) bytes")
    }
  }

  /// Parses a proof. Throws `malformedProof`, `malformedNote` or `malformedCheckpoint` for anything but its one spelling, and
  /// `limitExceeded`.
  public init(_ bytes: [UInt8]) throws(TransparencyLogError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a proof of \(bytes.count) bytes")
    }
    var lines = LineReader(bytes)
    guard let first = lines.next(), first.elementsEqual(Self.header) else {
      throw TransparencyLogError(.malformedProof, "not a tlog-proof of version 1")
    }
    var line = lines.next()
    var extra: [UInt8]?
    if let data = line?.afterPrefix("extra ".utf8) {
      guard let decoded = Base64.padded.decode(Array(data)), !decoded.isEmpty else {
        throw TransparencyLogError(.malformedProof, "the extra data is not base64 of one byte or more")
      }
      extra = decoded
      line = lines.next()
    }
    guard let number = line?.afterPrefix("index ".utf8), let index = Decimal.parse(number) else {
      throw TransparencyLogError(.malformedProof, "the index is not a decimal number")
    }
    var hashes: [SHA256Digest] = []
    while let next = lines.next(), !next.isEmpty {
      guard hashes.count < Self.maximumHashCount else {
        throw TransparencyLogError(.limitExceeded, "more than \(Self.maximumHashCount) hashes in a proof")
      }
      guard let hash = HashLine.parse(next) else {
        throw TransparencyLogError(.malformedProof, "hash \(hashes.count) is not base64 of 32 bytes")
      }
      hashes.append(hash)
    }
    try self.init(extra: extra, index: index, hashes: hashes, note: SignedNote(Array(lines.rest)))
  }

  /// The index of the entry, from 0.
  public var index: UInt64 { inclusion.leafIndex }

  /// The proof as it is stored: usually in a file that ends in `.tlog-proof`.
  public var bytes: [UInt8] {
    var bytes = Self.header + [.newline]
    if let extra { bytes += Array("extra ".utf8) + Base64.padded.encodeBytes(extra) + [.newline] }
    bytes += Array("index \(index)\n".utf8)
    for hash in inclusion.hashes { bytes += HashLine.print(hash) }
    return bytes + [.newline] + note.bytes
  }
}
