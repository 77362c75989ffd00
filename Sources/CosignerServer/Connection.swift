internal import Glibc

/// A client's connection. Everything has an end: each request its seconds, head and body their bytes.
struct Connection: ~Copyable {
  private let socket: Int32
  private let seconds: Int
  private var pending: [UInt8] = []

  /// - Parameter seconds: how long to wait for a request to begin, how long for its end, and how long for the client to take an answer.
  init(_ socket: Int32, seconds: Int = 15) {
    self.socket = socket
    self.seconds = seconds
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    // What the client still sends is read for a moment: unread bytes would make the kernel take the answer back.
    shutdown(socket, Int32(SHUT_WR))
    var buffer = [UInt8](repeating: 0, count: 4096)
    let end = Self.now + 1
    while Self.now <= end, Self.wait(socket, Int16(POLLIN), until: end), unsafe read(socket, &buffer, buffer.count) > 0
    {}
    close(socket)
  }

  /// The next request's head and body; nil where the client is gone or says nothing more.
  /// - Parameter limit: the most bytes of a body.
  mutating func next(limit: Int) throws(HTTPHead.Refusal) -> (head: HTTPHead, body: [UInt8])? {
    if pending.isEmpty, !(fill(until: Self.now + seconds)) { return nil }
    let end = Self.now + seconds
    var searched = 0
    var headEnd: Int?
    while headEnd == nil {
      // A line feed and an empty line: the head, its last line's own end included.
      headEnd = pending.indices.dropFirst(searched).first { place in
        pending[place] == 0x0a && pending[(place + 1)...].starts(with: [0x0d, 0x0a])
      }
      if headEnd != nil { break }
      guard pending.count <= HTTPHead.maximumByteCount else { throw HTTPHead.Refusal(status: 431) }
      searched = max(0, pending.count - 3)
      guard fill(until: end) else { throw HTTPHead.Refusal(status: 408) }
    }
    guard let place = headEnd, place <= HTTPHead.maximumByteCount else { throw HTTPHead.Refusal(status: 431) }
    let head = try HTTPHead(pending[..<place])
    pending.removeFirst(place + 3)
    let count = head.contentLength ?? 0
    guard count <= limit else { throw HTTPHead.Refusal(status: 413) }
    if head.expectsContinue, pending.count < count, !send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) { return nil }
    while pending.count < count {
      guard fill(until: end) else { throw HTTPHead.Refusal(status: 408) }
    }
    let body = Array(pending[..<count])
    pending.removeFirst(count)
    return (head, body)
  }

  /// Sends all of `bytes`; false where the client does not take them.
  func send(_ bytes: [UInt8]) -> Bool {
    let end = Self.now + seconds
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        done += count
      } else if errno == EAGAIN {
        guard Self.wait(socket, Int16(POLLOUT), until: end) else { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  private mutating func fill(until end: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while Self.wait(socket, Int16(POLLIN), until: end) {
      let count = unsafe read(socket, &buffer, buffer.count)
      if count > 0 {
        pending += buffer[..<count]
        return true
      }
      if count == 0 || errno != EAGAIN && errno != EINTR { return false }
    }
    return false
  }

  private static func wait(_ socket: Int32, _ events: Int16, until end: Int) -> Bool {
    while true {
      let left = end - now
      guard left > 0 else { return false }
      var wanted = pollfd(fd: socket, events: events, revents: 0)
      let ready = unsafe poll(&wanted, 1, Int32(left) * 1000)
      if ready > 0 { return true }
      if ready == 0 || errno != EINTR { return false }
    }
  }

  private static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
