import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import Transfer
import TransparencyLog
import VaultFiles
import VaultKit

/// `evault timestamp fetch`.
enum TimestampFetchCommand {
  static let command = Command(
    CommandSpecification(
      ["timestamp", "fetch"], "Ask authorities over the network for timestamps, and keep what they answer.",
      options: [
        .value("tsa", nil, "URL", repeats: true, help: "an authority (RFC 3161 over HTTP); several are all asked"),
        .toggle("renew", help: "for newer timestamps over the older ones, before their certificates expire"),
        .value(
          "size", nil, "SIZE", help: "of a kept checkpoint; default: the current one, or the newest timestamped one"),
        .value("bundle", nil, "DIR", help: "over a bundle's signature instead of the log"),
        .value("signature", nil, "KEY", help: "which of the bundle's signatures, where there are several"),
        .value("tsa-policy", nil, "OID", help: "ask for this policy"),
      ] + Network.options,
      details: """
        Each authority learns a SHA-256 and a random number, and where the question comes from; nothing else. One that does not answer, or not
        well, keeps nothing from the others: it is named, and the exit code is 3. Without a network: evault timestamp request
        """,
      example: "evault timestamp fetch --tsa https://tsa.example/ --tsa https://other.example/tsr")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let urls = try invocation.texts("tsa")
    guard !urls.isEmpty else { throw UserError(.usage, "Nobody was named to ask.", next: "Add: --tsa URL") }
    let place = try place(session)
    var results: [(url: String, result: Result<TimestampAttachCommand.Kept, UserError>)] = []
    // All are asked before anything is kept: the next renewal would be over other files.
    var answers: [(url: String, request: TimestampRequest, answer: Result<[UInt8], UserError>)] = []
    for url in urls {
      let request = try user { () throws(VaultError) in try place.request.anotherOrError() }
      answers.append((url, request, ask(url, request, invocation)))
    }
    for (url, request, answer) in answers {
      do throws(UserError) {
        results.append((url, .success(try place.keep(try answer.get(), request))))
      } catch {
        results.append((url, .failure(error)))
      }
    }
    return result(results)
  }

  private struct Place {
    let request: TimestampRequest
    let keep: ([UInt8], TimestampRequest) throws(UserError) -> TimestampAttachCommand.Kept
  }

  private static func place(_ session: Session) throws(UserError) -> Place {
    let invocation = session.invocation
    let asked = try TimestampRequestCommand.ask(session)
    if let bundle = invocation.path("bundle") {
      return Place(request: asked.request) { answer, request throws(UserError) in
        try TimestampAttachCommand.keep(answer, request, [], in: bundle)
      }
    }
    let unlocked = try session.unlock()
    return Place(request: asked.request) { answer, request throws(UserError) in
      try TimestampAttachCommand.keep(answer, request, [], unlocked)
    }
  }

  /// What an authority answers.
  static func ask(
    _ url: String, _ request: TimestampRequest, _ invocation: Invocation
  ) -> Result<[UInt8], UserError> {
    Result { () throws(UserError) in
      let answer = try Network.post(
        url, contentType: "application/timestamp-query", accept: "application/timestamp-reply", body: request.der,
        limit: UInt64(TimestampToken.maximumByteCount), invocation)
      guard answer.status == 200 else {
        throw UserError(
          .failed, "\(url) answered with the status \(answer.status), and no timestamp.",
          safe: "Nothing was kept of it.",
          next: "Is it an authority's address (RFC 3161 over HTTP)? Try again later, or ask another.")
      }
      return answer.body
    }
  }

  private static func result(
    _ results: [(url: String, result: Result<TimestampAttachCommand.Kept, UserError>)]
  ) -> CommandResult {
    var text = ""
    var documents: [JSON] = []
    var keptCount = 0
    for (url, result) in results {
      switch result {
      case .success(let kept):
        keptCount += 1
        text += Style.good("kept") + "    \(VisibleText.escape(url)): \(kept.existed)\n\(kept.remark)"
        documents.append(
          .object(["url": .string(url), "kept": .object(kept.members), "error": .null]))
      case .failure(let error):
        text += Style.bad("failed") + "  \(VisibleText.escape(url)): \(error.message)\n"
        documents.append(.object(["url": .string(url), "kept": .null, "error": .string(error.message)]))
      }
    }
    let code: ExitCode = keptCount == results.count ? .done : keptCount > 0 ? .partlyDone : .failed
    return CommandResult(
      code, schema: "timestamp-fetch", ["authorities": .array(documents)], text: text)
  }
}

extension TimestampRequest {
  fileprivate func anotherOrError() throws(VaultError) -> TimestampRequest {
    do throws(TimestampError) { return try another() } catch {
      throw VaultError(.failed, "The request cannot be made (\(error.reason)).")
    }
  }
}
