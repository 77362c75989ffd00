import Catalogue
import Custody
import TestSupport
import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@testable import VaultKit

/// The catalogue's answers against a walk over the whole log, after everything that changes them.
@Suite struct CatalogueTests {
  /// A member who opens the vault anew.
  private func again(_ vault: SpecimenVault) throws -> UnlockedVault {
    try UnlockedVault(Vault(vault.path), identity: vault.identity)
  }

  /// What a walk over the whole log says.
  private func walk(_ session: UnlockedVault) throws -> (items: [ItemSummary], unreadable: [EventFailure]) {
    var items: [ItemSummary] = []
    var unreadable: [EventFailure] = []
    var known: Set<Identifier> = []
    try EventWalk(session: session, state: session.vault.state()).forEach { result throws(VaultError) in
      switch result {
      case .success(let event):
        if let item = ItemSummary(event), known.insert(item.item).inserted { items.append(item) }
      case .failure(let failure): unreadable.append(failure)
      }
    }
    return (items, unreadable)
  }

  private func chain(_ session: UnlockedVault, _ item: Identifier) throws -> [Identifier] {
    var chain: [Identifier] = []
    var exports: Set<Identifier> = []
    try EventWalk(session: session, state: session.vault.state()).forEach { result throws(VaultError) in
      guard case .success(let event) = result else { return }
      if event.names(item) { exports.insert(event.statement.item) }
      if event.statement.item == item || exports.contains(event.statement.item) { chain.append(event.statement.event) }
    }
    return chain
  }

  private func expectTheSame(
    _ session: UnlockedVault, _ items: [Identifier], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = try walk(session)
    let answer = try Inventory(session).items()
    #expect(answer.items.map(\.row) == wanted.items.map(\.row), sourceLocation: location)
    #expect(answer.unreadable.map(\.index) == wanted.unreadable.map(\.index), sourceLocation: location)
    #expect(answer.unreadable.map(\.reason) == wanted.unreadable.map(\.reason), sourceLocation: location)
    #expect(answer.unreadable.map(\.object) == wanted.unreadable.map(\.object), sourceLocation: location)
    for item in items {
      let wanted = try chain(session, item)
      let answer = try? Inventory(session).custody(of: item)
      #expect(answer?.map(\.statement.event) ?? [] == wanted, sourceLocation: location)
      var whole = ItemChain(item)
      try whole.read(session, to: session.vault.state())
      var quick = ItemChain(item)
      try quick.read(session)
      #expect(quick.next == whole.next && quick.intake?.digest == whole.intake?.digest, sourceLocation: location)
    }
  }

  @Test func answersAreThoseOfTheWholeLogAfterEveryChange() throws {
    let vault = try SpecimenVault()
    var items: [Identifier] = []
    for number in 0..<6 {
      items.append(try vault.add("file-\(number)", [UInt8(number), 1], source: "P-\(number)").item)
    }
    try expectTheSame(vault.session, items)
    try expectTheSame(again(vault), items)

    // Accessed, named by a hold, erased, moved; each on the image from before, in a new session and in the old one.
    _ = try Access(vault.session).get(
      items[0], to: .file(FilePath(vault.scratch.path("copy"))), purpose: "reading")
    try expectTheSame(again(vault), items)
    let hold = try Holds(vault.session).set(
      [items[1], items[2]], reason: "proceedings", authority: "an invented court")
    try expectTheSame(again(vault), items)
    try Holds(vault.session).lift(hold, reason: "over")
    try expectTheSame(again(vault), items)
    _ = try Erasure(vault.session).erase(items[3], reason: .withdrawn)
    try expectTheSame(vault.session, items)
    try expectTheSame(again(vault), items)
    try expectTheSame(again(vault), items)
  }

  @Test func imagesThatCameBackForgetWhatWasErased() throws {
    let vault = try SpecimenVault()
    var items: [Identifier] = []
    for number in 0..<4 { items.append(try vault.add("file-\(number)", [UInt8(number)], source: "Zerlina").item) }
    try expectTheSame(again(vault), items)
    let name = "case.vault/cache/catalogue-\(vault.session.member.kid).age"
    let image = try vault.scratch.bytes(name)
    _ = try Erasure(vault.session).erase(items[1], reason: .unlawful)
    #expect(!vault.scratch.has(name))
    try vault.scratch.write(image, to: name)
    let session = try again(vault)
    try expectTheSame(session, items)
    #expect(try vault.scratch.bytes(name) != image)
    var request = Finding.Request()
    request.words = "zerlina"
    #expect(try Finding(session).find(request).found.map(\.subject) == [items[3], items[2], items[0]])
  }

  @Test func textsAreSearchedOnceTheirReaderOpenedThem() throws {
    let vault = try SpecimenVault()
    let first = try vault.add("one", Array("An invented quastolin".utf8)).item
    let second = try vault.add("two", Array("Another quastolin".utf8)).item
    let notText = try vault.add("three", Array("quastolin\0".utf8)).item
    func found(_ session: UnlockedVault) throws -> [Identifier] {
      var request = Finding.Request()
      request.words = "quastolin"
      return try Finding(session).find(request).found.map(\.subject)
    }
    #expect(try found(again(vault)) == [])
    _ = try Access(vault.session).get(second, to: .file(FilePath(vault.scratch.path("copy"))), purpose: "reading")
    #expect(try found(vault.session) == [second])
    #expect(try found(again(vault)) == [second])
    #expect(try TextReading(again(vault)).readAll(purpose: "reading") == .init(read: [first], failed: [], tooLong: []))
    #expect(try TextReading(again(vault)).readAll(purpose: "reading") == .init(read: [], failed: [], tooLong: []))
    // From the log alone.
    CatalogueImage.removeAll(vault.session.vault)
    #expect(try Set(found(again(vault))) == [first, second])
    try expectTheSame(again(vault), [first, second, notText])
    // An image that comes back from a copy forgets what was erased meanwhile.
    let name = "case.vault/cache/catalogue-\(vault.session.member.kid).age"
    let image = try vault.scratch.bytes(name)
    _ = try Erasure(vault.session).erase(second, reason: .unlawful)
    try vault.scratch.write(image, to: name)
    #expect(try found(again(vault)) == [first])
    #expect(try vault.scratch.bytes(name) != image)
  }

  @Test func whatIsDamagedIsLookedAtAgainEachTime() throws {
    let vault = try SpecimenVault()
    let first = try vault.add("one", [1]).item
    let second = try vault.add("two", [2]).item
    let session = try again(vault)
    let record = try Inventory(session).custody(of: second)[0].record.hex
    let place = "case.vault/objects/\(record.prefix(2))/\(record.dropFirst(2))"
    let bytes = try vault.scratch.bytes(place)
    try session.vault.objects.remove(try Inventory(session).custody(of: second)[0].record)
    // Folded while it was missing.
    CatalogueImage.removeAll(session.vault)
    let poorer = try again(vault)
    try expectTheSame(poorer, [first, second])
    #expect(try Inventory(poorer).items().items.map(\.item) == [first])
    #expect(try Inventory(poorer).items().unreadable.map(\.reason) == [.missing])
    try expectTheSame(again(vault), [first, second])
    // Restored: in the session that is open, and in the next.
    try vault.scratch.write(bytes, to: place)
    try expectTheSame(poorer, [first, second])
    try expectTheSame(again(vault), [first, second])
    #expect(try Inventory(again(vault)).items().items.map(\.item) == [first, second])
  }

  @Test func anImageOfAnotherLogIsNotUsed() throws {
    let vault = try SpecimenVault()
    _ = try vault.add("one", [1])
    _ = try Inventory(vault.session).items()
    let name = "case.vault/cache/catalogue-\(vault.session.member.kid).age"
    let image = try #require(CatalogueImage(vault.session).read())
    #expect(try image.head == vault.session.vault.state().head)
    let other = try SpecimenVault()
    _ = try other.add("other", [2])
    _ = try Inventory(other.session).items()
    let foreign = "case.vault/cache/catalogue-\(other.session.member.kid).age"
    try vault.scratch.write(other.scratch.bytes(foreign), to: name)
    #expect(CatalogueImage(vault.session).read() == nil)
    try expectTheSame(again(vault), [])
  }

  @Test func nothingIsThereInClear() throws {
    let vault = try SpecimenVault()
    _ = try vault.add("one", [1], source: "Zerlina Quast of Ubblefort")
    _ = try Inventory(vault.session).items()
    for file in vault.scratch.files("case.vault/cache") {
      let text = String(decoding: try vault.scratch.bytes("case.vault/cache/" + file), as: UTF8.self)
      for word in ["Zerlina", "SQLite", "ubblefort", "CREATE TABLE"] { #expect(!text.contains(word)) }
    }
    #expect(vault.scratch.files("case.vault/cache").count == 1)
    #expect(vault.scratch.files("case.vault/tmp").isEmpty)
  }

  @Test(
    "dates and times say which days they mean",
    arguments: [
      ("2014-07-15", "any", 16266...16266), ("2014-07", "any", 16252...16282), ("2014", "date", 16071...16435),
      ("2014?", "date_from", 15706...16800), ("2014-02~", "any", 16071...16160), ("1970-01-01", "any", 0...0),
      ("1969-12-31", "any", -1 ... -1), ("2014-07-15T01:00:00+02:00", "any", 16265...16265),
    ] as [(String, String, ClosedRange<Int64>)])
  func days(_ text: String, _ name: String, _ days: ClosedRange<Int64>) {
    #expect(DayRange.days(text, named: name) == days)
  }

  @Test(arguments: ["2014", "20140715", "2014-13", "2014-02-30", "2014-7", "unknown", "", "2014-07-15-01", "٢٠١٤-٠٧"])
  func noDays(_ text: String) { #expect(DayRange.days(text, named: "note") == nil) }
}
