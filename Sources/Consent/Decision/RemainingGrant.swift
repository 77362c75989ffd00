/// A grant of a consent that still stands.
public struct RemainingGrant: Sendable {
  /// The consent.
  public let consent: String
  /// The items that the consent is about.
  public let items: Selection<String>
  /// What it allows.
  public let grant: Grant

  /// The offices and classes of the grant that may be meant by these names, although they are written in another way.
  public func recipients(resembling names: Selection<RecipientName>) -> [RecipientName] {
    guard case .only(let granted) = grant.recipients, case .only(let names) = names else { return [] }
    return granted.filter { one in names.contains { $0.resembles(one) } }.sorted { $0.description < $1.description }
  }
}
