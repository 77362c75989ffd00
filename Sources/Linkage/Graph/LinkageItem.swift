/// An item as it comes from the vault: what links can rest on.
public struct LinkageItem: Sendable {
  /// Its identifier.
  public let id: String
  /// What it is called; nil where nobody said.
  public let title: String?
  /// What stands for its content: the same for items whose bytes are the same, and for no others. Nil where that is not known.
  public let content: String?
  /// The pseudonym of the person who gave it, as far as its intake says.
  public let source: String?

  /// An item.
  public init(id: String, title: String? = nil, content: String? = nil, source: String? = nil) {
    self.id = id
    self.title = title
    self.content = content
    self.source = source
  }
}
