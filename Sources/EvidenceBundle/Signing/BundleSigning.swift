public import CMSSignature
public import SSHSignature
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

/// Adds signatures to a finished bundle. They lie in the only folder where files may be that no manifest lists; what is
/// there is never replaced.
public struct BundleSigning: Sendable {
  private static let mode: UInt32 = 0o644

  private let folder: Folder
  private let tagManifest: [UInt8]

  /// Signing of the bundle in `folder`.
  /// - Parameter tagManifest: its bytes as they were verified (``BundleReport/tagManifest``): what changed since is not
  ///   signed.
  public init(_ folder: Folder, tagManifest: [UInt8]) {
    self.folder = folder
    self.tagManifest = tagManifest
  }

  /// A signature that is in the bundle now.
  public struct Added: Sendable {
    /// Its file, relative to the bundle.
    public let path: String
    /// Whether these very bytes were there already.
    public let wasKnown: Bool
  }

  /// Adds a member's signature, durably, under the name of its key. Whether the member may sign is not asked here.
  /// - Throws: `.refused` where it is not over this bundle; `.taken`; `.file`.
  public func add(_ signature: SSHSignature) throws(BundleSigningError) -> Added {
    do throws(SSHSignatureError) {
      try signature.verify(tagManifest, namespace: BundleLayout.signatureNamespace)
    } catch {
      throw .refused(error.reason)
    }
    let kid = OKPKey(signature.publicKey).thumbprint
    return try keep(Array(signature.armored.utf8), BundleLayout.signature(kid))
  }

  /// Adds a signature by a certificate, durably, under the name of the certificate. What the certificate is worth is
  /// not asked here.
  /// - Throws: as ``add(_:)-(SSHSignature)``.
  public func add(_ signature: CMSSignature) throws(BundleSigningError) -> Added {
    do throws(CMSSignatureError) { try signature.verify(tagManifest) } catch { throw .refused(error.reason) }
    return try keep(signature.bytes, BundleLayout.certificateSignature(signature.certificate.digest))
  }

  /// A crash leaves all of it or nothing.
  private func keep(_ bytes: [UInt8], _ path: String) throws(BundleSigningError) -> Added {
    do throws(FileError) {
      let signatures = try folder.folder(FilePath(BundleLayout.signatureFolder))
      let name = FilePath(path).lastComponent
      if let known = try signatures.readIfPresent(name, limit: CMSSignature.maximumByteCount) {
        guard known == bytes else { throw FileError(.exists, "link", FilePath(path)) }
        // It may be from a run that failed just then.
        try signatures.sync()
        return Added(path: path, wasKnown: true)
      }
      try signatures.addWhole(name, bytes, mode: Self.mode)
      return Added(path: path, wasKnown: false)
    } catch {
      throw error.code == .exists ? .taken(path) : .file(error)
    }
  }
}
