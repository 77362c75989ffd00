internal import BagIt
internal import Custody

extension BundleInspection {
  /// Which volume of its export the bundle says it is; nil where it says nothing of the kind.
  private mutating func readVolume(of export: Identifier) -> BundleVolume? {
    guard let bytes = tagFile(BagInfo.fileName), let info = try? BagInfo(bytes) else { return nil }
    let counts = info.values(of: BundleVolume.countLabel)
    guard counts.count == 1, let volume = BundleVolume(bagCount: counts[0]) else { return nil }
    if info.values(of: BundleVolume.groupLabel) != [export.description] {
      note(.wrongInfo, BagInfo.fileName, BundleVolume.groupLabel)
    }
    note(.oneVolume, BagInfo.fileName, volume.description)
    return volume
  }

  /// Compares the bundle with what was authorised to leave, as far as that is disclosed.
  mutating func judgeExport() {
    guard let index else { return }
    judgeChain(index.exportEvents, of: index.export, first: .export, exhibit: nil)
    guard let name = index.exportEvents.first, let event = events[name], event.item == index.export,
      event.report.type == .export
    else { return note(.missingAuthorisation) }
    let path = BundleLayout.event(name)
    let isAborted = index.exportEvents.contains { events[$0]?.report.action == .exportAborted }
    guard event.report.action == .exportAuthorised, event.position == .first, !isAborted else {
      return note(.missingAuthorisation, path)
    }
    let contents = AuthorisedContents(event.exportClaims)
    if !contents.saysAll { note(.authorisationNotDisclosed, path) }
    let volume = readVolume(of: index.export)
    if !contents.allowsItems(of: index.exhibits, isWhole: volume == nil) { note(.authorisedItemsDiffer, path) }
    if !contents.allowsWithheldPayloads(of: index.exhibits, isWhole: volume == nil) {
      note(.withheldPayloadsDiffer, path)
    }
    for exhibit in index.exhibits {
      for event in exhibit.events {
        let names = contents.forbidden(events[event]?.report.disclosed ?? [])
        guard !names.isEmpty else { continue }
        note(
          .disclosedBeyondAuthorisation, BundleLayout.event(event), exhibit: exhibit.number,
          names.joined(separator: ", "))
      }
    }
  }
}
