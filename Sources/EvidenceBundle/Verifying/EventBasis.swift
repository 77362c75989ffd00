internal import Custody
internal import TransparencyLog

/// What events are judged by; the same for all of them.
struct EventBasis: Sendable {
  let files: [String: BundleSurvey.File]
  let note: SignedNote?
  let checkpoint: Checkpoint?
  let history: RosterHistory?

  func file(_ path: String) -> BundleSurvey.File? { files[path] }
}
