internal import Custody
internal import Dossiers
internal import EvidenceBundle

/// What the exhibits of a dossier were made from, as far as a bundle can show it.
struct ExportLineage: Sendable {
  private let derivations: [Identifier: DossierPlan.Derived]
  private let subjects: [Identifier: ExportSubject]
  private let exhibits: Set<Identifier>
  private let leftOut: Set<Identifier>
  private let fields: Set<String>

  init(_ request: ExportRequest, _ subjects: [Identifier: ExportSubject]) {
    derivations = request.dossier?.derivations ?? [:]
    self.subjects = subjects
    exhibits = Set(request.items)
    leftOut = Set(request.leftOut)
    // What was removed, and why, may point at a person: it is for the addressee.
    fields = BundleWriter.lineageFields.subtracting(request.dossier?.part == .annex ? [] : ["removed"])
  }

  /// The item that one was made from, where that can be shown and nothing keeps it back.
  func parent(of item: Identifier) -> Identifier? {
    guard let made = derivations[item], let newest = made.newest, let parent = Identifier(canonical: made.parent),
      parent != item, !leftOut.contains(parent), let origin = subjects[parent], !origin.type.isEmpty,
      subjects[made.record]?.indexes.last == newest
    else { return nil }
    return parent
  }

  /// What something was made from, as a bundle has it.
  func lineage(of item: Identifier, _ source: ExportSource) throws(VaultError) -> BundleWriter.Lineage? {
    guard let parent = parent(of: item), let record = derivations[item]?.record, let subject = subjects[record] else {
      return nil
    }
    let events = try source.custody(subject.indexes)
    return (
      parent, try source.events(events, disclosing: ["record_type"], fields: fields)
    )
  }

  /// The items that exhibits were made from and that are none, and what these were made from.
  var origins: [ExportSubject] {
    var found: Set<Identifier> = []
    for exhibit in exhibits {
      var next = parent(of: exhibit)
      while let item = next, !exhibits.contains(item), found.insert(item).inserted { next = parent(of: item) }
    }
    return found.sorted().compactMap { subjects[$0] }
  }
}
