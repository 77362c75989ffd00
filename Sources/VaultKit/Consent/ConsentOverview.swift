public import Consent
public import Custody

/// What is known of consent to an item, or of one consent.
public struct ConsentOverview: Sendable {
  /// The people it comes from, by their pseudonyms.
  public let persons: [String]
  /// Items that come from somebody, where nothing says from whom.
  public let unnamed: [String]
  /// Consents, each in its newest version, in the order of the log.
  public let consents: [ConsentVersion]
  /// Withdrawals, in the order of the log.
  public let withdrawals: [RecordedWithdrawal]
  /// Photographs of the papers that bear the numbers of these consents, by the consents.
  public let photographs: [String: [Identifier]]

  init(_ id: Identifier, _ reading: ConsentReading) throws(VaultError) {
    let facts = reading.facts
    var newest: [String: ConsentVersion] = [:]
    for version in facts.versions { newest[version.id] = version }
    let all = newest.values.sorted { $0.place < $1.place }
    if let consent = newest[id.description] {
      persons = [consent.record?.pseudonym].compactMap(\.self)
      unnamed = []
      consents = [consent]
      withdrawals = facts.withdrawals.filter { $0.withdrawal.consent == consent.id }
    } else if let withdrawal = facts.withdrawals.first(where: { $0.id == id.description }) {
      persons = [withdrawal.withdrawal.pseudonym]
      unnamed = []
      consents = all.filter { $0.id == withdrawal.withdrawal.consent }
      withdrawals = [withdrawal]
    } else {
      let subject = facts.subject(id).subject
      guard facts.isItem(id) else { throw Inventory.unknown(id) }
      persons = subject.persons.sorted()
      unnamed = subject.unnamed.map(\.item)
      consents = all.filter { version in version.record.map { subject.persons.contains($0.pseudonym) } ?? true }
      withdrawals = facts.withdrawals.filter { subject.persons.contains($0.withdrawal.pseudonym) }
    }
    photographs = consents.reduce(into: [:]) { $0[$1.id] = facts.photographs(of: $1.id) }
  }
}
