import Consent
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Consents, decisions and recalls as text and as JSON.
enum ConsentDisplay {
  static func decision(
    _ item: Identifier, _ question: ConsentQuestion, _ decision: ConsentDecision, advice: String
  ) -> CommandResult {
    let verdict = decision.isAllowed ? "Allowed" : "Refused"
    var text = Style.heading(verdict) + " (\(decision.rule.rawValue)): \(VisibleText.escape(decision.words))\n"
    for remark in decision.remarks { text += Style.warning("note") + "  \(VisibleText.escape(remark))\n" }
    if !advice.isEmpty { text += VisibleText.escape(advice) + "\n" }
    let asked: JSONObject = [
      "activity": .string(question.activity.rawValue),
      "purpose": question.purpose.map { .string($0.rawValue) } ?? .null,
      "recipient": question.recipient.map { .string($0.description) } ?? .null,
      "recipient_classes": strings(question.recipientClasses.map(\.description).sorted()),
      "data": strings(question.dataScope.sorted().map(\.rawValue)),
      "form": .string(question.effectiveForm.rawValue), "affirmed": strings(question.affirmed.sorted()),
    ]
    return CommandResult(
      decision.isAllowed ? .done : .consentForbids, schema: "consent-check",
      [
        "item": .string(item.description), "allowed": .bool(decision.isAllowed),
        "rule": .string(decision.rule.rawValue),
        "words": .string(decision.words), "records": strings(decision.records), "remarks": strings(decision.remarks),
        "question": .object(asked),
      ], text: text)
  }

  /// - Parameter remaining: what the person's consents still let leave.
  static func withdrawn(
    _ id: Identifier?, _ withdrawal: Withdrawal?, _ recalls: [Recall], remaining: [RemainingGrant]?,
    notices: [FilePath]
  ) -> CommandResult {
    let names = withdrawal?.scope.recipients ?? .everything
    var text = id.map { "The withdrawal \($0) is recorded.\n" } ?? ""
    text += remains(remaining, id, names)
    text += recalls.isEmpty ? "Nobody received any of it.\n" : "Already received:\n"
    for recall in recalls {
      let numbers =
        recall.exhibits.map { String($0.number) }.joined(separator: ", ")
        + (recall.includesSubmission ? ", the submission" : "")
      text +=
        "  \(recall.authorised)  \(VisibleText.escape(recall.recipient)): bundle \(recall.export), \(recall.exhibits.count == 1 ? "exhibit" : "exhibits") \(numbers)\(recall.isCompleted ? "" : " (not completed)")\n"
    }
    if !notices.isEmpty {
      text +=
        "Wrote \(notices.count) \(notices.count == 1 ? "letter" : "letters"): \(notices.map(\.description).joined(separator: ", "))\n"
    }
    if id == nil { text += "Nothing was written.\n" }
    return CommandResult(
      schema: "consent-withdrawn",
      [
        "record": id.map { .string($0.description) } ?? .null, "recalls": .array(recalls.map(json)),
        "notices": .array(notices.map { .string($0.description) }),
        "remaining": remaining.map { .array($0.map { json($0, names) }) } ?? .null,
      ], text: text)
  }

  /// What is still allowed, and which of its recipients may be meant by the names of a withdrawal.
  private static func remains(
    _ remaining: [RemainingGrant]?, _ id: Identifier?, _ names: Selection<RecipientName>
  ) -> String {
    guard let remaining else {
      return "What they still allow cannot be read here: whoever reads consents sees it with evault consent show.\n"
    }
    guard !remaining.isEmpty else {
      return "Their consents \(id == nil ? "would let" : "let") nothing of theirs leave any more.\n"
    }
    var text = id == nil ? "They would still allow:\n" : "They still allow:\n"
    for one in remaining {
      text += "  \(one.consent)  \(grant(one.grant))\n"
      for name in one.recipients(resembling: names) {
        text +=
          Style.warning("note")
          + "  \(VisibleText.escape(name.description)) may be one that they mean, and is written otherwise: where it is, take it back by that name, or without any.\n"
      }
    }
    return text
  }

  private static func json(_ one: RemainingGrant, _ names: Selection<RecipientName>) -> JSON {
    func list<Value>(_ side: Selection<Value>, _ text: (Value) -> String) -> JSON {
      guard case .only(let values) = side else { return .null }
      return strings(values.map(text).sorted())
    }
    let grant = one.grant
    return .object([
      "record": .string(one.consent), "items": list(one.items) { $0 }, "activity": .string(grant.activity.rawValue),
      "purposes": list(grant.purposes) { $0.rawValue }, "recipients": list(grant.recipients) { $0.description },
      "data": list(grant.dataScope) { $0.rawValue }, "form": .string(grant.form.rawValue),
      "resembling": strings(one.recipients(resembling: names).map(\.description)),
    ])
  }

  static func overview(_ overview: ConsentOverview) -> CommandResult {
    var text =
      overview.persons.isEmpty && overview.unnamed.isEmpty ? "It comes from nobody whose consent is needed.\n" : ""
    if !overview.persons.isEmpty { text += "From \(overview.persons.joined(separator: ", "))\n" }
    for item in overview.unnamed { text += Style.warning("unnamed") + "  nothing says whom \(item) comes from\n" }
    for consent in overview.consents { text += lines(consent, overview.photographs[consent.id] ?? []) }
    for found in overview.withdrawals {
      text +=
        "\n" + Style.heading("withdrawal \(found.id)")
        + "\n  of     \(found.withdrawal.consent) by \(found.withdrawal.pseudonym), \(found.withdrawal.date)\n"
      text += "  takes  \(scope(found.withdrawal.scope))\n"
    }
    return CommandResult(
      schema: "consent",
      [
        "persons": strings(overview.persons), "unnamed": strings(overview.unnamed),
        "consents": .array(overview.consents.map { json($0, overview.photographs[$0.id] ?? []) }),
        "withdrawals": .array(overview.withdrawals.map(json)),
      ], text: text)
  }

  private static func lines(_ consent: ConsentVersion, _ photographs: [Identifier]) -> String {
    var text = "\n" + Style.heading("consent \(consent.id)") + "\n"
    guard let record = consent.record else {
      return text + "  " + Style.warning("not understood") + ": it might forbid anything\n"
    }
    text += "  by     \(record.pseudonym), \(record.date), form \(record.form)\n"
    if !photographs.isEmpty { text += "  paper  \(photographs.map(\.description).joined(separator: ", "))\n" }
    if consent.isIncomplete {
      text +=
        "  " + Style.warning("incomplete")
        + ": its form is not in the vault, nor a recording; it allows nothing yet. Bring it in: evault add --form \(consent.id) PHOTO\n"
    }
    text += "  about  \(words(record.items, "everything that comes from them") { $0 })\n"
    for grant in record.grants {
      text += "  allows \(self.grant(grant))\n"
    }
    for refusal in record.refusals { text += "  forbids \(scope(refusal))\n" }
    for (condition, word) in zip(record.conditions, consent.conditions) {
      if case .words(let said) = condition {
        text += "  if     \(VisibleText.escape(said)) (--affirm \(word))\n"
      } else {
        text += "  if     \(word)\n"
      }
    }
    if let expires = record.expires { text += "  ends   \(expires)\n" }
    if let review = record.review { text += "  review \(review)\n" }
    if let supersedes = record.supersedes { text += "  instead of \(supersedes)\n" }
    if consent.isDoubted {
      text += "  " + Style.warning("doubted") + ": whoever recorded it was suspended for that time\n"
    }
    if !consent.approvers.isEmpty { text += "  approved by a second member\n" }
    return text
  }

  static func grant(_ grant: Grant) -> String {
    "\(grant.activity.rawValue): \(words(grant.purposes, "any purpose") { $0.rawValue }); to \(words(grant.recipients, "anyone") { $0.description }); \(words(grant.dataScope, "all data") { $0.rawValue }); \(grant.form.rawValue)"
  }

  private static func scope(_ refusal: Refusal) -> String {
    let activities = words(refusal.activities, "everything") { $0.rawValue }
    var sides: [String] = []
    if case .only = refusal.purposes { sides.append("for " + words(refusal.purposes, "") { $0.rawValue }) }
    if case .only = refusal.recipients { sides.append("to " + words(refusal.recipients, "") { $0.description }) }
    if case .only = refusal.dataScope { sides.append("of " + words(refusal.dataScope, "") { $0.rawValue }) }
    if case .only = refusal.items { sides.append("in " + words(refusal.items, "") { $0 }) }
    return ([activities] + sides).joined(separator: " ")
  }

  private static func words<Value>(_ side: Selection<Value>, _ all: String, _ text: (Value) -> String) -> String {
    switch side {
    case .everything: all
    case .only(let values): values.map { VisibleText.escape(text($0)) }.sorted().joined(separator: ", ")
    }
  }

  private static func json(_ consent: ConsentVersion, _ photographs: [Identifier]) -> JSON {
    .object([
      "record": .string(consent.id), "pseudonym": consent.record.map { .string($0.pseudonym) } ?? .null,
      "date": consent.record.map { .string($0.date.description) } ?? .null,
      "form": consent.record.map { .string($0.form) } ?? .null, "recorder": .string(consent.recorder),
      "photographs": strings(photographs.map(\.description)), "incomplete": .bool(consent.isIncomplete),
      "understood": .bool(consent.record != nil), "doubted": .bool(consent.isDoubted),
      "approved_by": strings(consent.approvers.sorted()), "conditions": strings(consent.conditions),
    ])
  }

  private static func json(_ found: RecordedWithdrawal) -> JSON {
    .object([
      "record": .string(found.id), "consent": .string(found.withdrawal.consent),
      "pseudonym": .string(found.withdrawal.pseudonym), "date": .string(found.withdrawal.date.description),
    ])
  }

  private static func json(_ recall: Recall) -> JSON {
    .object([
      "export": .string(recall.export.description), "authorised": .string(recall.authorised.description),
      "completed": .bool(recall.isCompleted), "recipient": .string(recall.recipient),
      "purpose": .string(recall.purpose),
      "exhibits": .array(
        recall.exhibits.map { .object(["number": .integer($0.number), "item": .string($0.item.description)]) }),
      "submission": .bool(recall.includesSubmission),
    ])
  }

  private static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }
}
