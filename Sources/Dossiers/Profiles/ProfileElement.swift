/// Something that has to be argued with exhibits: a criterion, a right, an element of a crime.
public struct ProfileElement: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it is called.
  public let title: String
  /// The section that argues it.
  public let section: String
  /// Whether it must be argued.
  public let need: Need
  /// The elements that stand in each other's place have the same group.
  public let group: String?
  /// What it asks for.
  public let guidance: String
  /// Where that comes from.
  public let source: ProfileSource
}
