internal import Custody
internal import EvidenceBundle
internal import HTML
internal import VaultCrypto

extension VerificationRecord {
  /// The seven questions, for the bundle as a whole.
  static func verdicts(_ report: BundleReport) -> Markup {
    var rows = BundleDimension.allCases.map { dimension in
      [Markup(dimension.rawValue), Markup(dimension.question), mark(report.verdicts[dimension])]
    }
    rows.append([
      "trust", "Is the vault the one that the person who verified knows from elsewhere?", mark(report.trust),
    ])
    return section(
      "verdicts", "Verdicts on the bundle",
      table(
        "Verdicts on the bundle, by question", "verdicts", headings: ["Question", "What it asks", "Verdict"], rows),
      paragraph(
        "“verified”: the check was made and holds. “failed”: it was made and does not hold. “missing”: what should be there is not. “unverifiable”: it cannot be made with what is at hand; that is neither a fault nor a pass. “not-disclosed”: its owner withheld it; that is no fault."
      ))
  }

  /// The same for each exhibit.
  static func exhibits(_ report: BundleReport) -> Markup {
    guard !report.exhibits.isEmpty else {
      return section(
        "exhibits", "Verdicts on the exhibits", paragraph("The bundle’s index lists no exhibits, or cannot be read."))
    }
    let headings = ["Exhibit"] + BundleDimension.allCases.map(\.rawValue)
    let verdicts = report.exhibits.map { exhibit in
      ["\(exhibit.number)"] + BundleDimension.allCases.map { mark(exhibit.verdicts[$0]) }
    }
    let files = report.exhibits.map { exhibit in
      [
        "\(exhibit.number)", file(exhibit), exhibit.byteCount.map { "\($0)" } ?? "not disclosed",
        "\(exhibit.events.count)", exhibit.existedBy.map(time) ?? "not shown",
      ] as [Markup]
    }
    return section(
      "exhibits", "Verdicts on the exhibits",
      table("Verdicts on each exhibit, by question", "grid", headings: headings, verdicts),
      .element(.h3, [], "What the exhibits are"),
      table(
        "Each exhibit’s file, item and digest", "files",
        headings: [
          "Exhibit", "File, item, SHA-256 as its intake event states it", "Bytes", "Events verified", "Existed by",
        ],
        files))
  }

  private static func file(_ exhibit: BundleReport.Exhibit) -> Markup {
    let name = exhibit.path.map { Markup.evidence($0) } ?? "payload withheld"
    let digest = exhibit.digest.map { code($0) } ?? "no digest that was verified"
    let origin: Markup =
      exhibit.madeFrom.map { made in
        .element(.br) + "made from " + code(made.item.description)
          + (made.kind.map { " (" + .evidence($0) + ")" } ?? .empty)
      } ?? .empty
    return name + .element(.br) + "item " + code(exhibit.item.description) + .element(.br) + digest + origin
  }

  static func mark(_ verdict: BundleVerdict) -> Markup {
    let tone: Tone =
      switch verdict {
      case .verified: .good
      case .failed, .missing: .bad
      case .unverifiable: .caution
      case .notDisclosed: .none
      }
    return mark(tone, verdict.rawValue)
  }

  /// What was noticed.
  static func findings(_ report: BundleReport) -> Markup {
    guard !report.findings.isEmpty else {
      return section(
        "findings", "Findings",
        paragraph("None: nothing was noticed that is at fault, and nothing that somebody should know."))
    }
    let rows = report.findings.map { finding in
      [
        code(finding.code.rawValue),
        finding.severity == .error ? mark(.bad, "decides") : mark(.caution, "to be known"),
        finding.path.isEmpty
          ? "the bundle"
          : .evidence(finding.path)
            + (finding.exhibit.map { .element(.br) + "exhibit \($0)" } ?? .empty),
        .evidence(finding.message),
      ] as [Markup]
    }
    return section(
      "findings", "Findings",
      paragraph(
        "The heaviest first. One that “decides” lowers the outcome; one that is “to be known” changes nothing."),
      table("What was noticed", "findings", headings: ["Code", "Weight", "About", "In words"], rows))
  }
}

extension BundleDimension {
  /// What it asks.
  fileprivate var question: String {
    switch self {
    case .bytes: "Are these the bytes that the manifests list and the intake events describe?"
    case .custody: "Are the events in the log that the checkpoint stands for, and is their chain whole?"
    case .authorship: "Did the members sign what they are said to have signed?"
    case .authority: "Were they allowed to, by the roster that was in force?"
    case .completeness: "Is everything there that belongs to this exhibit list? It says nothing of the case."
    case .disclosure: "Is what was disclosed genuine, and no more than was authorised?"
    case .time: "Do others whom the verifier believes vouch for when it existed?"
    }
  }
}
