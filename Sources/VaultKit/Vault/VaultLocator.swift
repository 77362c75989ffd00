internal import Glibc
public import VaultFiles
internal import VaultStore

/// Finds the vault a person stands in, as git does.
public enum VaultLocator {
  /// The nearest folder, from the current one upwards, that is a vault.
  public static func enclosing() -> FilePath? {
    guard let current = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(current) }
    var path = unsafe FilePath(
      bytes: UnsafeBufferPointer(start: current, count: strlen(current)).map { UInt8(bitPattern: $0) })
    while true {
      if let folder = try? Folder.open(path),
        (try? folder.status(VaultLayout.log.appending(VaultLayout.checkpoint))) != nil
      {
        return path
      }
      guard path != "/" else { return nil }
      path = path.parent
    }
  }
}
