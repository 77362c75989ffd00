import Custody

@testable import EvidenceBundle

extension HostileBundle {
  /// What an exporter who may sign bundles could make up about what an exhibit was made from.
  static let lineage: [HostileBundle] = [
    HostileBundle("a record that something else was made from the origin", .lineageMismatch, .corrupt) { forge in
      try forge.buildWithLineage(about: forge.itemA)
      try forge.seal()
    },
    HostileBundle("a record that the exhibit was made from something else", .lineageMismatch, .corrupt) { forge in
      try forge.buildWithLineage(parent: forge.itemA)
      try forge.seal()
    },
    HostileBundle("a record of another type", .lineageMismatch, .corrupt) { forge in
      try forge.buildWithLineage(type: "note")
      try forge.seal()
    },
    HostileBundle("a record that does not say from what", .lineageMismatch, .corrupt) { forge in
      try forge.buildWithLineage(fields: ["about", "kind"])
      try forge.seal()
    },
    HostileBundle("a record that says more than it may", .disclosedBeyondAuthorisation, .badDisclosure) { forge in
      try forge.buildWithLineage(fields: ["about", "parent", "kind", "made_by"])
      try forge.seal()
    },
    HostileBundle("an origin that says what it is", .disclosedBeyondAuthorisation, .badDisclosure) { forge in
      try forge.buildWithLineage(shows: ["action", "digest", "size"])
      try forge.seal()
    },
    HostileBundle("an intake in place of the record", .wrongFirstEvent, .corrupt) { forge in
      let made = try forge.buildWithLineage()
      try forge.writeIndex(
        said: BundleLineage(item: made.origin, record: [made.intake.id]),
        [BundleOrigin(item: made.origin, events: [made.record.id])])
      try forge.seal()
    },
    HostileBundle("a missing record", .missingEvent, .incomplete) { forge in
      let made = try forge.buildWithLineage()
      forge.files[BundleLayout.event(made.record.id)] = nil
      try forge.seal()
    },
    HostileBundle("origins in a circle", .lineageMismatch, .corrupt) { forge in
      let made = try forge.buildWithLineage()
      try forge.writeIndex(
        said: nil,
        [
          BundleOrigin(
            item: made.origin, events: [made.intake.id],
            lineage: BundleLineage(item: made.origin, record: [made.record.id]))
        ])
      try forge.seal()
    },
  ]
}
