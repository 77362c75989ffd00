/// In which form a graph is written.
public enum GraphFormat: String, Sendable, CaseIterable {
  /// A picture (Scalable Vector Graphics 1.1).
  case svg
  /// For Graphviz.
  case dot
  /// For yEd, Gephi, networkx.
  case graphml
  /// For programs.
  case json

  /// The form that the end of a file's name asks for, in upper or lower case; nil for another end.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}
