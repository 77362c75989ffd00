/// Something that an event says.
public struct ReportFact: Sendable, Hashable {
  /// The claim's name: `media_type`.
  public let name: String
  /// Its value, as text.
  public let value: String

  /// A fact.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
