internal import Consent
internal import Custody
internal import RecordSchemas
internal import SelectiveDisclosure

/// Whether a consent or a withdrawal can be relied on, before it is written.
struct ConsentInput {
  private let session: UnlockedVault

  init(_ session: UnlockedVault) { self.session = session }

  /// Refuses what no schema can: a consent that allows and forbids at once, one that names what is not there, a withdrawal that was dated before its grant. What
  /// needs other records is looked up by who can read them.
  /// - Parameter record: its name.
  func require(_ fields: JSONObject, _ type: RecordType, record: Identifier) throws(VaultError) {
    guard type == .consent || type == .withdrawal else { return }
    do throws(ConsentInputError) {
      if type == .consent {
        try ConsentRecord(fields).requireSense(at: Timestamp.now.seconds)
      } else {
        try Withdrawal(fields).requireSense(at: Timestamp.now.seconds)
      }
    } catch {
      throw Self.refusal(error)
    }
    guard session.canReadControl else { return }
    let reading = try ConsentInputReading(session, fields, record: record)
    do throws(ConsentInputError) {
      if type == .consent {
        try require(ConsentRecord(fields), reading, record: record.description)
      } else {
        try require(Withdrawal(fields), reading)
      }
    } catch {
      throw Self.refusal(error)
    }
    if type == .withdrawal { try requireOwnItems(fields) }
  }

  /// Refuses a withdrawal that is narrowed to what is somebody else's: it would take nothing back.
  private func requireOwnItems(_ fields: JSONObject) throws(VaultError) {
    guard let withdrawal = try? Withdrawal(fields), case .only(let items) = withdrawal.scope.items else { return }
    let facts = try ConsentReading(session).facts
    for item in items.sorted().compactMap(Identifier.init(canonical:)) where facts.isItem(item) {
      guard !facts.subject(item).subject.persons.contains(withdrawal.pseudonym) else { continue }
      throw Self.refusal(
        ConsentInputError(
          "scope, items",
          "has \(item), of which nothing says that it comes from \(withdrawal.pseudonym). Name what does; or leave items out, and it is about all that does."
        ))
    }
  }

  private func require(
    _ consent: ConsentRecord, _ reading: ConsentInputReading, record: String
  ) throws(ConsentInputError) {
    // Its paper bears its own number, and may be photographed later.
    if consent.form != record { try requireItem(consent.form, "form", reading) }
    if let recording = consent.recording { try requireItem(recording, "recording", reading) }
    if case .only(let items) = consent.items {
      for item in items.sorted() { try requireItem(item, "items", reading) }
    }
    let before = reading.newest[record]?.record
    if let before, before.pseudonym != consent.pseudonym {
      throw ConsentInputError(
        "pseudonym", "was \(before.pseudonym): a consent stays the one of whoever gave it. Record another one.")
    }
    try requirePlace(of: consent, reading, record: record)
    try requireOwnProofs(of: consent, reading, record: record)
  }

  /// Refuses one that takes the place of what it cannot.
  private func requirePlace(
    of consent: ConsentRecord, _ reading: ConsentInputReading, record: String
  ) throws(ConsentInputError) {
    guard let supersedes = consent.supersedes else { return }
    guard supersedes != record else { throw ConsentInputError("supersedes", "is this consent itself.") }
    guard let other = reading.newest[supersedes]?.record else {
      throw ConsentInputError("supersedes", "is no consent in this vault: \(supersedes).")
    }
    guard other.pseudonym == consent.pseudonym else {
      throw ConsentInputError(
        "supersedes", "is a consent of \(other.pseudonym), and this is one of \(consent.pseudonym).")
    }
    guard other.version < consent.version else {
      throw ConsentInputError("version", "is not above that of the consent it takes the place of (\(other.version)).")
    }
  }

  /// Refuses one that rests on what shows that somebody else agreed.
  private func requireOwnProofs(
    of consent: ConsentRecord, _ reading: ConsentInputReading, record: String
  ) throws(ConsentInputError) {
    for (id, version) in reading.newest.sorted(by: { $0.key < $1.key }) where id != record {
      guard let other = version.record, other.pseudonym != consent.pseudonym,
        let item = consent.proofs.intersection(other.proofs).min()
      else { continue }
      throw ConsentInputError(
        item == consent.form ? "form" : "recording",
        "is \(item), which shows that \(other.pseudonym) agreed (consent \(id)), and this is one of \(consent.pseudonym). Where both signed one sheet, bring it in once for each."
      )
    }
  }

  private func require(_ withdrawal: Withdrawal, _ reading: ConsentInputReading) throws(ConsentInputError) {
    guard let consent = reading.newest[withdrawal.consent] else {
      throw ConsentInputError("consent", "is no consent in this vault: \(withdrawal.consent).")
    }
    if let record = consent.record { try withdrawal.requireSense(of: record) }
    if let evidence = withdrawal.evidence { try requireItem(evidence, "evidence", reading) }
    if case .only(let items) = withdrawal.scope.items {
      for item in items.sorted() { try requireItem(item, "scope, items", reading) }
    }
  }

  /// What cannot be read may be there all the same.
  private func requireItem(_ text: String, _ field: String, _ reading: ConsentInputReading) throws(ConsentInputError) {
    guard let item = Identifier(canonical: text) else {
      throw ConsentInputError(field, "is no identifier: \(text). Was it mistyped?")
    }
    guard reading.items.contains(item) || !reading.isComplete else {
      throw ConsentInputError(field, "is no item in this vault: \(text). Bring it in first: evault add")
    }
  }

  private static func refusal(_ error: ConsentInputError) -> VaultError {
    VaultError(.usage, "\(error.field): \(error.reason)", safe: "Nothing was written.")
  }
}

extension UnlockedVault {
  /// Whether they hold a key of `control`, where consents are.
  var canReadControl: Bool { !keys.keys(of: Compartment.control).isEmpty }
}
