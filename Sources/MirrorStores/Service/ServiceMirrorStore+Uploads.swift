internal import Transfer
internal import VaultCrypto

extension ServiceMirrorStore {
  /// More answers than that are not read: a thousand uploads each.
  private static var maximumUploadPageCount: Int { 50 }
  private static var maximumForeignCount: Int { 100 }

  /// A service takes whole files only. One that may not be asked is believed.
  func holds(_ name: StoredName, byteCount: UInt64, digest: SHA256Digest) throws(MirrorStoreError) -> Bool {
    if writesOnly { return true }
    return try size(of: name) == byteCount
  }

  /// What was begun in parts below a name and is neither finished nor given up; nil where the service does not tell.
  func unfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> StoredUnfinished? {
    var found = StoredUnfinished(count: 0)
    do throws(MirrorStoreError) {
      try forEachUpload(below: self.prefix + prefix) { key, _ in
        let name = String(key.dropFirst(self.prefix.utf8.count))
        if StoredName(name).map(isOwn) ?? false {
          found.count += 1
        } else if found.foreign.count < Self.maximumForeignCount {
          found.foreign.append(name)
        }
      }
    } catch {
      guard Self.doesNotTell(error) else { throw error }
      return nil
    }
    return found
  }

  func abandonUnfinished(
    below prefix: String, where isOwn: (StoredName) -> Bool
  ) throws(MirrorStoreError) -> Int? {
    var all: [(key: String, upload: String)] = []
    do throws(MirrorStoreError) {
      try forEachUpload(below: self.prefix + prefix) { key, upload in
        if let name = StoredName(String(key.dropFirst(self.prefix.utf8.count))), isOwn(name) {
          all.append((key, upload))
        }
      }
    } catch {
      guard Self.doesNotTell(error) else { throw error }
      return nil
    }
    var count = 0
    for (key, upload) in all {
      var request = ServiceRequest(.abandon, key)
      request.upload = upload
      do throws(MirrorStoreError) {
        _ = try ask(request, place)
        count += 1
      } catch {
        // Ended meanwhile; or whoever may put files may not end this: what is left is told where it matters.
        guard error.code == .notFound || error.code == .notPermitted else { throw error }
      }
    }
    return count
  }

  /// Whoever may not know, and a service that knows no such question.
  private static func doesNotTell(_ error: MirrorStoreError) -> Bool {
    [.notPermitted, .notFound, .malformed].contains(error.code)
  }

  private func forEachUpload(
    below key: String, _ body: (String, String) -> Void
  ) throws(MirrorStoreError) {
    var request = ServiceRequest(.uploads, key)
    for _ in 0..<Self.maximumUploadPageCount {
      let (lines, answer) = try lines(of: request)
      var last: (key: String, upload: String)?
      for line in lines.split(separator: 0x0a) {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1).map { String($0) }
        guard parts.count == 2, parts[1].hasPrefix(key) else {
          throw MirrorStoreError(.malformed, place, "a list of uploads has names that were not asked for")
        }
        last = (parts[1], parts[0])
        body(parts[1], parts[0])
      }
      guard answer.hasMore else { return }
      guard let last, (last.key, last.upload) != (request.after ?? "", request.upload ?? "") else { break }
      (request.after, request.upload) = (last.key, last.upload)
    }
    throw MirrorStoreError(.malformed, place, "a list of uploads has no end")
  }
}
