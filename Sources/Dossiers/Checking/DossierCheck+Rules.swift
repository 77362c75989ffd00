/// The profile's rules.
extension DossierCheck {
  mutating func judge(_ rule: ProfileRule) {
    let kind = Self.kind(rule.need)
    switch rule.kind {
    case .twoIndependentSources: judgeSources(kind)
    case .exculpatoryReviewed: judgeReview(kind, rule.section)
    case .linkedToSubject: judgeLinks(kind)
    case .sourcesAssessed: judgeAssessments(kind)
    case .consentValid: judgeConsents(kind)
    case .interviewsComplete: judgeInterviews(kind)
    case .contradictionsTold: judgeTold(rule)
    case .recent: judgeRecency(kind, rule)
    case .oneOfGroup: judgeGroup(kind, rule)
    case .openExhibits: judgeOpenness(kind)
    }
  }

  private mutating func judgeSources(_ kind: DossierFinding.Kind) {
    for element in argued {
      let numbers = support(of: element.name)
      // What cannot be read vouches for nothing.
      let sources = Set(numbers.compactMap { facts.exhibits[$0] }.filter(\.isReadable).map(\.source))
      guard !numbers.isEmpty, sources.count < 2 else { continue }
      add(
        kind, .oneSource, section: element.section, element: element.name, exhibits: numbers,
        numbers.count == 1
          ? "\(element.title) rests on one exhibit."
          : "\(element.title): \(labels(numbers)) come from one source.",
        mend: "evault dossier cite --dossier \(name) \(element.name) ITEM")
    }
  }

  private mutating func judgeLinks(_ kind: DossierFinding.Kind) {
    guard !dossier.subjects.isEmpty else { return }
    for element in argued {
      let numbers = support(of: element.name)
      let isTied = numbers.contains { !(facts.exhibits[$0]?.subjects.isDisjoint(with: dossier.subjects) ?? true) }
      guard !numbers.isEmpty, !isTied else { continue }
      add(
        kind, .notLinked, section: element.section, element: element.name, exhibits: numbers,
        "\(element.title): no link that rests on these exhibits ties a subject to anything.",
        mend: "evault link add --type TYPE --from \(dossier.subjects[0]) --to ID --cite ITEM")
    }
  }

  private mutating func judgeReview(_ kind: DossierFinding.Kind, _ section: String?) {
    switch dossier.exculpatoryReview?.result {
    case nil, .notDone:
      add(
        kind, .exculpatoryNotReviewed, section: section,
        "Nobody wrote down that what speaks for the subject was looked for.",
        mend: "evault dossier edit --dossier \(name) --at exculpatory_review")
    case .noneFound: break
    case .found:
      let isCited = dossier.cited.contains { citation in
        citation.bearing == .against || (facts.exhibits[citation.exhibit]?.isExculpatory ?? false)
      }
      guard !isCited else { return }
      add(
        .weak, .exculpatoryNotCited, section: section,
        "Something was found that speaks for the subject, and no exhibit says so.",
        mend: "evault dossier cite --dossier \(name) --bearing against ELEMENT ITEM")
    }
  }

  private mutating func judgeRecency(_ kind: DossierFinding.Kind, _ rule: ProfileRule) {
    guard let years = rule.years else { return }
    guard let newest = facts.newestConduct else {
      add(
        kind, .notDated, section: rule.section,
        "No dated incident is tied to a subject: how long ago it was cannot be told.",
        mend: "evault record add incident FILE     # and tie a subject to it: evault link add")
      return
    }
    guard facts.year - newest > years else { return }
    add(
      kind, .notRecent, section: rule.section, "The newest conduct is of \(newest): more than \(years) years ago.",
      mend: "evault record add incident FILE     # where newer conduct is known; tie a subject to it: evault link add")
  }

  private mutating func judgeGroup(_ kind: DossierFinding.Kind, _ rule: ProfileRule) {
    let members = profile.elements.filter { $0.group == rule.group }
    guard !members.contains(where: { isArgued($0.name) }) else { return }
    add(
      kind, .groupNotArgued, section: rule.section ?? members.first?.section,
      "Of these at least one is to be argued: \(members.map(\.title).joined(separator: "; ")).",
      mend: edit("argument/\(members.first?.name ?? "ELEMENT")"))
  }

  private mutating func judgeOpenness(_ kind: DossierFinding.Kind) {
    for element in argued {
      let numbers = support(of: element.name)
      guard !numbers.isEmpty, !numbers.contains(where: { facts.exhibits[$0]?.marking == "open" }) else { continue }
      add(
        kind, .noOpenExhibit, section: element.section, element: element.name, exhibits: numbers,
        "\(element.title): none of its exhibits is marked open.",
        mend: "evault record add item FILE     # with its marking, where one of them may be open")
    }
  }
}
