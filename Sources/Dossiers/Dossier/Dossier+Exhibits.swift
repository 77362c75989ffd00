extension Dossier {
  /// The largest number of an exhibit.
  public static let maximumNumber = 99_999

  /// The number that an item has; a new one, the next, where it has none. What was taken out before any bundle had it comes back under its
  /// own, also where another stood in its place that is not used any more either.
  /// - Throws: where another stands in the exhibit's place, where its addressee was told to destroy it perhaps, or where numbers have run out.
  public mutating func number(_ item: String, title: String? = nil) throws(DossierError) -> Int {
    if let place = exhibits.firstIndex(where: { $0.item == item }) {
      let exhibit = exhibits[place]
      if let other = standing(for: exhibit) {
        throw DossierError(["\(item) is \(label(exhibit.number)), in whose place stands \(label(other))."])
      }
      guard exhibit.state == .inUse || !supplements.contains(where: { $0.exhibits.contains(exhibit.number) }) else {
        throw DossierError([
          "\(item) is \(label(exhibit.number)), which was taken out after it had gone out in a bundle. To send it again, begin a new dossier."
        ])
      }
      (exhibits[place].state, exhibits[place].why, exhibits[place].replacedBy) = (.inUse, nil, nil)
      return exhibit.number
    }
    let next = (exhibits.map(\.number).max() ?? 0) + 1
    guard next <= Self.maximumNumber else { throw DossierError(["The dossier has no number left for an exhibit."]) }
    exhibits.append(DossierExhibit(number: next, item: item, title: title))
    return next
  }

  /// The one that is used in an exhibit's place, perhaps in the place of another that was; nil where none is.
  private func standing(for exhibit: DossierExhibit) -> Int? {
    var next = exhibit.replacedBy
    // Each has a higher number than the one before it.
    while let number = next, let other = self.exhibit(number), other.state != .inUse {
      next = other.replacedBy.flatMap { $0 > number ? $0 : nil }
    }
    return next
  }

  /// Ties exhibits to an element; what is tied there in the same way already stays as it is.
  /// - Parameter places: items, each with a place in it, or none.
  public mutating func cite(
    _ element: String, _ places: [(item: String, place: String?)], bearing: CitedExhibit.Bearing
  ) throws(DossierError) {
    for (item, place) in places {
      let citation = CitedExhibit(element: element, exhibit: try number(item), bearing: bearing, place: place)
      let isThere = cited.contains {
        $0.element == element && $0.exhibit == citation.exhibit && $0.bearing == bearing && $0.place == place
      }
      if !isThere { cited.append(citation) }
    }
  }

  /// Unties items from an element. Their numbers stay.
  /// - Returns: how many citations went.
  public mutating func uncite(_ element: String, _ items: [String]) -> Int {
    let numbers = Set(exhibits.filter { items.contains($0.item) }.map(\.number))
    let before = cited.count
    cited.removeAll { $0.element == element && numbers.contains($0.exhibit) }
    return before - cited.count
  }

  /// Takes an exhibit out. Its number stays its own, and its citations go.
  public mutating func withdraw(_ number: Int, why: String) throws(DossierError) {
    let place = try placeInUse(number)
    exhibits[place].state = .withdrawn
    exhibits[place].why = why
    cited.removeAll { $0.exhibit == number }
  }

  /// Puts an item in the place of an exhibit, under a number of its own; what cited the old one cites the new one.
  /// - Returns: the new number.
  public mutating func replace(_ number: Int, with item: String, why: String) throws(DossierError) -> Int {
    let place = try placeInUse(number)
    guard !exhibits.contains(where: { $0.item == item }) else {
      throw DossierError(["\(item) is an exhibit of this dossier already."])
    }
    // What the other was called, and what was quoted from it, need not be so of this one: a redaction took it out perhaps.
    let next = try self.number(item)
    exhibits[place].state = .replaced
    exhibits[place].replacedBy = next
    exhibits[place].why = why
    // Places need not be the same in the other file; the citation is there to be looked at.
    cited = cited.map { citation in
      guard citation.exhibit == number else { return citation }
      return CitedExhibit(
        element: citation.element, exhibit: next, bearing: citation.bearing, place: citation.place, note: citation.note)
    }
    return next
  }

  private func placeInUse(_ number: Int) throws(DossierError) -> Int {
    guard let place = exhibits.firstIndex(where: { $0.number == number }) else {
      throw DossierError(["There is no exhibit \(label(number)) in this dossier."])
    }
    guard exhibits[place].state == .inUse else {
      throw DossierError(["\(label(number)) is not used any more."])
    }
    return place
  }
}
