import CCurl
import Glibc
import Transfer

/// Asks one object store over one connection that stays open. Requests are signed by libcurl (AWS Signature Version 4).
@safe final class ServiceExchange {
  /// SHA-256 of nothing.
  private static let emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  /// Of an answer that is not a file's bytes: a list of a thousand names has about half of it.
  private static let maximumDocumentByteCount = 4 << 20

  private let place: ServicePlace
  private let credentials: Credentials
  private var handle: UnsafeMutableRawPointer
  private let socket = UnsafeMutablePointer<curl_socket_t>.allocate(capacity: 1)
  private let isLocal: Bool

  // Of the request that is under way.
  private var request = ServiceRequest(.versioning)
  private var document: [UInt8] = []
  private var hasHead = false
  private var received: UInt64 = 0

  init?(_ place: ServicePlace, _ credentials: Credentials) {
    guard let address = ServerAddress(place.service), evault_curl_start() == 0, let handle = unsafe curl_easy_init()
    else { return nil }
    self.place = place
    self.credentials = credentials
    isLocal = address.isLocal
    unsafe self.handle = handle
    unsafe socket.initialize(to: -1)
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe socket.deallocate()
  }

  /// Asks, and writes the answer; false where it could not be written, or the input's place is lost.
  func perform(_ request: ServiceRequest, _ input: inout StandardInput) -> Bool {
    self.request = request
    (document, hasHead, received) = ([], false, 0)
    let pace = TransferPace(request.verb, timeout: place.timeout, now: .zero)
    let pipe = BodyPipe(input, byteCount: request.bodyByteCount, pace: pace) { [unowned self] bytes, stop in
      receive(bytes, &stop)
    }
    defer { input = pipe.input }
    var headers: UnsafeMutablePointer<curl_slist>?
    defer { unsafe curl_slist_free_all(headers) }
    for line in lines() { unsafe headers = curl_slist_append(headers, line) }
    // Its connection outlives this.
    unsafe curl_easy_reset(handle)
    guard unsafe prepare(headers, pipe) else {
      return pipe.drain() && ServiceSession.fail(.refused, "libcurl does not take an option of it")
    }
    let code = unsafe curl_easy_perform(handle)
    // Whoever gave more than was wanted is not answered before it is out of the way.
    guard pipe.drain() else { return false }
    guard code == CURLE_OK else {
      renew()
      let (failure, detail) = ServiceFailure.meaning(code, place.service, isLocal: isLocal)
      return ServiceSession.fail(pipe.stop ?? failure, pipe.stop == .timeout ? "it is too slow" : detail)
    }
    return finish()
  }

  /// Begins with a handle of its own again: libcurl 7.88 takes no size of a buffer any more on one whose lookup failed.
  private func renew() {
    guard let fresh = unsafe curl_easy_init() else { return }
    unsafe curl_easy_cleanup(handle)
    unsafe handle = fresh
  }

  /// No empty ones: libcurl 7.88 signs, and does not send, a header that is taken away.
  private func lines() -> [String] {
    var lines = ["x-amz-content-sha256: \(request.digest ?? Self.emptyDigest)"]
    if let token = credentials.token { lines.append("X-Amz-Security-Token: \(token)") }
    if request.isNew { lines.append("If-None-Match: *") }
    if request.verb == .put || request.verb == .part { lines.append("Content-Type: application/octet-stream") }
    if let md5 = request.md5 { lines.append("Content-MD5: \(md5)") }
    if let lock = request.lock?.split(separator: " "), lock.count == 2 {
      lines.append("x-amz-object-lock-mode: \(lock[0].uppercased())")
      lines.append("x-amz-object-lock-retain-until-date: \(lock[1])")
      // Amazon takes a lock only where the bytes have a digest that it stores.
      if let sum = request.digest.flatMap(ChecksumText.base64) { lines.append("x-amz-checksum-sha256: \(sum)") }
    }
    if request.verb == .finish || request.verb == .retain { lines.append("Content-Type: application/xml") }
    return lines
  }

  /// The queries are in the order of their names, and escaped, as they are signed.
  private var url: String {
    let bucket = "\(place.service)/\(place.bucket)"
    func escaped(_ text: String) -> String {
      text.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
    }
    return switch request.verb {
    case .get: "\(bucket)/\(request.key)" + (request.version.map { "?versionId=\(query($0))" } ?? "")
    case .head, .put, .remove: "\(bucket)/\(request.key)"
    case .list:
      "\(bucket)?encoding-type=url&list-type=2&max-keys=1000&prefix=\(escaped(request.key))"
        + (request.after.map { "&start-after=\(escaped($0))" } ?? "")
    case .versioning: "\(bucket)?versioning="
    case .locking: "\(bucket)?object-lock="
    case .versions:
      "\(bucket)?" + (request.after.map { "key-marker=\(escaped($0))&" } ?? "")
        + "max-keys=1000&prefix=\(escaped(request.key))"
        + (request.version.map { "&version-id-marker=\(query($0))" } ?? "") + "&versions="
    case .retention, .retain:
      "\(bucket)/\(request.key)?retention=" + (request.version.map { "&versionId=\(query($0))" } ?? "")
    case .uploads:
      "\(bucket)?\(uploads(after: request.after.map(escaped), below: escaped(request.key)))"
    case .begin: "\(bucket)/\(request.key)?uploads="
    case .part: "\(bucket)/\(request.key)?partNumber=\(request.number ?? 0)&uploadId=\(query(request.upload))"
    case .finish, .abandon: "\(bucket)/\(request.key)?uploadId=\(query(request.upload))"
    }
  }

  private func uploads(after name: String?, below prefix: String) -> String {
    let marker = name.map { "&key-marker=\($0)" } ?? ""
    let upload = request.upload.map { "&upload-id-marker=\(query($0))" } ?? ""
    return "encoding-type=url\(marker)&max-uploads=1000&prefix=\(prefix)\(upload)&uploads="
  }

  /// What a service chose, escaped (RFC 3986 §2.1).
  private func query(_ text: String?) -> String {
    let digits = Array("0123456789ABCDEF")
    return (text ?? "").utf8.map { byte -> String in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: String(UnicodeScalar(byte))
      default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }.joined()
  }

  private func prepare(_ headers: UnsafeMutablePointer<curl_slist>?, _ pipe: BodyPipe) -> Bool {
    var connection = unsafe Connection(
      handle, isLocal: isLocal, seconds: place.timeout, caFile: place.caFile.map { Array($0.utf8) })
    connection.text(CURLOPT_URL, url)
    connection.text(CURLOPT_AWS_SIGV4, "aws:amz:\(place.region):s3")
    connection.text(CURLOPT_USERNAME, credentials.access)
    connection.text(CURLOPT_PASSWORD, credentials.secret)
    connection.number(CURLOPT_BUFFERSIZE, 1 << 18)
    connection.number(CURLOPT_UPLOAD_BUFFERSIZE, 1 << 18)
    unsafe connection.acknowledgeHeads(socket)
    unsafe connection.headers(headers)
    switch request.verb {
    case .get:
      if let range = request.range { connection.text(CURLOPT_RANGE, "\(range.first)-\(range.first + range.count - 1)") }
    case .list, .versioning, .locking, .retention, .versions, .uploads: break
    case .head: connection.number(CURLOPT_NOBODY, 1)
    case .remove, .abandon: connection.text(CURLOPT_CUSTOMREQUEST, "DELETE")
    case .put, .part, .begin, .finish, .retain:
      // As a POST in all but its name: an upload would ask first, and wait for the answer, however little is sent.
      if [.put, .part, .retain].contains(request.verb) { connection.text(CURLOPT_CUSTOMREQUEST, "PUT") }
      connection.post(request.bodyByteCount)
    }
    connection.pipe(pipe)
    connection.watch(pipe)
    return connection.isTaken
  }

  private var status: Int { unsafe evault_curl_status(handle) }

  /// Whether what comes is what was asked for, and goes through; the rest is read here.
  private var isFile: Bool { request.verb == .get && (status == 200 || status == 206) }

  /// More of the answer. Waits for whoever takes it.
  private func receive(_ bytes: [UInt8], _ stop: inout TransferFailure?) -> Bool {
    received += UInt64(bytes.count)
    guard isFile else {
      document += bytes
      if document.count > Self.maximumDocumentByteCount { stop = .tooLarge }
      return stop == nil
    }
    // A service that knows no ranges would send all of it.
    if let range = request.range, received > range.count || status == 200 && range.first > 0 {
      stop = status == 200 ? .broken : .tooLarge
      return false
    }
    return writeHead(ServiceAnswer(status: status))
      && StandardOutput.write(Array("chunk \(bytes.count)\n".utf8) + bytes)
  }

  private func writeHead(_ answer: ServiceAnswer) -> Bool {
    if hasHead { return true }
    hasHead = true
    return StandardOutput.write(answer.head)
  }

  private func finish() -> Bool {
    guard isFile else {
      let (answer, content) = ServiceReply(
        request, status, document, size: size, tag: header("etag"), date: header("date"),
        region: header("x-amz-bucket-region")
      ).parts
      guard let answer else { return ServiceSession.fail(.broken, "what came is no answer of an object store") }
      guard StandardOutput.write(answer.head) else { return false }
      let chunk = content.isEmpty ? [] : Array("chunk \(content.count)\n".utf8) + content
      return StandardOutput.write(chunk + Array("done\n".utf8))
    }
    return writeHead(ServiceAnswer(status: status)) && StandardOutput.write(Array("done\n".utf8))
  }

  private var size: UInt64? {
    let size = unsafe evault_curl_content_size(handle)
    return size < 0 ? nil : UInt64(size)
  }

  private func header(_ name: String) -> String? {
    unsafe evault_curl_header(handle, name).map { unsafe String(cString: $0) }
  }
}
