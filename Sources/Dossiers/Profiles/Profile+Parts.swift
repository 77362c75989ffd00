/// What of a dossier belongs into which part.
extension Profile {
  /// Where an exhibit belongs: by its marking; what nobody marked, and what not every member may read, is for the addressee alone.
  public func place(of exhibit: ExhibitFacts) -> Placing.Place {
    guard let marked = exhibit.marking.map(markings.place) else { return .annex }
    return marked == .open && exhibit.isNeedToKnow ? .annex : marked
  }

  /// Claims of events that leave with a part, sorted by where they go.
  public func claims(in part: DossierPart) -> [String] {
    claims.names(.open) + (part == .annex ? claims.names(.annex) : [])
  }
}
