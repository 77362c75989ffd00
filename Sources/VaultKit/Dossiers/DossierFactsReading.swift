internal import Consent
internal import Custody
public import Dossiers
internal import Linkage
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultFiles

/// Looks up what a check of a dossier needs to know, as far as a member can read it.
public struct DossierFactsReading: Sendable {
  private static let soon: Int64 = 30 * 86_400
  private static let unreadable = ExhibitFacts.Consent.refused(
    why: "it was erased, or cannot be read by you.", next: "evault list")

  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What there is to know about a dossier now.
  /// - Parameters:
  ///   - affirmed: conditions of consents that are affirmed.
  ///   - withhold: claims, or `payload`, that stay though the profile lets them out.
  public func facts(
    of kept: KeptDossier, affirmed: Set<String> = [], withhold: Set<String> = []
  ) throws(VaultError) -> DossierFacts {
    let graph = try LinkageReading(session).graph()
    var facts = DossierFacts(year: Self.year(Timestamp.now))
    let subjects = Set(kept.dossier.subjects)
    facts.faults = try DossierReading(session).faults(of: kept)
    facts.missingSubjects = subjects.filter { (graph.nodes[$0]?.kind ?? .missing) == .missing }
    facts.newestConduct = Self.newestConduct(of: subjects, graph)
    facts.contradictions = Self.contradictions(of: subjects, graph)
    facts.newestProfile = try? ProfileLibrary(session).newest(kept.profile.name).profile.version
    let about = try ExhibitRecords(session, of: kept)
    let items = Set(kept.dossier.exhibitsInUse.compactMap { Identifier(canonical: $0.item) })
    let intakes = try Inventory(session).intakes(of: items) { intake in
      (isNeedToKnow: intake.compartment != Compartment.general, summary: ItemSummary(intake))
    }
    var known: [Identifier: ExhibitFacts] = [:]
    for (item, intake) in intakes {
      var one = ExhibitFacts()
      about.note(item, in: &one)
      one.isNeedToKnow = intake.isNeedToKnow
      known[item] = one
    }
    let consents = try consents(of: kept, known, affirmed: affirmed, withhold: withhold)
    let cited = Self.subjects(subjects, graph)
    for exhibit in kept.dossier.exhibitsInUse {
      guard let item = Identifier(canonical: exhibit.item) else { continue }
      var one = known[item] ?? ExhibitFacts()
      let summary = intakes[item]?.summary
      one.isReadable = summary != nil
      one.title = summary?.title ?? summary?.name?.description
      one.type = summary?.type ?? ""
      one.source = graph.sources.source(of: exhibit.item)
      one.subjects = cited[exhibit.item] ?? []
      one.contradicting = Self.contradicting(exhibit.item, graph)
      one.consent = consents[item]?.consent ?? Self.unreadable
      one.persons = consents[item]?.persons ?? []
      facts.exhibits[exhibit.number] = one
    }
    return facts
  }

  private static func year(_ moment: Timestamp) -> Int { Int(moment.description.prefix(4)) ?? 0 }

  /// Which subjects the links that cite an item tie to something, by item.
  private static func subjects(_ subjects: Set<String>, _ graph: LinkageGraph) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for subject in subjects {
      for link in graph.links(of: subject) {
        for citation in link.citations { found[citation.item, default: []].insert(subject) }
      }
    }
    return found
  }

  private static func contradicting(_ item: String, _ graph: LinkageGraph) -> Set<String> {
    Set(
      graph.links(of: item).filter { $0.type == .contradicts }.map { $0.from == item ? $0.to : $0.from }
        .filter { graph.nodes[$0]?.kind == .item && $0 != item })
  }

  /// The newest year of an incident that a subject is tied to.
  private static func newestConduct(of subjects: Set<String>, _ graph: LinkageGraph) -> Int? {
    var newest: Int?
    for link in subjects.flatMap({ graph.links(of: $0) }) {
      for end in [link.from, link.to] {
        guard let node = graph.nodes[end], node.kind == .incident, !node.period.isUnknown else { continue }
        let day = node.period.possible.last
        guard day != Linkage.CalendarDay.last else { continue }
        newest = max(newest ?? Int.min, Int(day.description.prefix(4)) ?? Int.min)
      }
    }
    return newest
  }

  private static func contradictions(
    of subjects: Set<String>, _ graph: LinkageGraph
  ) -> [DossierFacts.Contradiction] {
    graph.contradictions().filter { contradiction in
      !subjects.isDisjoint(with: contradiction.nodes)
        || contradiction.links.contains { subjects.contains($0.from) || subjects.contains($0.to) }
    }.map { contradiction in
      let names = contradiction.nodes.map { graph.name($0) }.joined(separator: ", ")
      let links = contradiction.links.map(\.id)
      return DossierFacts.Contradiction(
        sentence: "\(contradiction.kind.words): \(names) (\(links.joined(separator: ", "))).",
        isProven: contradiction.isProven, links: links)
    }
  }

  /// Whether each exhibit may go to the profile's addressee, today and in 30 days, and whom it comes from.
  private func consents(
    of kept: KeptDossier, _ known: [Identifier: ExhibitFacts], affirmed: Set<String>, withhold: Set<String>
  ) throws(VaultError) -> [Identifier: (consent: ExhibitFacts.Consent, persons: [String])] {
    let items = Set(kept.dossier.exhibitsInUse.compactMap { Identifier(canonical: $0.item) })
    let use = IntendedUse(kept.profile, affirmed: affirmed)
    let recipient = kept.dossier.addressee
    let reading = try ConsentReading(session, items: items)
    let now = Timestamp.now
    let gate = ConsentGate(session, reading.facts, at: now)
    let later = ConsentGate(session, reading.facts, at: Timestamp(seconds: now.seconds + Self.soon))
    var consents: [Identifier: (consent: ExhibitFacts.Consent, persons: [String])] = [:]
    for item in items {
      guard let shown = reading.shown[item], let facts = known[item] else { continue }
      let part = DossierPart(kept.profile.place(of: facts))
      let claims = Set(kept.profile.claims(in: part)).subtracting(withhold)
      let namesSources = DossierPlan.namesSources(part, disclosing: claims)
      func seen(_ claims: Set<String>) -> Set<DataScope> {
        shown.scope(disclosing: claims, payload: !withhold.contains(ExportRequest.payload))
          .union(DossierPlan.namesSources(part, disclosing: claims) ? ShownData.ofSource : [])
      }
      let persons = reading.facts.subject(item).subject.persons.sorted()
      func decide(_ gate: ConsentGate, _ claims: Set<String>, _ use: IntendedUse) -> ConsentDecision {
        gate.decide(item, showing: seen(claims), for: use, to: recipient, in: reading.state.rosters).decision
      }
      let decision = decide(gate, claims, use)
      if decision.rule == .notNeeded {
        consents[item] = (.notNeeded, persons)
      } else if decision.isAllowed {
        let end = reading.facts.firstEnd(of: decision.records)
        consents[item] = (.granted(until: end, isSoon: !decide(later, claims, use).isAllowed), persons)
      } else {
        let ways = ConsentWay.found(beside: affirmed, namesSource: namesSources) { withholdsSource, affirmed in
          var asked = use
          asked.affirmed = affirmed
          return [(item, decide(gate, withholdsSource ? claims.subtracting([ConsentWay.source]) : claims, asked))]
        }
        // What is said already goes on being said.
        let said = withhold.sorted().map { "--withhold \($0)" } + affirmed.sorted().map { "--affirm \($0)" }
        consents[item] = (Self.refused(item, decision, ways[item], beside: said), persons)
      }
    }
    return consents
  }

  private static func refused(
    _ item: Identifier, _ decision: ConsentDecision, _ way: ConsentWay?, beside said: [String]
  ) -> ExhibitFacts.Consent {
    guard let way, way.withholdsSource else {
      return .refused(why: decision.words, next: ConsentGate.advice(item, decision, isExhibit: true, way: way))
    }
    return .withoutSource(why: decision.words, options: (said + [way.options]).joined(separator: " "))
  }
}

extension IntendedUse {
  /// What a profile's submissions are for, as consents ask for it.
  public init(_ profile: Profile, affirmed: Set<String> = []) {
    self.init(
      purpose: ConsentPurpose(rawValue: profile.purpose), recipientClasses: profile.recipientClasses,
      form: DisclosureForm(rawValue: profile.form) ?? .identified, affirmed: affirmed)
  }
}

extension ConsentFacts {
  /// The first day on which one of these consents ends, as its newest version says; nil where none does.
  func firstEnd(of records: [String]) -> String? {
    records.compactMap { id in versions.last { $0.id == id }?.record?.expires?.description }.min()
  }
}
