/// The catalogue's tables (Schemas/README.md §3.15). A place is an entry's index and, in its lower 12 bits, which of its events it is.
enum Schema {
  static let tables = """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE word(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE event(place INTEGER PRIMARY KEY, subject TEXT NOT NULL, type INTEGER NOT NULL, action INTEGER NOT NULL,
      recorded INTEGER NOT NULL, signer INTEGER NOT NULL, compartment INTEGER NOT NULL) STRICT;
    CREATE INDEX event_subject ON event(subject);
    CREATE TABLE failure(place INTEGER PRIMARY KEY, object BLOB NOT NULL, reason INTEGER NOT NULL) STRICT;
    CREATE TABLE mention(name TEXT NOT NULL, place INTEGER NOT NULL, subject TEXT NOT NULL, named INTEGER NOT NULL,
      PRIMARY KEY(name, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX mention_place ON mention(place);
    CREATE TABLE item(place INTEGER PRIMARY KEY, item TEXT NOT NULL, chosen INTEGER NOT NULL, recorded INTEGER NOT NULL,
      type INTEGER NOT NULL, media INTEGER NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL, name ANY, title TEXT,
      signer INTEGER NOT NULL) STRICT;
    CREATE INDEX item_item ON item(item);
    CREATE INDEX item_recorded ON item(recorded);
    CREATE INDEX item_digest ON item(digest, item) WHERE chosen;
    CREATE TABLE record(place INTEGER PRIMARY KEY, subject TEXT NOT NULL, chosen INTEGER NOT NULL, type INTEGER NOT NULL,
      amends INTEGER NOT NULL, marking TEXT, about TEXT, fields BLOB NOT NULL) STRICT;
    CREATE INDEX record_subject ON record(subject);
    CREATE INDEX record_type ON record(type, place);
    CREATE INDEX record_about ON record(about) WHERE chosen AND about IS NOT NULL;
    CREATE TABLE document(place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
      first INTEGER, last INTEGER, content TEXT) STRICT;
    CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2');
    """

  static func create(in database: borrowing Database) throws(CatalogueError) {
    try database.execute(tables)
  }

  /// Refuses a database that has other tables than an empty catalogue: it might make the library do what nobody here wrote.
  static func require(of database: borrowing Database) throws(CatalogueError) {
    let empty = try Database()
    try create(in: empty)
    guard try objects(of: database) == objects(of: empty) else { throw CatalogueError(.damaged, "other tables") }
  }

  private static func objects(of database: borrowing Database) throws(CatalogueError) -> [String] {
    var found: [String] = []
    let statement = try Statement(
      database, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name LIMIT 100")
    try statement.run { row throws(CatalogueError) in
      found.append((0..<4).map { row.text($0) }.joined(separator: "\u{1f}"))
      return true
    }
    return found
  }
}
