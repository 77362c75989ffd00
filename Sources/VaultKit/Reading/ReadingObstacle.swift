internal import Catalogue
internal import Custody
internal import VaultFiles
internal import VaultStore

/// What keeps a member from what may well be there: damage, or a key of theirs that is not here. To say that it does not exist, or that it is void, would
/// be untrue.
struct ReadingObstacle {
  private static let whole = "Nothing else is concerned, and nothing was changed."

  let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Why an item cannot be read that is there, or may be; nil where nothing but its absence keeps it.
  func error(_ item: Identifier) throws(VaultError) -> VaultError? {
    let (entries, failures, state) = try session.catalogue.read(session) { view throws(VaultError) in
      let entries = try catalogued { () throws(CatalogueError) in
        try view.catalogue.custodyEntries(of: item.description)
      }
      return (entries, try view.failures(), view.state)
    }
    var own: EventFailure?
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in
      if case .failure(let failure) = result, failure.isDamage { own = own ?? failure }
    }
    if let own { return damaged("\(item) cannot be read", own) }
    if let first = failures.first(where: \.isDamage) {
      return damaged("Whether there is an item \(item) cannot be told", first)
    }
    guard failures.contains(where: { $0.reason == .notCleared }) else { return nil }
    return keyError("Whether there is an item \(item) cannot be told")
  }

  /// That something may be sealed to a key which is not here; nil where the member has all keys that the roster grants them.
  /// - Parameter what: cannot be done for that, as the beginning of a sentence.
  func keyError(_ what: String) -> VaultError? {
    guard let key = session.missingKeys.first else { return nil }
    return VaultError(.corrupt, "\(what): \(key.sentence)", safe: Self.whole, next: Self.next)
  }

  /// What to do where a control event cannot be read.
  var nextForControl: String {
    session.missingKeys.first.map { "It may be sealed to a key that is lacking: \($0.sentence) \(Self.next)" }
      ?? "Run: evault check. What is void for certain, a custodian sets aside: evault log void"
  }

  private static let next =
    "evault mirror repair brings back what a mirror has; a copy of the vault's folder may have it too. What else is damaged: evault check"

  private func damaged(_ what: String, _ failure: EventFailure) -> VaultError {
    let why: String =
      switch failure.reason {
      case .damaged(let why): "is damaged (\(why))"
      case .refused(let error): "is not what the log says (\(error))"
      default: "is missing"
      }
    return VaultError(
      .corrupt, "\(what): the record of entry \(failure.index), \(ObjectStore.path(of: failure.object)), \(why).",
      safe: Self.whole, next: Self.next)
  }
}
