/// What stands inside items that are texts, as far as somebody read it.
extension Catalogue {
  /// An item that is a text, and of which no content is kept yet.
  public struct UnreadText: Sendable, Equatable {
    /// Its identifier.
    public let item: String
    /// The entry that brings it in.
    public let entry: UInt64
  }

  /// The items of a media type whose content is not kept, in the order in which they came in.
  /// - Parameters:
  ///   - sizes: only items of so many bytes.
  ///   - items: only these; nil for all.
  public func unread(
    _ mediaType: String, sizes: ClosedRange<UInt64>, among items: Set<String>? = nil
  ) throws(CatalogueError) -> [UnreadText] {
    var found: [UnreadText] = []
    // An item is looked up by its name; only where all are asked for, all are walked.
    let statement = try Statement(
      database,
      """
      SELECT i.item, i.place FROM item i JOIN document d ON d.place = i.place
      WHERE i.chosen AND i.media = (SELECT id FROM word WHERE text = ?1) AND i.size BETWEEN ?2 AND ?3
        AND d.content IS NULL \(items == nil ? "" : "AND i.item = ?4")
      ORDER BY i.place
      """)
    let values: [Value] = [
      .text(mediaType), .integer(Int64(clamping: sizes.lowerBound)), .integer(Int64(clamping: sizes.upperBound)),
    ]
    for item in items.map({ $0.sorted().map { [Value.text($0)] } }) ?? [[]] {
      try statement.run(values + item) { row throws(CatalogueError) in
        found.append(UnreadText(item: row.text(0), entry: EventPlace(packed: row.integer(1)).entry))
        return true
      }
    }
    return found.sorted { $0.entry < $1.entry }
  }

  /// Keeps the content of an item, so that it is found by words in it.
  public func keep(content: String, of item: String) throws(CatalogueError) {
    var chosen: EventPlace?
    try reading.itemVersions.run([.text(item)]) { row throws(CatalogueError) in
      guard row.integer(1) != 0 else { return true }
      chosen = EventPlace(packed: row.integer(0))
      return false
    }
    guard let chosen, let before = try words(at: chosen) else { return }
    try writing.removeWords.run(before)
    try writing.content.run([.integer(chosen.packed), .text(content)])
    if let after = try words(at: chosen) { try writing.addWords.run(after) }
  }

  /// What events are about that mention a name, each once.
  public func subjects(mentioning name: String) throws(CatalogueError) -> Set<String> {
    var found: Set<String> = []
    try Statement(database, "SELECT subject FROM mention WHERE name = ?1").run([.text(name)]) {
      row throws(CatalogueError) in
      found.insert(row.text(0))
      return true
    }
    return found
  }
}
