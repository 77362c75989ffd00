import CCurl
import Glibc
import Transfer
import VaultFiles

/// One exchange with a server. What is sent and what comes back passes through in pieces: neither is held.
@safe final class Exchange {
  private let request: TransferRequest
  private let input: StandardInput
  private let output: AnswerWriter
  private var received: UInt64 = 0
  // libcurl's; set only while it works.
  private var handle: UnsafeMutableRawPointer?

  init(_ request: TransferRequest, input: StandardInput, output: AnswerWriter) {
    self.request = request
    self.input = input
    self.output = output
  }

  /// Asks, and writes the answer; false where it could not be written.
  func run() -> Bool {
    guard let address = ServerAddress(request.url) else {
      return output.fail(.refused, "only https, or http on this machine, without a user's name")
    }
    guard evault_curl_start() == 0, let handle = unsafe curl_easy_init() else { return output.fail(.broken, "libcurl") }
    unsafe self.handle = handle
    defer {
      unsafe curl_easy_cleanup(handle)
      unsafe self.handle = nil
    }
    var headers: UnsafeMutablePointer<curl_slist>?
    // Nobody waits for a server that would rather be asked first.
    let type = request.contentType.map { "Content-Type: \($0)" } ?? "Content-Type:"
    for line in [type, request.accept.map { "Accept: \($0)" } ?? "Accept:", "Expect:"] {
      unsafe headers = curl_slist_append(headers, line)
    }
    defer { unsafe curl_slist_free_all(headers) }
    let pipe = BodyPipe(input, byteCount: request.bodyByteCount) { [unowned self] bytes, stop in receive(bytes, &stop) }
    defer { withExtendedLifetime(pipe) {} }
    guard unsafe prepare(handle, address, headers, pipe) else {
      return output.fail(.refused, "libcurl does not take the request")
    }
    let code = unsafe curl_easy_perform(handle)
    guard code == CURLE_OK else {
      // libcurl's own words, "Unsupported protocol", do not say which are.
      if code == CURLE_UNSUPPORTED_PROTOCOL, pipe.stop == nil {
        return output.fail(.refused, "only https is asked, or http on this machine")
      }
      return unsafe output.fail(pipe.stop ?? CurlFailure.meaning(code), String(cString: curl_easy_strerror(code)))
    }
    return head() && output.done()
  }

  private func prepare(
    _ handle: UnsafeMutableRawPointer, _ address: borrowing ServerAddress, _ headers: UnsafeMutablePointer<curl_slist>?,
    _ pipe: BodyPipe
  ) -> Bool {
    var connection = unsafe Connection(
      handle, isLocal: address.isLocal, seconds: request.timeout, caFile: request.caFile?.bytes)
    unsafe connection.address(address.handle)
    connection.number(CURLOPT_TIMEOUT, request.timeout)
    // An address that leads from this machine elsewhere would be asked in clear.
    connection.number(CURLOPT_FOLLOWLOCATION, request.redirects > 0 && !address.isLocal ? 1 : 0)
    connection.number(CURLOPT_MAXREDIRS, request.redirects)
    unsafe connection.headers(headers)
    if request.method == .post { connection.post(request.bodyByteCount) }
    connection.pipe(pipe)
    return connection.isTaken
  }

  /// More of the answer. Waits for whoever takes it.
  private func receive(_ bytes: [UInt8], _ stop: inout TransferFailure?) -> Bool {
    received += UInt64(bytes.count)
    guard received <= request.limit else {
      stop = .tooLarge
      return false
    }
    return head() && output.chunk(bytes)
  }

  private func head() -> Bool {
    guard let handle = unsafe handle else { return false }
    let type = unsafe evault_curl_content_type(handle).map { unsafe Array(String(cString: $0).utf8) }
    return unsafe output.head(status: evault_curl_status(handle), contentType: type)
  }
}
