internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// A verification as text and as JSON.
enum VerifyDisplay {
  /// - Parameter record: the record that was written of it; nil where none was asked for.
  static func result(_ report: BundleReport, record: RecordFile.Written? = nil) -> CommandResult {
    CommandResult(
      code(report.outcome), schema: "verify", json(report, record),
      text: text(report) + (record.map { "\nRecord: \($0.path)\n  SHA-256 \($0.digest.hex)\n" } ?? ""))
  }

  private static func code(_ outcome: BundleOutcome) -> ExitCode { ExitCode(rawValue: outcome.exitCode) ?? .failed }

  private static func text(_ report: BundleReport) -> String {
    var text = ""
    if let index = report.index {
      text += "Export \(index.export), written \(index.created), from vault\n  \(index.vault.groupedLines(indent: 2))\n"
      text +=
        "Log of \(EntryCount.text(index.logSize)), roster version \(report.rosterVersion.map { String($0) } ?? "unknown")\n"
      for signer in report.signers {
        text += "Signed by \(VisibleText.escape(signer.label)) (\(signer.role.rawValue))\n  key \(signer.kid)\n"
      }
      for signature in report.certificates { text += CertificateDisplay.text(signature) }
      for cosigner in report.cosigners {
        text +=
          "Cosigned by \(VisibleText.escape(cosigner.name.description)), \(cosigner.time) by its clock, as a log of \(EntryCount.text(cosigner.logSize))\n"
      }
      text += "\n"
    }
    for exhibit in report.exhibits {
      text += Style.heading("Exhibit \(exhibit.number)") + "  \(exhibit.item)"
      text += exhibit.path.map { "  " + VisibleText.escape($0) } ?? "  payload withheld"
      text += exhibit.byteCount.map { "  " + ByteCount.format($0) } ?? ""
      text += "\n"
      text += exhibit.existedBy.map { existedBy($0, report) } ?? ""
      if let origin = exhibit.madeFrom {
        text += "  made from \(origin.item)\(origin.kind.map { " (\(VisibleText.escape($0)))" } ?? "")\n"
      }
      text += verdictLines(exhibit.verdicts)
      for event in exhibit.events { text += Self.event(event) }
    }
    text += Style.heading("The bundle") + "\n"
    text += verdictLines(report.verdicts)
    text += "  \(styled(report.trust))  trust\n"
    text += times(report)
    if !report.findings.isEmpty { text += "\n" + Style.heading("Findings") + "\n" }
    for finding in report.findings {
      let word = finding.severity == .error ? Style.bad(finding.code.rawValue) : Style.warning(finding.code.rawValue)
      text += "  \(word)  \(VisibleText.escape(finding.path))\n      \(VisibleText.escape(finding.message))\n"
    }
    return text + "\n" + verdict(report) + "\n"
  }

  /// By when, and in whose word.
  private static func existedBy(_ time: Timestamp, _ report: BundleReport) -> String {
    let token = report.times.compactMap { $0.verdict?.earliest }.first { $0.info.existedBy == time.seconds }
    return "  " + Style.good("existed by \(time)") + TokenDisplay.said(by: token) + "\n"
  }

  private static func times(_ report: BundleReport) -> String {
    var text = ""
    for time in report.times {
      text +=
        "\n"
        + Style.heading(
          time.size.map { "Timestamps over \(EntryCount.first($0)) of the log" }
            ?? "Timestamps over \(VisibleText.escape(time.path))")
      guard let verdict = time.verdict else {
        text += ": unverifiable without --trust-roots FILE\n"
        continue
      }
      text += "\n" + verdict.tokens.map { "    " + TokenDisplay.lines($0) }.joined()
    }
    return text
  }

  private static func timesJSON(_ report: BundleReport) -> JSON {
    .array(
      report.times.map { time in
        .object([
          "path": .string(time.path), "size": time.size.map { .number(JSONNumber($0)) } ?? .null,
          "existed_by": time.verdict?.existedBy.map { .string(Timestamp(seconds: $0).description) } ?? .null,
          "tokens": .array(time.verdict?.tokens.map(TokenDisplay.json) ?? []),
          "unusable": .array(time.refused.map { TokenDisplay.json(refused: $0) }),
        ])
      })
  }

  /// One line a verdict, with what it was given to.
  private static func verdictLines(_ verdicts: BundleVerdicts) -> String {
    BundleVerdict.allCases.map { verdict in
      let dimensions = BundleDimension.allCases.filter { verdicts[$0] == verdict }.map(name)
      guard !dimensions.isEmpty else { return "" }
      let indent = verdict.rawValue.count + 4
      let lines = lines(dimensions, width: 79 - indent)
      return "  \(styled(verdict))  \(lines.joined(separator: "\n" + String(repeating: " ", count: indent)))\n"
    }.joined()
  }

  /// A list, broken between its parts where it is too long for a line.
  private static func lines(_ parts: [String], width: Int) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + 2 + part.count <= width {
        lines[lines.count - 1] = "\(last), \(part)"
      } else {
        if let last = lines.last { lines[lines.count - 1] = last + "," }
        lines.append(part)
      }
    }
    return lines
  }

  /// What a dimension is called: whether the case is complete no bundle can show.
  private static func name(_ dimension: BundleDimension) -> String {
    dimension == .completeness ? "completeness of this exhibit list" : dimension.rawValue
  }

  private static func event(_ event: BundleReport.Event) -> String {
    let action = event.action?.rawValue ?? event.type.rawValue
    return
      "    \(event.recorded)  \(TextWidth.fit(action, 20))  \(VisibleText.escape(event.signer.label)) (\(event.signer.role.rawValue))  \(event.field == nil ? "log" : "field log") \(event.index)\n"
  }

  private static func styled(_ verdict: BundleVerdict) -> String {
    switch verdict {
    case .verified: Style.good(verdict.rawValue)
    case .failed, .missing: Style.bad(verdict.rawValue)
    case .unverifiable, .notDisclosed: Style.warning(verdict.rawValue)
    }
  }

  private static func verdict(_ report: BundleReport) -> String {
    let conclusion = report.conclusion
    let hint = report.outcome == .notTrusted && report.trust == .unverifiable ? " --fingerprint HEX" : ""
    let headline =
      switch conclusion.tone {
      case .good: Style.good(conclusion.headline)
      case .caution: Style.warning(conclusion.headline)
      case .bad: Style.bad(conclusion.headline)
      }
    return headline + " " + conclusion.words + hint
  }

  private static func json(_ report: BundleReport, _ record: RecordFile.Written?) -> JSONObject {
    var members: JSONObject = [
      "outcome": .string(report.outcome.rawValue), "trust": .string(report.trust.rawValue),
      "verdicts": verdicts(report.verdicts), "fingerprint": report.fingerprint.map { .string($0.description) } ?? .null,
      "export": report.index.map { .string($0.export.description) } ?? .null,
      "created": report.index.map { .string($0.created.description) } ?? .null,
      "log_size": report.checkpoint.map { .number(JSONNumber($0.size)) } ?? .null,
      "roster": report.rosterVersion.map { .integer($0) } ?? .null,
      "signers": .array(report.signers.map(signer)),
      "certificate_signatures": .array(report.certificates.map(CertificateDisplay.json)),
      "cosigners": .array(
        report.cosigners.map {
          .object([
            "name": .string($0.name.description), "time": .string($0.time.description),
            "log_size": .number(JSONNumber($0.logSize)),
          ])
        }),
      "exhibits": .array(
        report.exhibits.map { exhibit in
          .object([
            "number": .integer(exhibit.number), "item": .string(exhibit.item.description),
            "path": exhibit.path.map { .string($0) } ?? .null,
            "digest": exhibit.digest.map { .string($0.hex) } ?? .null,
            "size": exhibit.byteCount.map { .number(JSONNumber($0)) } ?? .null, "verdicts": verdicts(exhibit.verdicts),
            "existed_by": exhibit.existedBy.map { .string($0.description) } ?? .null,
            "made_from": exhibit.madeFrom.map { origin in
              .object(["item": .string(origin.item.description), "kind": origin.kind.map { .string($0) } ?? .null])
            } ?? .null, "events": .array(exhibit.events.map(eventJSON)),
          ])
        }),
      "export_events": .array(report.exportEvents.map(eventJSON)),
      "timestamps": timesJSON(report),
      "findings": .array(
        report.findings.map {
          .object([
            "code": .string($0.code.rawValue), "severity": .string($0.severity.rawValue), "path": .string($0.path),
            "exhibit": $0.exhibit.map { .integer($0) } ?? .null, "message": .string($0.message),
          ])
        }),
    ]
    if let record {
      members.append(
        "record",
        .object(["file": .string(record.path.description), "sha256": .string(record.digest.hex)]))
    }
    return members
  }

  private static func verdicts(_ verdicts: BundleVerdicts) -> JSON {
    .object(JSONObject(BundleDimension.allCases.map { JSONMember($0.rawValue, .string(verdicts[$0].rawValue)) }) ?? [:])
  }

  private static func signer(_ signer: BundleReport.Signer) -> JSON {
    .object(["kid": .string(signer.kid), "label": .string(signer.label), "role": .string(signer.role.rawValue)])
  }

  private static func eventJSON(_ event: BundleReport.Event) -> JSON {
    .object([
      "event": .string(event.event.description), "recorded": .string(event.recorded.description),
      "type": .string(event.type.rawValue), "action": event.action.map { .string($0.rawValue) } ?? .null,
      "signer": signer(event.signer), "index": .number(JSONNumber(event.index)), "roster": .integer(event.roster),
      "field": event.field.map { .string($0.description) } ?? .null,
      "doubted_since": event.doubtedSince.map { .string($0.description) } ?? .null,
      "disclosed": .array(event.disclosed.map { .string($0) }),
    ])
  }
}
