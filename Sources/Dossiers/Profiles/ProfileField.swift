/// Something that a section has to say.
public struct ProfileField: Sendable, Hashable {
  /// Its name: small letters, digits, hyphens.
  public let name: String
  /// What it is called.
  public let title: String
  /// Whether it must be there.
  public let need: Need
  /// What belongs in it.
  public let guidance: String?
}
