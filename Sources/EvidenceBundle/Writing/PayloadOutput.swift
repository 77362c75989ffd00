public import VaultFiles

/// Takes an exhibit's bytes, in order.
public protocol PayloadOutput {
  /// Writes all of `bytes` behind those that were written before.
  func write(_ bytes: Span<UInt8>) throws(FileError)
}

extension PayloadOutput {
  /// Writes all of `bytes` behind those that were written before.
  public func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes.span) }
}
