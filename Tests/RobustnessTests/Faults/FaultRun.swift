internal import Foundation
internal import Glibc
internal import Testing

/// Runs a command again and again from the same state, each time with another fault.
struct FaultRun {
  let clean: Sandbox
  let words: [String]

  /// What a round looks at.
  struct Round {
    let box: Sandbox
    let outcome: Outcome
    let fault: Fault
    /// The changes that went wrong, for messages; empty where the command made fewer changes.
    let strikes: String
    let aftermath: Aftermath

    var hasStruck: Bool { !strikes.isEmpty }
  }

  /// Calls `judge` for every round.
  func rounds(using dice: inout Dice, _ judge: (Round) throws -> Void) throws {
    let whole = try Sandbox(copying: clean)
    _ = try whole.must(
      words, environment: Fault(at: .max, mode: .refused, error: EIO).environment(report: whole.path + "/strikes"))
    let total = Self.total(try text(whole)) ?? 0
    #expect(total > 10, "the faults do not reach the program")
    var struck = 0
    for fault in Fault.sample(total, using: &dice) {
      let box = try Sandbox(copying: clean)
      let outcome = try box.evault(words, environment: fault.environment(report: box.path + "/strikes"))
      let strikes = (try? text(box))?.split(separator: "\n").filter { !$0.hasSuffix("total ") }.prefix(3).joined(
        separator: "; ")
      let context = "\(words[0]): \(fault): \(strikes ?? "")"
      let round = Round(
        box: box, outcome: outcome, fault: fault, strikes: strikes ?? "", aftermath: Aftermath(box, context))
      if round.hasStruck { struck += 1 }
      if !fault.isKill { round.aftermath.expectExplained(outcome) }
      if !round.hasStruck { #expect(outcome.status == 0, "\(context): \(outcome.summary)") }
      try round.aftermath.expectIdentity()
      try judge(round)
    }
    #expect(struck > 0, "no fault was met: the rounds prove nothing")
  }

  private func text(_ box: Sandbox) throws -> String {
    try String(contentsOfFile: box.path + "/strikes", encoding: .utf8)
  }

  private static func total(_ report: String) -> Int? {
    report.split(separator: "\n").first { $0.hasSuffix("total ") }.flatMap { Int($0.prefix { $0 != " " }) }
  }
}
