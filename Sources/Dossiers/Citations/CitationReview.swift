/// Holds the citations of a text against the exhibits of its dossier.
public struct CitationReview: Sendable, Hashable {
  /// What was found: first what stops, then what a person decides, each in the order of numbers or of the text.
  public let findings: [CitationFinding]

  /// Whether nothing that was found stops the text from going out.
  public var permits: Bool { !findings.contains { $0.kind.isGrave } }

  /// Compares.
  /// - Parameters:
  ///   - search: what was found in the text.
  ///   - prefix: the dossier's, for the sentences.
  ///   - exhibits: all that ever had a number; each number once.
  public init(_ search: CitationSearch, prefix: String, exhibits: [ExhibitStanding]) {
    let known = Dictionary(exhibits.map { ($0.number, $0) }) { first, _ in first }
    let cited = Dictionary(grouping: search.found, by: \.token.number)
    var findings: [CitationFinding] = []
    for (number, places) in cited.sorted(by: { $0.key < $1.key }) {
      guard let (kind, what) = Self.objection(to: number, known[number]?.state, prefix) else { continue }
      let times = places.count == 1 ? "" : " (\(places.count) times)"
      findings.append(
        CitationFinding(
          kind: kind, number: number, count: places.count, line: places.first?.line,
          sentence: "[\(prefix) \(number)]\(times) \(what)"))
    }
    if !search.isWhole {
      findings.append(
        CitationFinding(
          kind: .unread, number: nil, count: 1, line: nil,
          sentence: "The text has more citations than are looked at. Divide it."))
    }
    for place in search.suspicious {
      findings.append(
        CitationFinding(
          kind: .suspicious, number: nil, count: 1, line: place.line,
          sentence: "\(place.excerpt) is not counted as a citation: \(Self.explanation(place.reason, prefix))"))
    }
    findings += Self.unknownPlaces(cited, known, prefix)
    for exhibit in known.values.sorted(by: { $0.number < $1.number }) where exhibit.state == .inUse {
      guard cited[exhibit.number] == nil else { continue }
      findings.append(
        CitationFinding(
          kind: .unused, number: exhibit.number, count: 0, line: nil,
          sentence: """
            The text never cites [\(prefix) \(exhibit.number)], which goes out with it. Cite it, or take it out of the dossier.
            """))
    }
    self.findings = findings
  }

  private static func objection(
    to number: Int, _ state: ExhibitStanding.State?, _ prefix: String
  ) -> (CitationFinding.Kind, String)? {
    switch state {
    case .inUse: nil
    case nil:
      (.missing, "is cited, and no exhibit has this number. Correct the number, or give the exhibit to the dossier.")
    case .withheld:
      (
        .withheld,
        "is cited, and its content is withheld from this addressee. Take the sentence out, or see that it gives nothing away and rests on another exhibit."
      )
    case .withdrawn: (.withdrawn, "is cited, and was taken out of the dossier. Rest the sentence on another exhibit.")
    case .replaced(let other):
      (
        .replaced,
        "is cited, and \(other.map { "[\(prefix) \($0)]" } ?? "another") took its place. Read that one, and cite it instead."
      )
    }
  }

  private static func unknownPlaces(
    _ cited: [Int: [CitationSearch.Found]], _ known: [Int: ExhibitStanding], _ prefix: String
  ) -> [CitationFinding] {
    var findings: [CitationFinding] = []
    for (number, found) in cited.sorted(by: { $0.key < $1.key }) {
      guard let exhibit = known[number], exhibit.state == .inUse, !exhibit.places.isEmpty else { continue }
      let places = Set(exhibit.places.compactMap(CitationToken.normalizedPlace).map(compared))
      var seen: Set<String> = []
      for one in found {
        guard let place = one.token.place, !places.contains(compared(place)), seen.insert(place).inserted else {
          continue
        }
        findings.append(
          CitationFinding(
            kind: .place, number: number, count: found.count { $0.token.place == place }, line: one.line,
            sentence: """
              \(one.token) names a place that the dossier does not. Compare it with the exhibit, or cite that place in the dossier too.
              """))
      }
    }
    return findings
  }

  /// A place as it is compared: `p.3` and `p. 3` are one.
  private static func compared(_ place: String) -> String { place.filter { !$0.isWhitespace } }

  private static func explanation(_ reason: CitationSearch.Suspicious.Reason, _ prefix: String) -> String {
    switch reason {
    case .form: "one looks like [\(prefix) 12] or [\(prefix) 12, p. 3]."
    case .number: "numbers of exhibits go from 1 to \(CitationToken.maximumNumber), without zeros before them."
    case .open: "its bracket is not closed."
    case .bare: "put it in square brackets if it is meant as one."
    }
  }
}
