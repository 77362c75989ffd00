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
}
