internal import Catalogue
internal import Custody
internal import VaultFiles

/// What stands inside texts, in the catalogue of who has read them. An item's content is in it only once the log says that this very member
/// opened it: searching opens nothing, and is no second door.
struct CataloguedTexts {
  /// What a member's own readings are said to mention.
  static let mark = "own-reading"
  /// Texts in UTF-8, as their first bytes say.
  static let mediaType = "text/plain"
  /// Larger ones are found by what is said of them alone.
  static let maximumByteCount: UInt64 = 4 << 20
  static let lengths: ClosedRange<UInt64> = 0...maximumByteCount
  static let tooLong: ClosedRange<UInt64> = maximumByteCount + 1...UInt64(Int64.max)

  private let session: UnlockedVault
  private let state: VaultState
  private let catalogue: Catalogue

  init(_ session: UnlockedVault, _ state: VaultState, _ catalogue: Catalogue) {
    self.session = session
    self.state = state
    self.catalogue = catalogue
  }

  /// Whether an event says that this member opened an item's content.
  static func isReading(_ event: CustodyEvent, by session: UnlockedVault) -> Bool {
    event.action == .accessed && event.signer.kid == session.identity.signer.kid
  }

  /// Keeps the content of texts that this member has opened.
  /// - Parameters:
  ///   - opened: items that events say so of, which are new here.
  ///   - again: items that are looked at again, and may have been opened before.
  /// - Returns: bytes that were read.
  func read(_ opened: Set<String>, again: Set<String>) throws(VaultError) -> Int {
    guard !opened.isEmpty || !again.isEmpty else { return 0 }
    var count = 0
    let entries = try catalogued { () throws(CatalogueError) in
      let before = again.isEmpty ? [] : again.intersection(try catalogue.subjects(mentioning: Self.mark))
      return try catalogue.unread(Self.mediaType, sizes: Self.lengths, among: opened.union(before)).map(\.entry)
    }
    try EventWalk(session: session, state: state).forEach(at: entries) { result throws(VaultError) in
      guard case .success(let event) = result, let text = text(event) else { return }
      count += text.utf8.count
      try catalogued { () throws(CatalogueError) in
        try catalogue.keep(content: text, of: event.statement.item.description)
      }
    }
    return count
  }

  /// The content that an intake brings in; nil where it is no text, or cannot be opened: a check tells of that.
  private func text(_ intake: CustodyEvent) -> String? {
    // Who a pseudonym is, nobody finds by searching.
    guard ItemSummary(intake) != nil, intake.compartment != Compartment.identities else { return nil }
    do throws(VaultError) {
      let file = try PayloadReader(session, intake).inMemory()
      let bytes = try files { () throws(FileError) in try file.bytes(limit: Int(Self.maximumByteCount)) }
      return String(validating: bytes, as: UTF8.self)
    } catch {
      return nil
    }
  }
}
