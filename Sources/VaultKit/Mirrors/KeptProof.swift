internal import Custody
internal import MirrorStores
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultStore

/// Whether a kept checkpoint, or what lies beside one, is what it must be, as far as its bytes tell (Schemas/README.md §3.20).
struct KeptProof {
  private static let cosignature = "cosig-"

  let rosters: RosterHistory
  /// The cosigners that the vault knows.
  let known: [NoteVerifierKey]

  /// Whether a file is what its name says; nil where nobody can tell.
  /// - Parameter note: the checkpoint beside it.
  func holds(_ name: StoredName, _ bytes: [UInt8], note: [UInt8]?) -> Bool? {
    guard MirrorOffer.isKept(name, upTo: .max) else { return nil }
    let parts = name.text.split(separator: "/")
    let last = parts[3]
    if last == HeadTimestamps.noteName {
      return UInt64(parts[2]).flatMap { LogCheck.signed(($0, bytes), rosters) } != nil
    }
    if let file = TimestampFileName(last) { return SHA256.hash(bytes) == file.digest }
    guard let key = key(String(last)), let note = note.flatMap({ try? SignedNote($0) }) else { return nil }
    return Self.holds(bytes, key, note)
  }

  /// The cosigner whose file has this name; nil where nobody here knows them.
  func key(_ file: String) -> NoteVerifierKey? {
    known.first { Self.cosignature + CosignatureStore.name($0.keyID) == file }
  }

  /// Whether a line is this cosigner's, of this checkpoint.
  static func holds(_ line: [UInt8], _ key: NoteVerifierKey, _ note: SignedNote) -> Bool {
    guard let signature = try? SignatureLines.parse(line).first, SignatureLines.print([signature]) == line,
      signature.keyID == key.keyID, let cosigned = try? SignedNote(text: note.text, signatures: [signature])
    else { return false }
    return (try? cosigned.verify(keys: [key])) != nil
  }
}
