import CCurl

/// One request on a handle of libcurl's. What no request may change is set here, for every exchange of this program: TLS that is verified, nothing in
/// clear beyond this machine, no way round a proxy that was not asked for, and an end to waiting for a connection.
@safe struct Connection {
  private let handle: UnsafeMutableRawPointer
  private var codes: [CURLcode] = []

  /// - Parameters:
  ///   - isLocal: whether the server is on this machine: http, and no proxy; else https, TLS 1.2 or later.
  ///   - seconds: how long to wait for anything; for the connection itself 30 at most.
  ///   - caFile: the path of a file with certificates that are trusted, and no others; nil for the system's.
  init(_ handle: UnsafeMutableRawPointer, isLocal: Bool, seconds: Int, caFile: [UInt8]?) {
    unsafe self.handle = handle
    let protocols = isLocal ? "http" : "https"
    text(CURLOPT_PROTOCOLS_STR, protocols)
    text(CURLOPT_REDIR_PROTOCOLS_STR, protocols)
    text(CURLOPT_USERAGENT, "evault-transfer")
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_CONNECTTIMEOUT, min(seconds, 30))
    number(CURLOPT_FOLLOWLOCATION, 0)
    number(CURLOPT_SSL_VERIFYPEER, 1)
    number(CURLOPT_SSL_VERIFYHOST, 2)
    number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if isLocal { text(CURLOPT_PROXY, "") }
    if let caFile {
      var name = caFile.map { CChar(bitPattern: $0) } + [0]
      unsafe codes.append(evault_curl_set_text(handle, CURLOPT_CAINFO, &name))
      unsafe codes.append(evault_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }
  }

  /// Whether libcurl took all of it.
  var isTaken: Bool { codes.allSatisfy { $0 == CURLE_OK } }

  mutating func number(_ option: CURLoption, _ value: Int) {
    unsafe codes.append(evault_curl_set_number(handle, option, value))
  }

  mutating func text(_ option: CURLoption, _ value: String) {
    unsafe codes.append(evault_curl_set_text(handle, option, value))
  }

  /// The address, as it was taken apart.
  mutating func address(_ address: OpaquePointer) { unsafe codes.append(evault_curl_set_url(handle, address)) }

  /// Lines of the head. The list must last until the request is over.
  mutating func headers(_ list: UnsafeMutablePointer<curl_slist>?) {
    unsafe codes.append(evault_curl_set_headers(handle, list))
  }

  /// Sends a body of so many bytes.
  mutating func post(_ byteCount: UInt64) {
    number(CURLOPT_POST, 1)
    unsafe codes.append(evault_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, Int64(byteCount)))
  }

  /// Loses no time over a server that sends heads and bodies apart.
  /// - Parameter socket: where the connection's number is kept, as long as the handle lasts.
  mutating func acknowledgeHeads(_ socket: UnsafeMutablePointer<curl_socket_t>) {
    unsafe codes.append(evault_curl_acknowledge_heads(handle, socket))
  }

  /// Ends the request where it is too slow for its pipe. The pipe must last until the request is over.
  mutating func watch(_ pipe: BodyPipe) {
    let context = unsafe Unmanaged.passUnretained(pipe).toOpaque()
    unsafe codes.append(
      evault_curl_set_watch(
        handle,
        { context, _, received, _, sent in
          guard let context = unsafe context else { return 1 }
          let pipe = unsafe Unmanaged<BodyPipe>.fromOpaque(context).takeUnretainedValue()
          return pipe.goesOn(moved: UInt64(max(0, received)) + UInt64(max(0, sent))) ? 0 : 1
        }, context))
  }

  /// Where the body comes from, and what comes back goes to. It must last until the request is over.
  mutating func pipe(_ pipe: BodyPipe) {
    let context = unsafe Unmanaged.passUnretained(pipe).toOpaque()
    unsafe codes.append(
      evault_curl_set_reader(
        handle,
        { bytes, size, count, context in
          guard let bytes = unsafe bytes, let context = unsafe context else { return evault_curl_abort() }
          let pipe = unsafe Unmanaged<BodyPipe>.fromOpaque(context).takeUnretainedValue()
          return unsafe pipe.send(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }, context))
    unsafe codes.append(
      evault_curl_set_writer(
        handle,
        { bytes, size, count, context in
          guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
          let pipe = unsafe Unmanaged<BodyPipe>.fromOpaque(context).takeUnretainedValue()
          let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
          return unsafe pipe.receive(Array(piece)) ? piece.count : 0
        }, context))
  }
}
