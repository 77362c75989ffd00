internal import Encodings
internal import Synchronization
internal import Transfer
internal import VaultCrypto
internal import VaultFiles

/// A store that is a bucket, or what begins with a prefix in one, of a service that speaks S3. It is asked by `evault-transfer`, which signs
/// requests and knows no vault; what is sent carries its digest, so that the service itself refuses a damaged byte.
final class ServiceMirrorStore: RetainingMirrorStore {
  /// Larger files are sent in parts of at least this size: 64 MiB.
  static let defaultPartByteCount: UInt64 = 64 << 20
  /// The most parts that a file may have (S3).
  static let maximumPartCount: UInt64 = 10_000
  static let maximumListByteCount = 4 << 20
  /// Less than this between two breaks is no progress: 64 KiB.
  static let progressByteCount: UInt64 = 64 << 10

  /// `s3://bucket/prefix`.
  let place: String
  let prefix: String
  let partByteCount: UInt64
  /// Whether nothing may be asked of the service but to keep files.
  let writesOnly: Bool
  private let address: ServicePlace
  private let program: FilePath?
  let patience: Patience
  private let idle = Mutex<[Connection]>([])

  /// A connection goes from thread to thread, and is one thread's at a time.
  private struct Connection: @unchecked Sendable { let connection: ServiceConnection }

  /// The store of what begins with a prefix.
  /// - Parameters:
  ///   - prefix: a name as files have it; empty for the whole bucket.
  ///   - program: the program that runs, beside which `evault-transfer` lies; nil where that could not be told.
  ///   - writesOnly: whether nothing may be asked of the service but to keep files: ``add(_:_:digest:)`` then does not look what is there.
  init?(
    _ address: ServicePlace, prefix: String, beside program: FilePath?, patience: Patience = Patience(),
    partByteCount: UInt64 = ServiceMirrorStore.defaultPartByteCount, writesOnly: Bool = false
  ) {
    // A key has 1,024 bytes: what is left is enough for every name.
    guard prefix.isEmpty || StoredName(prefix) != nil else { return nil }
    self.address = address
    self.prefix = prefix.isEmpty ? "" : prefix + "/"
    self.program = program
    self.patience = patience
    self.partByteCount = partByteCount
    self.writesOnly = writesOnly
    place = "s3://\(address.bucket)/\(prefix)"
  }

  func keepsVersions() throws(MirrorStoreError) -> Bool? {
    do throws(MirrorStoreError) {
      return try ask(ServiceRequest(.versioning), place).value != "never"
    } catch {
      // Who may not know, or a service that does not tell.
      if error.code == .notPermitted || error.code == .notFound { return nil }
      throw error
    }
  }

  func size(of name: StoredName) throws(MirrorStoreError) -> UInt64? {
    do throws(MirrorStoreError) {
      guard let size = try ask(ServiceRequest(.head, key(name)), subject(name)).size else {
        throw MirrorStoreError(.malformed, subject(name), "the service gives no size")
      }
      return size
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  func list(_ prefix: String, after: StoredName?) throws(MirrorStoreError) -> StoredPage {
    var listing = ServiceListing(place, prefix: self.prefix, wanted: prefix, after: after.map(key))
    repeat {
      var request = ServiceRequest(.list, self.prefix + prefix)
      request.after = listing.last
      let (lines, answer) = try lines(of: request)
      try listing.take(lines, hasMore: answer.hasMore)
    } while listing.goesOn
    return listing.page
  }

  /// Asks for a page of a list: its lines, and the answer to them.
  func lines(of request: ServiceRequest) throws(MirrorStoreError) -> (lines: [UInt8], answer: ServiceAnswer) {
    var lines: [UInt8] = []
    let answer = try ask(
      request, place, start: { lines = [] },
      take: { piece in
        lines += piece
        return lines.count <= Self.maximumListByteCount
      })
    return (lines, answer)
  }

  func bytes(of name: StoredName, limit: Int) throws(MirrorStoreError) -> [UInt8] {
    var request = ServiceRequest(.get, key(name))
    request.range = (0, UInt64(limit) + 1)
    var bytes: [UInt8] = []
    do throws(MirrorStoreError) {
      // What is replaced now and then is never put together from two answers.
      _ = try ask(
        request, subject(name), start: { bytes = [] },
        take: { piece in
          bytes += piece
          return true
        })
    } catch {
      // Nothing is in an empty file that a range could be of (RFC 9110 §15.5.17).
      guard error.code == .tooLarge, (try? size(of: name)) == 0 else { throw error }
      return []
    }
    guard bytes.count <= limit else { throw MirrorStoreError(.tooLarge, subject(name), "over \(limit) bytes") }
    return bytes
  }

  func read(
    _ name: StoredName, from first: UInt64, count: UInt64, take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    try read(ServiceRequest(.get, key(name)), subject(name), from: first, count: count, take: take)
  }

  /// Reads what a request asks for, a part of it or one version.
  func read(
    _ wanted: ServiceRequest, _ subject: String, from first: UInt64, count: UInt64,
    take: (ArraySlice<UInt8>) throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var done: UInt64 = 0
    var counted: UInt64 = 0
    var refused: MirrorStoreError?
    // Attempts are counted anew after each that got ahead: a line that breaks every now and then is no end.
    func isAhead() -> Bool {
      defer { counted = done }
      return done - counted >= Self.progressByteCount
    }
    try retry(subject, isAhead: isAhead) { () throws(MirrorStoreError) in
      guard done < count else { return }
      var request = wanted
      request.range = (first + done, count - done)
      do throws(MirrorStoreError) {
        _ = try askOnce(
          request, subject,
          take: { piece in
            do throws(MirrorStoreError) { try take(piece) } catch {
              refused = error
              return false
            }
            // It goes on here, where it breaks off.
            done += UInt64(piece.count)
            return true
          })
      } catch {
        if let refused { throw refused }
        // A range behind the end.
        if error.code == .tooLarge { return }
        throw error
      }
    }
  }

  func add(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try put(name, content, digest, isNew: true)
  }

  func add(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    // A bucket that keeps versions need not honour conditions: what is there would stay as a version that nobody can delete.
    if try size(of: name) != nil {
      try retain(name, retention)
      throw MirrorStoreError(.exists, subject(name))
    }
    do throws(MirrorStoreError) { try put(name, content, digest, isNew: true, retention) } catch {
      if error.code == .exists { try retain(name, retention) }
      throw error
    }
    try retain(name, retention)
  }

  func replace(
    _ name: StoredName, _ content: StoredContent, digest: SHA256Digest, retaining retention: Retention
  ) throws(MirrorStoreError) {
    try put(name, content, digest, isNew: false, retention)
    try retain(name, retention)
  }

  func replace(_ name: StoredName, _ content: StoredContent, digest: SHA256Digest) throws(MirrorStoreError) {
    try put(name, content, digest, isNew: false)
  }

  private func put(
    _ name: StoredName, _ content: StoredContent, _ digest: SHA256Digest, isNew: Bool, _ retention: Retention? = nil
  ) throws(MirrorStoreError) {
    let reader = try open(content)
    if reader.size > partByteCount {
      try ServiceUpload(self, key(name), subject(name), content, digest, isNew: isNew).run()
      return
    }
    var request = ServiceRequest(.put, key(name))
    request.digest = digest.hex
    request.isNew = isNew
    request.lock = retention?.text
    request.bodyByteCount = reader.size
    var attempt = 0
    do throws(MirrorStoreError) {
      try retry(subject(name)) { () throws(MirrorStoreError) in
        attempt += 1
        try send(request, content, 0, subject(name))
      }
    } catch {
      // Not every service takes a lock along with the bytes: then it comes after them.
      if error.code == .malformed, retention != nil { return try put(name, content, digest, isNew: isNew) }
      // An answer may have been lost: then it is ours that is there.
      guard error.code == .exists, attempt > 1, !writesOnly, reader.size <= 1 << 16,
        let found = try? bytes(of: name, limit: 1 << 16), SHA256.hash(found) == digest
      else { throw error }
    }
  }

  /// Sends a part of what is to be kept, once.
  /// - Returns: what the service gave for it.
  @discardableResult func send(
    _ request: ServiceRequest, _ content: StoredContent, _ offset: UInt64, _ subject: String
  ) throws(MirrorStoreError) -> ServiceAnswer {
    let reader = try open(content)
    var place = offset
    var failure: FileError?
    do throws(MirrorStoreError) {
      return try askOnce(
        request, subject,
        body: { count in
          do throws(FileError) {
            let piece = try reader.piece(at: place, count)
            place += UInt64(piece.count)
            return piece
          } catch {
            failure = error
            return nil
          }
        })
    } catch {
      if let failure { throw MirrorStoreError(failure) }
      throw error
    }
  }

  func remove(_ name: StoredName) throws(MirrorStoreError) {
    do throws(MirrorStoreError) { _ = try ask(ServiceRequest(.remove, key(name)), subject(name)) } catch {
      if error.code != .notFound { throw error }
    }
  }

  func flush() {}

  func key(_ name: StoredName) -> String { prefix + name.text }

  func subject(_ name: StoredName) -> String { "s3://\(address.bucket)/\(prefix)\(name)" }

  private func open(_ content: StoredContent) throws(MirrorStoreError) -> any ContentReader {
    do throws(FileError) { return try content.open() } catch { throw MirrorStoreError(error) }
  }

  /// Asks until there is an answer, as often as patience lasts.
  /// - Parameter start: called before each attempt.
  func ask(
    _ request: ServiceRequest, _ subject: String, start: () -> Void = {},
    take: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) throws(MirrorStoreError) -> ServiceAnswer {
    var answer: ServiceAnswer?
    try retry(subject) { () throws(MirrorStoreError) in
      start()
      answer = try askOnce(request, subject, take: take)
    }
    guard let answer else { throw MirrorStoreError(.unreachable, subject) }
    return answer
  }

  /// Does something until it is done or refused, as often as patience lasts.
  /// - Parameter isAhead: asked after an attempt that failed; where it got ahead, patience begins anew.
  func retry(
    _ subject: String, isAhead: () -> Bool = { false }, _ body: () throws(MirrorStoreError) -> Void
  ) throws(MirrorStoreError) {
    var (number, tries) = (1, 1)
    while true {
      do throws(MirrorStoreError) { return try body() } catch {
        guard error.code == .unreachable || error.code == .unresolved else { throw error }
        if isAhead() { (number, tries) = (1, 1) }
        guard number < patience.attempts else {
          throw MirrorStoreError(error.code, subject, "\(error.detail); tried \(tries) times")
        }
        // One that took all its time counts twice.
        number += error.isSlow ? 2 : 1
        tries += 1
        patience.pause(before: number)
      }
    }
  }

  /// Asks once, on a connection that nobody else uses meanwhile.
  func askOnce(
    _ request: ServiceRequest, _ subject: String, body: (Int) -> [UInt8]? = { _ in nil },
    take: (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) throws(MirrorStoreError) -> ServiceAnswer {
    let answer: ServiceAnswer
    do throws(TransferError) {
      let connection: ServiceConnection
      if let known = idle.withLock({ $0.popLast() }) {
        connection = known.connection
      } else {
        connection = try ServiceConnection(address, beside: program)
      }
      defer { put(back: connection) }
      answer = try connection.perform(request, body: body) { answer, piece in
        (200..<300).contains(answer.status) ? take(piece) : true
      }
    } catch {
      throw ServiceRefusal.meaning(of: error, subject)
    }
    if let error = ServiceRefusal.meaning(of: answer, subject) { throw error }
    return answer
  }

  private func put(back connection: ServiceConnection) {
    guard connection.isUsable else { return }
    let kept = Connection(connection: connection)
    idle.withLock { $0.append(kept) }
  }
}
