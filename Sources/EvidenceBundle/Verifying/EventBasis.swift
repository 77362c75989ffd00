internal import Custody
internal import TransparencyLog

/// What events are judged by; the same for all of them.
struct EventBasis: Sendable {
  let files: [String: UInt64]
  let note: SignedNote?
  let checkpoint: Checkpoint?
  let history: RosterHistory?

  func isThere(_ path: String) -> Bool { files[path] != nil }
}
