internal import TransparencyLog
internal import VaultCrypto

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
  ) -> String {
    var hasher = SHA256()
    for part in [Array(reason.rawValue.utf8), known.text, request.note.text] {
      hasher.update(SHA256.hash(part).bytes)
    }
    return hasher.finish().hex + ".txt"
  }
}
