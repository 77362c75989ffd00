internal import Consent
internal import Custody
internal import Dossiers

/// Rows for what of one request is refused.
struct ExportRefusals {
  private let request: ExportRequest
  private let numbers: [Identifier: Int]

  init(_ request: ExportRequest) {
    self.request = request
    numbers = Dictionary(
      request.items.enumerated().map { ($1, request.number(at: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// What consents, or what stands beside them, keep.
  /// - Parameter shows: what of people would be seen.
  func consent(
    _ subject: ExportSubject, _ decision: ConsentDecision, shows: some Sequence<DataScope>, mend: String
  ) -> ExportRefusal {
    row(
      subject.item, leaves: leaves(subject), shows: shows.map(\.rawValue).sorted(), Self.ground(decision),
      [decision.rule.rawValue], records: decision.records, why: decision.words, mend: mend)
  }

  /// What hides inside a payload.
  func embedded(
    _ subject: ExportSubject, fields: [String], words: [String], why: String, mend: String
  ) -> ExportRefusal {
    row(
      subject.item, leaves: fields.isEmpty ? [ExportRequest.payload] : fields,
      shows: subject.embedded.map(\.rawValue).sorted(), .embedded, words, why: why, mend: mend)
  }

  /// What the profile of a dossier keeps by its marking.
  static func markings(_ dossier: KeptDossier, _ withheld: [Int]) -> [ExportRefusal] {
    withheld.compactMap { number in
      guard let exhibit = dossier.dossier.exhibits.first(where: { $0.number == number }),
        let item = Identifier(canonical: exhibit.item)
      else { return nil }
      return ExportRefusal(
        number: number, label: dossier.dossier.label(number), item: item, leaves: [ExportRequest.payload], shows: [],
        ground: .marking, rules: [ConsentRule.withheld.rawValue], records: [],
        why: "By its marking it stays, whoever asks: so says the profile \(dossier.profile.name).",
        mend: "Take it out (evault dossier drop \(number) --reason WHY), or go on without it: --leave-out-refused")
    }
  }

  /// The finished text cites what does not leave.
  func citations(_ text: Identifier, why: String) -> ExportRefusal {
    row(
      text, leaves: [ExportRequest.payload], shows: [], .citation, ["citation"], why: why,
      mend: "Change the text, and take it in again: evault dossier final")
  }

  private func row(
    _ item: Identifier, leaves: [String], shows: [String], _ ground: ExportRefusal.Ground, _ rules: [String],
    records: [String] = [], why: String, mend: String
  ) -> ExportRefusal {
    let number = numbers[item]
    let label = number.map { request.dossier?.kept.dossier.label($0) ?? String($0) }
    return ExportRefusal(
      number: number, label: label ?? "text", item: item, leaves: leaves, shows: shows, ground: ground, rules: rules,
      records: records, why: why, mend: mend)
  }

  /// The payload, and those claims of the intake that the request lets out and that tell of people.
  private func leaves(_ subject: ExportSubject) -> [String] {
    let claims = subject.claimNames.intersection(request.disclosed).intersection(ShownData.personalClaims)
    return (request.includesPayloads ? [ExportRequest.payload] : []) + claims.sorted()
  }

  private static func ground(_ decision: ConsentDecision) -> ExportRefusal.Ground {
    switch decision.rule {
    case .withheld: return .marking
    case .held: return .hold
    // A condition of a person's stands in a record; what is demanded of an item does not.
    case .condition where decision.records.isEmpty:
      let words = [ConsentFacts.identitiesWord, ConsentFacts.unreadWord]
      return decision.unaffirmed.first.map(words.contains) ?? true ? .compartment : .originatorControl
    default: return .consent
    }
  }
}
