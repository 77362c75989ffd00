internal import Custody
internal import TransparencyLog

/// Finds the member who signed a checkpoint.
enum CheckpointSigner {
  /// The key, named `name`, of a member marked `log` whose signature is on the note and good; nil where there is none.
  static func find(in note: SignedNote, name: KeyName, roster: Roster) -> NoteVerifierKey? {
    keys(of: roster.members.filter(\.maySignLog), name: name).first { key in
      (try? note.verify(keys: [key])) != nil
    }
  }

  /// The keys by which these members would sign.
  static func keys(of members: [Member], name: KeyName) -> [NoteVerifierKey] {
    members.map { NoteVerifierKey(name: name, type: .ed25519, publicKey: $0.key) }
  }
}
