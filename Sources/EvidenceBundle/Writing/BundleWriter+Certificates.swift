public import CMSSignature
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

extension BundleWriter {
  /// Adds a signature by a certificate over the tag manifest. Call it after ``finish()``.
  /// - Throws: `.wrongOrder`; `.wrongSignature` where it is not over this bundle.
  public func addSignature(_ signature: CMSSignature) throws(BundleWriteError) {
    guard let seal = state.withLock({ $0.seal }) else { throw .refused(.wrongOrder, "signature before the end") }
    do throws(CMSSignatureError) { try signature.verify(seal.tagManifest) } catch {
      throw .refused(.wrongSignature, error.reason)
    }
    let path = BundleLayout.certificateSignature(signature.certificate.digest)
    do throws(FileError) { try target.addSignature(path, signature.bytes) } catch { throw .file(error) }
  }
}
