public import VaultFiles

/// Why a bundle gets no further signature.
public enum BundleSigningError: Error, Sendable {
  /// A file could not be read or written.
  case file(FileError)
  /// The signature is not over this bundle, or no signature of the required form.
  case refused(String)
  /// The same signer's signature is there already, and another one.
  case taken(String)
}
