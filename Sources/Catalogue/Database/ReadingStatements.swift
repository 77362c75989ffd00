/// The statements that read.
struct ReadingStatements {
  let note: Statement
  let word: Statement
  let subjects: Statement
  let itemVersions: Statement
  let recordVersions: Statement
  let document: Statement

  init(_ database: borrowing Database) throws(CatalogueError) {
    note = try Statement(database, "SELECT value FROM meta WHERE name = ?1")
    word = try Statement(database, "SELECT id FROM word WHERE text = ?1")
    subjects = try Statement(database, "SELECT DISTINCT subject FROM event WHERE place BETWEEN ?1 AND ?2")
    itemVersions = try Statement(database, "SELECT place, chosen, 0, 0 FROM item WHERE item = ?1 ORDER BY place")
    recordVersions = try Statement(
      database, "SELECT place, chosen, type, amends FROM record WHERE subject = ?1 ORDER BY place")
    document = try Statement(database, "SELECT title, body, content FROM document WHERE place = ?1")
  }
}
