internal import Glibc
public import VaultFiles

/// The vault's lock, which whoever changes what it is made of holds meanwhile.
public enum VaultLock {
  /// A commit takes moments, on a slow disk minutes; whoever holds the lock for longer does not commit: five minutes.
  public static let patience = Duration.seconds(300)
  private static let pollingMicroseconds: UInt32 = 5000

  /// Takes the lock; it is let go with the file, or when the process dies.
  /// - Throws: `.locked` where another process still holds it after so long.
  public static func take(_ vault: Folder, patience: Duration = patience) throws(FileError) -> OpenFile {
    let lock = try vault.openLock(VaultLayout.lock)
    let end = ContinuousClock.now + patience
    while true {
      do throws(FileError) {
        try lock.lock(exclusive: true, wait: false)
        return lock
      } catch {
        guard error.code == .locked, ContinuousClock.now < end else { throw error }
      }
      usleep(pollingMicroseconds)
    }
  }
}
