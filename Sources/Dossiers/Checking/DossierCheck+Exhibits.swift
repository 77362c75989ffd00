/// Each exhibit, by itself and beside the others.
extension DossierCheck {
  mutating func judgeExhibits() {
    let cited = Set(dossier.cited.map(\.exhibit))
    for exhibit in dossier.exhibitsInUse {
      let facts = facts.exhibits[exhibit.number]
      if !(facts?.isReadable ?? false) {
        add(
          .missing, .exhibitGone, exhibits: [exhibit.number],
          "\(dossier.label(exhibit.number)) was erased, or cannot be read by you.",
          mend: "evault dossier drop --dossier \(name) \(exhibit.number) --reason WHY")
      }
      if !cited.contains(exhibit.number) {
        add(
          .weak, .exhibitNotCited, exhibits: [exhibit.number],
          "\(dossier.label(exhibit.number)) is cited for nothing.",
          mend: "evault dossier cite --dossier \(name) ELEMENT \(exhibit.item)")
      }
      if let records = facts?.newerRecords, !records.isEmpty {
        add(
          .weak, .exhibitChanged, exhibits: [exhibit.number],
          "What is recorded of \(dossier.label(exhibit.number)) is newer than the dossier: look whether it still says what you argue.",
          mend: "\(edit("SECTION"))     # what is newer: evault record history \(records[0])")
      }
    }
  }

  /// The exhibits of which something holds, each with what is known of it.
  private func exhibits(where holds: (ExhibitFacts) -> Bool) -> [(exhibit: DossierExhibit, facts: ExhibitFacts)] {
    dossier.exhibitsInUse.compactMap { exhibit in
      facts.exhibits[exhibit.number].flatMap { $0.isReadable && holds($0) ? (exhibit, $0) : nil }
    }
  }

  mutating func judgeAssessments(_ kind: DossierFinding.Kind) {
    for (exhibit, _) in exhibits(where: { !$0.isAssessed }) {
      add(
        kind, .notAssessed, exhibits: [exhibit.number],
        "\(dossier.label(exhibit.number)): source, item and content are not all assessed.",
        mend:
          "evault record add assessment FILE     # about \(exhibit.item); its form: evault record template assessment"
      )
    }
  }

  mutating func judgeConsents(_ kind: DossierFinding.Kind) {
    for (exhibit, facts) in exhibits(where: { _ in true }) {
      switch facts.consent {
      case .notNeeded: break
      case .refused(let why, let next):
        add(
          kind, .consentRefused, exhibits: [exhibit.number],
          "\(dossier.label(exhibit.number)) may not go to this addressee today: \(why)", mend: next)
      case .withoutSource(let why, let options):
        add(
          kind, .sourceNotCovered, exhibits: [exhibit.number],
          "\(dossier.label(exhibit.number)) may go to this addressee only where it is not told whom it comes from: \(why)",
          mend: "evault dossier check --dossier \(name) \(options)     # and with the same: evault export")
      case .granted(let day, let isSoon):
        guard isSoon, let day else { break }
        add(
          .weak, .consentEnds, exhibits: [exhibit.number],
          "The consent for \(dossier.label(exhibit.number)) ends on \(day).",
          mend: "evault consent record     # what they agree to anew; until now: evault consent show \(exhibit.item)")
      }
    }
  }

  mutating func judgeInterviews(_ kind: DossierFinding.Kind) {
    for (exhibit, facts) in exhibits(where: { !$0.incompleteInterviews.isEmpty }) {
      add(
        kind, .interviewIncomplete, exhibits: [exhibit.number],
        "The interview that \(dossier.label(exhibit.number)) belongs to is not complete.",
        mend:
          "evault record amend \(facts.incompleteInterviews[0]) --reason WHY FILE     # what it says now: evault record show"
      )
    }
  }

  /// Where two items contradict each other, whoever reads one is told of the other.
  mutating func judgeTold(_ rule: ProfileRule) {
    let used = Set(dossier.exhibitsInUse.map(\.item))
    for (exhibit, facts) in exhibits(where: { !$0.contradicting.isEmpty }) {
      for other in facts.contradicting.subtracting(used).sorted() {
        add(
          .contradictory, .contradictionHalfTold, section: rule.section, exhibits: [exhibit.number],
          "\(dossier.label(exhibit.number)) is contradicted by \(other), which is no exhibit.",
          mend: "evault dossier cite --dossier \(name) --bearing against ELEMENT \(other)")
      }
    }
  }

  mutating func judgeContradictions() {
    let numbers = Dictionary(dossier.exhibitsInUse.map { ($0.item, $0.number) }) { first, _ in first }
    var told: Set<[Int]> = []
    for (exhibit, facts) in exhibits(where: { !$0.contradicting.isEmpty }) {
      for number in facts.contradicting.compactMap({ numbers[$0] }).sorted() {
        guard number != exhibit.number, told.insert([exhibit.number, number].sorted()).inserted else { continue }
        add(
          .contradictory, .contradiction, exhibits: [exhibit.number, number],
          "\(dossier.label(exhibit.number)) and \(dossier.label(number)) contradict each other: say in the text what follows.",
          mend: "\(edit("SECTION"))     # what is recorded: evault link list --about \(exhibit.item)")
      }
    }
    for contradiction in facts.contradictions {
      add(
        .contradictory, .contradiction,
        contradiction.sentence + (contradiction.isProven ? "" : " (probably)"),
        mend:
          "evault record amend \(contradiction.links.first ?? "LINK") --reason WHY FILE     # or say it in the text; see: evault ask contradictions"
      )
    }
  }

  mutating func judgeNumbers() {
    for fault in facts.faults {
      add(.contradictory, .numberChanged, fault, mend: "evault record history \(name)")
    }
  }

  mutating func judgeProfile() {
    guard let newest = facts.newestProfile, newest > dossier.profile.version else { return }
    add(
      .weak, .profileNewer,
      "The dossier keeps to version \(dossier.profile.version) of the profile \(profile.name); there is a version \(newest).",
      mend: "evault dossier edit --dossier \(name) --newest-profile")
  }
}
