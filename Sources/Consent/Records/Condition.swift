/// What must hold for a consent to count, and is affirmed by whoever relies on it.
public enum Condition: Sendable, Hashable {
  /// One that has a name of its own.
  case named(Name)
  /// One in the person's words.
  case words(String)

  /// The conditions that have a name.
  public enum Name: String, Sendable, CaseIterable {
    /// Nobody may be put to death for it.
    case noDeathPenalty = "no_death_penalty"
    /// Nobody may be tried in their absence for it.
    case noTrialInAbsentia = "no_trial_in_absentia"
    /// Only states in which trials are fair.
    case fairTrialStatesOnly = "fair_trial_states_only"
  }

  /// The word by which it is affirmed: its name, or the record and its number among the record's conditions, since people's words have no place among a command's arguments.
  func word(of record: String, number: Int) -> String {
    switch self {
    case .named(let name): name.rawValue
    case .words: "\(record):\(number)"
    }
  }
}
