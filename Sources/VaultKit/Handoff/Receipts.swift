internal import Custody
internal import SelectiveDisclosure
internal import VaultFiles

/// Signing for what came home.
struct Receipts {
  static let name: FilePath = "receipt.jwt"

  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Writes the receipt into the offer's folder; the same again replaces it.
  func write(_ report: inout ReceivingReport, _ offered: OfferedVault) throws(VaultError) {
    let state = try session.vault.state()
    let signer = session.identity.signer
    let isInvited = offered.invitation.custodians.contains { $0.kid == signer.kid }
    let rosters = isInvited ? [] : try succession(to: signer.kid, state.rosters, after: offered.invitation)
    let token: CompactJWS
    do throws(JOSEError) {
      token = try HandoffReceipt.issue(
        vault: session.vault.fingerprint, for: offered.offer, recorded: .now, received: report.received,
        rejected: report.rejected, checkpoint: state.note, rosters: rosters, signer: signer)
    } catch {
      throw VaultError(.failed, "The receipt could not be signed (\(error.code.rawValue)).")
    }
    report.isSignerKnown = isInvited || !rosters.isEmpty
    // What is read aloud carries no rosters: only whom the kit knows by itself can sign it.
    if report.rejected.isEmpty, isInvited {
      report.text = ReceiptText(for: offered.offer, head: state.head, signer: signer).description
    }
    report.receipt = offered.path.appending(Self.name)
    do throws(FileError) {
      try offered.folder.replace(Self.name, with: token.serialized, mode: 0o644)
    } catch {
      throw VaultError(
        .failed, "The receipt could not be written to \(report.receipt) (\(error.reason)).",
        safe: "What came home is safe: \(report.received.count) items.",
        next: "Run the same command again where the offer's folder can be written."
          + (report.text.map { " Or send this receipt:\n\($0)" } ?? ""))
    }
  }

  /// The versions of the roster from which a kit learns of a later custodian; none where its invitation does not say where to begin.
  private func succession(
    to kid: String, _ history: RosterHistory, after invitation: KitInvitation
  ) throws(VaultError) -> [SDJWT] {
    guard let known = history.versions.firstIndex(where: { $0.roster.digest == invitation.roster }) else { return [] }
    let later = history.versions[(known + 1)...].map(\.roster)
    guard later.count <= CustodianSuccession.maximumCount else { return [] }
    let signers = later.dropFirst().compactMap(\.signerKid) + [kid]
    guard signers.count == later.count else { return [] }
    var tokens: [SDJWT] = []
    for (roster, kid) in zip(later, signers) {
      do throws(SDJWTError) {
        tokens.append(
          try roster.token.presenting { path, disclosure in
            path.components.first == .name("members") && disclosure.value.objectValue?["kid"]?.stringValue == kid
          })
      } catch {
        throw VaultError(.corrupt, "Roster \(roster.version) cannot be shown (\(error.code.rawValue)).")
      }
    }
    return tokens
  }
}
