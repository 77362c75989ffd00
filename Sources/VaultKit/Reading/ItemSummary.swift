internal import Catalogue
public import Custody
internal import SelectiveDisclosure
public import VaultCrypto
public import VaultFiles

/// An item as its intake event describes it.
public struct ItemSummary: Sendable {
  /// Its name.
  public let item: Identifier
  /// When it was recorded here.
  public let recorded: Timestamp
  /// Its kind, as the event has it.
  public let type: String
  /// Its media type.
  public let mediaType: String
  /// Bytes of content.
  public let size: UInt64
  /// SHA-256 of its content.
  public let digest: SHA256Digest
  /// The original file's path, if there was a file.
  public let name: FilePath?
  /// Its title, if somebody gave it one.
  public let title: String?
  /// Who brought it in.
  public let actor: String

  /// The summary of an intake event; nil where it is none.
  init?(_ event: CustodyEvent) {
    guard event.action == .ingested, let digest = event.text("digest").flatMap(SHA256Digest.init(hex:)),
      let size = event.disclosed["size"]?.numberValue?.uint64
    else { return nil }
    item = event.statement.item
    recorded = event.statement.recorded
    type = event.text("item_type") ?? "other"
    mediaType = event.text("media_type") ?? ""
    self.size = size
    self.digest = digest
    name = ItemName.path(event.disclosed["name"])
    title = event.text("title")
    actor = event.signer.label
  }

  /// The summary that the catalogue keeps; nil for what no intake event says.
  init?(_ row: ItemRow) {
    guard let item = Identifier(canonical: row.item), let digest = SHA256Digest(row.digest) else { return nil }
    self.item = item
    recorded = Timestamp(seconds: row.recorded)
    type = row.type
    mediaType = row.mediaType
    size = row.size
    self.digest = digest
    name =
      switch row.name {
      case .text(let text): FilePath(text)
      case .bytes(let bytes): FilePath(bytes: bytes)
      case nil: nil
      }
    title = row.title
    actor = row.signer
  }
}
