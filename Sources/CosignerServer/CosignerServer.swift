public import Cosigner
internal import Glibc
internal import Synchronization
internal import TransparencyLog

/// How many clients there are.
private final class ClientCount: Sendable {
  let number = Atomic<Int>(0)
}

/// Serves one cosigner over HTTP (c2sp.org/tlog-witness): `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`, and nothing else.
public struct CosignerServer: ~Copyable {
  /// Why it does not listen.
  public struct Failure: Error, Sendable {
    /// In the system's words.
    public let reason: String
  }

  private static let maximumConnections = 32
  private static let requestsPerConnection = 100

  private let cosigner: Cosigner
  private let listener: Listener
  private let notice: @Sendable (String) -> Void

  /// Begins to listen.
  /// - Parameter notice: is told, from any thread, what its keeper should know.
  public init(
    _ cosigner: Cosigner, at address: ListeningAddress, notice: @escaping @Sendable (String) -> Void
  ) throws(Failure) {
    guard let listener = Listener(address) else {
      throw Failure(reason: unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown")
    }
    self.cosigner = cosigner
    self.listener = listener
    self.notice = notice
  }

  /// Where it listens.
  public var address: ListeningAddress { listener.address }

  /// Answers until told to stop; what was begun then is ended.
  public func run(until isStopped: () -> Bool) {
    let clients = ClientCount()
    let (cosigner, notice) = (cosigner, notice)
    while !isStopped() {
      // Others wait with the kernel until one of these has gone.
      guard clients.number.load(ordering: .acquiring) < Self.maximumConnections else {
        usleep(10_000)
        continue
      }
      guard let socket = listener.accept() else { continue }
      clients.number.add(1, ordering: .acquiringAndReleasing)
      let isStarted = ClientThread.start {
        Self.serve(socket, cosigner, notice)
        clients.number.subtract(1, ordering: .acquiringAndReleasing)
      }
      guard !isStarted else { continue }
      close(socket)
      clients.number.subtract(1, ordering: .acquiringAndReleasing)
    }
    for _ in 0..<500 where clients.number.load(ordering: .acquiring) > 0 { usleep(10_000) }
  }

  private static func serve(_ socket: Int32, _ cosigner: Cosigner, _ notice: @Sendable (String) -> Void) {
    var connection = Connection(socket)
    for number in 1...requestsPerConnection {
      do throws(HTTPHead.Refusal) {
        guard let (head, body) = try connection.next(limit: AddCheckpointRequest.maximumByteCount) else { return }
        let keepsAlive = head.keepsAlive && number < requestsPerConnection
        let answer = answer(head, body, cosigner, notice)
        guard connection.send(answer.bytes(keepsAlive: keepsAlive, now: time(nil))), keepsAlive else { return }
      } catch {
        _ = connection.send(HTTPAnswer(status: error.status).bytes(keepsAlive: false, now: time(nil)))
        return
      }
    }
  }

  private static func checkpoint(
    _ originHash: String, _ cosigner: Cosigner, _ notice: @Sendable (String) -> Void
  ) -> HTTPAnswer {
    do throws(CosignerError) {
      guard let note = try cosigner.checkpoint(originHash: originHash) else { return HTTPAnswer(status: 404) }
      return HTTPAnswer(status: 200, body: note)
    } catch {
      notice(error.message)
      return HTTPAnswer(status: 500)
    }
  }

  private static func answer(
    _ head: HTTPHead, _ body: [UInt8], _ cosigner: Cosigner, _ notice: @Sendable (String) -> Void
  ) -> HTTPAnswer {
    let parts = head.path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].isEmpty, parts[2] == "checkpoint" {
      guard head.method == "GET" else { return HTTPAnswer(status: 405, allowed: "GET") }
      return checkpoint(String(parts[1]), cosigner, notice)
    }
    guard head.path == "/add-checkpoint" else { return HTTPAnswer(status: 404) }
    guard head.method == "POST" else { return HTTPAnswer(status: 405, allowed: "POST") }
    guard head.contentLength != nil else { return HTTPAnswer(status: 411) }
    do throws(CosignerError) {
      let answer = try cosigner.judge(body, now: UInt64(max(0, time(nil))))
      switch answer {
      case .conflict(_, let refusal?), .inconsistent(let refusal?):
        let proof = refusal.proof.map { " The proof of the fork convicts by itself: \($0)" } ?? ""
        notice("Refused (\(refusal.reason.rawValue)). The evidence is kept: \(refusal.file)\(proof)")
      default: break
      }
      return HTTPAnswer(status: answer.status, contentType: answer.contentType, body: answer.body)
    } catch {
      notice(error.message)
      return HTTPAnswer(status: 500)
    }
  }
}
