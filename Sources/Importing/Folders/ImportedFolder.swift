/// What a folder's sidecars or chat files say.
public struct ImportedFolder: Sendable {
  /// How its files came to be.
  public let acquisitions: [ImportedAcquisition]
  /// Files that could not be understood.
  public let problems: [FolderProblem]
  /// Paths of files that nothing in the folder speaks of.
  public let unmentioned: [String]

  init(_ acquisitions: [ImportedAcquisition], problems: [FolderProblem], in contents: FolderContents) {
    self.acquisitions = acquisitions
    self.problems = problems
    let known = Set(acquisitions.flatMap(\.files))
    unmentioned = contents.files.map(\.path).filter { !known.contains($0) }
  }
}
