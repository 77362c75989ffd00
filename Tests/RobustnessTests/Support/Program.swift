internal import Foundation

/// The program under test: the `evault` that was built beside these tests.
enum Program {
  /// The folder of this build's products.
  static let products: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// The program.
  static let evault = products.appending(path: "evault").path

  /// Whether all of it is wanted, which takes many minutes (`EVAULT_LONG=1`).
  static let isLong = ProcessInfo.processInfo.environment["EVAULT_LONG"] != nil

  /// A count for a short run, or for a long one.
  static func count(_ short: Int, long: Int) -> Int { isLong ? long : short }
}
