internal import Foundation

/// Keeps tests away from the home of the person who runs them: the folders where the program remembers things are set to a
/// temporary one, once, before the first test that could look.
public enum TestMachine {
  /// Touch it before anything that reads the environment: later changes would race with readers in other threads.
  public static let isIsolated: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evault-tests-\(UUID().uuidString)").path
    unsafe setenv("HOME", folder, 1)
    for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] { unsafe setenv(name, folder, 1) }
    // Set, so that code that exchanges the zone for a moment never adds or removes a variable.
    if ProcessInfo.processInfo.environment["TZ"] == nil { unsafe setenv("TZ", "UTC", 1) }
    atexit { try? FileManager.default.removeItem(atPath: ProcessInfo.processInfo.environment["XDG_STATE_HOME"] ?? "") }
    return true
  }()
}
