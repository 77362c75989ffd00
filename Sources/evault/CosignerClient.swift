import Custody
import TerminalInterface
import Transfer
import TransparencyLog
import VaultKit

/// Asks a cosigner over the network (c2sp.org/tlog-witness, add-checkpoint).
///
/// Only what is signed shows anything. A refusal is not: it is passed on as what the cosigner says, and never as what happened to the log.
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
    // It has seen more, or less, than is known here: another machine asked it, an answer was lost, or its memory was. It is asked once more.
    if answer.status == 409 {
      guard let seen = Self.seen(answer) else { throw unfit(answer) }
      if seen != request.oldSize, seen <= request.checkpoint.size {
        request = try user { () throws(VaultError) in try Cosigning(vault).request(for: key, from: seen) }
        answer = try post(request)
      }
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

  private static let safe = "No cosignature was added, and nothing in the vault was changed."

  private func unfit(_ answer: TransferAnswer) -> UserError {
    UserError(
      .failed,
      "\(url) did not answer as a cosigner should: a status 409 says the size that it cosigned last (text/x.tlog.size), and this one does not.",
      safe: Self.safe, next: "Is it the address of a C2SP tlog-witness? Its keepers know.")
  }

  /// How what the cosigner cosigned can be compared with this log: by something signed.
  private var comparison: String {
    "Ask its keepers for the checkpoint that it cosigned last (its GET /HASH/checkpoint gives it) and for evidence it kept; what is true, that shows: evault log compare FILE"
  }

  private func refusal(_ answer: TransferAnswer, _ size: UInt64) -> UserError {
    let safe = Self.safe
    switch answer.status {
    case 409:
      guard let seen = Self.seen(answer) else { return unfit(answer) }
      guard seen > size else {
        return UserError(
          .failed,
          "The cosigner says that it knows \(EntryCount.text(seen)) of this log, and does not go on from there. Nothing signed shows why.",
          safe: safe, next: comparison)
      }
      return UserError(
        .failed,
        "The cosigner says that it knows \(EntryCount.text(seen)) of this log; this copy has \(size). Nothing signed shows that.",
        safe: safe, next: "Is there a newer copy of the vault? " + comparison)
    case 422:
      return UserError(
        .failed,
        "The cosigner says that this log does not continue the one that it cosigned. Nothing signed shows that.",
        safe: safe, next: comparison)
    case 403:
      return UserError(
        .failed, "The cosigner says that it knows none of the keys that signed the newest checkpoint.", safe: safe,
        next: "Give its keepers a newer list: evault log keys -o FILE")
    case 404:
      return UserError(
        .failed, "The cosigner does not follow this vault's log, or there is no cosigner at that address.", safe: safe,
        next: "Give its keepers the list of keys (evault log keys -o FILE), and the vault's fingerprint another way.")
    default:
      return UserError(
        .failed, "\(url) answered with the status \(answer.status), and no cosignature.", safe: safe,
        next: "Try again later; if that goes on, tell the cosigner's keepers.")
    }
  }
}
