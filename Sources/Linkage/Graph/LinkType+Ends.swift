extension LinkType {
  /// What may stand at its first and at its second end.
  public var ends: (from: Set<NodeKind>, to: Set<NodeKind>) {
    let actors: Set<NodeKind> = [.person, .unit]
    let assets: Set<NodeKind> = [.unit, .place, .item]
    let statements: Set<NodeKind> = [.item, .link, .record]
    let anything: Set<NodeKind> = [.person, .unit, .place, .incident, .item, .link, .record]
    return switch self {
    case .holdsPosition: ([.person], [.unit])
    case .commands: (actors, [.unit])
    case .administers, .parentOf: ([.unit], [.unit])
    case .locatedAt: ([.person, .unit, .incident, .item], [.place])
    case .directPerpetrator, .ordered, .presentAt, .instigated, .concealed, .failedToInvestigate, .knewOf,
      .failedToPrevent,
      .failedToPunish, .victimOf:
      (actors, [.incident])
    case .orderedByCommunication: ([.person, .unit, .item], [.person, .unit, .incident])
    case .custodianOfDetainee: (actors, [.person, .incident])
    case .supplied, .financed: (actors, [.person, .unit, .incident])
    case .superiorOf, .familyOf: ([.person], [.person])
    case .associateOf, .proxyOf: (actors, actors)
    case .owns: (actors, assets)
    case .controls: (actors, assets.union([.person]))
    case .directs: (actors, [.unit])
    case .benefitsFrom: (actors, assets.union([.incident, .person]))
    case .partOfPattern: ([.incident], [.incident])
    case .supports, .contextualises: (statements, anything)
    case .contradicts, .corroborates: (statements, anything)
    case .duplicates, .translates, .redacts: ([.item], [.item])
    case .emittedTo: ([.person, .unit, .place, .incident], [.person, .unit, .place, .incident])
    case .permitted: ([.person, .unit, .item], [.person, .unit, .place])
    case .happenedAt: ([.incident], [.place])
    case .liesWithin: ([.place], [.place])
    }
  }
}
