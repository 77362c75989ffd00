/// Finding things again.
extension Catalogue {
  /// What is searched for. Everything that is said holds at once.
  public struct Search: Sendable {
    /// Words; nil for everything that the rest lets through, the newest first.
    public var words: SearchQuery?
    /// Only items of this kind, or records of this type.
    public var kind: String?
    /// Only what mentions each of these identifiers or pseudonyms, or has it.
    public var about: [String] = []
    /// Only what speaks of this day or a later one, counted from 1970-01-01; for what names no day, the one when it was recorded.
    public var from: Int64?
    /// Only what speaks of this day or an earlier one.
    public var to: Int64?
    /// Only what is marked so, by itself or by a record about it.
    public var marking: String?
    /// No records.
    public var isItemsOnly = false
    /// No more than this.
    public var limit = 20

    /// Everything.
    public init() {}
  }

  /// What was found.
  public struct Found: Sendable {
    /// Where it is.
    public let place: EventPlace
    /// The item or record.
    public let subject: String
    /// Whether it is a record, and no item.
    public let isRecord: Bool
    /// The item's kind or the record's type.
    public let kind: String
    /// When it was recorded, in seconds since 1970.
    public let recorded: Int64
    /// What it is called.
    public let title: String
    /// A piece of it.
    public let snippet: Snippet
  }

  /// The best of what fits, and whether there is more.
  public func search(_ search: Search) throws(CatalogueError) -> (found: [Found], hasMore: Bool) {
    var places: [Int64] = []
    var values: [Value] = []
    func bound(_ value: Value) -> String {
      values.append(value)
      return "?\(values.count)"
    }
    var conditions: [String] = []
    let source: String
    if let words = search.words {
      // The index alone is walked; what it finds is looked up by place.
      source = "words CROSS JOIN document d ON d.place = words.rowid"
      conditions.append("words MATCH \(bound(.text(words.expression)))")
    } else {
      source =
        "(SELECT place FROM item WHERE chosen UNION ALL SELECT place FROM record WHERE chosen) c JOIN document d ON d.place = c.place"
    }
    if let kind = search.kind {
      conditions.append("d.kind = (SELECT id FROM word WHERE text = \(bound(.text(kind))))")
    }
    for name in search.about.prefix(8) {
      let name = bound(.text(name))
      conditions.append(
        "(e.subject = \(name) OR EXISTS (SELECT 1 FROM mention m WHERE m.name = \(name) AND m.place = d.place))")
    }
    if search.isItemsOnly { conditions.append("EXISTS (SELECT 1 FROM item i WHERE i.place = d.place AND i.chosen)") }
    if let from = search.from { conditions.append("coalesce(d.last, e.recorded / 86400) >= \(bound(.integer(from)))") }
    if let to = search.to { conditions.append("coalesce(d.first, e.recorded / 86400) <= \(bound(.integer(to)))") }
    if let marking = search.marking {
      let marking = bound(.text(marking))
      conditions.append(
        """
        (EXISTS (SELECT 1 FROM record r WHERE r.place = d.place AND r.marking = \(marking))
        OR EXISTS (SELECT 1 FROM record r WHERE r.about = e.subject AND r.about IS NOT NULL AND r.chosen AND r.marking = \(marking)))
        """)
    }
    let limit = min(max(search.limit, 1), 100_000)
    let order = search.words == nil ? "e.recorded DESC, d.place DESC" : "bm25(words, 4.0, 1.0), d.place DESC"
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let statement = try Statement(
      database,
      "SELECT d.place FROM \(source) CROSS JOIN event e ON e.place = d.place \(filter) ORDER BY \(order) LIMIT \(limit + 1)"
    )
    try statement.run(values) { row throws(CatalogueError) in
      places.append(row.integer(0))
      return true
    }
    var found: [Found] = []
    for place in places.prefix(limit) { if let one = try self.found(place, search.words) { found.append(one) } }
    return (found, places.count > limit)
  }

  private func found(_ place: Int64, _ words: SearchQuery?) throws(CatalogueError) -> Found? {
    var found: Found?
    let statement = try Statement(
      database,
      """
      SELECT e.subject, r.place IS NOT NULL, k.text, e.recorded, d.title, d.body, d.content FROM document d
      JOIN event e ON e.place = d.place JOIN word k ON k.id = d.kind LEFT JOIN record r ON r.place = d.place
      WHERE d.place = ?1
      """)
    try statement.run([.integer(place)]) { row throws(CatalogueError) in
      let title = row.text(4)
      let body = row.text(5)
      var snippet = Snippet(body, words)
      if snippet.parts.isEmpty, let content = row.optionalText(6) { snippet = Snippet.first(in: content, words) }
      if snippet.parts.isEmpty { snippet = Snippet(title, words) }
      found = Found(
        place: EventPlace(packed: place), subject: row.text(0), isRecord: row.integer(1) != 0, kind: row.text(2),
        recorded: row.integer(3), title: title, snippet: snippet)
      return false
    }
    return found
  }
}
