internal import CSQLite

/// A database in memory, and nowhere else: no file is ever opened, and none can be attached. Whatever stands in it, it runs no code of its own:
/// no triggers, no views, no extensions, no writes to its schema.
@safe struct Database: ~Copyable {
  /// 64 GiB: more than a catalogue ever has, and no limit of the library's.
  private static let maximumSize: Int64 = 1 << 36

  private let handle: OpaquePointer

  /// An empty database.
  init() throws(CatalogueError) { unsafe handle = try Self.open(nil, count: 0) }

  /// The database of an image, which must have been found authentic.
  init(_ image: consuming ImageBuffer) throws(CatalogueError) {
    let (memory, count) = unsafe image.release()
    unsafe handle = try Self.open(memory, count: count)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  private static func open(
    _ memory: UnsafeMutablePointer<UInt8>?, count: Int
  ) throws(CatalogueError) -> OpaquePointer {
    var opened: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    guard unsafe sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let handle = unsafe opened else {
      unsafe sqlite3_close_v2(opened)
      unsafe sqlite3_free(memory)
      throw CatalogueError(.failed, "no database could be opened")
    }
    // The memory is the library's from here on, also where it refuses it.
    let owned = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    let code = unsafe sqlite3_deserialize(handle, "main", memory, Int64(count), Int64(count), owned)
    guard code == SQLITE_OK else {
      unsafe sqlite3_close_v2(handle)
      throw CatalogueError(.damaged, "no database")
    }
    do throws(CatalogueError) { try unsafe restrict(handle) } catch {
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    return unsafe handle
  }

  private static func restrict(_ handle: OpaquePointer) throws(CatalogueError) {
    let settings = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
      (SQLITE_DBCONFIG_ENABLE_VIEW, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0),
    ]
    for (setting, value) in settings {
      guard unsafe evault_sqlite_set(handle, Int32(setting), Int32(value)) == SQLITE_OK else {
        throw CatalogueError(.failed, "setting \(setting)")
      }
    }
    let limits = [
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LENGTH, 128 << 20), (SQLITE_LIMIT_SQL_LENGTH, 64 << 10),
      (SQLITE_LIMIT_COLUMN, 64), (SQLITE_LIMIT_EXPR_DEPTH, 64), (SQLITE_LIMIT_COMPOUND_SELECT, 8),
      (SQLITE_LIMIT_FUNCTION_ARG, 16), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256), (SQLITE_LIMIT_VARIABLE_NUMBER, 64),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 0), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, value) in limits { unsafe sqlite3_limit(handle, Int32(limit), Int32(value)) }
    guard unsafe evault_sqlite_set_size_limit(handle, maximumSize) == SQLITE_OK else {
      throw CatalogueError(.failed, "size limit")
    }
    // Temporary tables and indexes would else be clear files. What is deleted is overwritten, so that no image has it.
    try unsafe execute(
      handle,
      """
      PRAGMA temp_store=MEMORY; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
      PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;
      """)
  }

  /// Runs statements that are written in this program, and hold no value.
  func execute(_ sql: String) throws(CatalogueError) { try unsafe Self.execute(handle, sql) }

  private static func execute(_ handle: OpaquePointer, _ sql: String) throws(CatalogueError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe error(code, of: handle) }
  }

  /// Makes a statement ready.
  func prepare(_ sql: String) throws(CatalogueError) -> OpaquePointer {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw unsafe Self.error(code, of: handle) }
    return unsafe statement
  }

  /// The database's bytes, where they lie: nothing is copied. Nothing may be written meanwhile.
  func withImage<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R? {
    var count: sqlite3_int64 = 0
    guard let start = unsafe sqlite3_serialize(handle, "main", &count, UInt32(SQLITE_SERIALIZE_NOCOPY)) else {
      return nil
    }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(count))
    return try unsafe body(bytes.span)
  }

  /// What a result code means.
  static func error(_ code: Int32, of handle: OpaquePointer?) -> CatalogueError {
    let detail = unsafe String(cString: sqlite3_errmsg(handle))
    switch code & 0xff {
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA: return CatalogueError(.damaged, detail)
    case SQLITE_FULL, SQLITE_NOMEM, SQLITE_TOOBIG: return CatalogueError(.full, detail)
    default: return CatalogueError(.failed, detail)
    }
  }
}
