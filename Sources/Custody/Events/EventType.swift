/// The coarse type of an event: always visible in it, so it says no more than who may sign needs (Schemas/README.md §3.2).
public enum EventType: String, Sendable, CaseIterable {
  /// The vault was founded.
  case founding
  /// An item came in.
  case intake
  /// Something was said in fields, or corrected.
  case record
  /// Somebody agreed to something, or withdrew that.
  case consent
  /// A payload was read, or what the log says left in clear.
  case access
  /// A bundle was authorised, completed or given up.
  case export
  /// Members or compartments changed.
  case governance
  /// Something must be kept, or need not be any longer.
  case hold
  /// An item changed hands, or its place.
  case transfer
  /// What was asked for was refused, or an identity was tried in vain.
  case refusal
  /// Stored bytes were compared with what they must be.
  case fixity
  /// Others vouched for when something existed.
  case timestamp

  /// Whether its record decides what may leave or be erased: it goes into the `control` compartment, and its entry has the control class.
  public var isControl: Bool { [.founding, .export, .hold, .consent].contains(self) }
}
