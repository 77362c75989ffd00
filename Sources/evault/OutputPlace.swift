import TerminalInterface
import VaultFiles
import VaultKit

/// Where commands write what people asked for: never into a vault's folder.
enum OutputPlace {
  private static let options = ["output", "recovery-output"]

  /// Refuses an output that would lie in a vault or in a mirror of one, before anything is done.
  static func require(_ invocation: Invocation) throws(UserError) {
    var paths = options.compactMap { invocation.path($0) }
    // Where no folder is said, a preview has this one.
    if paths.isEmpty, invocation.has("preview") { paths = ["preview"] }
    for path in paths where path != "-" {
      try user { () throws(VaultError) in try VaultFolder.requireOutside(path) }
    }
  }
}
