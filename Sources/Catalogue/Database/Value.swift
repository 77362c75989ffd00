/// A value that is bound to a statement, or in a column.
enum Value {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }
}
