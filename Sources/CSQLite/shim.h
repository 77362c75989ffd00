// What Swift cannot see of SQLite: variadic calls, and destructors that are numbers.
#ifndef EVIDENCEVAULT_CSQLITE_SHIM_H
#define EVIDENCEVAULT_CSQLITE_SHIM_H

#include <sqlite3.h>

static inline int evault_sqlite_set(sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}

/// The text is copied. No bytes are an empty text, and no NULL.
static inline int evault_sqlite_bind_text(sqlite3_stmt *statement, int place, const unsigned char *text, long long count) {
  return sqlite3_bind_text64(
      statement, place, count ? (const char *)text : "", (sqlite3_uint64)count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// The bytes are copied.
static inline int evault_sqlite_bind_bytes(sqlite3_stmt *statement, int place, const unsigned char *bytes, long long count) {
  return sqlite3_bind_blob64(statement, place, count ? (const void *)bytes : "", (sqlite3_uint64)count, SQLITE_TRANSIENT);
}

static inline int evault_sqlite_set_size_limit(sqlite3 *database, long long limit) {
  sqlite3_int64 value = limit;
  return sqlite3_file_control(database, "main", SQLITE_FCNTL_SIZE_LIMIT, &value);
}

#endif
