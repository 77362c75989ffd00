/// What something is used for, as grants name it (Schemas/README.md §3.14).
public enum ConsentPurpose: String, Sendable, Hashable, CaseIterable {
  /// A submission to an authority that designates.
  case sanctions
  /// A complaint or case before a court of another state.
  case universalJurisdiction = "universal_jurisdiction"
  /// The International Criminal Court.
  case icc
  /// Civil proceedings.
  case civil
  /// Advocacy.
  case advocacy
  /// Research.
  case research
}
