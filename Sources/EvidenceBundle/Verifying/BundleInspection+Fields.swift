internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// Field vaults whose events came home before the export.
extension BundleInspection {
  /// Verifies roster and checkpoints of every field vault that has files here.
  mutating func readFields() {
    guard let home = history?.fingerprint else { return }
    var checkpoints: [Fingerprint: [String]] = [:]
    for (path, file) in survey.files {
      guard case .field(let field) = file.place else { continue }
      checkpoints[field, default: []] += path == BundleLayout.fieldRoster(field) ? [] : [path]
    }
    for (field, paths) in checkpoints.sorted(by: { $0.key.description < $1.key.description }) {
      let rosterPath = BundleLayout.fieldRoster(field)
      guard let roster = tagFile(rosterPath) else {
        note(.fieldMissing, rosterPath)
        continue
      }
      if paths.isEmpty { note(.fieldMissing, BundleLayout.fieldFolder(field)) }
      for path in paths.sorted() {
        guard let bytes = tagFile(path) else { continue }
        read(bytes, path, roster, rosterPath, of: field, home)
      }
    }
  }

  private mutating func read(
    _ bytes: [UInt8], _ path: String, _ roster: [UInt8], _ rosterPath: String, of field: Fingerprint,
    _ home: Fingerprint
  ) {
    do throws(CustodyError) {
      let log = try FieldLog(roster: roster, checkpoint: bytes, home: home)
      guard log.rosters.fingerprint == field else { return note(.fieldWrongVault, rosterPath) }
      guard path == BundleLayout.fieldCheckpoint(field, size: log.head.size),
        let checkpoint = try? Checkpoint(log.note.text)
      else { return note(.fieldMalformed, path, "size") }
      var basis = fields[field] ?? FieldBasis(rosters: log.rosters, roster: SHA256.hash(roster))
      basis.checkpoints[log.note] = checkpoint
      fields[field] = basis
    } catch {
      let code: BundleFindingCode =
        switch error.code {
        case .wrongVault: .fieldWrongVault
        case .badSignature, .unknownSigner, .notPermitted: .fieldBadSignature
        case .malformed, .badDisclosure, .wrongRoster, .entryMismatch, .wrongHead, .brokenRoster: .fieldMalformed
        }
      note(code, error.detail.contains("checkpoint") ? path : rosterPath, error.detail)
    }
  }

  /// Whether what was recorded in a field vault was brought home by an event of this vault, which discloses that very log.
  mutating func judgeHop(_ chain: [Identifier], of item: Identifier, exhibit: Int) {
    let chain = chain.compactMap { events[$0] }
    let brought = chain.filter { $0.hop != nil && $0.isOfField }
    guard let last = brought.last else { return }
    guard let received = chain.first(where: { !$0.isOfField }), received.item == item,
      received.report.type == .transfer, received.report.action ?? .received == .received
    else {
      return note(.fieldNotReceived, BundleLayout.event(last.report.event), exhibit: exhibit)
    }
    let path = BundleLayout.event(received.report.event)
    guard let hop = received.hop else { return note(.fieldNotDisclosed, path, exhibit: exhibit) }
    if brought.contains(where: { $0.hop != hop }) { note(.fieldMismatch, path, exhibit: exhibit) }
  }
}
