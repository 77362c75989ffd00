import Consent
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault consent show` and `check`.
enum ConsentReadCommands {
  static let show = Command(
    CommandSpecification(
      ["consent", "show"], "Show what the people agreed to that an item comes from, or one consent.",
      positionals: "ITEM|CONSENT", count: 1...1,
      options: [.value("output", "o", "DIR", help: "for a withdrawal: write the letters to offices again")],
      example: "evault consent show 8Q3T-MZ1K-0VRE-7XA2H")
  ) { session throws(UserError) in
    let id = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    let consents = Consents(unlocked)
    let overview = try user { () throws(VaultError) in try consents.overview(of: id) }
    if let output = session.invocation.path("output") {
      guard let found = overview.withdrawals.first(where: { $0.id == id.description }) else {
        throw UserError(.usage, "\(id) is no withdrawal: there are no letters to write.")
      }
      return try user { () throws(VaultError) in
        try RecallNotices.requireNew(output)
        let recalls = try consents.recalls(of: found.withdrawal)
        let notices = try RecallNotices.write(recalls, from: unlocked.vault.fingerprint, to: output)
        return ConsentDisplay.withdrawn(
          id, found.withdrawal, recalls, remaining: consents.remaining(beside: found.withdrawal),
          notices: notices.map { output.appending($0) })
      }
    }
    return ConsentDisplay.overview(overview)
  }

  static let check = Command(
    CommandSpecification(
      ["consent", "check"], "Ask whether something may be done with an item; says the rule that decides.",
      positionals: "ITEM", count: 1...1,
      options: [
        .value(
          "activity", nil, "A", help: "\(UseOptions.words(ConsentActivity.self)) (else share; publish for the public)"),
        .value("recipient", nil, "OFFICE", help: "who would receive it: an office, never a person"),
      ] + UseOptions.all,
      details: "Exits 26 where it is refused. What is not granted is refused; nothing is recorded.",
      example: """
        evault consent check 8Q3T-MZ1K-0VRE-7XA2H --for sanctions --recipient "sanctions office" --recipient-class authority
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    let item = try session.item(invocation.words()[0])
    let use = try UseOptions.read(invocation)
    let activity = try UseOptions.word("activity", ConsentActivity.self, invocation.text("activity"))
    let recipient = try GovernanceInput.text("recipient", invocation)
    let unlocked = try session.unlock()
    let answer = try user { () throws(VaultError) in
      try Consents(unlocked).check(item, activity: activity, use: use, recipient: recipient)
    }
    return ConsentDisplay.decision(item, answer.question, answer.decision, advice: answer.advice)
  }
}
