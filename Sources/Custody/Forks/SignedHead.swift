public import SelectiveDisclosure
public import TransparencyLog
internal import VaultCrypto

/// A checkpoint, and the roster versions that show whose key signed it. Verified when it exists.
public struct SignedHead: Sendable {
  /// The most roster versions.
  static let maximumRosterCount = 100_000

  /// The checkpoint note.
  public let note: SignedNote
  /// Its tree head.
  public let head: TreeHead
  /// The vault that it is of.
  public let vault: Fingerprint
  /// The member who signed it, as the last of the versions has them.
  public let signer: Member
  /// Roster versions from 1 to the one that has the signer, with those members disclosed who signed something here.
  public let rosters: [SDJWT]

  /// Verifies a checkpoint by roster versions: a member marked `log` in the newest of them that has one who did has signed it.
  ///
  /// Which version was in force is not asked: a key that the vault once let sign its log is the vault's word, also where it was stolen or its owner has left.
  public init(_ note: SignedNote, by history: RosterHistory) throws(CustodyError) {
    let checkpoint: Checkpoint
    do throws(TransparencyLogError) { checkpoint = try Checkpoint(note.text) } catch {
      throw CustodyError(.malformed, "checkpoint")
    }
    let origin = history.fingerprint.origin
    guard checkpoint.origin.description == origin, checkpoint.extensions.isEmpty, let name = KeyName(origin) else {
      throw CustodyError(.wrongVault, "checkpoint")
    }
    for (place, version) in history.versions.enumerated().reversed() {
      for member in version.roster.members where member.signsLog {
        let key = NoteVerifierKey(name: name, type: .ed25519, publicKey: member.key)
        guard (try? note.verify(keys: [key])) != nil else { continue }
        self.note = note
        head = checkpoint.head
        vault = history.fingerprint
        signer = member
        rosters = try Self.presented(history.versions[...place].map(\.roster.token), for: member.kid)
        return
      }
    }
    throw CustodyError(.badSignature, "checkpoint")
  }

  /// Verifies a checkpoint by the tokens of roster versions, from 1 on, the last of which has its signer.
  init(_ note: [UInt8], rosters tokens: [[UInt8]]) throws(CustodyError) {
    guard !tokens.isEmpty, tokens.count <= Self.maximumRosterCount else {
      throw CustodyError(.brokenRoster, "\(tokens.count) versions")
    }
    var versions: [(token: SDJWT, index: UInt64)] = []
    for bytes in tokens {
      let token: SDJWT
      do throws(SDJWTError) { token = try SDJWT(parsing: bytes) } catch { throw CustodyError(error) }
      guard let index = Roster.claimedIndex(token) else { throw CustodyError(.malformed, "roster") }
      versions.append((token, index))
    }
    let signed: SignedNote
    do throws(TransparencyLogError) { signed = try SignedNote(note) } catch {
      throw CustodyError(.malformed, "checkpoint")
    }
    try self.init(signed, by: RosterHistory(verifying: versions))
    // One spelling: the versions end with the signer, and disclose nobody else.
    guard rosters.map(\.serialized) == tokens else { throw CustodyError(.malformed, "rosters") }
  }

  /// Versions with those members disclosed who signed the next one, and in the last one who signed the checkpoint.
  private static func presented(_ tokens: [SDJWT], for kid: String) throws(CustodyError) -> [SDJWT] {
    var shown: [SDJWT] = []
    for (place, token) in tokens.enumerated() {
      var kids: Set<String> = place == tokens.count - 1 ? [kid] : []
      let signed = (place == 0 ? [token] : []) + tokens[(place + 1)...].prefix(1)
      for signer in signed.compactMap({ $0.jwt.header["kid"]?.stringValue }) { kids.insert(signer) }
      do throws(SDJWTError) {
        shown.append(
          try token.presenting { path, disclosure in
            guard path.components.first == .name("members") else { return false }
            return disclosure.value.objectValue?["kid"]?.stringValue.map(kids.contains) ?? false
          })
      } catch {
        throw CustodyError(error)
      }
    }
    return shown
  }
}
