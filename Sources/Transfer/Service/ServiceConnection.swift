internal import Subprocesses
public import VaultFiles

/// A running `evault-transfer` that asks one object store, one request after the other, over a connection that stays open
/// (Schemas/README.md §3.10, *Object stores*). For one thread at a time.
public final class ServiceConnection {
  /// What the program gets of the environment: proxies, and where it finds the credentials, which this process never looks at.
  static let environment =
    TransferProgram.environment + [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE",
      "HOME",
    ]
  /// Seconds beyond the place's own limit after which the program is ended.
  private static let grace = 15
  private static let pieceByteCount = 1 << 18

  private let child: ChildProcess
  private let place: ServicePlace
  /// Whether it can be asked again: not after an answer that was not whole.
  public private(set) var isUsable = true

  /// Starts the program, and tells it the place.
  /// - Parameter program: where evault itself lies; nil where that could not be told.
  public init(_ place: ServicePlace, beside program: FilePath?) throws(TransferError) {
    let path = (program?.parent ?? ".").appending(TransferProgram.name)
    do throws(SubprocessError) { child = try ChildProcess(path, environment: Self.environment) } catch {
      throw TransferError(.noProgram, error.detail)
    }
    self.place = place
    _ = try converse([place.head], next: { nil }, take: { _, _ in false })
  }

  deinit { child.stop() }

  /// Asks, and waits for the answer. After an error the connection is of no use any more, but for `.failed`.
  /// - Parameters:
  ///   - body: gives the next piece of at most so many bytes of what is sent; nil or an empty one where it cannot: then the request fails.
  ///   - take: gets the content of an answer; false where it wants no more.
  public func perform(
    _ request: ServiceRequest, body: (Int) -> [UInt8]? = { _ in nil },
    take: (ServiceAnswer, ArraySlice<UInt8>) -> Bool = { _, _ in true }
  ) throws(TransferError) -> ServiceAnswer {
    guard isUsable, request.isWhole else { throw TransferError(.failed(.refused), "the request is none") }
    var unsent = request.bodyByteCount
    let answer = try converse(
      [request.head],
      next: {
        guard unsent > 0 else { return nil }
        guard let piece = body(Int(min(unsent, UInt64(Self.pieceByteCount)))), !piece.isEmpty,
          UInt64(piece.count) <= unsent
        else { return [] }
        unsent -= UInt64(piece.count)
        return piece
      }, take: take)
    guard let answer else { throw TransferError(.ended, "no whole answer came") }
    return answer
  }

  /// - Parameter next: more to send; nil at the end, an empty piece where it cannot go on.
  /// - Returns: nil where the program only said that it is ready.
  private func converse(
    _ head: [[UInt8]], next: () -> [UInt8]?, take: (ServiceAnswer, ArraySlice<UInt8>) -> Bool
  ) throws(TransferError) -> ServiceAnswer? {
    var parser = ServiceAnswerParser()
    var heads = head[...]
    var isOver = false
    var isBroken = false
    child.converse(
      seconds: place.timeout + Self.grace,
      next: {
        if let head = heads.popFirst() { return head }
        guard let piece = next() else { return nil }
        if piece.isEmpty { isBroken = true }
        return piece
      },
      take: { bytes in
        switch parser.take(bytes, content: take) {
        case .more: return true
        case .end: isOver = true
        case .wrong: isBroken = true
        }
        return false
      })
    if isBroken || !isOver { isUsable = false }
    if let (failure, detail) = parser.failure, !isBroken { throw TransferError(.failed(failure), detail) }
    guard isOver, !isBroken else { throw TransferError(.ended, "no whole answer came") }
    return parser.answer
  }
}
