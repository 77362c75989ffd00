internal import Subprocesses
public import VaultFiles

/// The program `evault-transfer`, which asks servers, in a process that knows no key (Schemas/README.md §3.10).
public struct TransferProgram: Sendable {
  /// Its name.
  public static let name: FilePath = "evault-transfer"
  /// What it gets of the environment: which proxies there are, and nothing else.
  static let environment = [
    "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]
  /// Seconds beyond a request's own limit after which the program is ended.
  private static let grace = 10

  private let path: FilePath

  /// The program beside another one; nil stands for a place that could not be told.
  public init(beside program: FilePath?) { path = (program?.parent ?? ".").appending(Self.name) }

  /// Asks, and waits for the answer as long as the request allows.
  /// - Parameter body: what is sent: as many bytes as the request says.
  public func perform(_ request: TransferRequest, body: [UInt8] = []) throws(TransferError) -> TransferAnswer {
    guard UInt64(body.count) == request.bodyByteCount else {
      throw TransferError(.failed(.refused), "another number of bytes than announced")
    }
    let child: ChildProcess
    do throws(SubprocessError) { child = try ChildProcess(path, environment: Self.environment) } catch {
      throw TransferError(.noProgram, error.detail)
    }
    var parser = AnswerParser(limit: request.limit)
    let isWhole = child.exchange(request.head + body, seconds: request.timeout + Self.grace) { parser.take($0) }
    child.end()
    if let (failure, detail) = parser.failure { throw TransferError(.failed(failure), detail) }
    guard isWhole, let answer = parser.answer else { throw TransferError(.ended, "no whole answer came from \(path)") }
    return answer
  }
}
