import TerminalInterface
import Transfer
import VaultFiles
import VaultKit

/// Asking servers, through the program that knows no key.
enum Network {
  /// Options of every command that asks a server.
  static let options: [OptionSpecification] = [
    .value("ca-file", nil, "FILE", help: "certificates (PEM) that alone vouch for the server, instead of the system's"),
    .value("timeout", nil, "SECONDS", help: "how long it may take (60)"),
  ]

  /// Sends `body` to a server by POST and gives its answer, whatever the status.
  /// - Parameter limit: the most bytes that the answer may have.
  static func post(
    _ url: String, contentType: String, accept: String? = nil, body: [UInt8], limit: UInt64, _ invocation: Invocation
  ) throws(UserError) -> TransferAnswer {
    let timeout = try invocation.text("timeout").map { Int($0) ?? 0 } ?? 60
    guard
      let request = TransferRequest(
        .post, url, contentType: contentType, accept: accept, caFile: invocation.path("ca-file"), timeout: timeout,
        limit: limit, bodyByteCount: UInt64(body.count))
    else {
      throw UserError(
        .usage, "This cannot be asked: \(url)",
        next: "An address is one line, https://…; --timeout takes 1 to \(TransferRequest.maximumTimeout) seconds.")
    }
    do throws(TransferError) {
      return try TransferProgram(beside: Machine.runningProgram).perform(request, body: body)
    } catch {
      throw UserError(.failed, message(error, url), safe: "Nothing was changed.", next: next(error))
    }
  }

  private static func message(_ error: TransferError, _ url: String) -> String {
    let detail = error.detail.isEmpty ? "" : " (\(error.detail))"
    return switch error.code {
    case .noProgram: "The program that asks servers is missing\(detail)."
    case .ended: "The program that asks servers ended without an answer of \(url)\(detail)."
    case .failed(.refused), .failed(.address): "\(url) is not asked\(detail)."
    case .failed(.credentials): "There are no credentials for \(url)\(detail)."
    case .failed(.proxy): "What the environment names as the proxy is none\(detail)."
    case .failed(.unresolved): "There is no such server: \(url)\(detail)."
    case .failed(.unreachable): "Nobody answers at \(url)\(detail)."
    case .failed(.untrusted): "The server at \(url) could not show that it is the one named so\(detail)."
    case .failed(.timeout): "\(url) took too long\(detail)."
    case .failed(.tooLarge): "\(url) answered more than is taken\(detail)."
    case .failed(.redirected): "\(url) leads elsewhere too often\(detail)."
    case .failed(.broken): "The connection to \(url) broke\(detail)."
    }
  }

  private static func next(_ error: TransferError) -> String {
    switch error.code {
    case .noProgram: "Put \(TransferProgram.name) beside evault, or use files: the commands say how."
    case .failed(.refused), .failed(.address):
      "Addresses begin with https://, or with http:// on this machine (127.0.0.1, localhost)."
    case .failed(.proxy): "Set https_proxy or all_proxy to http://host:port, or unset it."
    case .failed(.credentials): "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE."
    case .failed(.unresolved): "Is the name spelled right? Without a network, files do the same: the commands say how."
    case .failed(.unreachable), .failed(.timeout), .failed(.broken), .ended:
      "Try again later. Without a network, files do the same: the commands say how."
    case .failed(.tooLarge), .failed(.redirected): "Is it the right address? Its keepers know."
    case .failed(.untrusted): "Where its certificate comes from an authority of its own, name that: --ca-file FILE"
    }
  }
}
