/// One side of a grant, a refusal or a withdrawal: everything, or what is named.
public enum Selection<Value: Hashable & Sendable>: Sendable, Equatable {
  /// All there is.
  case everything
  /// These, and nothing else.
  case only(Set<Value>)

  /// Whether a value is in it.
  public func contains(_ value: Value) -> Bool {
    switch self {
    case .everything: true
    case .only(let values): values.contains(value)
    }
  }

  /// Whether all of another is in it.
  func covers(_ other: Self) -> Bool {
    switch (self, other) {
    case (.everything, _): true
    case (.only, .everything): false
    case (.only(let own), .only(let others)): others.isSubset(of: own)
    }
  }

  /// Whether both have a value in common.
  public func meets(_ other: Self) -> Bool {
    switch (self, other) {
    case (.everything, .only(let values)), (.only(let values), .everything): !values.isEmpty
    case (.everything, .everything): true
    case (.only(let left), .only(let right)): !left.isDisjoint(with: right)
    }
  }
}
