internal import EvidenceBundle

/// The people that exhibits come from, by their pseudonyms alone.
struct WitnessScheduleDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var document: BundleDocument {
    var exhibits: [String: [String]] = [:]
    for exhibit in context.exhibits {
      for person in exhibit.plan.persons { exhibits[person, default: []].append(exhibit.label) }
    }
    let rows = exhibits.sorted { $0.key < $1.key }.map { person, labels in
      [person, labels.joined(separator: "; "), "through the submitter only"]
    }
    return PackageContext.table("witness-schedule.csv", [["pseudonym", "exhibits", "contact"]] + rows)
  }
}
