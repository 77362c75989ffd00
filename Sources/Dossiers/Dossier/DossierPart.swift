/// Which exhibits of a dossier go out in one bundle (Schemas/README.md §3.17).
public enum DossierPart: String, Sendable, Hashable, CaseIterable {
  /// Those that are marked open.
  case open
  /// Those that are for the addressee alone: marked so, or not marked at all.
  case annex

  /// The part that exhibits of a place are in; what a profile keeps back is in none.
  public init(_ place: Placing.Place) { self = place == .open ? .open : .annex }
}
