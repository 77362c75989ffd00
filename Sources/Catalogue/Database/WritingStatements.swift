/// The statements that write.
struct WritingStatements {
  let note: Statement
  let word: Statement
  let event: Statement
  let failure: Statement
  let mention: Statement
  let item: Statement
  let record: Statement
  let document: Statement
  let content: Statement
  let chooseItem: Statement
  let chooseRecord: Statement
  let addWords: Statement
  let removeWords: Statement
  let removals: Removals

  init(_ database: borrowing Database) throws(CatalogueError) {
    note = try Statement(database, "INSERT OR REPLACE INTO meta VALUES(?1, ?2)")
    word = try Statement(database, "INSERT INTO word(text) VALUES(?1)")
    event = try Statement(database, "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    failure = try Statement(database, "INSERT INTO failure VALUES(?1, ?2, ?3)")
    mention = try Statement(database, "INSERT INTO mention VALUES(?1, ?2, ?3, ?4)")
    item = try Statement(database, "INSERT INTO item VALUES(?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
    record = try Statement(database, "INSERT INTO record VALUES(?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)")
    document = try Statement(database, "INSERT INTO document VALUES(?1, ?2, ?3, ?4, ?5, ?6, NULL)")
    content = try Statement(database, "UPDATE document SET content = ?2 WHERE place = ?1")
    chooseItem = try Statement(database, "UPDATE item SET chosen = ?2 WHERE place = ?1")
    chooseRecord = try Statement(database, "UPDATE record SET chosen = ?2 WHERE place = ?1")
    addWords = try Statement(database, "INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)")
    removeWords = try Statement(
      database, "INSERT INTO words(words, rowid, title, body) VALUES('delete', ?1, ?2, ?3)")
    removals = try Removals(database)
  }

  /// What takes the rows of an entry away.
  struct Removals {
    let event: Statement
    let failure: Statement
    let mention: Statement
    let item: Statement
    let record: Statement
    let document: Statement

    init(_ database: borrowing Database) throws(CatalogueError) {
      event = try Statement(database, "DELETE FROM event WHERE place BETWEEN ?1 AND ?2")
      failure = try Statement(database, "DELETE FROM failure WHERE place BETWEEN ?1 AND ?2")
      mention = try Statement(
        database,
        "DELETE FROM mention WHERE (name, place) IN (SELECT name, place FROM mention WHERE place BETWEEN ?1 AND ?2)")
      item = try Statement(database, "DELETE FROM item WHERE place BETWEEN ?1 AND ?2")
      record = try Statement(database, "DELETE FROM record WHERE place BETWEEN ?1 AND ?2")
      document = try Statement(database, "DELETE FROM document WHERE place BETWEEN ?1 AND ?2")
    }
  }
}
