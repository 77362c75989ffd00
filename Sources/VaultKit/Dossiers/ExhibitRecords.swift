internal import Custody
internal import Dossiers
internal import RecordSchemas
internal import SelectiveDisclosure

/// What records say of the exhibits of a dossier.
struct ExhibitRecords {
  private var assessments: [String: [EvidenceRecord]] = [:]
  private var descriptions: [String: [EvidenceRecord]] = [:]
  private var interviews: [String: [EvidenceRecord]] = [:]
  private let written: UInt64

  init(_ session: UnlockedVault, of kept: KeptDossier) throws(VaultError) {
    written = kept.event.homeIndex
    for record in try RecordReading(session).current([.assessment, .item, .interview]) {
      switch record.type {
      case .interview:
        for item in record.references { interviews[item.description, default: []].append(record) }
      case .assessment:
        if let about = record.fields["about"]?.stringValue { assessments[about, default: []].append(record) }
      default:
        if let about = record.fields["about"]?.stringValue { descriptions[about, default: []].append(record) }
      }
    }
  }

  /// Notes what is said of an item.
  func note(_ item: Identifier, in facts: inout ExhibitFacts) {
    let name = item.description
    let judged = assessments[name] ?? []
    facts.isAssessed = ["source_assessment", "item_assessment", "content_assessment"].allSatisfy { part in
      judged.contains { $0.fields[part]?.objectValue.flatMap(Self.isResult) ?? false }
    }
    let about = judged + (descriptions[name] ?? [])
    facts.isExculpatory = about.contains { $0.fields["polarity"]?.stringValue == "exculpatory" }
    // Of several descriptions the strictest counts.
    let markings = Set((descriptions[name] ?? []).compactMap { $0.fields["marking"]?.stringValue })
    facts.marking = ["withhold", "confidential_annex", "open"].first(where: markings.contains)
    let asked = interviews[name] ?? []
    facts.incompleteInterviews = asked.filter { record in
      InterviewQuestion.all.contains { record.fields[$0.field] == nil }
    }.map(\.id.description)
    facts.newerRecords = (judged + asked).filter { $0.event.homeIndex > written }.map(\.id.description)
  }

  private static func isResult(_ assessment: JSONObject) -> Bool {
    assessment["result"]?.stringValue.map { $0 != "not_assessed" } ?? false
  }
}
