import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import TransparencyLog
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault timestamp attach`.
enum TimestampAttachCommand {
  static let command = Command(
    CommandSpecification(
      ["timestamp", "attach"], "Keep an authority's answer beside what it is over, and record that.",
      positionals: "FILE", count: 1...1,
      options: [
        .value("request", nil, "FILE", help: "the request that it answers: its random number is compared"),
        .value("crl", nil, "FILE", repeats: true, help: "revocation lists (PEM or DER) to keep beside it"),
        .value("bundle", nil, "DIR", help: "over a bundle's signature: kept in the bundle"),
      ],
      details: """
        Digest, signature, and the certificate that the signature names are verified before anything is kept. Whether the authority is
        one that you trust is asked when the time is verified: evault check --trust-roots FILE
        """,
      example: "evault timestamp attach log.tsr --request log.tsq")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let path = invocation.positionals[0]
    let answer = try read(path, limit: TimestampToken.maximumByteCount)
    var request: TimestampRequest?
    if let path = invocation.path("request") {
      let bytes = try read(path, limit: TimestampRequest.maximumByteCount)
      do throws(TimestampError) { request = try TimestampRequest(bytes) } catch {
        throw UserError(.usage, "\(path) is no request for a timestamp (\(error.reason)).")
      }
    }
    var lists: [RevocationList] = []
    for path in invocation.paths("crl") { lists += try TimeOptions.revocations(path) }
    if let bundle = invocation.path("bundle") { return try attach(answer, request, lists, to: bundle) }
    let unlocked = try session.unlock()
    let (asked, kept) = (request, lists)
    let report = try user { () throws(VaultError) in
      try TimestampAttachment(unlocked).attach(answer, request: asked, lists: kept)
    }
    let time = Timestamp(seconds: report.info.existedBy)
    return CommandResult(
      schema: "timestamp-attach",
      members(
        report.name, time, size: report.head.size, signature: nil, isRenewal: report.isRenewal, report.wasKnown),
      text: """
        \(report.wasKnown ? "It was there already" : "Kept and recorded"): as the authority says, the first \(report.head.size) entries existed by \(time).
        Whether that authority is one to believe: evault timestamp list --trust-roots FILE

        """)
  }

  private static func attach(
    _ answer: [UInt8], _ request: TimestampRequest?, _ lists: [RevocationList], to bundle: FilePath
  ) throws(UserError) -> CommandResult {
    let places = try BundleChoice.all(bundle)
    let report = try BundleChoice.run { () throws(BundleTimestampError) in
      try BundleTimestamps.attach(answer, request: request, lists: lists, to: places)
    }
    let time = Timestamp(seconds: report.info.existedBy)
    return CommandResult(
      schema: "timestamp-attach",
      members(
        report.name, time, size: nil, signature: report.signature, isRenewal: report.isRenewal, report.wasKnown),
      text:
        "\(report.wasKnown ? "It was there already" : "Kept in the bundle"): as the authority says, its signature, and so all of it, existed by \(time).\n"
    )
  }

  private static func members(
    _ name: TimestampFileName, _ time: Timestamp, size: UInt64?, signature: String?, isRenewal: Bool, _ wasKnown: Bool
  ) -> JSONObject {
    [
      "file": .string(name.description), "existed_by": .string(time.description),
      "size": size.map { .number(JSONNumber($0)) } ?? .null, "signature": signature.map { .string($0) } ?? .null,
      "renewal": .bool(isRenewal), "known": .bool(wasKnown),
    ]
  }

  private static func read(_ path: FilePath, limit: Int) throws(UserError) -> [UInt8] {
    do throws(FileError) { return try Folder.open(path.parent).read(path.lastComponent, limit: limit) } catch {
      throw UserError(VaultError(error))
    }
  }
}
