internal import Catalogue
public import Consent
public import Custody

/// Finding items and records again: by words, kind, time, marking, and by whom or what they speak of. It answers from what the member may read,
/// and opens no evidence: of what stands inside files, it searches the texts that this member has opened before (``TextReading``).
public struct Finding: Sendable {
  /// What is searched for. All of it holds at once.
  public struct Request: Sendable {
    /// Words that must all be there, `"phrases"`, and `-words` that must not; empty for whatever else is said.
    public var words = ""
    /// Only items of this kind, or records of this type.
    public var type: String?
    /// Only what speaks of each of these: identifiers, or pseudonyms.
    public var about: [String] = []
    /// Only what speaks of this day or a later one; where no day is named, the one when it was recorded counts.
    public var from: Day?
    /// Only what speaks of this day or an earlier one.
    public var to: Day?
    /// Only what is marked so.
    public var marking: String?
    /// Only items that may be shared in this way, as consent stands; no records.
    public var sharing: Sharing?
    /// No more than so many.
    public var limit = 20

    /// Everything.
    public init() {}
  }

  /// What consent is asked for.
  public struct Sharing: Sendable {
    /// For what, in which form.
    public let use: IntendedUse
    /// To whom; nil where that is not said.
    public let recipient: String?

    /// A question to the people whom items come from.
    public init(use: IntendedUse, recipient: String?) {
      self.use = use
      self.recipient = recipient
    }
  }

  /// A day, month or year as people write it: `2014-07-15`, `2014-07`, `2014`.
  public struct Day: Sendable {
    let days: ClosedRange<Int64>

    /// A day; nil for anything else.
    public init?(_ text: String) {
      guard text.utf8.count <= 10, let days = DayRange.days(text, named: "date") else { return nil }
      self.days = days
    }
  }

  /// A part of a text.
  public struct Part: Sendable, Equatable {
    /// The text.
    public let text: String
    /// Whether it is a word that was asked for.
    public let isMatch: Bool
  }

  /// Something that was found.
  public struct Found: Sendable {
    /// The item or record.
    public let subject: Identifier
    /// Whether it is a record, and no item.
    public let isRecord: Bool
    /// The item's kind or the record's type.
    public let type: String
    /// When it was recorded.
    public let recorded: Timestamp
    /// The entry that says so.
    public let entry: UInt64
    /// What it is called.
    public let title: String
    /// A piece of it around the words; empty where none were given.
    public let snippet: [Part]
    /// The rule by which it may be shared as was asked; nil where nobody asked.
    public internal(set) var consent: ConsentRule?
  }

  private static let maximumCount = 100_000

  private let session: UnlockedVault

  /// What this member can find.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Finds, the best first; without words the newest first.
  /// - Returns: also whether there is more than the limit.
  /// - Throws: `.usage` for words that nothing can be searched by.
  public func find(_ request: Request) throws(VaultError) -> (found: [Found], hasMore: Bool) {
    var search = Catalogue.Search()
    if !request.words.allSatisfy(\.isWhitespace) {
      guard let query = SearchQuery(request.words) else {
        throw VaultError(
          .usage, "There is no word in that to search by, or there are too many.",
          next:
            "Give some words; \"words in quotation marks\" must follow each other, -word and -\"such words\" must not be there."
        )
      }
      search.words = query
    }
    for name in request.about {
      let identifier = Identifier(typed: name)?.description
      guard let name = identifier ?? (CataloguedEvent.isPseudonym(name) ? name : nil) else {
        throw VaultError(
          .usage, "Persons and places are named by an identifier or a pseudonym (P-…).",
          next: "What you know by name, find by its words first.")
      }
      search.about.append(name)
    }
    search.kind = request.type
    search.from = request.from?.days.lowerBound
    search.to = request.to?.days.upperBound
    search.marking = request.marking
    search.limit = request.limit
    guard let sharing = request.sharing else {
      let (rows, hasMore) = try rows(search)
      return (rows.compactMap(Found.init), hasMore)
    }
    return try find(search, sharing, limit: request.limit)
  }

  /// The catalogue says what there is; what may be shared, the consents in the log decide.
  private func find(
    _ search: Catalogue.Search, _ sharing: Sharing, limit: Int
  ) throws(VaultError) -> (found: [Found], hasMore: Bool) {
    var search = search
    search.isItemsOnly = true
    search.limit = Self.maximumCount
    let (rows, hasMore) = try rows(search)
    let items = rows.compactMap(Found.init)
    guard !items.isEmpty else { return ([], hasMore) }
    let allowed = try Consents(session).allowed(
      Set(items.map(\.subject)), use: sharing.use, recipient: sharing.recipient)
    var found: [Found] = []
    for var item in items {
      guard let rule = allowed[item.subject] else { continue }
      if found.count == limit { return (found, true) }
      item.consent = rule
      found.append(item)
    }
    return (found, hasMore)
  }

  private func rows(_ search: Catalogue.Search) throws(VaultError) -> ([Catalogue.Found], Bool) {
    try session.catalogue.read(session) { view throws(VaultError) in
      try catalogued { () throws(CatalogueError) in try view.catalogue.search(search) }
    }
  }
}

extension Finding.Found {
  init?(_ row: Catalogue.Found) {
    guard let subject = Identifier(canonical: row.subject) else { return nil }
    self.init(
      subject: subject, isRecord: row.isRecord, type: row.kind, recorded: Timestamp(seconds: row.recorded),
      entry: row.place.entry, title: row.title,
      snippet: row.snippet.parts.map { Finding.Part(text: $0.text, isMatch: $0.isMatch) })
  }
}
