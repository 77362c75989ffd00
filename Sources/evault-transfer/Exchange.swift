import CCurl
import Glibc
import Transfer
import VaultFiles

/// One exchange with a server. What is sent and what comes back passes through in pieces: neither is held.
@safe final class Exchange {
  private let request: TransferRequest
  private var input: StandardInput
  private let output: AnswerWriter
  private var unsent: UInt64
  private var received: UInt64 = 0
  private var stop: TransferFailure?
  // libcurl's; set only while it works.
  private var handle: UnsafeMutableRawPointer?

  init(_ request: TransferRequest, input: StandardInput, output: AnswerWriter) {
    self.request = request
    self.input = input
    self.output = output
    unsent = request.bodyByteCount
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
    guard unsafe prepare(handle, address.handle, headers, isLocal: address.isLocal) else {
      return output.fail(.refused, "libcurl does not take the request")
    }
    let code = unsafe curl_easy_perform(handle)
    guard code == CURLE_OK else {
      // libcurl's own words, "Unsupported protocol", do not say which are.
      if code == CURLE_UNSUPPORTED_PROTOCOL, stop == nil {
        return output.fail(.refused, "only https is asked, or http on this machine")
      }
      return unsafe output.fail(stop ?? CurlFailure.meaning(code), String(cString: curl_easy_strerror(code)))
    }
    return head() && output.done()
  }

  private func prepare(
    _ handle: UnsafeMutableRawPointer, _ address: OpaquePointer, _ headers: UnsafeMutablePointer<curl_slist>?,
    isLocal: Bool
  ) -> Bool {
    var codes: [CURLcode] = []
    func number(_ option: CURLoption, _ value: Int) {
      unsafe codes.append(evault_curl_set_number(handle, option, value))
    }
    unsafe codes.append(evault_curl_set_url(handle, address))
    unsafe codes.append(evault_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, isLocal ? "http" : "https"))
    unsafe codes.append(evault_curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, isLocal ? "http" : "https"))
    unsafe codes.append(evault_curl_set_text(handle, CURLOPT_USERAGENT, "evault-transfer"))
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_TIMEOUT, request.timeout)
    number(CURLOPT_CONNECTTIMEOUT, min(request.timeout, 30))
    // An address that leads from this machine elsewhere would be asked in clear.
    number(CURLOPT_FOLLOWLOCATION, request.redirects > 0 && !isLocal ? 1 : 0)
    number(CURLOPT_MAXREDIRS, request.redirects)
    number(CURLOPT_SSL_VERIFYPEER, 1)
    number(CURLOPT_SSL_VERIFYHOST, 2)
    number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if isLocal { unsafe codes.append(evault_curl_set_text(handle, CURLOPT_PROXY, "")) }
    if let file = request.caFile {
      var name = file.bytes.map { CChar(bitPattern: $0) } + [0]
      unsafe codes.append(evault_curl_set_text(handle, CURLOPT_CAINFO, &name))
      unsafe codes.append(evault_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }
    unsafe codes.append(evault_curl_set_headers(handle, headers))
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    if request.method == .post {
      number(CURLOPT_POST, 1)
      unsafe codes.append(evault_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, Int64(request.bodyByteCount)))
    }
    unsafe codes.append(
      evault_curl_set_reader(
        handle,
        { bytes, size, count, context in
          guard let bytes = unsafe bytes, let context = unsafe context else { return evault_curl_abort() }
          let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
          return unsafe exchange.send(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }, context))
    unsafe codes.append(
      evault_curl_set_writer(
        handle,
        { bytes, size, count, context in
          guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
          let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
          let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
          return unsafe exchange.receive(Array(piece)) ? piece.count : 0
        }, context))
    return codes.allSatisfy { $0 == CURLE_OK }
  }

  /// More of what is sent. Waits for whoever gives it.
  private func send(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = Int(min(UInt64(buffer.count), unsent))
    if count == 0 { return 0 }
    guard let piece = input.bytes(count), !piece.isEmpty else {
      stop = .refused
      return evault_curl_abort()
    }
    unsafe buffer.copyBytes(from: piece)
    unsent -= UInt64(piece.count)
    return piece.count
  }

  /// More of the answer. Waits for whoever takes it.
  private func receive(_ bytes: [UInt8]) -> Bool {
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
