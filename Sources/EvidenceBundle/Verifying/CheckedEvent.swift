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

  /// What a record says of what an item was made from.
  let derivation: Derivation?
  /// The fields of a record that are disclosed.
  let recordFields: [String]

  /// Of an event that was recorded in a field vault, that vault; of the event that brought it home, the one it speaks of.
  let hop: BundleHop?
  /// Whether it was recorded in a field vault.
  let isOfField: Bool

  /// The field vault that it was recorded in.
  var field: Fingerprint? { isOfField ? hop?.field : nil }

  init(_ event: CustodyEvent, roster: Int, recordedIn field: BundleHop? = nil) {
    let claims = event.disclosed
    report = BundleReport.Event(
      event: event.statement.event, recorded: event.statement.recorded, type: event.statement.type,
      action: event.action,
      signer: BundleReport.Signer(kid: event.signer.kid, label: event.signer.label, role: event.signer.role),
      index: event.index, roster: roster, doubtedSince: event.doubtedSince, disclosed: claims.names,
      field: field?.field)
    hop = field ?? BundleHop(claims)
    isOfField = field != nil
    item = event.statement.item
    position = event.statement.position
    digest = event.digest
    head = event.statement.head
    payloadDigest = claims["digest"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    payloadByteCount = claims["size"]?.numberValue?.uint64
    derivation = event.statement.type == .record ? Derivation(claims) : nil
    recordFields = claims[EventIssuer.record]?.objectValue?.names ?? []
    exportClaims = event.statement.type == .export ? claims : JSONObject()
  }

  /// Whether it comes after another of its chain: later in the same log, or at home after what was recorded in the field.
  func isLater(than other: CheckedEvent) -> Bool {
    field == other.field ? report.index > other.report.index : other.isOfField && !isOfField
  }
}
