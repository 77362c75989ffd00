/// Elements against evidence.
public struct ReportMatrix: Sendable, Hashable {
  /// How an exhibit bears on an element.
  public enum Bearing: String, Sendable, Hashable, CaseIterable {
    case supports, against, context

    var sign: String {
      switch self {
      case .supports: "+"
      case .against: "−"
      case .context: "o"
      }
    }
  }

  /// That an exhibit bears on an element.
  public struct Citation: Sendable, Hashable {
    /// The exhibit's label.
    public let exhibit: String
    /// How it bears.
    public let bearing: Bearing
    /// The place in it; nil where none is said.
    public let place: String?

    /// A citation.
    public init(exhibit: String, bearing: Bearing, place: String?) {
      self.exhibit = exhibit
      self.bearing = bearing
      self.place = place
    }
  }

  /// An element.
  public struct Row: Sendable, Hashable {
    /// What it is called.
    public let element: String
    /// What bears on it.
    public let citations: [Citation]

    /// An element.
    public init(element: String, citations: [Citation]) {
      self.element = element
      self.citations = citations
    }
  }

  /// The language of the elements' names (BCP 47).
  public let language: String
  /// The labels of the exhibits.
  public let exhibits: [String]
  /// The elements.
  public let rows: [Row]

  /// A matrix.
  public init(language: String, exhibits: [String], rows: [Row]) {
    self.language = language
    self.exhibits = exhibits
    self.rows = rows
  }
}
