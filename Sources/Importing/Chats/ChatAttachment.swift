/// A file that a message speaks of.
struct ChatAttachment: Hashable, Sendable {
  /// What is there of it.
  enum State: Hashable, Sendable {
    /// The file with this path below the folder.
    case present(String)
    /// Nothing of this name.
    case absent
    /// The export says that it was left out.
    case leftOut
    /// The name leads out of the folder, or is no name: it was not followed.
    case refused
  }

  let name: String
  let state: State
}
