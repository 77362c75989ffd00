/// The coarse type of an event: always visible in it, so it says no more than who may sign needs (Schemas/README.md §3.2).
public enum EventType: String, Sendable, CaseIterable {
  /// The vault was founded.
  case founding
  /// An item came in.
  case intake
  /// A payload was read.
  case access
  /// A bundle was authorised, completed or given up.
  case export
  /// Members or compartments changed.
  case governance

  /// Whether its record goes into the `control` compartment and its entry has the control class.
  public var isControl: Bool { self != .intake && self != .access }
}
