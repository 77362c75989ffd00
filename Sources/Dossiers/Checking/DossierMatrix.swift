/// Elements against evidence: which exhibit bears on what.
public struct DossierMatrix: Sendable, Hashable {
  /// How an exhibit bears on an element.
  public struct Cell: Sendable, Hashable {
    /// The citations, in the order in which they were made.
    public let citations: [CitedExhibit]

    /// `+` supports, `-` against, `o` context; several where it does several.
    public var signs: String {
      let bearings = Set(citations.map(\.bearing))
      return (bearings.contains(.supports) ? "+" : "") + (bearings.contains(.against) ? "-" : "")
        + (bearings.contains(.context) ? "o" : "")
    }
  }

  /// An element, and what bears on it.
  public struct Row: Sendable, Hashable {
    /// The element.
    public let element: ProfileElement
    /// Whether it is argued, and is not; nil where nothing is said.
    public let isArgued: Bool?
    /// By the exhibits' numbers.
    public let cells: [Int: Cell]
    /// How many independent sources support it.
    public let sourceCount: Int
  }

  /// The elements in the profile's order.
  public let rows: [Row]
  /// The numbers of the exhibits in use, ascending.
  public let exhibits: [Int]

  /// The matrix of a dossier.
  public init(_ dossier: Dossier, _ profile: Profile, _ facts: DossierFacts) {
    exhibits = dossier.exhibitsInUse.map(\.number)
    rows = profile.elements.map { element in
      let citations = dossier.cited(on: element.name)
      let cells = Dictionary(grouping: citations, by: \.exhibit).mapValues { Cell(citations: $0) }
      let support = citations.filter { $0.bearing == .supports }
      return Row(
        element: element, isArgued: dossier.arguments[element.name]?.isArgued, cells: cells,
        sourceCount: Set(support.compactMap { facts.exhibits[$0.exhibit]?.source }).count)
    }
  }
}
