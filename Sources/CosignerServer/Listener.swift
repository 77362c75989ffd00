internal import Glibc

/// A socket that listens.
struct Listener: ~Copyable {
  private let socket: Int32
  /// Where it listens, with the port that it got.
  let address: ListeningAddress

  /// Nil where it cannot listen there; `errno` says why.
  init?(_ wanted: ListeningAddress) {
    let socket = Glibc.socket(wanted.isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return nil }
    var yes: Int32 = 1
    unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    guard Self.bind(socket, wanted), listen(socket, 64) == 0, let port = Self.port(socket, wanted.isIPv6) else {
      let reason = errno
      close(socket)
      errno = reason
      return nil
    }
    self.socket = socket
    address = ListeningAddress(host: wanted.host, port: port, isLocal: wanted.isLocal, isIPv6: wanted.isIPv6)
  }

  deinit { close(socket) }

  /// The next client; nil where none came for a while.
  func accept() -> Int32? {
    var wanted = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&wanted, 1, 250) > 0 else { return nil }
    let client = Glibc.accept(socket, nil, nil)
    return client >= 0 ? client : nil
  }

  private static func bind(_ socket: Int32, _ wanted: ListeningAddress) -> Bool {
    if wanted.isIPv6 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = wanted.port.bigEndian
      unsafe inet_pton(AF_INET6, wanted.host, &address.sin6_addr)
      return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0
        }
      }
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.port.bigEndian
    unsafe inet_pton(AF_INET, wanted.host, &address.sin_addr)
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func port(_ socket: Int32, _ isIPv6: Bool) -> UInt16? {
    // The port lies at the same place in both kinds of address.
    var address = sockaddr_in6()
    var count = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(socket, $0, &count) }
    }
    return result == 0 ? UInt16(bigEndian: address.sin6_port) : nil
  }
}
