internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// The evidence of a refusal: the note that was cosigned last, and what was asked then (Schemas/README.md §3.9).
///
///     evidencevault-refusal 1
///     reason fork
///     known 301
///     request 377
///
///     … both, as they are
enum RefusalFile {
  static func bytes(_ reason: CosignerRefusal.Reason, known: SignedNote, request: AddCheckpointRequest) -> [UInt8] {
    let (known, request) = (known.bytes, request.bytes)
    let head = """
      evidencevault-refusal 1
      reason \(reason.rawValue)
      known \(known.count)
      request \(request.count)


      """
    return Array(head.utf8) + known + request
  }

  /// A name for what the log signed, the old size and the hashes left out: those anybody can make up, and with them any number of files.
  static func name(
    _ reason: CosignerRefusal.Reason, known: SignedNote, request: AddCheckpointRequest
  ) -> FilePath {
    var hasher = SHA256()
    for part in [Array(reason.rawValue.utf8), known.text, request.note.text] {
      hasher.update(SHA256.hash(part).bytes)
    }
    return FilePath(hasher.finish().hex + ".txt")
  }

  /// The proof of a vault's fork, whose roster versions say whose keys signed both; nil where these do not prove one by themselves.
  static func proof(known: SignedNote, request: AddCheckpointRequest, _ rosters: RosterHistory?) -> [UInt8]? {
    guard let rosters, let one = try? SignedHead(known, by: rosters),
      let other = try? SignedHead(request.note, by: rosters)
    else { return nil }
    let hashes = one.head.size == other.head.size ? [] : request.proof.hashes
    guard let proof = try? ForkProof(one, other, hashes: hashes) else { return nil }
    let bytes = proof.bytes
    return bytes.count <= ForkProof.maximumByteCount ? bytes : nil
  }

  /// How the proof beside a file of evidence is called.
  static func proofName(_ name: FilePath) -> FilePath {
    FilePath(String(decoding: name.bytes.prefix(while: { $0 != 0x2e }), as: UTF8.self) + proofSuffix)
  }

  /// How the names of proofs end.
  static let proofSuffix = ".fork.json"
}
