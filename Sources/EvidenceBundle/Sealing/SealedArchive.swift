public import Age
public import Custody
public import VaultFiles

/// One sealed file that a bundle is written to: an archive in an age file. Nothing of it is on a disk in clear at any time.
///
///     let archive = try SealedArchive(file, of: export, to: recipients)
///     let writer = try BundleWriter(to: archive, preparation)
///     …
///     try writer.addSignature(signature)
///     try archive.finish()
public final class SealedArchive: Sendable {
  let target: ArchiveTarget
  private let output: SealedOutput

  /// Begins a file.
  /// - Parameters:
  ///   - file: new and empty.
  ///   - export: what the archive's top folder is named after, with the volume.
  ///   - recipients: who can open it, each alone; or one passphrase.
  /// - Throws: `.invalidRecipients`, `.malformedKey`, `.unavailable`.
  public init(
    _ file: consuming OpenFile, of export: Identifier, volume: BundleVolume? = nil, to recipients: [AgeRecipient]
  ) throws(AgeError) {
    var sealer = AgeSealer()
    output = try SealedOutput(file, sealer.begin(to: recipients))
    target = ArchiveTarget(topFolder: BundleLayout.archiveFolder(export, volume), output: output)
  }

  /// Ends archive and file, and returns when all of it is on the medium. Before that, and when it throws, the file is no bundle.
  public func finish() throws(FileError) {
    try target.finish()
    try output.finish()
  }
}
