internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// What looking at one event gave. Made on any thread.
struct EventCheck: Sendable {
  /// The files of an event and what they are judged by.
  struct Place: Sendable {
    let event: Identifier
    let exhibit: Int?
  }

  let place: Place
  private(set) var findings: [BundleFinding] = []
  private(set) var digests: [(path: String, digest: SHA256Digest)] = []
  /// Files that could not be read.
  private(set) var leftOut: [String] = []
  private(set) var event: CheckedEvent?
  /// Heads of earlier trees that follow from its proof.
  private(set) var proven: [TreeHead] = []
  /// The digests of disclosures that belong to no digest of the event.
  private(set) var strangers: [String] = []

  init(_ place: Place) { self.place = place }

  mutating func check(_ folder: SourceFolder, _ basis: EventBasis, _ reader: inout FileReader) {
    let (path, proofPath) = (BundleLayout.event(place.event), BundleLayout.eventProof(place.event))
    let bytes = read(path, .missingEvent, folder, basis, &reader)
    let proofBytes = read(proofPath, .missingProof, folder, basis, &reader)
    guard let bytes, let proofBytes else { return }
    let token: SDJWT
    do throws(SDJWTError) { token = try SDJWT(parsing: bytes) } catch {
      return note(error.code == .malformed ? .malformedEvent : .badDisclosure, path, error.detail)
    }
    // What authorised the export is this vault's own, or nothing.
    let field = place.exhibit == nil ? nil : basis.field(of: token)
    let proof: CheckedProof
    do throws(ProofRefusal) {
      proof = try basis.proof(proofBytes, of: token, in: field)
    } catch {
      return note(error.code, proofPath, error.detail)
    }
    // Without rosters nobody can be known: the finding on them says so.
    guard let home = basis.history else { return }
    do throws(CustodyError) {
      var event = try CustodyEvent(
        verifying: token, entry: proof.entry, index: proof.index, rosters: field?.rosters ?? home)
      guard event.statement.event == place.event else { return note(.eventWrongName, path) }
      if field != nil {
        // Its member chose their own role there; the home vault takes nothing else from it either.
        guard event.statement.type == .intake else { return note(.eventNotPermitted, path, "not an intake") }
        event.doubt(asSaidBy: home)
      }
      if event.disclosed["action"] == nil { note(.actionNotDisclosed, path) }
      let hop = field.map {
        BundleHop(field: $0.rosters.fingerprint, roster: $0.roster, checkpoint: SHA256.hash(proof.note.bytes))
      }
      self.event = CheckedEvent(event, roster: event.statement.roster, recordedIn: hop)
      proven = ProvenHeads.heads(around: event.index, leaf: MerkleHash.leaf(event.entry.bytes), proof: proof.inclusion)
    } catch {
      note(code(error, token), path, error.detail)
    }
  }

  private mutating func read(
    _ path: String, _ missing: BundleFindingCode, _ folder: SourceFolder, _ basis: EventBasis,
    _ reader: inout FileReader
  ) -> [UInt8]? {
    guard let limit = basis.file(path)?.place.maximumByteCount else {
      note(missing, path)
      return nil
    }
    do throws(FileError) {
      let (bytes, digest) = try reader.bytes(folder, FilePath(path).lastComponent, limit: limit)
      digests.append((path, digest))
      return bytes
    } catch {
      leftOut.append(path)
      note(.unreadable, path, error.reason)
      return nil
    }
  }

  private mutating func note(_ code: BundleFindingCode, _ path: String, _ detail: String = "") {
    findings.append(BundleFinding(code, path, exhibit: place.exhibit, detail))
  }

  private mutating func code(_ error: CustodyError, _ token: SDJWT) -> BundleFindingCode {
    switch error.code {
    case .malformed: return .malformedEvent
    case .badSignature: return .eventBadSignature
    case .unknownSigner: return .eventUnknownSigner
    case .notPermitted: return .eventNotPermitted
    case .wrongVault: return .eventWrongVault
    case .wrongRoster, .brokenRoster: return .eventWrongRoster
    case .entryMismatch: return .entryMismatch
    case .wrongHead: return .eventWrongHead
    case .badDisclosure:
      switch error.detail {
      case SDJWTError.Code.unreferencedDisclosure.rawValue:
        let known = Set((token.payload["_sd"]?.arrayValue ?? []).compactMap(\.stringValue))
        strangers = token.disclosures.map(\.encodedDigest).filter { !known.contains($0) }
        return .forgedDisclosure
      case SDJWTError.Code.duplicateDigest.rawValue: return .doubledDisclosure
      default: return .badDisclosure
      }
    }
  }
}
