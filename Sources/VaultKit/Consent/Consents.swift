public import Consent
public import Custody
internal import RecordSchemas
public import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// What people agreed to: recorded, approved by a second member, taken back, shown, and asked (Schemas/README.md §3.14).
public struct Consents: Sendable {
  private let session: UnlockedVault

  /// Consents as this member can read them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Records what a person agreed to.
  /// - Parameters:
  ///   - fields: as Schemas/records/consent.schema.json takes them.
  ///   - form: the number of the paper on which they agreed; nil where there is none.
  /// - Returns: the record's name.
  public func record(_ fields: JSONObject, form: Identifier? = nil) throws(VaultError) -> Identifier {
    try write(fields, .consent, form)
  }

  /// Records what a person takes back.
  /// - Parameter fields: as Schemas/records/withdrawal.schema.json takes them.
  /// - Returns: the record's name, and who already received what it is about.
  public func withdraw(_ fields: JSONObject) throws(VaultError) -> (withdrawal: Identifier, recalls: [Recall]) {
    try session.require(.consent)
    let withdrawal = try self.withdrawal(fields)
    let id = try write(fields, .withdrawal)
    // Who only seals can say so in the field, and whoever reads it at home finds out who received what.
    guard session.canReadControl else { return (id, []) }
    return (id, try Recalls(session).find([withdrawal]))
  }

  /// Who received what a withdrawal would be about; nothing is written.
  public func recalls(of fields: JSONObject) throws(VaultError) -> [Recall] {
    var random = RandomPool()
    try ConsentInput(session).require(fields, .withdrawal, record: Identifier(&random))
    return try Recalls(session).find([try withdrawal(fields)])
  }

  /// Who received what a withdrawal is about.
  public func recalls(of withdrawal: Withdrawal) throws(VaultError) -> [Recall] {
    return try Recalls(session).find([withdrawal])
  }

  /// What a person's consents still let leave beside a withdrawal, whether it is recorded or not; nil where that cannot be read.
  public func remaining(beside withdrawal: Withdrawal) -> [RemainingGrant]? {
    guard let facts = try? ConsentReading(session).facts else { return nil }
    let taken = RecordedWithdrawal(
      id: "", place: .max, recorded: Timestamp.now.seconds, withdrawal: withdrawal)
    return ConsentRules(versions: facts.versions, withdrawals: facts.withdrawals + [taken])
      .remaining(of: withdrawal.pseudonym)
  }

  /// What other consents of the same person still let leave of the items that a consent is about; nothing where that cannot be read.
  public func remaining(beside consent: Identifier) -> [RemainingGrant] {
    guard let facts = try? ConsentReading(session).facts,
      let record = facts.versions.last(where: { $0.id == consent.description })?.record
    else { return [] }
    return facts.rules.remaining(of: record.pseudonym)
      .filter { $0.consent != consent.description && $0.items.meets(record.items) }
  }

  private func withdrawal(_ fields: JSONObject) throws(VaultError) -> Withdrawal {
    do throws(ConsentInputError) { return try Withdrawal(fields) } catch {
      throw VaultError(.usage, "\(error.field): \(error.reason)", safe: "Nothing was written.")
    }
  }

  private func write(
    _ fields: JSONObject, _ type: RecordType, _ form: Identifier? = nil
  ) throws(VaultError) -> Identifier {
    let draft = RecordDraft(form: form, type: type, fields: fields)
    try RecordWriting(session).add([draft])
    return draft.id
  }

  /// Stands for a consent that another member recorded, as it is now.
  /// - Throws: `.notPermitted` for whoever recorded it, and for who may not export themselves.
  public func approve(_ consent: Identifier) throws(VaultError) {
    try session.require(.consent)
    guard ConsentApproval.mayApprove(session.member) else {
      throw VaultError(
        .notPermitted, "A consent is approved by a custodian or counsel.", safe: "Nothing was recorded.",
        next: "Ask one who did not record it.")
    }
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    var chain = ItemChain(consent)
    try session.commit { state throws(VaultError) in
      try chain.read(session, to: state)
      guard let newest = try RecordReading(session).history(of: consent).last, newest.type == .consent else {
        throw VaultError(.failed, "\(consent) is no consent.", next: "See: evault record list --type consent")
      }
      guard newest.event.signer.kid != session.identity.signer.kid else {
        throw VaultError(
          .notPermitted, "You recorded this consent yourself.", safe: "Nothing was recorded.",
          next: "Ask another custodian or counsel to look at it.")
      }
      guard try !ConsentReading(session).facts.isIncomplete(consent) else {
        throw VaultError(
          .failed,
          "There is nothing to look at yet: the form of \(consent) is not in the vault, or not for you to read.",
          safe: "Nothing was recorded.",
          next:
            "Photograph the paper and bring it in: evault add --form \(consent). Where it is sealed to others: evault compartment grant"
        )
      }
      let claims = [JSONMember("approves", .string(newest.event.statement.event.description))]
      return [
        try sealer.entry(
          .consentApproved, claims, about: consent, at: chain.next, session, state,
          to: session.recipient(of: Compartment.control, in: state.rosters), staging: staging)
      ]
    }
  }

  /// What is known of the people that an item comes from, or of one consent.
  /// - Parameter id: an item, a consent or a withdrawal.
  public func overview(of id: Identifier) throws(VaultError) -> ConsentOverview {
    try ConsentOverview(id, ConsentReading(session))
  }

  /// The rule by which each of these items may be shared in this way; those that may not, or whose intake cannot be read, are missing. One reading
  /// of the log decides all.
  func allowed(
    _ items: Set<Identifier>, use: IntendedUse, recipient: String?
  ) throws(VaultError) -> [Identifier: ConsentRule] {
    let reading = try ConsentReading(session, items: items)
    let gate = ConsentGate(session, reading.facts)
    var allowed: [Identifier: ConsentRule] = [:]
    for item in items {
      guard let shown = reading.shown[item] else { continue }
      let (_, decision) = gate.decide(
        item, showing: shown.scope(disclosing: [], payload: true), for: use, to: recipient,
        in: reading.state.rosters)
      if decision.isAllowed { allowed[item] = decision.rule }
    }
    return allowed
  }

  /// Whether something may be done with an item, and the rule that decides.
  /// - Parameters:
  ///   - activity: what; nil for giving it to the recipient, which for the public is publishing.
  ///   - recipient: to whom; nil where that is not said.
  public func check(
    _ item: Identifier, activity: ConsentActivity? = nil, use: IntendedUse, recipient: String?
  ) throws(VaultError) -> (question: ConsentQuestion, decision: ConsentDecision, advice: String) {
    let reading = try ConsentReading(session, items: [item])
    guard let shown = reading.shown[item] else { throw try Inventory.absent(item, session) }
    let (question, decision) = ConsentGate(session, reading.facts).decide(
      item, showing: shown.scope(disclosing: [], payload: true), for: use, to: recipient, activity: activity,
      in: reading.state.rosters)
    return (question, decision, decision.isAllowed ? "" : ConsentGate.advice(item, decision))
  }
}
