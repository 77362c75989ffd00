public import Custody
public import Dossiers
public import VaultCrypto
public import VaultFiles

/// A bundle that was exported.
public struct ExportReport: Sendable {
  /// The export.
  public let export: Identifier
  /// Which part of a dossier it is; nil for items by themselves.
  public let part: DossierPart?
  /// The bundle's folder, or the sealed file.
  public let folder: FilePath
  /// SHA-256 of its tag manifest, which the signature is over; of several volumes, the first one's.
  public let tagManifest: SHA256Digest
  /// Whether it is a sealed file, or several.
  public let isSealed: Bool
  /// Where the export was parted: the volumes, in order, with the SHA-256 of their tag manifests. Else empty.
  public let volumes: [(file: FilePath, tagManifest: SHA256Digest)]
  /// Exhibits, in order.
  public let items: [Identifier]
  /// Bytes of payload.
  public let byteCount: UInt64
  /// The log's size that all proofs lead to.
  public let logSize: UInt64
  /// Earlier exports that were found interrupted, cleaned up and recorded as aborted.
  public let recovered: [Identifier]
  /// The classes that the office is said to belong to, with which consents were asked.
  public let recipientClasses: [String]
  /// What to look at although consent allows it.
  public let remarks: [String]
  /// Items that were asked for and left out, because consent or marking keeps them back.
  public let leftOut: [Identifier]
  /// The certificate that signed it beside the member; nil where none did.
  public let certificate: X509Certificate?
}
