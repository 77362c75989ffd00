internal import Glibc

/// A program that goes on after an answer, to be asked again.
extension ChildProcess {
  /// Writes what `next` gives, piece by piece, and meanwhile gives what comes to `take`, until that wants no more. Its input stays open.
  /// - Parameters:
  ///   - seconds: for which nothing may move in either direction.
  ///   - next: the next piece; nil where there is no more, an empty one where it cannot go on.
  ///   - take: false where an answer is whole, or cannot be right.
  public func converse(seconds: Int, next: () -> [UInt8]?, take: (ArraySlice<UInt8>) -> Bool) {
    let noSignal = Int32(MSG_NOSIGNAL)
    var piece: [UInt8] = []
    var done = 0
    var hasMore = true
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if hasMore, done == piece.count {
        let following = next()
        // What was announced and does not come cannot be taken back: its owner ends the program.
        if following?.isEmpty == true { return }
        (piece, done, hasMore) = (following ?? [], 0, following != nil)
      }
      var wanted = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if hasMore { wanted.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      let ready = unsafe poll(&wanted, nfds_t(wanted.count), Int32(seconds) * 1000)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return }
      if wanted.count > 1, wanted[1].revents != 0 {
        let count = unsafe piece[done...].withUnsafeBytes { unsafe send(input, $0.baseAddress, $0.count, noSignal) }
        if count > 0 { done += count }
        // Whoever reads no more may still have an answer.
        if count < 0, errno != EAGAIN, errno != EINTR { hasMore = false }
      }
      guard wanted[0].revents != 0 else { continue }
      let count = unsafe read(output, &buffer, buffer.count)
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0, take(buffer[..<count]) else { return }
    }
  }

  /// Closes what leads to it, and ends it where it has not ended by itself at once.
  public func stop() {
    close(input)
    close(output)
    Self.wait(for: process, seconds: 0)
  }
}
