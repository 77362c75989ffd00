/// A link that rests on one source, or on none.
public struct SingleSourceLink: Hashable, Sendable {
  /// The link, with its citations.
  public let link: Link
  /// The item that stands for the source (see ``SourceGroups``); nil where nothing is cited.
  public let source: String?
}

extension LinkageGraph {
  /// The links that rest on one source or none, in order. What belongs to one source, ``SourceGroups`` says.
  /// Ties that are fields of other records are left out.
  public func singleSourceLinks() -> [SingleSourceLink] {
    links.filter { !$0.type.isField }.compactMap { link in
      let sources = self.sources.sources(link.citations)
      return sources.count <= 1 ? SingleSourceLink(link: link, source: sources.first) : nil
    }
  }
}
