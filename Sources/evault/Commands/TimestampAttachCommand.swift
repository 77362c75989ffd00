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
        throw UserError(
          .usage, "\(path) is no request for a timestamp (\(error.reason)).", safe: "Nothing was kept.",
          next: "Name the file that evault timestamp request made, or leave --request out.")
      }
    }
    var lists: [RevocationList] = []
    for path in invocation.paths("crl") { lists += try TimeOptions.revocations(path) }
    if let bundle = invocation.path("bundle") {
      let kept = try keep(answer, request, lists, in: bundle)
      return CommandResult(
        schema: "timestamp-attach", kept.members,
        text:
          "\(kept.wasKnown ? "It was there already" : "Kept in the bundle"): its signature, and so all of it, \(kept.existed).\n"
      )
    }
    let kept = try keep(answer, request, lists, try session.unlock())
    return CommandResult(
      schema: "timestamp-attach", kept.members,
      text: """
        \(kept.wasKnown ? "It was there already" : "Kept and recorded"): \(EntryCount.first(kept.size ?? 0)) \(kept.existed).
        \(kept.remark)Whether that authority is one to believe: evault timestamp list --trust-roots FILE

        """)
  }

  /// What was kept.
  struct Kept {
    let name: TimestampFileName
    let existedBy: Timestamp
    /// In whose word.
    let authority: String
    /// When the last entry that it covers was recorded by the log's clock, where that is later.
    let later: Timestamp?
    /// Of the log; nil for a bundle's signature.
    let size: UInt64?
    /// The signature's file; nil for the log.
    let signature: String?
    let isRenewal: Bool
    let wasKnown: Bool

    /// A time is the word of somebody, and never goes without their name.
    var existed: String { "existed by \(existedBy), as \(VisibleText.escape(authority)) says" }

    /// What somebody should know of the clocks; empty where there is nothing.
    var remark: String {
      if existedBy.isInFuture(of: .now) {
        return Style.warning("clock")
          + "   That time is still to come by this machine's clock: one of the two is wrong, and nobody can say which. Until then it counts for nobody who asks by a clock like this one.\n"
      }
      return later.map {
        Style.warning("clock")
          + "   By the log's clock the last entry that it covers was recorded at \($0), which is later: one of the two clocks is wrong, and nobody can say which.\n"
      } ?? ""
    }

    var members: JSONObject {
      [
        "authority": .string(VisibleText.escape(authority)),
        "recorded_later": later.map { .string($0.description) } ?? .null,
        "file": .string(name.description), "existed_by": .string(existedBy.description),
        "size": size.map { .number(JSONNumber($0)) } ?? .null, "signature": signature.map { .string($0) } ?? .null,
        "renewal": .bool(isRenewal), "known": .bool(wasKnown),
      ]
    }
  }

  /// Keeps an answer beside the checkpoint that it is over, and records that.
  static func keep(
    _ answer: [UInt8], _ request: TimestampRequest?, _ lists: [RevocationList], _ unlocked: UnlockedVault
  ) throws(UserError) -> Kept {
    let report = try user { () throws(VaultError) in
      try TimestampAttachment(unlocked).attach(answer, request: request, lists: lists)
    }
    return Kept(
      name: report.name, existedBy: Timestamp(seconds: report.info.existedBy), authority: report.authority,
      later: report.later, size: report.head.size, signature: nil,
      isRenewal: report.isRenewal, wasKnown: report.wasKnown)
  }

  /// Keeps an answer beside the signature that it is over.
  static func keep(
    _ answer: [UInt8], _ request: TimestampRequest?, _ lists: [RevocationList], in bundle: FilePath
  ) throws(UserError) -> Kept {
    let places = try BundleChoice.all(bundle)
    let report = try BundleChoice.run { () throws(BundleTimestampError) in
      try BundleTimestamps.attach(answer, request: request, lists: lists, to: places)
    }
    return Kept(
      name: report.name, existedBy: Timestamp(seconds: report.info.existedBy), authority: report.authority, later: nil,
      size: nil, signature: report.signature,
      isRenewal: report.isRenewal, wasKnown: report.wasKnown)
  }

  private static func read(_ path: FilePath, limit: Int) throws(UserError) -> [UInt8] {
    do throws(FileError) { return try Folder.open(path.parent).read(path.lastComponent, limit: limit) } catch {
      throw UserError(VaultError(error))
    }
  }
}
