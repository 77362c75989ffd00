/// Judges a dossier by its profile (Schemas/README.md §3.17). It weighs nothing: it says what a profile asks for and cannot be seen.
public struct DossierCheck {
  let dossier: Dossier
  let profile: Profile
  let facts: DossierFacts
  /// Follows `evault dossier`, to name the dossier.
  let name: String
  private(set) var findings: [DossierFinding] = []

  /// What is missing, weak or contradictory: by section in the profile's order, what concerns the whole last.
  /// - Parameter name: the dossier's identifier, for the commands that mend.
  public static func findings(
    of dossier: Dossier, _ profile: Profile, _ facts: DossierFacts, name: String
  ) -> [DossierFinding] {
    var check = DossierCheck(dossier: dossier, profile: profile, facts: facts, name: name)
    check.judgeSections()
    check.judgeElements()
    check.judgeExhibits()
    for rule in profile.rules { check.judge(rule) }
    check.judgeContradictions()
    check.judgeNumbers()
    check.judgeProfile()
    let order = Dictionary(profile.sections.enumerated().map { ($1.name, $0) }) { first, _ in first }
    // Stable: what was found first in a section stays first.
    return check.findings.enumerated().sorted { left, right in
      let a = (left.element.section.flatMap { order[$0] } ?? Int.max, left.offset)
      let b = (right.element.section.flatMap { order[$0] } ?? Int.max, right.offset)
      return a < b
    }.map(\.element)
  }

  private init(dossier: Dossier, profile: Profile, facts: DossierFacts, name: String) {
    self.dossier = dossier
    self.profile = profile
    self.facts = facts
    self.name = name
  }

  mutating func add(
    _ kind: DossierFinding.Kind, _ code: DossierFinding.Code, section: String? = nil, element: String? = nil,
    exhibits: [Int] = [], _ sentence: String, mend: String = ""
  ) {
    findings.append(
      DossierFinding(
        kind: kind, code: code, section: section, element: element, exhibits: exhibits.sorted(), sentence: sentence,
        mend: mend))
  }

  /// What is required is missing without it; what is advised makes it weak.
  static func kind(_ need: Need) -> DossierFinding.Kind { need == .required ? .missing : .weak }

  /// The command to change the text of a section, field or element.
  func edit(_ place: String) -> String { "evault dossier edit --dossier \(name) --at \(place)" }

  /// The exhibits that speak for an element.
  func support(of element: String) -> [Int] {
    var numbers: [Int] = []
    for citation in dossier.cited(on: element) where citation.bearing == .supports {
      if numbers.last != citation.exhibit { numbers.append(citation.exhibit) }
    }
    return numbers
  }

  /// Elements that the dossier argues.
  var argued: [ProfileElement] {
    profile.elements.filter { isArgued($0.name) }
  }

  /// An element is argued where a text says so; where nothing is said, where something is cited for it.
  func isArgued(_ element: String) -> Bool {
    dossier.arguments[element]?.isArgued ?? !support(of: element).isEmpty
  }

  func labels(_ numbers: [Int]) -> String { numbers.map(dossier.label).joined(separator: ", ") }
}
