internal import CSQLite

/// A statement made ready. Values are bound to it, and never written into it.
@safe final class Statement {
  private let handle: OpaquePointer

  /// A statement that is written in this program.
  init(_ database: borrowing Database, _ sql: String) throws(CatalogueError) {
    unsafe handle = try database.prepare(sql)
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Runs it with these values.
  /// - Parameter row: is given each row, and says whether it wants another.
  func run(
    _ values: [Value] = [], row: (Statement) throws(CatalogueError) -> Bool = { _ in false }
  ) throws(CatalogueError) {
    defer {
      unsafe sqlite3_reset(handle)
      unsafe sqlite3_clear_bindings(handle)
    }
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    while true {
      switch unsafe sqlite3_step(handle) {
      case SQLITE_ROW: if try !row(self) { return }
      case SQLITE_DONE: return
      case let code: throw error(code)
      }
    }
  }

  private func bind(_ value: Value, at place: Int32) throws(CatalogueError) {
    let code: Int32
    switch value {
    case .null: code = unsafe sqlite3_bind_null(handle, place)
    case .integer(let number): code = unsafe sqlite3_bind_int64(handle, place, number)
    case .text(var text):
      code = text.withUTF8 { bytes in
        unsafe evault_sqlite_bind_text(handle, place, bytes.baseAddress, Int64(bytes.count))
      }
    case .bytes(let bytes):
      code = unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe evault_sqlite_bind_bytes(handle, place, bytes.baseAddress, Int64(bytes.count))
      }
    }
    guard code == SQLITE_OK else { throw error(code) }
  }

  private func error(_ code: Int32) -> CatalogueError { unsafe Database.error(code, of: sqlite3_db_handle(handle)) }
}

/// The columns of a row, from 0.
extension Statement {
  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  func number(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

  func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

  func isText(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_TEXT }

  func text(_ column: Int32) -> String {
    guard let start = unsafe sqlite3_column_text(handle, column) else { return "" }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
