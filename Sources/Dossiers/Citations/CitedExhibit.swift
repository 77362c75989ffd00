/// An exhibit of a dossier, as far as citations of it go.
public struct CitedExhibit: Sendable, Hashable {
  /// Whether it may be cited.
  public enum State: Sendable, Hashable {
    /// It is part of the dossier and goes out.
    case inUse
    /// It is part of the dossier, and what is in it stays.
    case withheld
    /// It was taken out again, or called back.
    case recalled
    /// Another took its place.
    case replaced(by: Int)
  }

  /// Its number.
  public let number: Int
  /// Whether it may be cited.
  public let state: State
  /// The places of it that the dossier names, in any form; empty where all of it is meant.
  public let places: Set<String>

  /// An exhibit.
  public init(number: Int, state: State = .inUse, places: Set<String> = []) {
    self.number = number
    self.state = state
    self.places = places
  }
}
