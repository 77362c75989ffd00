internal import Encodings
public import Timestamping
public import TransparencyLog
internal import VaultCrypto

/// A checkpoint that others vouched for, as it goes into a bundle: the proof that its log is the beginning of the bundle's, and what
/// lies beside it.
public struct BundleTimes: Sendable {
  /// The checkpoint, and what lies beside it.
  public let record: TimestampRecord
  /// The proof.
  public let proof: ConsistencyProof

  /// What goes in.
  public init(_ record: TimestampRecord, proof: ConsistencyProof) {
    self.record = record
    self.proof = proof
  }

  /// The proof's file: a hash a line, in Base64; empty where the two logs are one.
  static func proof(_ hashes: [[UInt8]]) -> [UInt8] {
    hashes.flatMap { Base64.padded.encodeBytes($0) + [0x0a] }
  }

  var files: [(path: String, bytes: [UInt8])] {
    let size = proof.oldSize
    return [
      (BundleLayout.timestampedNote(size), record.bytes),
      (BundleLayout.timestampedProof(size), Self.proof(proof.hashes.map(\.bytes))),
    ] + record.files.map { ("\(BundleLayout.timestampFolder(size))/\($0.key)", $0.value) }
  }
}
