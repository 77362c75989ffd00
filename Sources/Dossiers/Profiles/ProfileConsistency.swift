/// What a schema cannot say of a profile: names that come twice, and names of nothing.
enum ProfileConsistency {
  static func faults(of profile: Profile) -> [String] {
    var faults: [String] = []
    faults += repeated(profile.sections.map(\.name)).map { "Two sections are called \($0)." }
    faults += repeated(profile.elements.map(\.name)).map { "Two elements are called \($0)." }
    for section in profile.sections {
      faults += repeated(section.fields.map(\.name)).map { "Two fields of \(section.name) are called \($0)." }
    }
    let sections = Set(profile.sections.map(\.name))
    for element in profile.elements where !sections.contains(element.section) {
      faults.append("The element \(element.name) belongs to the section \(element.section), which is not there.")
    }
    let groups = Set(profile.elements.compactMap(\.group))
    for rule in profile.rules {
      if let section = rule.section, !sections.contains(section) {
        faults.append("The rule \(rule.kind.rawValue) names the section \(section), which is not there.")
      }
      switch rule.kind {
      case .oneOfGroup:
        if !groups.contains(rule.group ?? "") {
          faults.append("The rule one_of_group names no group that an element belongs to.")
        }
      case .recent: if rule.years == nil { faults.append("The rule recent does not say how many years back.") }
      default: break
      }
    }
    return faults
  }

  private static func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
