/// A projection of a custody log that answers without reading it: where an item's events are, what can be found under which words. It is kept
/// in memory only; its image is for others to seal. It knows no vault and no key, and holds what it is given.
///
/// Used by one thread at a time: whoever owns it sees to that.
public final class Catalogue: @unchecked Sendable {
  // Sendable is unchecked because the library's handles are pointers; the owner lets one thread in at a time.

  /// The version of the tables and of what is put into them; an image of another is made again.
  public static let version = 4

  let database: Database
  let writing: WritingStatements
  let reading: ReadingStatements
  private var words: [String: Int64] = [:]

  /// An empty catalogue.
  public convenience init() throws(CatalogueError) {
    let database = try Database()
    try Schema.create(in: database)
    try self.init(database)
  }

  /// The catalogue of an image. The image must have been found authentic, and is looked at with suspicion all the same.
  /// - Throws: `.damaged` for what is no catalogue of this version.
  public convenience init(image: consuming ImageBuffer) throws(CatalogueError) {
    let database = try Database(image)
    try Schema.require(of: database)
    try self.init(database)
  }

  private init(_ database: consuming Database) throws(CatalogueError) {
    let writing = try WritingStatements(database)
    let reading = try ReadingStatements(database)
    self.database = database
    self.writing = writing
    self.reading = reading
  }

  /// Its bytes, where they lie. Nothing may be written meanwhile.
  public func withImage<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R? {
    try database.withImage(body)
  }

  /// Writes as one step. Where it throws, the catalogue is not to be used any more.
  public func change<E: Error>(
    _ body: () throws(E) -> Void, failure: (CatalogueError) -> E
  ) throws(E) {
    try run("BEGIN", failure)
    try body()
    try run("COMMIT", failure)
  }

  private func run<E: Error>(_ sql: String, _ failure: (CatalogueError) -> E) throws(E) {
    do throws(CatalogueError) { try database.execute(sql) } catch { throw failure(error) }
  }

  /// What was noted under a name; nil where nothing was.
  public func note(_ name: String) throws(CatalogueError) -> String? {
    var value: String?
    try reading.note.run([.text(name)]) { row throws(CatalogueError) in
      value = row.text(0)
      return false
    }
    return value
  }

  /// Notes something under a name, in place of what was noted before.
  public func setNote(_ name: String, _ value: String) throws(CatalogueError) {
    try writing.note.run([.text(name), .text(value)])
  }

  /// The number that a word is kept as.
  func number(of word: String) throws(CatalogueError) -> Int64 {
    if let known = words[word] { return known }
    var number: Int64?
    try reading.word.run([.text(word)]) { row throws(CatalogueError) in
      number = row.integer(0)
      return false
    }
    if number == nil {
      try writing.word.run([.text(word)])
      try reading.word.run([.text(word)]) { row throws(CatalogueError) in
        number = row.integer(0)
        return false
      }
    }
    guard let number else { throw CatalogueError(.failed, "a word was not kept") }
    // Types and labels are few; what somebody makes up must not fill the memory.
    if words.count < 4096 { words[word] = number }
    return number
  }
}
