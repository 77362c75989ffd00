import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// Dossiers in words and JSON.
enum DossierDisplay {
  /// What a command that changed one says of it.
  /// - Parameter supplements: bundles before, where the command was about these.
  static func written(
    _ kept: KeptDossier, numbers: [Int] = [], supplements: [EarlierBundle] = []
  ) -> JSONObject {
    var members: JSONObject = [
      "dossier": .string(kept.id.description), "profile": .object(profile(kept.dossier)),
      "versions": .integer(kept.versions.count), "numbers": .array(numbers.map { .integer($0) }),
    ]
    if !supplements.isEmpty {
      members["supplements"] = .array(
        supplements.map { bundle in
          .object([
            "export": .string(bundle.export), "part": .string(bundle.part.rawValue),
            "tag_manifest": .string(bundle.tagManifest), "exhibits": .array(bundle.exhibits.map { .integer($0) }),
          ])
        })
    }
    return members
  }

  static func profile(_ dossier: Dossier) -> JSONObject {
    ["name": .string(dossier.profile.name), "version": .integer(dossier.profile.version)]
  }

  /// Said wherever a profile is used.
  static func caution(_ profile: Profile) -> String {
    let review =
      profile.review.map { "Last reviewed on \($0.day) by \($0.person)." }
      ?? "No person has reviewed this profile against the addressee's instructions yet."
    return "\(review) \(profile.caution)\n"
  }

  static func text(_ kept: KeptDossier, _ titles: [Int: String]) -> String {
    let (dossier, profile) = (kept.dossier, kept.profile)
    var text = Style.heading(VisibleText.escape(dossier.title)) + "\n"
    text += "Dossier \(kept.id), version \(kept.versions.count). Profile \(profile.name), version \(profile.version).\n"
    if let addressee = dossier.addressee { text += "To: \(VisibleText.escape(addressee))\n" }
    if !dossier.subjects.isEmpty { text += "About: \(dossier.subjects.joined(separator: ", "))\n" }
    text += caution(profile)
    for section in profile.sections { text += self.section(section, dossier, profile) }
    text += "\n" + Style.heading("Exhibits") + "\n"
    for exhibit in dossier.exhibits { text += line(exhibit, dossier, titles) }
    if dossier.exhibits.isEmpty { text += "None yet: evault dossier cite ELEMENT ITEM\n" }
    return text
  }

  private static func section(_ section: ProfileSection, _ dossier: Dossier, _ profile: Profile) -> String {
    var text = "\n" + Style.heading(section.title) + "  (\(section.name))\n"
    for field in section.fields {
      let answer = dossier.answers[FieldPlace(section.name, field.name)]
      text += "  \(field.title): \(answer.map(VisibleText.escape) ?? "–")\n"
    }
    if let own = dossier.texts[section.name] { text += "  \(VisibleText.escape(own))\n" }
    for element in profile.elements where element.section == section.name {
      let argument = dossier.arguments[element.name]
      let state = argument.map { $0.isArgued ? "argued" : "not argued" } ?? "open"
      text += "  \(element.title)  (\(element.name), \(state))\n"
      if let said = argument?.text { text += "    \(VisibleText.escape(said))\n" }
      for citation in dossier.cited(on: element.name) {
        let sign = citation.bearing == .supports ? "+" : citation.bearing == .against ? "-" : "o"
        text +=
          "    \(sign) \(dossier.label(citation.exhibit))\(citation.place.map { ", \(VisibleText.escape($0))" } ?? "")\n"
      }
    }
    return text
  }

  private static func line(_ exhibit: DossierExhibit, _ dossier: Dossier, _ titles: [Int: String]) -> String {
    let title = titles[exhibit.number].map { "  " + VisibleText.escape($0) } ?? ""
    let state =
      switch exhibit.state {
      case .inUse: ""
      case .withdrawn: "  (taken out)"
      case .replaced: "  (replaced by \(exhibit.replacedBy.map(dossier.label) ?? "?"))"
      }
    return "\(dossier.label(exhibit.number))  \(exhibit.item)\(title)\(state)\n"
  }

  static func json(_ finding: DossierFinding) -> JSONObject {
    [
      "kind": .string(finding.kind.rawValue), "code": .string(finding.code.rawValue),
      "section": finding.section.map { .string($0) } ?? .null,
      "element": finding.element.map { .string($0) } ?? .null,
      "exhibits": .array(finding.exhibits.map { .integer($0) }), "sentence": .string(finding.sentence),
      "mend": .string(finding.mend),
    ]
  }

  static func text(_ findings: [DossierFinding], _ kept: KeptDossier) -> String {
    var text = ""
    var last: String?? = .none
    for finding in findings {
      if last == .none || last != .some(finding.section) {
        let title = finding.section.flatMap { kept.profile.section($0)?.title } ?? "The whole"
        text += (text.isEmpty ? "" : "\n") + Style.heading(title) + "\n"
        last = .some(finding.section)
      }
      let word =
        switch finding.kind {
        case .missing: Style.bad("missing")
        case .weak: Style.warning("weak")
        case .contradictory: Style.bad("contradictory")
        }
      text += "\(word)  \(VisibleText.escape(finding.sentence))\n"
      if !finding.mend.isEmpty { text += "         \(VisibleText.escape(finding.mend))\n" }
    }
    let counts = DossierFinding.Kind.allCases.map { kind in
      "\(findings.count { $0.kind == kind }) \(kind.rawValue)"
    }
    text += findings.isEmpty ? "Nothing was found.\n" : "\n\(counts.joined(separator: ", ")).\n"
    return text + caution(kept.profile)
  }
}
