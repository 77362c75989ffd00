/// One level of a chain of command on a day: a unit, who commanded it, and how it stands above the unit that was asked for.
public struct CommandLevel: Hashable, Sendable {
  /// The unit.
  public let unit: String
  /// 0 for the unit that was asked for, 1 for what commands it, and so on.
  public let level: Int
  /// The links from unit to unit that lead from this unit down to the one that was asked for, the nearest to this one first.
  public let chain: [Link]
  /// Whether all of the chain was in force; certainly at level 0.
  public let standing: Standing
  /// Who commanded it, the proven ones first; empty where nobody is recorded for the day.
  public let commanders: [Commander]
  /// Who held another position in it, by the links of the type `holds_position`: one of these may have been in command too.
  public let positions: [Commander]
  /// Persons above the commanders by links of the type `superior_of`.
  public let superiors: [Commander]
}
