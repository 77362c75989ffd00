internal import Age
internal import Custody
internal import VaultStore

/// The compartment keys that a member holds: of every generation, for what was sealed long ago.
struct CompartmentKeys: Sendable {
  /// Newest generations first.
  let all: [CompartmentKey]
  /// Where the keys should lie that the roster grants them, and that are not there or damaged.
  let lacking: [WrappedKeyPlace]

  init(_ keys: [CompartmentKey], lacking: [WrappedKeyPlace] = []) {
    all = keys.sorted { ($0.generation, $1.id) > ($1.generation, $0.id) }
    self.lacking = lacking
  }

  /// The keys of one compartment, newest first.
  func keys(of id: String) -> [CompartmentKey] { all.filter { $0.id == id } }

  /// All keys, those of one compartment first: what is most likely is tried first.
  func ordered(preferring id: String) -> [CompartmentKey] { keys(of: id) + all.filter { $0.id != id } }

  /// All keys as age takes them, in the same order.
  func identities(preferring id: String) -> [AgeIdentity] {
    ordered(preferring: id).map { .x25519($0.identity) }
  }
}
