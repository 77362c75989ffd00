/// Something that a dossier says of its exhibits, as it goes into a bundle: an index, a load file, the submission.
public struct BundleDocument: Sendable {
  /// Its file's name in `dossier/`.
  public let name: String
  /// What it says.
  public let bytes: [UInt8]

  /// A document.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
