/// What a pax header says of the next member (POSIX.1-2017 pax, "pax Extended Header").
struct PaxRecords {
  private(set) var path: [UInt8]?
  private(set) var size: UInt64?

  // Who owned it and when, and what a system keeps beside it, is nothing to a reader who puts no file on a disk.
  private static let ignored: Set<String> = [
    "atime", "ctime", "mtime", "uid", "gid", "uname", "gname", "comment",
  ]
  // Others of these families change what a member is (SCHILY.realsize): they are refused.
  private static let ignoredFamilies = [
    "LIBARCHIVE.creationtime", "LIBARCHIVE.xattr.", "SCHILY.acl.", "SCHILY.dev", "SCHILY.fflags", "SCHILY.ino",
    "SCHILY.nlink", "SCHILY.xattr.",
  ]

  /// - Throws: `.malformedExtension`; `.unsupportedExtension` for a keyword that changes what the member is.
  init(_ bytes: [UInt8]) throws(TarError) {
    var rest = bytes[...]
    var seen: Set<String> = []
    while !rest.isEmpty {
      let digits = rest.prefix { $0 != 0x20 }
      guard let count = TarNumber.decimal(digits), count <= UInt64(rest.count), Int(count) > digits.count + 1 else {
        throw TarError(.malformedExtension)
      }
      let record = rest.prefix(Int(count)).dropFirst(digits.count + 1)
      rest = rest.dropFirst(Int(count))
      guard record.last == 0x0a, let sign = record.firstIndex(of: 0x3d) else { throw TarError(.malformedExtension) }
      guard let key = String(validating: record[..<sign], as: UTF8.self), seen.insert(key).inserted else {
        throw TarError(.malformedExtension)
      }
      try take(key, record[(sign + 1)...].dropLast())
    }
  }

  private mutating func take(_ key: String, _ value: ArraySlice<UInt8>) throws(TarError) {
    switch key {
    case "path":
      guard !value.isEmpty else { throw TarError(.malformedExtension) }
      path = Array(value)
    case "size":
      guard let number = TarNumber.decimal(value) else { throw TarError(.malformedExtension) }
      size = number
    default:
      guard Self.ignored.contains(key) || Self.ignoredFamilies.contains(where: key.hasPrefix) else {
        throw TarError(.unsupportedExtension)
      }
    }
  }
}
