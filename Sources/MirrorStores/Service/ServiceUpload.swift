internal import Synchronization
internal import Transfer
internal import VaultCrypto
internal import VaultFiles

/// Sends a large file in parts, several at once.
///
/// The parts' digests are taken in the same pass as the one of the whole, which must be the one that was asked for: only then the parts become a
/// file. The service refuses a part that has another digest: what it puts together has the whole's, whatever happens to the file meanwhile.
struct ServiceUpload: Sendable {
  private static let atOnce = 4

  private let store: ServiceMirrorStore
  private let key: String
  private let subject: String
  private let content: StoredContent
  private let digest: SHA256Digest
  private let isNew: Bool

  init(
    _ store: ServiceMirrorStore, _ key: String, _ subject: String, _ content: StoredContent, _ digest: SHA256Digest,
    isNew: Bool
  ) {
    self.store = store
    self.key = key
    self.subject = subject
    self.content = content
    self.digest = digest
    self.isNew = isNew
  }

  func run() throws(MirrorStoreError) {
    if isNew, !store.writesOnly, try isThere() != nil { throw MirrorStoreError(.exists, subject) }
    let survey = try PartSurvey(content.unmetered, length: store.partByteCount, subject: subject)
    guard let upload = try store.ask(ServiceRequest(.begin, key), subject).value else {
      throw MirrorStoreError(.malformed, subject, "no identifier for parts")
    }
    do throws(MirrorStoreError) {
      let tags = try send(survey, upload)
      guard survey.whole == digest else {
        throw MirrorStoreError(.changed, subject, "the bytes do not have the digest that they must have")
      }
      try finish(upload, tags)
    } catch {
      // What was sent of it would stay, and be paid for.
      var request = ServiceRequest(.abandon, key)
      request.upload = upload
      _ = try? store.askOnce(request, subject)
      throw error
    }
    // Whoever may only write has the digests of the parts, which the service compared.
    if store.writesOnly { return }
    guard try isThere() == survey.byteCount else {
      throw MirrorStoreError(.malformed, subject, "what the service put together has another size")
    }
  }

  private func isThere() throws(MirrorStoreError) -> UInt64? {
    do throws(MirrorStoreError) { return try store.ask(ServiceRequest(.head, key), subject).size } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  private final class Tags: Sendable {
    let all: Mutex<[String]>

    init(count: Int) { all = Mutex([String](repeating: "", count: count)) }
  }

  /// - Returns: the tags, in the order of the parts.
  private func send(_ survey: PartSurvey, _ upload: String) throws(MirrorStoreError) -> [String] {
    let tags = Tags(count: survey.partCount)
    survey.begin()
    defer { survey.wait() }
    try Crew.run(survey.partCount, atOnce: Self.atOnce) { place throws(MirrorStoreError) in
      do throws(MirrorStoreError) {
        let tag = try send(survey.part(place), number: place + 1, upload)
        tags.all.withLock { $0[place] = tag }
        survey.release()
      } catch {
        survey.stop(error)
        throw error
      }
    }
    return tags.all.withLock { $0 }
  }

  private func send(_ part: PartSurvey.Part, number: Int, _ upload: String) throws(MirrorStoreError) -> String {
    var request = ServiceRequest(.part, key)
    request.upload = upload
    request.number = number
    request.digest = part.digest.hex
    request.bodyByteCount = part.count
    var tag: String?
    let sent = request
    try store.retry(subject) { () throws(MirrorStoreError) in
      tag = try store.send(sent, content, part.offset, subject).value
    }
    guard let tag else { throw MirrorStoreError(.malformed, subject, "a part has no tag") }
    return tag
  }

  private func finish(_ upload: String, _ tags: [String]) throws(MirrorStoreError) {
    var text = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
    for (place, tag) in tags.enumerated() {
      let escaped = tag.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][$0] ?? String($0) }.joined()
      text += "<Part><PartNumber>\(place + 1)</PartNumber><ETag>\(escaped)</ETag></Part>"
    }
    let body = Array((text + "</CompleteMultipartUpload>").utf8)
    var request = ServiceRequest(.finish, key)
    request.upload = upload
    request.digest = SHA256.hash(body).hex
    request.isNew = isNew
    request.bodyByteCount = UInt64(body.count)
    let sent = request
    var attempt = 0
    do throws(MirrorStoreError) {
      try store.retry(subject) { () throws(MirrorStoreError) in
        attempt += 1
        try store.send(sent, .bytes(body), 0, subject)
      }
    } catch {
      // An answer may have been lost: parts that were put together are parts no more.
      guard attempt > 1, error.code == .notFound || error.code == .exists else { throw error }
      if store.writesOnly { return }
      guard try isThere() != nil else { throw error }
    }
  }
}
