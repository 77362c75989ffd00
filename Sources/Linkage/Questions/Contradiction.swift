/// Links that cannot all be right, or that need somebody's judgement.
public struct Contradiction: Hashable, Sendable {
  /// In which way.
  public let kind: ContradictionKind
  /// The links, in the order of their identifiers; the one that marks a contradiction comes first.
  public let links: [Link]
  /// What they are about: the unit, the end that did not exist, the incident, what is marked.
  public let nodes: [String]
  /// Whether it follows from unqualified dates and the same words; else only probably.
  public let isProven: Bool
}
