/// Whether a text may cite an exhibit of its dossier, and where in it.
public struct ExhibitStanding: Sendable, Hashable {
  /// Whether it may be cited.
  public enum State: Sendable, Hashable {
    /// It is part of the dossier and goes out.
    case inUse
    /// It is part of the dossier, and what is in it stays.
    case withheld
    /// It was taken out again, or called back.
    case withdrawn
    /// Another took its place; nil where it is not said which.
    case replaced(by: Int?)
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

extension Dossier {
  /// How its exhibits stand.
  /// - Parameter withheld: numbers of those in use whose content stays.
  public func standings(withheld: Set<Int> = []) -> [ExhibitStanding] {
    let citations = Dictionary(grouping: cited, by: \.exhibit)
    return exhibits.map { exhibit in
      let state: ExhibitStanding.State =
        switch exhibit.state {
        case .inUse: withheld.contains(exhibit.number) ? .withheld : .inUse
        case .withdrawn: .withdrawn
        case .replaced: .replaced(by: exhibit.replacedBy)
        }
      let places = (citations[exhibit.number] ?? []).map(\.place)
      // One citation without a place is of the whole.
      let named = places.contains(nil) ? [] : places.compactMap(\.self)
      return ExhibitStanding(number: exhibit.number, state: state, places: Set(named))
    }
  }
}
