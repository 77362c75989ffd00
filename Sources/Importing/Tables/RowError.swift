/// What keeps one line out.
struct RowError: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
