internal import Custody
internal import TransparencyLog
internal import VaultStore

/// The keys by which a vault's checkpoints are signed: a member's, under the log's name (Schemas/README.md §3.3).
enum LogKey {
  /// What checks a member's checkpoints.
  static func verifier(of member: Member, vault: Fingerprint) -> NoteVerifierKey? {
    KeyName(vault.origin).map { NoteVerifierKey(name: $0, type: .ed25519, publicKey: member.key) }
  }

  /// The checkpoint of a tree head, signed.
  static func sign(_ head: TreeHead, vault: Fingerprint, by signer: Signer) throws(StoreError) -> [UInt8] {
    guard let name = KeyName(vault.origin), let origin = NoteLine(vault.origin) else {
      throw StoreError(.badCheckpoint, VaultLayout.log, "origin")
    }
    let checkpoint = Checkpoint(origin: origin, head: head)
    do throws(TransparencyLogError) {
      let signature = try NoteSignerKey(name: name, privateKey: signer.key).sign(checkpoint)
      return try SignedNote(text: checkpoint.bytes, signatures: [signature]).bytes
    } catch {
      throw StoreError(.badCheckpoint, VaultLayout.log, error.description)
    }
  }
}
