public import CMSSignature
internal import Synchronization
internal import VaultFiles

extension BundleWriter {
  /// Adds a signature by a certificate over the tag manifest, durably. Call it after ``finish()``.
  /// - Throws: `.wrongOrder`; `.wrongSignature` where it is not over this bundle.
  public func addSignature(_ signature: CMSSignature) throws(BundleWriteError) {
    guard let seal = state.withLock({ $0.seal }) else { throw .refused(.wrongOrder, "signature before the end") }
    do throws(BundleSigningError) {
      _ = try BundleSigning(folder, tagManifest: seal.tagManifest).add(signature)
    } catch {
      switch error {
      case .file(let error): throw .file(error)
      case .refused(let reason): throw .refused(.wrongSignature, reason)
      case .taken(let path): throw .refused(.duplicate, path)
      }
    }
  }
}
