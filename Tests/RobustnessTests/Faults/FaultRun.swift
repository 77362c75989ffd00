internal import Foundation
internal import Glibc
internal import Testing

/// Runs a command again and again from the same state, each time with another fault.
struct FaultRun {
  let clean: Sandbox
  /// What it is called with; `@box` stands for the folder of the machine it runs on.
  let words: [String]
  /// Makes a copy of the machine its own, where something names the folder that it was copied from.
  var settle: (Sandbox) throws -> Void = { _ in }

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
    try settle(whole)
    _ = try whole.must(
      words(in: whole),
      environment: Fault(at: .max, mode: .refused, error: EIO).environment(report: whole.path + "/strikes"))
    let total = Self.total(try text(whole)) ?? 0
    #expect(total > 10, "the faults do not reach the program")
    var struck = 0
    for fault in Fault.sample(total, using: &dice) {
      let box = try Sandbox(copying: clean)
      try settle(box)
      let outcome = try box.evault(words(in: box), environment: fault.environment(report: box.path + "/strikes"))
      let strikes = (try? text(box))?.split(separator: "\n").filter { !$0.hasSuffix("total ") }.prefix(3).joined(
        separator: "; ")
      let context = "\(words.prefix(2).joined(separator: " ")): \(fault): \(strikes ?? "")"
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

  /// The command's words on a machine.
  func words(in box: Sandbox) -> [String] { words.map { $0.replacing("@box", with: box.path) } }

  private func text(_ box: Sandbox) throws -> String {
    try String(contentsOfFile: box.path + "/strikes", encoding: .utf8)
  }

  private static func total(_ report: String) -> Int? {
    report.split(separator: "\n").first { $0.hasSuffix("total ") }.flatMap { Int($0.prefix { $0 != " " }) }
  }
}
