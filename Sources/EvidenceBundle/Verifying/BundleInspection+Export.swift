internal import Custody
internal import SelectiveDisclosure

extension BundleInspection {
  /// Compares the bundle with what was authorised to leave, as far as that is disclosed.
  mutating func judgeExport() {
    guard let index else { return }
    judgeChain(index.exportEvents, of: index.export, first: .export, exhibit: nil)
    guard let name = index.exportEvents.first, let event = events[name], event.item == index.export,
      event.report.type == .export
    else { return note(.missingAuthorisation) }
    let path = BundleLayout.event(name)
    guard event.report.action ?? .exportAuthorised == .exportAuthorised else {
      return note(.missingAuthorisation, path)
    }
    let claims = event.exportClaims
    guard event.report.action != nil, let items = claims["items"] else {
      return note(.authorisationNotDisclosed, path)
    }
    if items != Self.list(index.exhibits.map(\.item)) { note(.authorisedItemsDiffer, path) }
    if let withheld = claims["withheld_payloads"] {
      if withheld != Self.list(index.exhibits.filter { $0.path == nil }.map(\.item)) {
        note(.withheldPayloadsDiffer, path)
      }
    }
    guard let disclosed = claims["disclosed"]?.arrayValue else { return }
    let allowed = BundleEvent.alwaysDisclosed.union(disclosed.compactMap(\.stringValue))
    for exhibit in index.exhibits {
      for event in exhibit.events {
        guard let report = events[event]?.report, !report.disclosed.allSatisfy(allowed.contains) else { continue }
        let names = report.disclosed.filter { !allowed.contains($0) }.joined(separator: ", ")
        note(.disclosedBeyondAuthorisation, BundleLayout.event(event), exhibit: exhibit.number, names)
      }
    }
  }

  private static func list(_ items: [Identifier]) -> JSON { .array(items.map { .string($0.description) }) }
}
