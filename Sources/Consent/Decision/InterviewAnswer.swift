/// What the record of an interview says of the consent to one of its items, where it names none (Schemas/README.md §3.14).
public struct InterviewAnswer: Sendable {
  /// What it says.
  public enum Kind: Sendable, Equatable {
    /// They refused: a later consent that names the item allows it, and none else.
    case refused
    /// They were not asked, or nobody knows: a consent that names the item allows it, or one that was given after this moment, in seconds
    /// since 1970-01-01T00:00:00Z.
    case notAsked(until: Int64)
    /// They were under age.
    case minor
  }

  /// The record of the interview.
  public let record: String
  /// Its place in the custody log.
  public let place: UInt64
  /// Whose interview it is.
  public let person: String
  /// The item.
  public let item: String
  /// What it says.
  public let kind: Kind

  /// An answer.
  public init(record: String, place: UInt64, person: String, item: String, kind: Kind) {
    self.record = record
    self.place = place
    self.person = person
    self.item = item
    self.kind = kind
  }

  /// Whether a consent that grants what is asked may do so in spite of this.
  /// - Parameter asked: the item that the question is about.
  func gives(way consent: ConsentChain, about asked: String) -> Bool {
    guard let record = consent.last.record else { return false }
    let isNamed = record.names([item, asked])
    return switch kind {
    case .refused: isNamed && consent.place > place
    case .notAsked(let until): isNamed || record.date.seconds.map { $0 > until } ?? false
    case .minor: true
    }
  }
}
