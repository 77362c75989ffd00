internal import SelectiveDisclosure
public import TransparencyLog
internal import VaultCrypto

/// A field vault's roster and the head of its log, as they came home: signed by its one member, and naming this home vault.
public struct FieldLog: Sendable {
  /// The roster.
  public let rosters: RosterHistory
  /// The checkpoint note.
  public let note: SignedNote
  /// Its tree head.
  public let head: TreeHead

  /// Verifies roster and checkpoint.
  public init(roster: [UInt8], checkpoint: [UInt8], home: Fingerprint) throws(CustodyError) {
    let token: SDJWT
    do throws(SDJWTError) { token = try SDJWT(parsing: roster) } catch { throw CustodyError(error) }
    rosters = try RosterHistory(verifying: [(token, 0)])
    guard rosters.current.satellite?.home == home else { throw CustodyError(.wrongVault, "field roster") }
    let checked: Checkpoint
    do throws(TransparencyLogError) {
      note = try SignedNote(checkpoint)
      checked = try Checkpoint(note.text)
    } catch {
      throw CustodyError(.malformed, "field checkpoint")
    }
    let origin = rosters.fingerprint.origin
    guard checked.origin.description == origin, checked.extensions.isEmpty, let name = KeyName(origin) else {
      throw CustodyError(.wrongVault, "field checkpoint")
    }
    let keys = rosters.current.members.filter(\.maySignLog).map {
      NoteVerifierKey(name: name, type: .ed25519, publicKey: $0.key)
    }
    do throws(TransparencyLogError) { _ = try note.verify(keys: keys) } catch {
      throw CustodyError(.badSignature, "field checkpoint")
    }
    head = checked.head
  }

  /// Verifies that an entry is in the log.
  public func verify(_ entry: Reception.Entry) throws(CustodyError) {
    let proof = InclusionProof(leafIndex: entry.index, treeSize: head.size, hashes: entry.proof)
    do throws(TransparencyLogError) {
      try proof.verify(leafHash: MerkleHash.leaf(entry.entry.bytes), root: head.root)
    } catch {
      throw CustodyError(.entryMismatch, "field entry \(entry.index)")
    }
  }
}
