/// What can be wrong with links as such. The raw values are stable.
public enum LinkageFindingCode: String, Sendable, CaseIterable {
  /// A member of the record is missing, or is not what its schema asks for.
  case malformed
  /// A date that is none.
  case invalidDate = "invalid-date"
  /// A type of link that this program does not know.
  case unknownLinkType = "unknown-link-type"
  /// An end that names nothing that can be read.
  case linkToNothing = "link-to-nothing"
  /// An end that is not what this type of link ties.
  case wrongEnd = "wrong-end"
  /// A link from something to itself.
  case linkToItself = "link-to-itself"
  /// A link that comes back to itself where none may.
  case circle
  /// An end before the beginning.
  case datesReversed = "dates-reversed"
  /// No citation.
  case noCitation = "no-citation"
  /// A citation of something that is no item that can be read.
  case citationOfNothing = "citation-of-nothing"
}
