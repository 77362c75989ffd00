internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// What is kept of an event that was verified: small, since there may be many.
final class CheckedEvent: Sendable {
  let report: BundleReport.Event
  let item: Identifier
  let position: ChainPosition
  let digest: SHA256Digest
  let head: TreeHead
  /// What an intake discloses of the payload.
  let payloadDigest: SHA256Digest?
  let payloadByteCount: UInt64?
  /// All disclosed claims of an export's event; empty for the others.
  let exportClaims: JSONObject

  init(_ event: CustodyEvent, roster: Int) {
    let claims = event.disclosed
    report = BundleReport.Event(
      event: event.statement.event, recorded: event.statement.recorded, type: event.statement.type,
      action: event.action,
      signer: BundleReport.Signer(kid: event.signer.kid, label: event.signer.label, role: event.signer.role),
      index: event.index, roster: roster, doubtedSince: event.doubtedSince, disclosed: claims.names)
    item = event.statement.item
    position = event.statement.position
    digest = event.digest
    head = event.statement.head
    payloadDigest = claims["digest"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    payloadByteCount = claims["size"]?.numberValue?.uint64
    exportClaims = event.statement.type == .export ? claims : JSONObject()
  }
}
