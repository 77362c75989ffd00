/// Why a question cannot be answered.
public enum LinkageError: Error, Hashable, Sendable {
  /// More records than a graph takes; the number is the limit.
  case tooManyRecords(Int)
  /// Nothing that can be read has this identifier.
  case noSuchNode(String)
  /// It is there, and is not what the question asks for.
  case wrongKind(String, NodeKind)
  /// More nodes or links than a picture takes; the numbers are the limits.
  case pictureTooLarge(nodes: Int, links: Int)
}
