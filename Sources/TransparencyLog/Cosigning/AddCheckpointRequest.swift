internal import Encodings
public import VaultCrypto

/// What a cosigner is asked with (c2sp.org/tlog-witness, add-checkpoint): the body of an HTTP request, or a file.
///
///     old 20852014
///     PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
///
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
///     — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
///
/// The signatures mean nothing before they are verified, and the proof nothing before it is.
public struct AddCheckpointRequest: Hashable, Sendable {
  /// The most hashes of a proof: 63.
  public static let maximumHashCount = 63
  /// The longest request: 128 KiB. A checkpoint with a hundred signatures fits.
  public static let maximumByteCount = 128 << 10

  /// The consistency proof, from the size that the cosigner is believed to have seen to the checkpoint's.
  public let proof: ConsistencyProof
  /// The checkpoint with its signatures, as it is.
  public let note: SignedNote
  /// What the note's text says.
  public let checkpoint: Checkpoint

  /// The number of entries that the cosigner is believed to have seen; 0 for none.
  public var oldSize: UInt64 { proof.oldSize }

  /// A request of these parts.
  ///
  /// Throws `malformedCheckpoint` where the note's text is not one, `limitExceeded` above 63 hashes or 128 KiB.
  public init(oldSize: UInt64, hashes: [SHA256Digest], note: SignedNote) throws(TransparencyLogError) {
    guard hashes.count <= Self.maximumHashCount else {
      throw TransparencyLogError(.limitExceeded, "\(hashes.count) hashes in a request")
    }
    checkpoint = try Checkpoint(note.text)
    proof = ConsistencyProof(oldSize: oldSize, newSize: checkpoint.size, hashes: hashes)
    self.note = note
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a request of \(bytes.count) bytes")
    }
  }

  /// Parses a request. Throws `malformedProof`, `malformedNote` or `malformedCheckpoint` for anything but its one spelling, and
  /// `limitExceeded`.
  public init(_ bytes: [UInt8]) throws(TransparencyLogError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a request of \(bytes.count) bytes")
    }
    var lines = LineReader(bytes)
    guard let number = lines.next()?.afterPrefix("old ".utf8), let oldSize = Decimal.parse(number) else {
      throw TransparencyLogError(.malformedProof, "the first line is not old and a decimal number")
    }
    var hashes: [SHA256Digest] = []
    while let line = lines.next(), !line.isEmpty {
      guard hashes.count < Self.maximumHashCount else {
        throw TransparencyLogError(.limitExceeded, "more than \(Self.maximumHashCount) hashes in a request")
      }
      guard let hash = HashLine.parse(line) else {
        throw TransparencyLogError(.malformedProof, "hash \(hashes.count) is not base64 of 32 bytes")
      }
      hashes.append(hash)
    }
    try self.init(oldSize: oldSize, hashes: hashes, note: SignedNote(Array(lines.rest)))
  }

  /// The request as it is sent or stored.
  public var bytes: [UInt8] {
    var bytes = Array("old \(oldSize)\n".utf8)
    for hash in proof.hashes { bytes += HashLine.print(hash) }
    return bytes + [.newline] + note.bytes
  }
}
