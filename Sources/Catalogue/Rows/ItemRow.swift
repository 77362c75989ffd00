/// What the catalogue holds of an item.
public struct ItemRow: Sendable, Equatable {
  /// The original file's path: text, or bytes that are none.
  public enum Name: Sendable, Equatable {
    case text(String)
    case bytes([UInt8])
  }

  /// Its identifier.
  public let item: String
  /// When it was recorded, in seconds since 1970.
  public let recorded: Int64
  /// Its kind.
  public let type: String
  /// Its media type; empty where the event has none.
  public let mediaType: String
  /// Bytes of content.
  public let size: UInt64
  /// SHA-256 of the content, 32 bytes.
  public let digest: [UInt8]
  /// Its original name.
  public let name: Name?
  /// Its title.
  public let title: String?
  /// The label of who brought it in.
  public let signer: String

  /// An item.
  public init(
    item: String, recorded: Int64, type: String, mediaType: String, size: UInt64, digest: [UInt8], name: Name?,
    title: String?, signer: String
  ) {
    self.item = item
    self.recorded = recorded
    self.type = type
    self.mediaType = mediaType
    self.size = size
    self.digest = digest
    self.name = name
    self.title = title
    self.signer = signer
  }
}
