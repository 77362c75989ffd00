internal import CMSSignature
internal import EvidenceBundle
internal import HTML
internal import Timestamping
internal import TransparencyLog

extension VerificationRecord {
  /// A check, and whether it was made.
  private struct Check {
    enum State { case made, partly, notMade }

    let name: String
    let state: State
    let words: String

    init(_ name: String, _ state: State, _ words: String) {
      self.name = name
      self.state = state
      self.words = words
    }
  }

  /// What was checked and what was not, and why not.
  func checks(_ report: BundleReport) -> Markup {
    let checks = contents(report) + custody(report) + trust(report) + Self.never(report)
    let rows = checks.map { check in
      let mark: Markup =
        switch check.state {
        case .made: Self.mark(.good, "made")
        case .partly: Self.mark(.caution, "in part")
        case .notMade: Self.mark(.none, "not made")
        }
      return [Markup(check.name), mark, Markup(check.words)]
    }
    return Self.section(
      "checks", "Checks made and not made",
      Self.paragraph("That a check was made does not say that it holds: that is in the verdicts and findings above."),
      Self.table("Checks made and not made", "checks", headings: ["Check", "State", "Extent, or why not"], rows))
  }

  private func contents(_ report: BundleReport) -> [Check] {
    let isListed = report.tagManifest != nil
    let withheld = report.exhibits.count { $0.path == nil }
    let present = report.exhibits.count - withheld
    var checks: [Check] = []
    if subject.isSealed {
      checks.append(
        Check("Sealed bytes", .made, "each piece was authenticated as it was read; nothing was unpacked to a disk"))
    }
    checks.append(
      Check(
        "Every file against the bundle’s lists (RFC 8493, SHA-256)", isListed ? .made : .partly,
        isListed
          ? "all files that a bundle can have; others were named and not opened"
          : "the tag manifest is missing or cannot be read"))
    guard report.index != nil else {
      return checks + [Check("Exhibits against their intake events", .notMade, "the bundle’s index cannot be read")]
    }
    let compared = report.exhibits.count { Self.isCompared($0, report) }
    let others = present - compared
    var words = "\(compared) of \(report.exhibits.count)"
    if withheld > 0 { words += "; the payloads of \(withheld) were withheld" }
    if others > 0 { words += "; of \(others) the file cannot be read, or no verified intake states a digest" }
    checks.append(
      Check(
        "Exhibits’ bytes against the digests and sizes that their intake events state",
        compared == 0 ? .notMade : compared < report.exhibits.count ? .partly : .made, words))
    return checks
  }

  /// Whether there was something on both sides.
  private static func isCompared(_ exhibit: BundleReport.Exhibit, _ report: BundleReport) -> Bool {
    guard let path = exhibit.path, exhibit.digest != nil else { return false }
    let unread: Set<BundleFindingCode> = [
      .missingPayload, .unreadable, .damagedSealing, .tooLarge, .link, .specialFile,
    ]
    return !report.findings.contains { unread.contains($0.code) && $0.path == path }
  }

  private func custody(_ report: BundleReport) -> [Check] {
    let names = [
      "Rosters: who was allowed to do what, and when", "The checkpoint’s signature by a key of the log",
      "Events: signature, the signer’s role at the time, place in the log, disclosures",
      "Each exhibit’s chain of events, from its intake on", "What left against what was authorised to leave",
      "Members’ signatures over the bundle as a whole",
    ]
    guard let index = report.index else {
      return names.map { Check($0, .notMade, "the bundle’s index cannot be read") }
    }
    guard report.fingerprint != nil else {
      return names.enumerated().map { place, name in
        Check(
          name, place == 0 ? .partly : .notMade,
          place == 0 ? "they do not verify: see the findings" : "the rosters do not verify, so that nobody is known")
      }
    }
    let hasLog = report.checkpoint != nil
    let expected = index.exhibits.reduce(index.exportEvents.count) { $0 + $1.events.count }
    let verified = report.exhibits.reduce(report.exportEvents.count) { $0 + $1.events.count }
    let codes = Set(report.findings.map(\.code))
    let isOpen = codes.contains(.authorisationNotDisclosed)
    return [
      Check(names[0], .made, "versions 1 to \(index.rosterCount)"),
      Check(
        names[1], .made,
        report.checkpoint.map { "for a log of \($0.size) entries" } ?? "it does not hold: see the findings"),
      Check(
        names[2], hasLog && verified == expected ? .made : .partly,
        "\(verified) of \(expected) verified"
          + (hasLog ? "" : "; without a checkpoint nothing shows that they are in the log")),
      Check(
        names[3], verified == expected ? .made : .partly,
        "\(report.exhibits.count) chains" + (verified == expected ? "" : ", as far as their events verify")),
      codes.contains(.missingAuthorisation)
        ? Check(names[4], .notMade, "no verified event authorised the export")
        : Check(
          names[4], isOpen ? .partly : .made,
          isOpen
            ? "what was authorised is withheld in part, and cannot be compared"
            : "items, withheld payloads, disclosed statements"),
      Check(
        names[5], report.tagManifest == nil ? .notMade : .made,
        report.tagManifest == nil ? "the tag manifest cannot be read" : "\(report.signers.count) that hold and count"),
    ]
  }

  private func has(_ kind: GivenInput.Kind) -> Bool { inputs.contains { $0.kind == kind } }

  private func trust(_ report: BundleReport) -> [Check] {
    let isAsked = report.trust != .unverifiable
    let hasRoots = has(.timestampRoots)
    let hasSignerRoots = hasRoots || has(.signerRoots)
    let evidence = report.times.flatMap { $0.verdict?.tokens ?? [] }.compactMap(\.evidence)
    let verdicts = report.certificates.compactMap(\.verdict).filter { $0.root != nil }
    let known = evidence.count(where: \.isRevocationKnown) + verdicts.count(where: \.isRevocationKnown)
    let judged = evidence.count + verdicts.count
    return [
      Check(
        "Whether the vault is the one that was meant", isAsked ? .made : .notMade,
        isAsked
          ? "by what was given from elsewhere"
          : "neither a fingerprint nor a policy that names the log’s key was given, or none could be compared"),
      Check(
        "Whether enough cosigners vouch for the log", has(.policy) ? .made : .notMade,
        has(.policy) ? "by the quorum of the policy that was given" : "no policy was given"),
      Check(
        "Whether the roster is new enough", has(.minimumRoster) ? .made : .notMade,
        has(.minimumRoster)
          ? "by the version that was asked for"
          : "no version was asked for: a later removal of a member cannot be excluded"),
      Check(
        "Timestamps", !hasRoots || report.times.isEmpty ? .notMade : .made,
        !hasRoots
          ? "no roots of timestamp authorities were given"
          : report.times.isEmpty ? "there are none" : "over \(report.times.count) files, by the roots that were given"),
      Check(
        "Certificates of signers", report.certificates.isEmpty || !hasSignerRoots ? .notMade : .made,
        report.certificates.isEmpty
          ? "nobody signed with a certificate"
          : hasSignerRoots
            ? "\(report.certificates.count), by the roots that were given"
            : "the signatures were checked; no roots were given to judge their certificates by"),
      Check(
        "Revocation of certificates", judged == 0 || known == 0 ? .notMade : known == judged ? .made : .partly,
        judged == 0 ? "no certificate led to a root" : "lists were at hand for \(known) of \(judged) chains"),
    ]
  }

  private static func never(_ report: BundleReport) -> [Check] {
    var checks = [
      Check("What the exhibits show or say", .notMade, "no program can: a person has to look at them"),
      Check(
        "What a dossier’s documents (folder dossier/) say", .notMade,
        "their bytes are those that were signed; their words are their authors’"),
      Check("Events later than the bundle’s, and the vault itself", .notMade, "they are not in the bundle"),
    ]
    if report.findings.contains(where: { $0.code == .oneVolume }) {
      checks.append(Check("The other volumes of this export", .notMade, "each is verified alone"))
    }
    return checks
  }
}
