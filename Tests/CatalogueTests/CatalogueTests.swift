import Testing

@testable import Catalogue

@Suite struct CatalogueTests {
  static func item(_ name: String, at entry: UInt64, title: String = "", digest: UInt8 = 0, recorded: Int64 = 0)
    -> EventRow
  {
    let place = EventPlace(entry: entry, number: 0)
    var row = EventRow(
      place: place, subject: name, type: "intake", action: "ingested", recorded: recorded, signer: "counsel-1",
      compartment: "general")
    row.item = ItemRow(
      item: name, recorded: recorded, type: "document", mediaType: "text/plain", size: entry,
      digest: [UInt8](repeating: digest, count: 32), name: .bytes([0xff, 0x00]), title: title.isEmpty ? nil : title,
      signer: "counsel-1")
    row.document = DocumentRow(kind: "document", title: title, body: "body of \(name) \(title)", days: nil)
    return row
  }

  static func record(_ name: String, at entry: UInt64, _ text: String, amends: Bool, type: String = "note") -> EventRow
  {
    var row = EventRow(
      place: EventPlace(entry: entry, number: 0), subject: name, type: "record",
      action: amends ? "amended" : "recorded",
      recorded: 0, signer: "counsel-1", compartment: "general")
    row.record = RecordRow(
      subject: name, type: type, isAmendment: amends, marking: "withhold", about: nil, fields: Array("{}".utf8))
    row.document = DocumentRow(kind: type, title: text, body: text, days: 100...200)
    return row
  }

  private func found(_ catalogue: Catalogue, _ words: String) throws -> [String] {
    var search = Catalogue.Search()
    search.words = SearchQuery(words)
    return try catalogue.search(search).found.map(\.subject)
  }

  @Test func itemsComeInTheOrderOfTheLogWhateverTheOrderTheyWereAddedIn() throws {
    let catalogue = try Catalogue()
    for entry in [5, 2, 9] as [UInt64] {
      try catalogue.add(Self.item("I\(entry)", at: entry, recorded: Int64(20 - entry)))
    }
    let all = try catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 10)
    #expect(all.map(\.item.item) == ["I2", "I5", "I9"])
    #expect(all.first?.item == Self.item("I2", at: 2, recorded: 18).item)
    let rest = try catalogue.items(Catalogue.ItemFilter(), after: all[0].place, limit: 1)
    #expect(rest.map(\.item.item) == ["I5"])
    var filter = Catalogue.ItemFilter()
    filter.since = 15
    #expect(try catalogue.items(filter, after: nil, limit: 10).map(\.item.item) == ["I2", "I5"])
    filter.since = 100
    #expect(try catalogue.items(filter, after: nil, limit: 10).isEmpty)
    filter.since = nil
    filter.type = "video"
    #expect(try catalogue.items(filter, after: nil, limit: 10).isEmpty)
  }

  @Test func theFirstIntakeCountsAlsoWhenItIsAddedLater() throws {
    let catalogue = try Catalogue()
    try catalogue.add(Self.item("I", at: 7, title: "second"))
    try catalogue.add(Self.item("I", at: 3, title: "first"))
    #expect(try catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 10).map(\.item.title) == ["first"])
    #expect(try found(catalogue, "second").isEmpty)
    try catalogue.remove(entry: 3)
    #expect(try catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 10).map(\.item.title) == ["second"])
    #expect(try found(catalogue, "second") == ["I"])
    #expect(try found(catalogue, "first").isEmpty)
  }

  @Test func theLastVersionOfARecordCountsOfTheTypeThatItBeganWith() throws {
    let catalogue = try Catalogue()
    try catalogue.add(Self.record("R", at: 1, "before", amends: true))
    try catalogue.add(Self.record("R", at: 2, "alpha", amends: false))
    try catalogue.add(Self.record("R", at: 3, "beta", amends: true))
    try catalogue.add(Self.record("R", at: 4, "gamma", amends: true, type: "person"))
    try catalogue.add(Self.record("R", at: 5, "delta", amends: false))
    #expect(try found(catalogue, "beta") == ["R"])
    for word in ["before", "alpha", "gamma", "delta"] { #expect(try found(catalogue, word).isEmpty) }
    #expect(try catalogue.recordEntries() == [1, 2, 3, 4, 5])
    #expect(try catalogue.recordEntries(ofType: "person") == [4])
    try catalogue.remove(entry: 3)
    #expect(try found(catalogue, "alpha") == ["R"])
  }

  @Test func theChainOfCustodyHasWhatNamesTheItemAndWhatFollows() throws {
    let catalogue = try Catalogue()
    func event(_ entry: UInt64, _ subject: String, names: Set<String> = []) throws {
      var row = EventRow(
        place: EventPlace(entry: entry, number: 0), subject: subject, type: "export", action: "", recorded: 0,
        signer: "", compartment: "control")
      row.named = names
      try catalogue.add(row)
    }
    try catalogue.add(Self.item("I", at: 2))
    try event(3, "X")
    try event(4, "X", names: ["I", "other"])
    try event(5, "X")
    try event(6, "Y", names: ["other"])
    try event(7, "I")
    #expect(try catalogue.custodyEntries(of: "I") == [2, 4, 5, 7])
    #expect(try catalogue.entries(of: "I") == [2, 7])
    #expect(try catalogue.custodyEntries(of: "other") == [4, 5, 6])
    #expect(try catalogue.custodyEntries(of: "' OR 1 --").isEmpty)
  }

  @Test func itemsWithOneContentAreToldTogether() throws {
    let catalogue = try Catalogue()
    for (name, entry, digest) in [("A", 1, 7), ("B", 2, 8), ("C", 3, 7), ("D", 4, 9), ("E", 5, 8)]
      as [(String, UInt64, UInt8)]
    {
      try catalogue.add(Self.item(name, at: entry, digest: digest))
    }
    #expect(try catalogue.itemsAlike() == [["A", "C"], ["B", "E"]])
    #expect(try catalogue.itemsLike("C") == ["A"])
    #expect(try catalogue.itemsLike("D").isEmpty)
  }

  @Test(
    "every script is found as people type it",
    arguments: [
      ("Свідок бачив колону біля мосту", "КОЛОН міст", false), ("Свідок бачив колону біля мосту", "КОЛОНУ мост", true),
      ("მოწმემ დაინახა კოლონა", "ᲙᲝᲚᲝᲜᲐ", true), ("رأى الشاهدُ القافلةَ قرب الجسر", "قافلة شاهد", true),
      ("رأى الشاهدُ القافلةَ قرب الجسر", "\"القافلة قرب\"", true),
      ("Świadek widział kolumnę przy moście", "swiadek MOSCIE", true),
      ("Şahit köprüde konvoyu gördü", "sahit koprude", true), ("Zeuge sah die Straße", "STRASSE", true),
      ("Zeuge sah die Straße", "straße -zeuge", false),
      ("Свідок бачив колону", "ко", true), ("Колона біля мосту", "колона -\"біля мосту\"", false),
      ("Колона біля мосту", "колона -\"мосту біля\"", true), ("Der Oﬃzier", "offizier", true),
    ])
  func scripts(_ text: String, _ words: String, _ isFound: Bool) throws {
    let catalogue = try Catalogue()
    try catalogue.add(Self.item("I", at: 1, title: text))
    try catalogue.add(Self.item("J", at: 2, title: "else"))
    #expect(try found(catalogue, words) == (isFound ? ["I"] : []))
  }

  @Test func filtersHoldTogether() throws {
    let catalogue = try Catalogue()
    var item = Self.item("I", at: 1, title: "bridge", recorded: 86_400 * 150)
    item.mentioned = ["P-104"]
    try catalogue.add(item)
    try catalogue.add(Self.record("R", at: 2, "bridge", amends: false))
    func search(_ change: (inout Catalogue.Search) -> Void) throws -> [String] {
      var search = Catalogue.Search()
      change(&search)
      return try catalogue.search(search).found.map(\.subject).sorted()
    }
    #expect(try search { _ in } == ["I", "R"])
    #expect(try search { $0.about = ["P-104"] } == ["I"])
    #expect(try search { $0.about = ["R"] } == ["R"])
    #expect(try search { $0.kind = "note" } == ["R"])
    #expect(try search { $0.marking = "withhold" } == ["R"])
    #expect(try search { $0.from = 160 } == ["R"])
    #expect(try search { $0.from = 201 }.isEmpty)
    #expect(try search { $0.to = 120 } == ["R"])
    #expect(
      try search {
        $0.words = SearchQuery("bridge")
        $0.to = 150
        $0.from = 150
      } == ["I", "R"])
    var few = Catalogue.Search()
    few.limit = 1
    let (one, hasMore) = try catalogue.search(few)
    #expect(one.count == 1 && hasMore)
  }

  @Test func whatWasTakenAwayIsInNoImage() throws {
    // Words that differ at the beginning and at the end: the index cuts off what neighbours have in common.
    func word(_ entry: UInt64) -> String {
      let code = String(entry * 104_729 + 100_000_000, radix: 36)
      return code + String(code.reversed())
    }
    let catalogue = try Catalogue()
    for entry in 1...50 as ClosedRange<UInt64> {
      try catalogue.change(
        { () throws(CatalogueError) in
          try catalogue.add(Self.item("I\(entry)", at: entry, title: "common \(word(entry))"))
        }, failure: { $0 })
    }
    #expect(contains(catalogue, word(7)))
    try catalogue.remove(entry: 7)
    try catalogue.forgetRemoved()
    #expect(!contains(catalogue, word(7)))
    #expect(contains(catalogue, word(8)))
    #expect(try found(catalogue, word(7)).isEmpty)
    #expect(try found(catalogue, word(8)) == ["I8"])
  }

  /// Whether an image holds a word, also where the index cut off what two words have in common.
  private func contains(_ catalogue: Catalogue, _ word: String) -> Bool {
    let all = Array(word.utf8)
    let tail = Array(word.utf8.suffix(6))
    let found: Bool? = catalogue.withImage { image in
      let bytes = (0..<image.count).map { image[$0] }
      return bytes.contains(all) || bytes.contains(tail)
    }
    return found == true
  }
}
