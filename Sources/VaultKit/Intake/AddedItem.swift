public import Custody
public import VaultCrypto
public import VaultFiles

/// An item that came in and is safe.
public struct AddedItem: Sendable {
  /// Its name from now on.
  public let item: Identifier
  /// The file it came from.
  public let path: FilePath
  /// SHA-256 of its content.
  public let digest: SHA256Digest
  /// Bytes of content.
  public let size: UInt64
  /// What it was recognised as.
  public let mediaType: String
  /// Its kind.
  public let type: ItemType
  /// What makes it likely that a messenger recompressed it; empty where nothing does.
  public let messengerSigns: [MessengerCopy.Sign]
  /// The item whose payload it uses again; nil where it brought its own.
  public let reuses: Identifier?
  /// That payload's object.
  let reusedObject: SHA256Digest?
  /// The number of the paper form that it is noted to be a photograph of.
  public let form: Identifier?
  /// What in its name looks like such a number and is none; nil where nothing does.
  public let mistypedForm: String?
}
