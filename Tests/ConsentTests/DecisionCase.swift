import Consent
import SelectiveDisclosure
import Testing

/// One line of the table: what was recorded, what is asked, and the rule that decides.
struct DecisionCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rule: ConsentRule
  let versions: @Sendable () throws -> [ConsentVersion]
  let withdrawals: @Sendable () throws -> [RecordedWithdrawal]
  let ask: @Sendable (inout ConsentQuestion, inout ConsentSubject) -> Void

  init(
    _ description: String, _ rule: ConsentRule,
    _ versions: @escaping @Sendable () throws -> [ConsentVersion] = { [try Witness.version()] },
    withdrawals: @escaping @Sendable () throws -> [RecordedWithdrawal] = { [] },
    ask: @escaping @Sendable (inout ConsentQuestion, inout ConsentSubject) -> Void = { _, _ in }
  ) {
    testDescription = description
    self.rule = rule
    self.versions = versions
    self.withdrawals = withdrawals
    self.ask = ask
  }

  /// The same, with versions whose form is not there yet.
  static func incomplete(
    _ description: String, _ rule: ConsentRule, _ versions: @escaping @Sendable () throws -> [ConsentVersion],
    ask: @escaping @Sendable (inout ConsentQuestion, inout ConsentSubject) -> Void = { _, _ in }
  ) -> DecisionCase {
    DecisionCase(
      description, rule,
      {
        try versions().map { version in
          var version = version
          version.isIncomplete = version.record?.form == version.id
          return version
        }
      }, ask: ask)
  }

  func decide() throws -> ConsentDecision {
    var (question, subject) = (Witness.question, Witness.subject)
    ask(&question, &subject)
    return ConsentRules(versions: try versions(), withdrawals: try withdrawals()).decide(question, about: subject)
  }
}
