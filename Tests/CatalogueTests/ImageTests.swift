import Testing

@testable import Catalogue

@Suite struct ImageTests {
  private func bytes(_ catalogue: Catalogue) throws -> [UInt8] {
    let copy: [UInt8]? = catalogue.withImage { image in (0..<image.count).map { image[$0] } }
    return try #require(copy)
  }

  private func bytes(_ database: borrowing Database) throws -> [UInt8] {
    let copy: [UInt8]? = database.withImage { image in (0..<image.count).map { image[$0] } }
    return try #require(copy)
  }

  private func open(_ bytes: [UInt8]) throws -> Catalogue {
    guard var buffer = ImageBuffer(capacity: bytes.count), buffer.append(bytes.span) else {
      throw CatalogueError(.full)
    }
    return try Catalogue(image: buffer)
  }

  private func filled() throws -> Catalogue {
    let catalogue = try Catalogue()
    for entry in 1...40 as ClosedRange<UInt64> {
      try catalogue.add(CatalogueTests.item("I\(entry)", at: entry, title: "bridge \(entry)"))
    }
    try catalogue.setNote("keys", "a\nb")
    return catalogue
  }

  @Test func anImageIsTheSameCatalogue() throws {
    let again = try open(bytes(filled()))
    #expect(try again.items(Catalogue.ItemFilter(), after: nil, limit: 100).count == 40)
    #expect(try again.note("keys") == "a\nb")
    try again.add(CatalogueTests.item("I41", at: 41, title: "bridge"))
    var search = Catalogue.Search()
    search.words = SearchQuery("bridge")
    search.limit = 100
    #expect(try again.search(search).found.count == 41)
  }

  @Test func aBufferTakesNoMoreThanItWasMadeFor() throws {
    let two: [UInt8] = [1, 2]
    guard var buffer = ImageBuffer(capacity: 3) else { throw CatalogueError(.full) }
    let first = buffer.append(two.span)
    let second = buffer.append(two.span)
    let count = buffer.count
    #expect(first && !second && count == 2)
    let isNone = ImageBuffer(capacity: 0) == nil
    #expect(isNone)
  }

  @Test(
    "a database with other tables is no catalogue",
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM item; END", "CREATE VIEW v AS SELECT 1",
      "CREATE TABLE extra(a)", "DROP INDEX item_digest", "CREATE INDEX other ON item(size)",
      "CREATE VIRTUAL TABLE others USING fts5(a)",
    ])
  func otherTables(_ sql: String) throws {
    let database = try Database()
    try Schema.create(in: database)
    try database.execute(sql)
    let image = try bytes(database)
    #expect(throws: CatalogueError(.damaged, "other tables")) { try open(image) }
  }

  @Test func whatIsNoDatabaseIsRefused() throws {
    var numbers: UInt64 = 7
    let noise = (0..<20_000).map { _ in
      numbers = numbers &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(numbers >> 56)
    }
    for bytes in [[1], noise, [UInt8](repeating: 0, count: 4096), Array("SQLite format 3\0".utf8)] {
      #expect(throws: CatalogueError.self) { try open(bytes) }
    }
  }

  @Test func aDamagedImageAnswersOrRefusesAndDoesNothingElse() throws {
    let image = try bytes(filled())
    for place in stride(from: 0, to: image.count, by: 97) {
      var damaged = image
      damaged[place] ^= 0x5a
      guard let catalogue = try? open(damaged) else { continue }
      _ = try? catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 100)
      _ = try? catalogue.itemsAlike()
      var search = Catalogue.Search()
      search.words = SearchQuery("bridge")
      _ = try? catalogue.search(search)
      try? catalogue.add(CatalogueTests.item("J", at: 99, title: "bridge"))
      _ = try? catalogue.failures()
    }
    for count in [0, 1, 100, 4096, image.count - 1] where count > 0 {
      guard let catalogue = try? open(Array(image[..<count])) else { continue }
      _ = try? catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 100)
    }
  }

  @Test func noFileIsEverOpened() throws {
    let database = try Database()
    for sql in ["ATTACH 'evault-attached' AS other", "VACUUM INTO 'evault-vacuum'", "SELECT load_extension('x')"] {
      #expect(throws: CatalogueError.self) { try database.execute(sql) }
    }
    var store: Int64?
    try Statement(database, "PRAGMA temp_store").run { row throws(CatalogueError) in
      store = row.integer(0)
      return false
    }
    #expect(store == 2)
  }

  @Test func valuesAreNeverObeyed() throws {
    let catalogue = try Catalogue()
    let hostile = ["'; DROP TABLE item; --", "\0", "\"", "NEAR(a b)", "%_", String(repeating: "x", count: 100_000)]
    for (index, text) in hostile.enumerated() {
      try catalogue.add(CatalogueTests.item(text, at: UInt64(index), title: text))
      #expect(try catalogue.hasItem(text))
    }
    #expect(try catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 100).map(\.item.item) == hostile)
    #expect(try catalogue.items(Catalogue.ItemFilter(), after: nil, limit: 100).map(\.item.title) == hostile)
  }
}

extension [UInt8] {
  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return indices.dropLast(part.count - 1).contains {
      self[$0] == first && self[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
