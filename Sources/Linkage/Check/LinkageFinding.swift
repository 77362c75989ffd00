/// One thing that is wrong with links as such.
public struct LinkageFinding: Hashable, Sendable {
  /// What is wrong.
  public let code: LinkageFindingCode
  /// The record that it is about.
  public let record: String
  /// Others that it is about, the record itself left out: ends, items, the links of a circle.
  public let related: [String]
  /// A sentence for people, safe to show.
  public let sentence: String

  init(_ code: LinkageFindingCode, _ record: String, _ related: [String] = [], _ sentence: String) {
    self.code = code
    self.record = record
    self.related = related
    self.sentence = ShownText.safe(sentence)
  }
}
