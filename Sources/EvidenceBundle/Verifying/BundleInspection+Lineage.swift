internal import Custody

/// What exhibits were made from (Schemas/README.md §4, Lineage).
extension BundleInspection {
  mutating func judgeLineage() {
    guard let index else { return }
    for exhibit in index.exhibits {
      if let lineage = exhibit.lineage { judge(lineage, of: exhibit.item, exhibit: exhibit.number) }
    }
    let numbers = index.exhibitsOfOrigins
    for origin in index.origins {
      // An origin that no exhibit leads to is in a circle of origins.
      guard let exhibit = numbers[origin.item] else {
        note(.lineageMismatch, BundleLayout.index)
        continue
      }
      judgeChain(origin.events, of: origin.item, first: .intake, exhibit: exhibit)
      judgeHop(origin.events, of: origin.item, exhibit: exhibit)
      for event in origin.events { forbid(beyond: BundleEvent.alwaysDisclosed, event, exhibit: exhibit) }
      if let lineage = origin.lineage { judge(lineage, of: origin.item, exhibit: exhibit) }
    }
  }

  /// What an exhibit was made from, as a record says that holds; nil where none does.
  func madeFrom(_ exhibit: BundleIndex.Exhibit) -> BundleReport.MadeFrom? {
    guard let lineage = exhibit.lineage, let found = lineage.record.last.flatMap({ events[$0] })?.derivation,
      found == Derivation(of: exhibit.item, from: lineage.item)
    else { return nil }
    return BundleReport.MadeFrom(item: lineage.item, kind: found.kind)
  }

  private mutating func judge(_ lineage: BundleLineage, of item: Identifier, exhibit: Int) {
    for event in lineage.record {
      forbid(beyond: BundleWriter.lineageClaims, event, exhibit: exhibit)
      let fields = events[event]?.recordFields ?? []
      guard !BundleWriter.lineageFields.isSuperset(of: fields) else { continue }
      note(.disclosedBeyondAuthorisation, BundleLayout.event(event), exhibit: exhibit)
    }
    guard let record = lineage.record.compactMap({ events[$0]?.item }).first else { return }
    judgeChain(lineage.record, of: record, first: .record, exhibit: exhibit)
    guard let name = lineage.record.last, let newest = events[name] else { return }
    if newest.derivation != Derivation(of: item, from: lineage.item) {
      note(.lineageMismatch, BundleLayout.event(name), exhibit: exhibit)
    }
  }

  private mutating func forbid(beyond names: Set<String>, _ event: Identifier, exhibit: Int) {
    let others = Set(events[event]?.report.disclosed ?? []).subtracting(names)
    guard !others.isEmpty else { return }
    note(
      .disclosedBeyondAuthorisation, BundleLayout.event(event), exhibit: exhibit,
      others.sorted().joined(separator: ", "))
  }
}
