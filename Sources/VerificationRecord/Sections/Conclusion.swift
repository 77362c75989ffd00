internal import Custody
internal import EvidenceBundle
internal import HTML
internal import TransparencyLog
internal import VaultCrypto

extension VerificationRecord {
  /// The verdict, first.
  static func conclusion(_ report: BundleReport) -> Markup {
    let conclusion = report.conclusion
    let tone: Tone =
      switch conclusion.tone {
      case .good: .good
      case .caution: .caution
      case .bad: .bad
      }
    return box(
      tone, conclusion.headline, conclusion.words, word: report.outcome.rawValue, code: report.outcome.exitCode)
  }

  /// What could not be opened.
  static func refusal(_ reason: String) -> Markup {
    box(
      .bad, "Corrupt.",
      reason + " Nothing in it was judged: none of the checks was made, and no verdict is given on any exhibit.",
      word: BundleOutcome.corrupt.rawValue, code: BundleOutcome.corrupt.exitCode)
  }

  private static func box(_ tone: Tone, _ headline: String, _ words: String, word: String, code: Int32) -> Markup {
    .element(
      .section, [.class("verdict \(tone.rawValue)"), .labelled(by: "verdict")],
      .element(
        .h2, [.id("verdict")], .element(.span, [.hidden], Markup(tone.sign)), " ", Markup(headline)),
      paragraph(Markup(words)),
      .element(.p, [.class("outcome")], "Outcome ", .element(.code, [], Markup(word)), ", exit code \(code)"))
  }

  /// What was verified.
  func subjectSection(_ report: BundleReport?) -> Markup {
    var rows: [(Markup, Markup)] = [
      (subject.isSealed ? "Sealed file" : "Folder", .evidence(subject.path))
    ]
    if let report {
      rows.append(
        (
          "SHA-256 of its tag manifest, which stands for every file in it",
          report.tagManifest.map { Self.code(SHA256.hash($0)) } ?? "not known: the tag manifest cannot be read"
        ))
      if let index = report.index {
        rows += [
          ("Export", Self.code(index.export.description)),
          ("Written, by the clock of the machine that made it", Self.time(index.created)),
          ("Exhibits", "\(index.exhibits.count)"),
          ("Vault that it names", Self.code(index.vault)),
        ]
      } else {
        rows.append(("Export, exhibits, vault", "not known: its index cannot be read"))
      }
      let fingerprint = report.fingerprint.map(Self.code) ?? "not known: the rosters in it do not verify"
      rows.append(("Fingerprint of the vault whose rosters are in it", fingerprint))
      if let version = report.rosterVersion {
        rows.append(("Rosters", "1 to \(version); all verdicts are as of the last"))
      }
      if let checkpoint = report.checkpoint {
        rows.append(("Log at its checkpoint", "\(checkpoint.size) entries"))
      }
    } else {
      rows.append(("What is in it", "not known: it could not be opened"))
    }
    return Self.section("subject", "The bundle", Self.facts("The bundle that was verified", rows))
  }

  /// What verified it, and for when.
  var toolSection: Markup {
    Self.section(
      "tool", "The program and the time",
      Self.facts(
        "The program that verified, and the time that the verdict is for",
        [
          ("Program", "\(tool.name) \(tool.version)"),
          (
            "SHA-256 of the running program",
            tool.digest.map { Self.code($0) } ?? "not known: the program could not read itself"
          ),
          (
            "Time that the verdict is for",
            Self.time(question.moment)
              + (question.isGiven ? ", as it was asked for (--at)" : ", the time of this machine’s clock")
          ),
          ("Record written, by this machine’s clock", Self.time(question.written)),
        ]))
  }
}
