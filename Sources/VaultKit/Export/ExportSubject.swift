internal import Consent
internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// An item that is to leave, as far as the gate and the writer must know it: its events are read again when they are written.
struct ExportSubject: Sendable {
  let item: Identifier
  /// The entries of its chain, in order.
  var indexes: [UInt64] = []
  private(set) var eventCount = 0
  var type = ""
  var mediaType = ""
  var name: FilePath?
  /// What of people is seen in it.
  var shown: ShownData?
  /// What of people the payload tells beside what it shows.
  var embedded: Set<DataScope> = []
  /// Bytes of the payload.
  private(set) var size: UInt64 = 0
  /// The names of the claims of its intake.
  private(set) var claimNames: Set<String> = []
  var claims: [JSONMember] = []
  private var last: (number: Int, digest: SHA256Digest)?

  init(_ item: Identifier) { self.item = item }

  /// - Parameter keepsClaims: a preview shows them; a large export would only carry them along.
  mutating func take(_ event: CustodyEvent, keepsClaims: Bool) {
    // An event whose place in the chain its signer could not know, or which does not follow, proves nothing about the chain.
    guard event.statement.position.continues(last) else { return }
    last = (event.statement.position.number ?? 0, event.digest)
    eventCount += 1
    // What came home is read with the event that brought it.
    if event.origin == nil { indexes.append(event.index) }
    if event.action == .received, keepsClaims, let field = event.disclosed["field"] {
      claims.append(JSONMember("field", field))
    }
    guard event.action == .ingested, type.isEmpty else { return }
    type = event.text("item_type") ?? ""
    mediaType = event.text("media_type") ?? ""
    name = ItemName.path(event.disclosed["name"])
    shown = ShownData(event)
    size = event.disclosed["size"]?.numberValue?.uint64 ?? .max
    claimNames = Set(event.disclosed.names)
    if keepsClaims { claims = event.disclosed.members + claims }
  }
}
