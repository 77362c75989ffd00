/// What is answered.
extension Catalogue {
  /// Which items are wanted.
  public struct ItemFilter: Sendable {
    /// Only of this kind.
    public var type: String?
    /// Only recorded then or later, in seconds since 1970.
    public var since: Int64?

    /// Every item.
    public init() {}
  }

  /// Items in the order in which they came in, some at a time.
  /// - Parameter place: they come after this one; nil from the beginning.
  public func items(
    _ filter: ItemFilter, after place: EventPlace?, limit: Int
  ) throws(CatalogueError) -> [(place: EventPlace, item: ItemRow)] {
    var start = place?.packed ?? -1
    if place == nil, let since = filter.since {
      // Mostly they came in in the order of their times: what was before the first is passed over.
      guard let first = try integer("SELECT min(place) FROM item WHERE recorded >= ?1", [.integer(since)]) else {
        return []
      }
      start = first - 1
    }
    var found: [(place: EventPlace, item: ItemRow)] = []
    let statement = try Statement(
      database,
      Self.itemColumns + """
        WHERE i.place > ?1 AND i.chosen AND (?2 IS NULL OR i.recorded >= ?2) AND (?3 IS NULL OR t.text = ?3)
        ORDER BY i.place LIMIT ?4
        """)
    try statement.run([.integer(start), Value(filter.since), Value(filter.type), .integer(Int64(limit))]) {
      row throws(CatalogueError) in
      found.append((EventPlace(packed: row.integer(0)), Self.item(row)))
      return true
    }
    return found
  }

  private static let itemColumns = """
    SELECT i.place, i.item, i.recorded, t.text, m.text, i.size, i.digest, i.name, i.title, s.text FROM item i
    CROSS JOIN word t ON t.id = i.type CROSS JOIN word m ON m.id = i.media CROSS JOIN word s ON s.id = i.signer

    """

  private static func item(_ row: Statement) -> ItemRow {
    let name: ItemRow.Name? =
      row.isNull(7) ? nil : row.isText(7) ? .text(row.text(7)) : .bytes(row.bytes(7))
    return ItemRow(
      item: row.text(1), recorded: row.integer(2), type: row.text(3), mediaType: row.text(4),
      size: UInt64(bitPattern: row.integer(5)), digest: row.bytes(6), name: name, title: row.optionalText(8),
      signer: row.text(9))
  }

  /// Whether there is an item of this name.
  public func hasItem(_ item: String) throws(CatalogueError) -> Bool {
    try integer("SELECT place FROM item WHERE item = ?1 LIMIT 1", [.text(item)]) != nil
  }

  /// The items with the same content as this one, which is left out, in the order in which they came in.
  public func itemsLike(_ item: String) throws(CatalogueError) -> [String] {
    try texts(
      """
      SELECT o.item FROM item i JOIN item o ON o.digest = i.digest AND o.chosen
      WHERE i.item = ?1 AND i.chosen AND o.item <> i.item ORDER BY o.place
      """, [.text(item)])
  }

  /// The entries of the items with this content, in the order in which they came in.
  public func itemEntries(withDigest digest: [UInt8]) throws(CatalogueError) -> [UInt64] {
    try entries("SELECT place FROM item WHERE digest = ?1 AND chosen ORDER BY place", [.bytes(digest)])
  }

  /// Groups of items with one content, each in the order in which they came in.
  public func itemsAlike() throws(CatalogueError) -> [[String]] {
    var groups: [[String]] = []
    var last: [UInt8] = []
    let statement = try Statement(
      database,
      """
      SELECT i.digest, i.item FROM item i
      WHERE i.chosen AND i.digest IN (SELECT digest FROM item WHERE chosen GROUP BY digest HAVING count(*) > 1)
      ORDER BY (SELECT min(f.place) FROM item f WHERE f.digest = i.digest AND f.chosen), i.place
      """)
    try statement.run { row throws(CatalogueError) in
      let digest = row.bytes(0)
      if digest == last, !groups.isEmpty {
        groups[groups.count - 1].append(row.text(1))
      } else {
        groups.append([row.text(1)])
        last = digest
      }
      return true
    }
    return groups
  }

  /// The entries of an item's own events.
  public func entries(of subject: String) throws(CatalogueError) -> [UInt64] {
    try entries("SELECT place FROM event WHERE subject = ?1 ORDER BY place", [.text(subject)])
  }

  /// The entries of events that mention a name, in the order of the log.
  public func entries(mentioning name: String) throws(CatalogueError) -> [UInt64] {
    try entries("SELECT place FROM mention WHERE name = ?1 ORDER BY place", [.text(name)])
  }

  /// The entries of events of a kind, in the order of the log.
  /// - Parameter action: its word.
  public func entries(withAction action: String) throws(CatalogueError) -> [UInt64] {
    try entries(
      "SELECT place FROM event WHERE action = (SELECT id FROM word WHERE text = ?1) ORDER BY place", [.text(action)])
  }

  /// The entries that bring in an item, and mention this identifier or pseudonym.
  public func itemEntries(mentioning name: String) throws(CatalogueError) -> [UInt64] {
    try entries(
      "SELECT i.place FROM mention m JOIN item i ON i.place = m.place WHERE m.name = ?1 AND i.chosen ORDER BY i.place",
      [.text(name)])
  }

  /// The entries that bring in an item, and mention any pseudonym.
  public func itemEntriesMentioningPseudonyms() throws(CatalogueError) -> [UInt64] {
    // No identifier has a hyphen in the second place.
    try entries(
      """
      SELECT DISTINCT i.place FROM mention m JOIN item i ON i.place = m.place
      WHERE m.name >= 'P-' AND m.name < 'P.' AND i.chosen ORDER BY i.place
      """, [])
  }

  /// Whether there is a record of this name.
  public func hasRecord(_ record: String) throws(CatalogueError) -> Bool {
    try integer("SELECT place FROM record WHERE subject = ?1 LIMIT 1", [.text(record)]) != nil
  }

  /// The entries of an item's chain: its own events, those that name it in `items`, and later ones about what those are about.
  public func custodyEntries(of item: String) throws(CatalogueError) -> [UInt64] {
    try entries(
      """
      SELECT place FROM event WHERE subject = ?1
      UNION SELECT place FROM mention WHERE name = ?1 AND named
      UNION SELECT e.place FROM (SELECT subject, min(place) AS first FROM mention WHERE name = ?1 AND named GROUP BY subject) m
        JOIN event e ON e.subject = m.subject AND e.place >= m.first
      ORDER BY 1
      """, [.text(item)])
  }

  /// The entries that hold versions of records, in the order of the log.
  /// - Parameter type: only records of this type.
  public func recordEntries(ofType type: String? = nil) throws(CatalogueError) -> [UInt64] {
    guard let type else { return try entries("SELECT place FROM record ORDER BY place", []) }
    return try entries(
      "SELECT place FROM record WHERE type = (SELECT id FROM word WHERE text = ?1) ORDER BY place", [.text(type)])
  }

  /// Events that cannot be read, in the order of the log.
  /// - Parameter reason: only for this reason.
  public func failures(_ reason: FailureRow.Reason? = nil) throws(CatalogueError) -> [FailureRow] {
    var found: [FailureRow] = []
    let statement = try Statement(
      database, "SELECT place, object, reason FROM failure WHERE ?1 IS NULL OR reason = ?1 ORDER BY place")
    try statement.run([Value(reason.map { Int64($0.rawValue) })]) { row throws(CatalogueError) in
      guard let reason = FailureRow.Reason(rawValue: Int(row.integer(2))) else {
        throw CatalogueError(.damaged, "a reason")
      }
      found.append(FailureRow(place: EventPlace(packed: row.integer(0)), object: row.bytes(1), reason: reason))
      return true
    }
    return found
  }

  private func entries(_ sql: String, _ values: [Value]) throws(CatalogueError) -> [UInt64] {
    var found: [UInt64] = []
    try Statement(database, sql).run(values) { row throws(CatalogueError) in
      let entry = EventPlace(packed: row.integer(0)).entry
      if found.last != entry { found.append(entry) }
      return true
    }
    return found
  }

  private func texts(_ sql: String, _ values: [Value]) throws(CatalogueError) -> [String] {
    var found: [String] = []
    try Statement(database, sql).run(values) { row throws(CatalogueError) in
      found.append(row.text(0))
      return true
    }
    return found
  }

  private func integer(_ sql: String, _ values: [Value]) throws(CatalogueError) -> Int64? {
    var found: Int64?
    try Statement(database, sql).run(values) { row throws(CatalogueError) in
      found = row.optionalInteger(0)
      return false
    }
    return found
  }
}
