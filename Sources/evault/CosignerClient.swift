import TerminalInterface
import Transfer
import TransparencyLog
import VaultKit

/// Asks a cosigner over the network (c2sp.org/tlog-witness, add-checkpoint).
struct CosignerClient {
  private let vault: Vault
  private let url: String
  private let invocation: Invocation

  init(_ vault: Vault, _ url: String, _ invocation: Invocation) {
    self.vault = vault
    self.url = url.hasSuffix("/") ? url + "add-checkpoint" : url + "/add-checkpoint"
    self.invocation = invocation
  }

  /// The signature lines that it answers with, not yet verified, and the size of the checkpoint that was sent.
  func ask(_ key: NoteVerifierKey) throws(UserError) -> (lines: [UInt8], size: UInt64) {
    var request = try user { () throws(VaultError) in try Cosigning(vault).request(for: key) }
    var answer = try post(request)
    // It has seen more than is known here: another machine asked it, or an answer was lost.
    if let seen = Self.seen(answer), seen != request.oldSize, seen <= request.checkpoint.size {
      request = try user { () throws(VaultError) in try Cosigning(vault).request(for: key, from: seen) }
      answer = try post(request)
    }
    guard answer.status == 200 else { throw refusal(answer, request.checkpoint.size) }
    return (answer.body, request.checkpoint.size)
  }

  private func post(_ request: AddCheckpointRequest) throws(UserError) -> TransferAnswer {
    try Network.post(
      url, contentType: "application/octet-stream", body: request.bytes,
      limit: UInt64(AddCheckpointRequest.maximumByteCount), invocation)
  }

  /// The size that it cosigned last, where it says so.
  private static func seen(_ answer: TransferAnswer) -> UInt64? {
    guard answer.status == 409, answer.contentType == "text/x.tlog.size", answer.body.last == 0x0a else { return nil }
    let text = String(decoding: answer.body.dropLast(), as: UTF8.self)
    guard let size = UInt64(text), String(size) == text else { return nil }
    return size
  }

  private func refusal(_ answer: TransferAnswer, _ size: UInt64) -> UserError {
    let safe = "No cosignature was added."
    switch answer.status {
    case 409:
      guard let seen = Self.seen(answer), seen > size else {
        return UserError(
          .incompleteOrRolledBack, "The cosigner has cosigned another history of this vault than this one.", safe: safe,
          next:
            "Keep this copy as it is, ask the cosigner for the evidence they kept, and compare it with other copies.")
      }
      return UserError(
        .incompleteOrRolledBack,
        "The cosigner has seen \(seen) entries, and this copy of the log has \(size): it is older than one that was cosigned.",
        safe: safe, next: "Look for the newer copy.")
    case 422:
      return UserError(
        .incompleteOrRolledBack, "To the cosigner this log does not continue the one that they cosigned.", safe: safe,
        next: "Ask them for the evidence they kept, and compare this copy with others.")
    case 403:
      return UserError(
        .failed, "The cosigner knows none of the keys that signed the newest checkpoint.", safe: safe,
        next: "Give them a newer list: evault log keys -o FILE")
    case 404:
      return UserError(
        .failed, "The cosigner does not follow this vault's log, or there is no cosigner at that address.", safe: safe,
        next: "Give them the list of keys (evault log keys -o FILE), and the vault's fingerprint another way.")
    default:
      return UserError(.failed, "\(url) answered with the status \(answer.status), and no cosignature.", safe: safe)
    }
  }
}
