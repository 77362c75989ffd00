internal import Custody
public import SelectiveDisclosure
public import Timestamping
internal import VaultCrypto
internal import VaultFiles

/// A judged timestamp as text and as JSON. The word is "existed by": a timestamp says nothing about when something was made.
public enum TokenDisplay {
  /// A line, and one below it.
  public static func lines(_ token: TimestampVerdict.Token) -> String {
    let time = Timestamp(seconds: token.info.existedBy)
    var text = token.isGood ? Style.good("existed by \(time)") + said(by: token) : Style.warning("does not count")
    text += isRenewal(token) ? "  renewal" : ""
    if let evidence = token.evidence {
      text += evidence.isQualified ? "  qualified, by your list" : ""
      text += evidence.isRevocationKnown ? "\n      not revoked" : "\n      revocation not checked"
    }
    if let error = token.error { text += "\n      \(VisibleText.escape(error.reason)) (\(error.code.rawValue))" }
    return text + "\n"
  }

  /// `, as AUTHORITY says`: a time is the word of somebody, and never goes without their name.
  public static func said(by token: TimestampVerdict.Token?) -> String {
    ", as \(token?.evidence.map { VisibleText.escape($0.signer.subject) } ?? "its authority") says"
  }

  private static func isRenewal(_ token: TimestampVerdict.Token) -> Bool {
    if case .renewal = token.cover { return true }
    return false
  }

  /// A JSON object: `output/common`, `timestamp`.
  public static func json(_ token: TimestampVerdict.Token) -> JSON {
    let evidence = token.evidence
    return .object([
      "file": .string(token.name), "counts": .bool(token.isGood), "renewal": .bool(isRenewal(token)),
      "existed_by": .string(Timestamp(seconds: token.info.existedBy).description),
      "accuracy_microseconds": token.info.accuracy.map { .integer(Int($0)) } ?? .null,
      "policy": .string(token.info.policy.description),
      "judged_at": .string(Timestamp(seconds: token.judgedAt).description),
      "authority": evidence.map { .string(VisibleText.escape($0.signer.subject)) } ?? .null,
      "authority_sha256": evidence.map { .string($0.signer.digest.hex) } ?? .null,
      "revocation_checked": .bool(evidence?.isRevocationKnown ?? false),
      "qualified": .bool(evidence?.isQualified ?? false),
      "refused": token.error.map { .string($0.code.rawValue) } ?? .null,
    ])
  }

  /// What cannot be used at all.
  public static func json(refused: (name: String, error: TimestampError)) -> JSON {
    .object(["file": .string(refused.name), "refused": .string(refused.error.code.rawValue)])
  }
}
