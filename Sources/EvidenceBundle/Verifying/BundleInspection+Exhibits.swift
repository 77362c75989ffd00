internal import Custody
internal import VaultCrypto

extension BundleInspection {
  mutating func judgeExhibits() {
    for exhibit in index?.exhibits ?? [] {
      judgeChain(exhibit.events, of: exhibit.item, first: .intake, exhibit: exhibit.number)
      judgeHop(exhibit.events, of: exhibit.item, exhibit: exhibit.number)
      if exhibit.path == nil { note(.payloadWithheld, exhibit: exhibit.number) }
      guard let intake = intake(of: exhibit) else {
        note(.noIntake, exhibit.path ?? "", exhibit: exhibit.number)
        continue
      }
      guard exhibit.path != nil else { continue }
      if intake.payloadDigest == nil || intake.payloadByteCount == nil {
        note(.digestNotDisclosed, BundleLayout.event(intake.report.event), exhibit: exhibit.number)
      }
    }
  }

  /// The exhibit's verified intake event.
  func intake(of exhibit: BundleIndex.Exhibit) -> CheckedEvent? {
    guard let event = exhibit.events.first.flatMap({ events[$0] }), event.item == exhibit.item,
      event.report.type == .intake, event.report.action == .ingested, event.position == .first
    else { return nil }
    return event
  }

  /// Whether these are the events of one item or export, from its first on, none left out, in the order of the log.
  mutating func judgeChain(_ chain: [Identifier], of item: Identifier, first type: EventType, exhibit: Int?) {
    var expected = 0
    var previous: SHA256Digest?
    var last: CheckedEvent?
    for name in chain {
      let path = BundleLayout.event(name)
      guard let event = events[name] else {
        // There is a finding on it; the next one's predecessor cannot be compared.
        expected += 1
        previous = nil
        continue
      }
      guard event.item == item else {
        note(exhibit == nil ? .authorisationOfAnotherExport : .eventOfAnotherItem, path, exhibit: exhibit)
        expected += 1
        previous = nil
        continue
      }
      if let since = event.report.doubtedSince { note(.doubtedSigner, path, exhibit: exhibit, since.description) }
      if let last, !event.isLater(than: last) { note(.chainOutOfOrder, path, exhibit: exhibit) }
      last = event
      guard let number = event.position.number else {
        note(.unknownPosition, path, exhibit: exhibit)
        continue
      }
      if number != expected {
        note(.chainGap, path, exhibit: exhibit, "number \(number) where \(expected) was expected")
      } else if number == 0, event.report.type != type {
        note(.wrongFirstEvent, path, exhibit: exhibit)
      } else if case .next(_, let digest) = event.position, let previous, digest != previous {
        note(.wrongPredecessor, path, exhibit: exhibit)
      }
      expected = number < Int.max ? number + 1 : number
      previous = event.digest
    }
  }
}
