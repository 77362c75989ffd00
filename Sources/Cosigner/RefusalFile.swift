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

  /// The same evidence has the same name.
  static func name(_ bytes: [UInt8]) -> String { SHA256.hash(bytes).hex + ".txt" }
}
