import Glibc

/// Bytes to a descriptor, whole or not at all.
enum StandardOutput {
  /// Writes all of `bytes`, and waits for whoever reads them; false where nobody does.
  static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
