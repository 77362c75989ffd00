/// How well a link is supported: by its status, then its confidence, then the number of its independent sources.
public struct LinkStrength: Hashable, Sendable, Comparable {
  /// Whether it is accepted.
  public let status: LinkStatus
  /// How sure its author is; not said counts as low.
  public let confidence: LinkConfidence
  /// Different sources that it cites (see ``SourceGroups``).
  public let sources: Int

  /// A strength.
  public init(status: LinkStatus, confidence: LinkConfidence, sources: Int) {
    self.status = status
    self.confidence = confidence
    self.sources = sources
  }

  /// The weaker comes first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.status, left.confidence, left.sources) < (right.status, right.confidence, right.sources)
  }
}

extension LinkageGraph {
  /// How well a link is supported.
  public func strength(_ link: Link) -> LinkStrength {
    LinkStrength(status: link.status, confidence: link.confidence ?? .low, sources: sources.count(link.citations))
  }
}
