public import VaultFiles

/// What kept a bundle from being written.
public enum BundleWriteError: Error {
  /// The parts do not make a bundle that would verify.
  case refused(BundleError)
  /// The file system failed.
  case file(FileError)
  /// The payload could not be had: what the caller's closure threw.
  case payload(any Error)

  static func refused(_ code: BundleError.Code, _ detail: String) -> Self { .refused(BundleError(code, detail)) }
}
