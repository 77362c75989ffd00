/// What may be done with what a person said or gave: the first word of a grant (Schemas/README.md §3.14).
public enum ConsentActivity: String, Sendable, Hashable, CaseIterable {
  /// Taking it in.
  case collect
  /// Recording it: sound, picture, writing.
  case record
  /// Keeping it.
  case store
  /// Giving it to an authority, a court, a partner.
  case share
  /// Making it public.
  case publish
  /// Asking the person again.
  case recontact

  /// Whether something leaves the vault by it.
  public var leaves: Bool { self == .share || self == .publish }

  /// What cannot be done any more once this was taken back: who does not want that something is kept does not want that it is passed on.
  var rests: Set<Self> {
    switch self {
    case .collect, .record, .store: [self, .share, .publish]
    case .share, .publish, .recontact: [self]
    }
  }
}
