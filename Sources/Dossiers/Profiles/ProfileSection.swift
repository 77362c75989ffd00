/// A part of a submission.
public struct ProfileSection: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its heading.
  public let title: String
  /// Whether it must be there.
  public let need: Need
  /// How many words it should have at most.
  public let words: Int?
  /// What belongs in it.
  public let guidance: String
  /// What it has to say.
  public let fields: [ProfileField]
  /// Where that comes from.
  public let source: ProfileSource?

  /// The part of the dossier that it belongs to: the section `annex` is what only the addressee may read.
  public var part: DossierPart { name == "annex" ? .annex : .open }
}
