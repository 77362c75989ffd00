/// Which names go openly, in the confidential annex only, or not at all.
public struct Placing: Sendable, Hashable {
  /// Where something goes.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case open, annex, withheld
  }

  private let places: [String: Place]

  init(_ places: [String: Place]) { self.places = places }

  /// Where a name goes; what stands nowhere is withheld.
  public func place(of name: String) -> Place { places[name] ?? .withheld }

  /// The names that go somewhere, sorted.
  public func names(_ place: Place) -> [String] { places.filter { $0.value == place }.keys.sorted() }
}
