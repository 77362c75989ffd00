/// What goes in.
extension Catalogue {
  /// Adds an event. Those of one entry may come in any order, and entries too.
  public func add(_ event: EventRow) throws(CatalogueError) {
    let place = Value.integer(event.place.packed)
    try writing.event.run([
      place, .text(event.subject), .integer(number(of: event.type)), .integer(number(of: event.action)),
      .integer(event.recorded), .integer(number(of: event.signer)), .integer(number(of: event.compartment)),
    ])
    for name in event.named { try writing.mention.run([.text(name), place, .text(event.subject), Value(true)]) }
    for name in event.mentioned.subtracting(event.named) {
      try writing.mention.run([.text(name), place, .text(event.subject), Value(false)])
    }
    if let document = event.document {
      try writing.document.run([
        place, .integer(number(of: document.kind)), .text(document.title), .text(document.body),
        Value(document.days?.lowerBound), Value(document.days?.upperBound),
      ])
    }
    if let item = event.item {
      let name: Value =
        switch item.name {
        case .text(let text): .text(text)
        case .bytes(let bytes): .bytes(bytes)
        case nil: .null
        }
      try writing.item.run([
        place, .text(item.item), .integer(item.recorded), .integer(number(of: item.type)),
        .integer(number(of: item.mediaType)), .integer(Int64(bitPattern: item.size)), .bytes(item.digest), name,
        Value(item.title), .integer(number(of: item.signer)),
      ])
      try settleItem(item.item)
    }
    if let record = event.record {
      try writing.record.run([
        place, .text(record.subject), .integer(number(of: record.type)), Value(record.isAmendment),
        Value(record.marking),
        Value(record.about), .bytes(record.fields),
      ])
      try settleRecord(record.subject)
    }
  }

  /// Adds an event that cannot be read.
  public func add(_ failure: FailureRow) throws(CatalogueError) {
    try writing.failure.run([
      .integer(failure.place.packed), .bytes(failure.object), .integer(Int64(failure.reason.rawValue)),
    ])
  }

  /// Takes away all that an entry brought.
  public func remove(entry: UInt64) throws(CatalogueError) {
    let range: [Value] = [.integer(EventPlace.first(of: entry)), .integer(EventPlace.last(of: entry))]
    var subjects: [String] = []
    try reading.subjects.run(range) { row throws(CatalogueError) in
      subjects.append(row.text(0))
      return true
    }
    // What could be found must not be, before the text is gone that says which words those were.
    for subject in subjects {
      for version in try versions(of: subject, .item) where version.isChosen && version.place.entry == entry {
        try choose(false, version.place, .item)
      }
      for version in try versions(of: subject, .record) where version.isChosen && version.place.entry == entry {
        try choose(false, version.place, .record)
      }
    }
    try writing.removals.event.run(range)
    try writing.removals.failure.run(range)
    try writing.removals.mention.run(range)
    try writing.removals.item.run(range)
    try writing.removals.record.run(range)
    try writing.removals.document.run(range)
    for subject in subjects {
      try settleItem(subject)
      try settleRecord(subject)
    }
  }

  /// Makes sure that nothing remains of what was taken away: the index keeps words until its pieces are merged.
  public func forgetRemoved() throws(CatalogueError) {
    try database.execute("INSERT INTO words(words) VALUES('optimize')")
  }

  /// The first intake counts; a check tells of another under the same name.
  private func settleItem(_ item: String) throws(CatalogueError) {
    let versions = try versions(of: item, .item)
    try settle(versions, versions.first?.place, .item)
  }

  /// The last version counts, of the type that the first one gave the name to.
  private func settleRecord(_ subject: String) throws(CatalogueError) {
    let versions = try versions(of: subject, .record)
    let first = versions.first { !$0.isAmendment }
    let last = versions.last { version in
      first.map { version.isAmendment && version.type == $0.type && version.place > $0.place } ?? false
    }
    try settle(versions, (last ?? first)?.place, .record)
  }

  private enum Kind { case item, record }

  private struct Version {
    let place: EventPlace
    let isChosen: Bool
    let type: Int64
    let isAmendment: Bool
  }

  private func versions(of subject: String, _ kind: Kind) throws(CatalogueError) -> [Version] {
    var found: [Version] = []
    let take = { (row: Statement) throws(CatalogueError) -> Bool in
      found.append(
        Version(
          place: EventPlace(packed: row.integer(0)), isChosen: row.integer(1) != 0, type: row.integer(2),
          isAmendment: row.integer(3) != 0))
      return true
    }
    switch kind {
    case .item: try reading.itemVersions.run([.text(subject)], row: take)
    case .record: try reading.recordVersions.run([.text(subject)], row: take)
    }
    return found
  }

  private func settle(_ versions: [Version], _ chosen: EventPlace?, _ kind: Kind) throws(CatalogueError) {
    for version in versions where version.isChosen != (version.place == chosen) {
      try choose(version.place == chosen, version.place, kind)
    }
  }

  /// Says whether a version counts: only what counts can be found.
  private func choose(_ isChosen: Bool, _ place: EventPlace, _ kind: Kind) throws(CatalogueError) {
    let values: [Value] = [.integer(place.packed), Value(isChosen)]
    switch kind {
    case .item: try writing.chooseItem.run(values)
    case .record: try writing.chooseRecord.run(values)
    }
    guard let words = try words(at: place) else { return }
    if isChosen { try writing.addWords.run(words) } else { try writing.removeWords.run(words) }
  }

  /// What the index has of a text. It is removed from by saying what was put in: folding gives the same each time.
  func words(at place: EventPlace) throws(CatalogueError) -> [Value]? {
    var words: [Value]?
    try reading.document.run([.integer(place.packed)]) { row throws(CatalogueError) in
      let body = [row.text(1), row.optionalText(2) ?? ""].joined(separator: "\n")
      words = [.integer(place.packed), .text(SearchText.fold(row.text(0))), .text(SearchText.fold(body))]
      return false
    }
    return words
  }
}
