/// What a cosigner answers (c2sp.org/tlog-witness, add-checkpoint): one or more signature lines, each with its newline.
public enum SignatureLines {
  /// Parses an answer. Throws `malformedNote` for anything but lines, `limitExceeded` for more than a note can have.
  public static func parse(_ bytes: [UInt8]) throws(TransparencyLogError) -> [NoteSignature] {
    guard bytes.count <= AddCheckpointRequest.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "signature lines of \(bytes.count) bytes")
    }
    var lines = LineReader(bytes)
    var signatures: [NoteSignature] = []
    while let line = lines.next() {
      guard signatures.count < SignedNote.maximumSignatureCount else {
        throw TransparencyLogError(.limitExceeded, "more than \(SignedNote.maximumSignatureCount) signatures")
      }
      signatures.append(try NoteSignature(line: Array(line)))
    }
    guard !signatures.isEmpty, lines.rest.isEmpty else {
      throw TransparencyLogError(.malformedNote, "not signature lines that each end in a newline")
    }
    return signatures
  }

  /// The lines of these signatures.
  public static func print(_ signatures: [NoteSignature]) -> [UInt8] { signatures.flatMap { $0.line + [.newline] } }
}
