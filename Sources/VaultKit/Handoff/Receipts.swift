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
    let token: CompactJWS
    do throws(JOSEError) {
      token = try HandoffReceipt.issue(
        vault: session.vault.fingerprint, for: offered.offer, recorded: .now, received: report.received,
        rejected: report.rejected, checkpoint: state.note, signer: signer)
    } catch {
      throw VaultError(.failed, "The receipt could not be signed (\(error.code.rawValue)).")
    }
    report.isSignerInvited = offered.invitation.custodians.contains { $0.kid == signer.kid }
    if report.rejected.isEmpty {
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
}
