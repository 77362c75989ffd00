internal import Custody

/// An item that comes from somebody by what its intake says.
struct SourcedItem: Sendable {
  /// The pseudonym, where the intake names one.
  let pseudonym: String?
  /// Why it is thought to come from somebody.
  let why: String

  /// Nil where nothing in the intake says so.
  init?(_ intake: CustodyEvent) {
    let source = intake.text("source")
    pseudonym = source.flatMap { ItemOrigin.isPseudonym($0) ? $0 : nil }
    switch intake.text("item_type") {
    case ItemType.interview.rawValue: why = "is an interview"
    case ItemType.consent.rawValue: why = "is a form of consent"
    default:
      guard source != nil else { return nil }
      why = "names a source"
    }
  }
}
