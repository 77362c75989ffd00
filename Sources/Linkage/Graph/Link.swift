/// One statement that ties two things together, with what it rests on.
public struct Link: Hashable, Sendable, Identifiable {
  /// The identifier of the link's record; of a tie that is a field, that of the record with the field.
  public let id: String
  /// How the first is tied to the second.
  public let type: LinkType
  /// What the statement is about.
  public let from: String
  /// What it is tied to.
  public let to: String
  /// The post or part they have in it.
  public let role: String?
  /// The rank they hold.
  public let rank: String?
  /// By law, in fact, or both; ``LinkBasis/unknown`` where it is not said.
  public let basis: LinkBasis
  /// When it held.
  public let period: Period
  /// What it rests on, in the order it was given.
  public let citations: [Citation]
  /// Whether it is accepted.
  public let status: LinkStatus
  /// How sure its author is; nil where that is not said.
  public let confidence: LinkConfidence?
  /// Whether it speaks against somebody, for them, or neither; nil where that is not said.
  public let polarity: LinkPolarity?
  /// Who says so: a label.
  public let author: String?

  /// A link. Nothing is looked up.
  public init(
    id: String, type: LinkType, from: String, to: String, role: String? = nil, rank: String? = nil,
    basis: LinkBasis = .unknown, period: Period = .unknown, citations: [Citation], status: LinkStatus,
    confidence: LinkConfidence? = nil, polarity: LinkPolarity? = nil, author: String? = nil
  ) {
    self.id = id
    self.type = type
    self.from = from
    self.to = to
    self.role = role
    self.rank = rank
    self.basis = basis
    self.period = period
    self.citations = citations
    self.status = status
    self.confidence = confidence
    self.polarity = polarity
    self.author = author
  }
}
