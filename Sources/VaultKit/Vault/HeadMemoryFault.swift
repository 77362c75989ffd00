internal import Synchronization
internal import VaultStore

/// That this process could not keep what it saw of a vault last. Nothing is refused for it, and it must not pass in silence: an older copy in the vault's
/// place would not be noticed.
public enum HeadMemoryFault {
  private static let last = Mutex<String?>(nil)

  /// Why it could not be kept, the last time that this was tried; nil where it could.
  public static var reason: String? { last.withLock { $0 } }

  /// Runs what keeps it, and notes how it ended.
  static func noting(_ body: () throws(StoreError) -> Void) {
    var reason: String?
    do throws(StoreError) { try body() } catch { reason = VaultError(error).message }
    let found = reason
    last.withLock { $0 = found }
  }
}
