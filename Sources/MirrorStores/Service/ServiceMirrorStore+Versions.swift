internal import Transfer

extension ServiceMirrorStore {
  func versions(of name: StoredName) throws(MirrorStoreError) -> [StoredVersion]? {
    let wanted = key(name)
    var found: [StoredVersion] = []
    do throws(MirrorStoreError) {
      try forEachVersion(below: wanted) { key, version in
        if key == wanted { found.append(version) }
      }
    } catch {
      // Whoever may not know, a service that knows no such question, and a list without end.
      guard [.notPermitted, .notFound, .malformed].contains(error.code) else { throw error }
      return nil
    }
    return found
  }

  func read(
    _ name: StoredName, version: StoredVersion, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var request = ServiceRequest(.get, key(name))
    request.version = version.identifier
    try read(request, subject(name), from: 0, count: count, take: take)
  }

  /// Versions that have bytes. More than a few thousand of one file are not looked through.
  func forEachVersion(
    below key: String, _ body: (String, StoredVersion) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var request = ServiceRequest(.versions, key)
    for _ in 0..<Self.maximumVersionPageCount {
      let (lines, answer) = try lines(of: request)
      var last: (key: String, version: String)?
      for line in lines.split(separator: 0x0a) {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2).map { String($0) }
        guard parts.count == 3, parts[2].hasPrefix(key) else {
          throw MirrorStoreError(.malformed, place, "a list of versions has names that were not asked for")
        }
        last = (parts[2], parts[1])
        guard parts[0] != "removed" else { continue }
        guard let size = UInt64(parts[0]) else {
          throw MirrorStoreError(.malformed, place, "a list of versions has what is no size")
        }
        try body(parts[2], StoredVersion(parts[1], size: size))
      }
      guard answer.hasMore else { return }
      guard let last, (last.key, last.version) != (request.after ?? "", request.version ?? "") else { break }
      (request.after, request.version) = (last.key, last.version)
    }
    throw MirrorStoreError(.malformed, place, "a list of versions has no end")
  }

  private static var maximumVersionPageCount: Int { 50 }
}
