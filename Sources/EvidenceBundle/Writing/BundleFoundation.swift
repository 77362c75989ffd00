internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// What a bundle stands on, checked before anything is written: the checkpoint, its key, and the rosters it covers.
struct BundleFoundation {
  let checkpoint: Checkpoint
  let history: RosterHistory
  let logKey: NoteVerifierKey
  /// The members who are disclosed whatever the bundle holds, by roster version.
  let signers: [Int: Set<String>]

  init(_ preparation: BundlePreparation) throws(BundleError) {
    let history: RosterHistory
    do throws(CustodyError) {
      history = try RosterHistory(verifying: preparation.rosters.map { ($0.token, $0.proof.leafIndex) })
    } catch {
      throw BundleError(.wrongRosters, error.description)
    }
    let checkpoint: Checkpoint
    do throws(TransparencyLogError) { checkpoint = try Checkpoint(preparation.checkpoint.text) } catch {
      throw BundleError(.wrongCheckpoint, error.description)
    }
    guard checkpoint.origin.description == history.fingerprint.origin, checkpoint.extensions.isEmpty else {
      throw BundleError(.wrongCheckpoint, "origin or extensions")
    }
    guard let last = history.versions.last, last.index < checkpoint.size else {
      throw BundleError(.wrongRosters, "the checkpoint does not cover the newest version")
    }
    for roster in preparation.rosters {
      let leaf = MerkleHash.leaf(LogEntry(roster: roster.token.issuerJWTDigest).bytes)
      try Self.check(roster.proof, leaf: leaf, in: checkpoint.head, "roster at \(roster.proof.leafIndex)")
    }
    guard let name = KeyName(history.fingerprint.origin),
      let logKey = CheckpointSigner.find(in: preparation.checkpoint, name: name, roster: last.roster)
    else { throw BundleError(.wrongCheckpoint, "signed by nobody who may") }
    var signers: [Int: Set<String>] = [:]
    for (place, version) in history.versions.enumerated() {
      guard let kid = version.roster.token.jwt.header["kid"]?.stringValue else { continue }
      signers[max(place, 1), default: []].insert(kid)
    }
    signers[last.roster.version, default: []].insert(OKPKey(logKey.publicKey).thumbprint)
    for kid in preparation.signers {
      guard let member = last.roster.member(kid), member.maySign(.export) else {
        throw BundleError(.notDisclosed, "a signer who is no member, or may not sign exports")
      }
      signers[last.roster.version, default: []].insert(kid)
    }
    self.checkpoint = checkpoint
    self.history = history
    self.logKey = logKey
    self.signers = signers
  }

  /// Whether a proof leads from a leaf to the checkpoint.
  static func check(
    _ proof: InclusionProof, leaf: SHA256Digest, in head: TreeHead, _ place: String
  ) throws(BundleError) {
    guard proof.treeSize == head.size else { throw BundleError(.wrongProof, "\(place): another tree") }
    do throws(TransparencyLogError) { try proof.verify(leafHash: leaf, root: head.root) } catch {
      throw BundleError(.wrongProof, place)
    }
  }
}
