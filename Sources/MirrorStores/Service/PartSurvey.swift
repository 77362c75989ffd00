internal import Dispatch
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

/// Reads a large file once, and takes the digests of its parts and of the whole in the same pass, a little ahead of those who send the parts:
/// what they read is still in memory.
final class PartSurvey: Sendable {
  struct Part: Sendable {
    let offset: UInt64
    let count: UInt64
    let digest: SHA256Digest
  }

  private static let pieceByteCount = 1 << 20
  /// Parts that are known and not sent.
  private static let ahead = 8

  let partCount: Int
  let byteCount: UInt64
  private let subject: String
  private let reader: any ContentReader
  private let length: UInt64
  private let known: [DispatchSemaphore]
  private let free = DispatchSemaphore(value: PartSurvey.ahead)
  private let group = DispatchGroup()
  private let state = Mutex<State>(State())

  private struct State {
    var parts: [Part] = []
    var whole: SHA256Digest?
    var failure: MirrorStoreError?
    var isStopped = false
  }

  /// A survey of parts of at least `length` bytes.
  init(_ content: StoredContent, length: UInt64, subject: String) throws(MirrorStoreError) {
    do throws(FileError) { reader = try content.open() } catch { throw MirrorStoreError(error) }
    self.subject = subject
    byteCount = reader.size
    let least = (byteCount + ServiceMirrorStore.maximumPartCount - 1) / ServiceMirrorStore.maximumPartCount
    self.length = max(length, least)
    partCount = Int((byteCount + self.length - 1) / self.length)
    known = (0..<partCount).map { _ in DispatchSemaphore(value: 0) }
  }

  /// Begins, on a thread of its own.
  func begin() {
    DispatchQueue(label: "survey").async(group: group) { [self] in
      do throws(MirrorStoreError) { try read() } catch { state.withLock { $0.failure = error } }
      for semaphore in known { semaphore.signal() }
    }
  }

  /// A part, once it is known. To be called once for each.
  /// - Throws: why the file cannot be read, or the survey was stopped; `.changed` where it became shorter.
  func part(_ place: Int) throws(MirrorStoreError) -> Part {
    known[place].wait()
    let (part, failure) = state.withLock { (place < $0.parts.count ? $0.parts[place] : nil, $0.failure) }
    guard let part else { throw failure ?? MirrorStoreError(.changed, subject, "it was not read to its end") }
    return part
  }

  /// Notes that a part is sent.
  func release() { free.signal() }

  /// Ends the survey where it is, for a reason that everybody is told who still waits for a part.
  func stop(_ reason: MirrorStoreError) {
    state.withLock { state in
      state.isStopped = true
      state.failure = state.failure ?? reason
    }
    free.signal()
  }

  /// Returns when nothing is read any more.
  func wait() { group.wait() }

  /// The digest of all bytes; nil where they were not all read.
  var whole: SHA256Digest? {
    wait()
    return state.withLock { $0.whole }
  }

  private func read() throws(MirrorStoreError) {
    var whole = SHA256()
    for place in 0..<partCount {
      free.wait()
      guard !state.withLock({ $0.isStopped }) else { return }
      let start = UInt64(place) * length
      let part = try read(start, min(length, byteCount - start), &whole)
      state.withLock { $0.parts.append(part) }
      known[place].signal()
    }
    let digest = whole.finish()
    state.withLock { $0.whole = digest }
  }

  private func read(_ start: UInt64, _ count: UInt64, _ whole: inout SHA256) throws(MirrorStoreError) -> Part {
    var hasher = SHA256()
    var done: UInt64 = 0
    while done < count {
      let piece: [UInt8]
      do throws(FileError) {
        piece = try reader.piece(at: start + done, Int(min(UInt64(Self.pieceByteCount), count - done)))
      } catch {
        throw MirrorStoreError(error)
      }
      guard !piece.isEmpty else { throw MirrorStoreError(.changed, subject, "it became shorter while it was read") }
      hasher.update(piece)
      whole.update(piece)
      done += UInt64(piece.count)
    }
    return Part(offset: start, count: count, digest: hasher.finish())
  }
}
