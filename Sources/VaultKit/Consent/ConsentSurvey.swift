internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// What the log says of people, of what they agreed to, and of where items come from: taken event by event, in the log's order.
struct ConsentSurvey {
  private var versions: [ConsentVersion] = []
  /// Where the version of an event stands among them.
  private var places: [Identifier: Int] = [:]
  private var withdrawals: [RecordedWithdrawal] = []
  private var unclear: Set<String> = []
  /// What each version of each record says about items: whoever exports must not be able to take a person away by a correction.
  private var origins: [Identifier: [ItemOrigin]] = [:]
  /// Items that come from somebody by what their intake says.
  private var sourced: [Identifier: SourcedItem] = [:]
  private var contents = ItemContents()
  /// Items that were brought into the compartment that says who somebody is.
  private var identifying: Set<Identifier> = []
  private var holds: [Hold] = []
  /// Photographs of paper forms, by the forms' numbers.
  private var photographs: [Identifier: [Identifier]] = [:]

  /// Takes the next event.
  mutating func take(_ event: CustodyEvent) {
    switch event.action {
    case .ingested: takeIntake(event)
    case .consentRecorded, .consentAmended: takeConsent(event)
    case .consentWithdrawn: takeWithdrawal(event)
    case .consentApproved: takeApproval(event)
    case .holdSet, .holdLifted: Holds.take(event, &holds)
    default: break
    }
    guard let record = EvidenceRecord(revealing: event) else { return }
    // Of the marking the newest version counts, which may say less than the one before.
    for place in (origins[record.id] ?? []).indices { origins[record.id]?[place].supersede() }
    if let origin = ItemOrigin(record) { origins[record.id, default: []].append(origin) }
  }

  /// What follows from all that was taken.
  /// - Parameter unread: how many events could not be read, each of which might say where something comes from.
  func facts(unread: Int) -> ConsentFacts {
    var contents = contents
    contents.sort()
    return ConsentFacts(
      versions: versions, withdrawals: withdrawals, unclear: unclear.sorted(), origins: origins.values.flatMap(\.self),
      sourced: sourced, contents: contents, photographs: photographs,
      identifying: identifying, holds: holds, unread: unread)
  }

  private mutating func takeIntake(_ event: CustodyEvent) {
    let item = event.statement.item
    contents.note(item, event.text("digest") ?? "")
    if event.compartment == Compartment.identities { identifying.insert(item) }
    if let form = PaperFormReading.number(event), !(photographs[form]?.contains(item) ?? false) {
      photographs[form, default: []].append(item)
    }
    if let found = SourcedItem(event), sourced[item] == nil { sourced[item] = found }
  }

  private mutating func takeConsent(_ event: CustodyEvent) {
    let content: ConsentVersion.Content
    do throws(ConsentInputError) {
      guard let fields = event.disclosed[EventIssuer.record]?.objectValue else {
        throw ConsentInputError("record", "is missing.")
      }
      content = .record(try ConsentRecord(fields))
    } catch {
      content = .notUnderstood("\(error.field) \(error.reason)")
    }
    places[event.statement.event] = versions.count
    versions.append(
      ConsentVersion(
        id: event.statement.item.description, place: event.homeIndex, recorder: event.signer.kid,
        recorded: event.statement.recorded.seconds, isDoubted: event.doubtedSince != nil, content: content))
  }

  private mutating func takeWithdrawal(_ event: CustodyEvent) {
    let id = event.statement.item.description
    guard let fields = event.disclosed[EventIssuer.record]?.objectValue, let withdrawal = try? Withdrawal(fields) else {
      unclear.insert(id)
      return
    }
    withdrawals.append(
      RecordedWithdrawal(
        id: id, place: event.homeIndex, recorded: event.statement.recorded.seconds, withdrawal: withdrawal))
  }

  /// Counts where it is of the version that it names, by somebody who may export, and nobody doubts that it was them.
  private mutating func takeApproval(_ event: CustodyEvent) {
    guard let version = event.text("approves").flatMap(Identifier.init(canonical:)), let place = places[version],
      versions[place].id == event.statement.item.description, ConsentApproval.mayApprove(event.signer),
      event.doubtedSince == nil
    else { return }
    versions[place].approvers.insert(event.signer.kid)
  }
}
