import Custody
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import TransparencyLog
import VaultCrypto
import VaultKit

/// The times that others vouch for, as text and as JSON.
enum TimeDisplay {
  static func text(_ heads: [HeadTime]) -> String {
    var text = ""
    for head in heads {
      guard let verdict = head.verdict else {
        text +=
          "\(covered(head)) \(head.head.size == 1 ? "has" : "have") timestamps: unverifiable without --trust-roots FILE\n"
        continue
      }
      if let time = verdict.existedBy {
        text +=
          "\(covered(head)) " + Style.good("existed by \(Timestamp(seconds: time))")
          + TokenDisplay.said(by: verdict.earliest) + "\n"
      } else {
        text += "\(covered(head)): " + Style.warning("time not established") + "\n"
      }
      for token in verdict.tokens { text += "    " + TokenDisplay.lines(token) }
      for (name, error) in verdict.refused {
        text += "    \(name): \(error.reason) (\(error.code.rawValue))\n"
      }
    }
    return text
  }

  private static func covered(_ head: HeadTime) -> String {
    head.head.size == 1 ? "The first entry" : "The first \(head.head.size) entries"
  }

  static func json(_ heads: [HeadTime]) -> JSON {
    .array(
      heads.map { head in
        .object([
          "size": .number(JSONNumber(head.head.size)), "root": .string(head.head.root.hex),
          "existed_by": head.verdict?.existedBy.map { .string(Timestamp(seconds: $0).description) } ?? .null,
          "tokens": .array(head.verdict?.tokens.map(TokenDisplay.json) ?? []),
          "unusable": .array(head.record.refused.map { TokenDisplay.json(refused: $0) }),
        ])
      })
  }
}
