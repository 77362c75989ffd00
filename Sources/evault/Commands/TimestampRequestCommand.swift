import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import VaultFiles
import VaultKit

/// `evault timestamp request`.
enum TimestampRequestCommand {
  static let command = Command(
    CommandSpecification(
      ["timestamp", "request"], "Write a request for a timestamp: over the custody log, or a bundle's signature.",
      options: [
        .value("output", "o", "FILE", help: "the request's file (application/timestamp-query)"),
        .toggle("renew", help: "for a newer timestamp over the older ones, before their certificates expire"),
        .value(
          "size", nil, "SIZE", help: "of a kept checkpoint; default: the current one, or the newest timestamped one"),
        .value("bundle", nil, "DIR", help: "over a bundle's signature instead of the log"),
        .value("signature", nil, "KEY", help: "which of the bundle's signatures, where there are several"),
        .value("tsa-policy", nil, "OID", help: "ask for this policy"),
      ],
      details: """
        A request tells the authority a SHA-256 and a random number, nothing else. Carry the file to a machine with a network, for example:
          curl -H 'Content-Type: application/timestamp-query' --data-binary @log.tsq https://tsa.example/ -o log.tsr
        What the authority answers says "existed by", for all entries that the log has now; never when something was made.
        """,
      example: "evault timestamp request -o log.tsq")
  ) { session throws(UserError) in
    let invocation = session.invocation
    guard let output = invocation.path("output") else {
      throw UserError(.usage, "A request needs a file.", next: "Add: -o FILE.tsq")
    }
    let (request, subject, size) = try ask(session)
    try write(request.der, to: output)
    let over = invocation.path("bundle").map { " --bundle \($0)" } ?? ""
    return CommandResult(
      schema: "timestamp-request",
      [
        "file": .string(output.description), "imprint": .string(request.imprint.text),
        "size": size.map { .number(JSONNumber($0)) } ?? .null, "renewal": .bool(invocation.has("renew")),
      ],
      text:
        "Wrote \(output): a request for \(subject).\nWhen the answer is there: evault timestamp attach FILE.tsr --request \(output)\(over)\n"
    )
  }

  /// Makes the request that the options ask for; what it is over is kept from now on.
  static func ask(
    _ session: Session
  ) throws(UserError) -> (request: TimestampRequest, subject: String, size: UInt64?) {
    let invocation = session.invocation
    let policies = try TimeOptions.policies(invocation)
    let renews = invocation.has("renew")
    if let bundle = invocation.path("bundle") {
      guard !invocation.has("size") else { throw UserError(.usage, "Give --bundle or --size, not both.") }
      let place = try BundleChoice.open(bundle, signature: invocation.text("signature"))
      let request = try BundleChoice.run { () throws(BundleTimestampError) in
        try renews ? place.renewal(policy: policies.first) : place.request(policy: policies.first)
      }
      return (request, "the signature \(place.record.name)", nil)
    }
    let wanted = try number(invocation)
    let timestamping = HeadTimestamping(try session.vault())
    let made = try user { () throws(VaultError) in
      try renews
        ? timestamping.renewal(size: wanted, policy: policies.first)
        : timestamping.request(size: wanted, policy: policies.first)
    }
    return (made.request, "\(EntryCount.first(made.size)) of the log", made.size)
  }

  private static func number(_ invocation: Invocation) throws(UserError) -> UInt64? {
    guard let text = try invocation.text("size") else { return nil }
    guard let size = UInt64(text) else {
      throw UserError(
        .usage, "\(text) is no size of a log.", next: "Sizes of kept checkpoints are shown by: evault timestamp list")
    }
    return size
  }

  private static func write(_ bytes: [UInt8], to path: FilePath) throws(UserError) {
    do throws(FileError) {
      let folder = try Folder.open(path.parent)
      let file = try folder.create(path.lastComponent, mode: 0o644)
      try file.write(bytes)
      try file.sync()
    } catch {
      throw UserError(VaultError(error))
    }
  }
}
