public import Custody
public import TransparencyLog
internal import VaultCrypto
public import VaultFiles

/// Which logs a cosigner follows, and what it has cosigned. One key has one state: two would let two histories pass.
public struct CosignerState: Sendable {
  let folder: CosignerFolder
  private let cosigner: NoteVerifierKey

  /// The state of the cosigner with this key, in this folder.
  public init(_ path: FilePath, cosigner: NoteVerifierKey) {
    folder = CosignerFolder(path: path)
    self.cosigner = cosigner
  }

  /// The logs that are followed, by origin.
  public func logs() throws(CosignerError) -> [FollowedLog] {
    try folder.locked { state throws(CosignerError) in try folder.all(in: state, cosigner: cosigner) }
  }

  /// Follows a log of any kind by one of its keys, of type `ed25519`. A vault's log is followed by its rosters.
  /// - Throws: `.malformed` for such a key, or one of another type.
  public func follow(_ key: NoteVerifierKey) throws(CosignerError) -> FollowedLog {
    let origin = key.name.line
    guard key.type == .ed25519, Fingerprint(origin: origin.description) == nil else {
      throw CosignerError(
        .malformed, "This key is not one by which a log is followed: a vault's log is followed by its list of keys.")
    }
    guard key.publicKey != cosigner.publicKey else { throw Self.ownKey }
    return try folder.locked { state throws(CosignerError) in
      var keys = try folder.read(origin, in: state, cosigner: cosigner)?.keys ?? []
      if !keys.contains(key) { keys.append(key) }
      try folder.write(origin, "keys", Array(keys.map { "\($0)\n" }.joined().utf8), in: state)
      return try found(origin, state)
    }
  }

  /// Follows a vault's log, or takes the newer rosters of one that is followed.
  /// - Parameter fingerprint: the vault's, as it came from its people another way; needed at the first contact.
  /// - Throws: `.malformed`, `.notTrusted`, `.older`, `.ownKey`.
  public func follow(_ list: [UInt8], fingerprint: Fingerprint?) throws(CosignerError) -> FollowedLog {
    let history: RosterHistory
    do throws(CustodyError) { history = try LogKeyList(list).history } catch {
      throw CosignerError(.malformed, "This is not a vault's list of log keys (\(error)).")
    }
    if let fingerprint, fingerprint != history.fingerprint {
      throw CosignerError(
        .notTrusted, "The list is of another vault: its fingerprint is \(history.fingerprint.grouped).")
    }
    guard let origin = NoteLine(history.fingerprint.origin) else { throw CosignerError(.malformed, "origin") }
    // Whoever vouches for a log must not be one of those who write it.
    guard !history.versions.contains(where: { $0.roster.members.contains { $0.key == cosigner.publicKey } }) else {
      throw Self.ownKey
    }
    return try folder.locked { state throws(CosignerError) in
      let known = try folder.read(origin, in: state, cosigner: cosigner)?.rosters
      guard known != nil || fingerprint != nil else {
        throw CosignerError(
          .notTrusted,
          "This vault is not followed yet. Its fingerprint, which its people must tell you another way, is \(history.fingerprint.grouped)."
        )
      }
      for (old, new) in zip(known?.versions ?? [], history.versions) where old.roster.digest != new.roster.digest {
        throw CosignerError(
          .older,
          "Roster version \(old.roster.version) in the list is another one than the one known: somebody made two.")
      }
      guard history.versions.count >= known?.versions.count ?? 0 else {
        throw CosignerError(
          .older, "The list is older than the one known: it ends with version \(history.versions.count).")
      }
      try folder.write(origin, "rosters", list, in: state)
      return try found(origin, state)
    }
  }

  private func found(_ origin: NoteLine, _ state: Folder) throws(CosignerError) -> FollowedLog {
    guard let log = try folder.read(origin, in: state, cosigner: cosigner) else {
      throw CosignerError(.corrupt, "The state could not be read again.")
    }
    return log
  }

  private static let ownKey = CosignerError(
    .ownKey, "This cosigner's key is one of the log's own: nobody can vouch for themselves.")
}
