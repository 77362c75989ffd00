/// What a node of the graph stands for.
public enum NodeKind: String, Sendable, CaseIterable {
  /// A person.
  case person
  /// A unit, company, agency or other organisation.
  case unit
  /// A place.
  case place
  /// An incident, or a pattern of them.
  case incident
  /// An item of evidence.
  case item
  /// A link that another link speaks of.
  case link
  /// A record of another type: an interview, an assessment, a note.
  case record
  /// Something that is named, and is not among what can be read.
  case missing
}
