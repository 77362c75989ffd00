internal import Foundation
internal import Glibc

/// One fault of the file system: which change goes wrong, and how.
struct Fault: CustomStringConvertible {
  /// What happens to the change.
  enum Mode: String, CaseIterable {
    /// It fails and is not done.
    case refused = "not"
    /// It fails and is done.
    case done
    /// A write does half of it and fails.
    case half
    /// The process dies before it.
    case killedBefore = "before"
    /// The process dies after it.
    case killedAfter = "after"
  }

  /// How far the fault goes.
  enum Extent: String { case once, all, space }

  var at: Int
  var mode: Mode
  var error: Int32
  var extent: Extent = .once

  var description: String { "change \(at) \(mode.rawValue), error \(error), \(extent.rawValue)" }

  var isKill: Bool { mode == .killedBefore || mode == .killedAfter }

  /// The variables that bring it about.
  func environment(report: String) -> [String: String] {
    [
      "LD_PRELOAD": FaultLibrary.path ?? "", "FAULT_AT": "\(at)", "FAULT_MODE": mode.rawValue,
      "FAULT_ERRNO": "\(error)",
      "FAULT_ON": extent.rawValue, "FAULT_REPORT": report,
    ]
  }

  /// A sample of faults for a command that makes `total` changes: all places and ways in a long run.
  static func sample(_ total: Int, using dice: inout Dice) -> [Fault] {
    var faults: [Fault] = []
    // Threads change the order of changes from run to run, so a place means another change each time.
    for at in 1...(total + 2) {
      for mode in Mode.allCases {
        for error in [EIO, ENOSPC] { faults.append(Fault(at: at, mode: mode, error: error)) }
      }
      faults.append(Fault(at: at, mode: .refused, error: ENOSPC, extent: .space))
      faults.append(Fault(at: at, mode: .refused, error: EIO, extent: .all))
    }
    guard !Program.isLong else { return faults }
    var chosen: [Fault] = []
    for mode in Mode.allCases {
      let candidates = faults.filter { $0.mode == mode && $0.extent == .once }
      chosen += candidates.shuffled(using: &dice).prefix(mode == .refused || mode == .done ? 3 : 1)
    }
    return chosen + faults.filter { $0.extent != .once }.shuffled(using: &dice).prefix(1)
  }
}
