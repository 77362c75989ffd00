/// What ties exhibits, or records around them, together.
public struct ReportGraph: Sendable, Hashable {
  /// More boxes or lines than these are listed, and not drawn.
  public static let maximumNodes = 60
  /// More lines than these are listed, and not drawn.
  public static let maximumTies = 120

  /// A box.
  public struct Node: Sendable, Hashable {
    /// `exhibit`, `origin`, `element`, or what a record is about.
    public let kind: String
    /// What it is called.
    public let name: String
    /// In which column it stands, from 0.
    public let column: Int

    /// A box.
    public init(kind: String, name: String, column: Int) {
      self.kind = kind
      self.name = name
      self.column = column
    }
  }

  /// How a line is meant.
  public enum Relation: Sendable, Hashable {
    /// A word of the vocabulary: how it was made.
    case madeFrom(String)
    case bearing(ReportMatrix.Bearing)
    /// What a link says, in English.
    case words(String)
  }

  /// A line.
  public struct Tie: Sendable, Hashable {
    /// The place of a box.
    public let from: Int
    /// The place of another.
    public let to: Int
    /// How it is meant.
    public let relation: Relation
    /// What it rests on: `EX 3, p. 2`.
    public let citations: [String]

    /// A line.
    public init(from: Int, to: Int, relation: Relation, citations: [String]) {
      self.from = from
      self.to = to
      self.relation = relation
      self.citations = citations
    }
  }

  /// The boxes.
  public var nodes: [Node] = []
  /// The lines between them.
  public var ties: [Tie] = []

  /// Nothing yet.
  public init() {}

  /// Whether it can be drawn so that people can read it.
  var isDrawn: Bool { nodes.count <= Self.maximumNodes && ties.count <= Self.maximumTies }
}
