/// Why a file of a folder could not be understood. The file itself is evidence all the same.
public struct FolderProblem: Error, Sendable, Hashable {
  /// Its path below the folder.
  public let path: String
  /// The reason, in words.
  public let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }
}
