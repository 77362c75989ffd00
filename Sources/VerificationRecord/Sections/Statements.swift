internal import CMSSignature
internal import Custody
internal import EvidenceBundle
internal import HTML
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto

extension VerificationRecord {
  /// Who signed the bundle, who vouches for its log, and who for when it existed.
  static func statements(_ report: BundleReport) -> Markup {
    section(
      "statements", "Who vouches for it", .element(.h3, [], "Members who signed the bundle"), signers(report),
      .element(.h3, [], "Signatures by certificates"), certificates(report),
      .element(.h3, [], "Cosigners of the log"), cosigners(report), .element(.h3, [], "Timestamps"), times(report))
  }

  private static func signers(_ report: BundleReport) -> Markup {
    guard !report.signers.isEmpty else { return paragraph("None whose signature holds.") }
    return table(
      "Members who signed the bundle", "signers", headings: ["Member", "Role", "Key (RFC 7638 thumbprint)"],
      report.signers.map { [.evidence($0.label), Markup($0.role.rawValue), code($0.kid)] })
  }

  private static func certificates(_ report: BundleReport) -> Markup {
    guard !report.certificates.isEmpty else { return paragraph("None.") }
    let rows = report.certificates.map { signature in
      guard let signed = signature.signature, let verdict = signature.verdict else {
        return [.evidence(signature.path), mark(.bad, "invalid-signature"), "does not hold: see the findings"]
          as [Markup]
      }
      let name = Markup.evidence(signed.certificate.subject) + .element(.br) + code(signed.certificate.digest)
      let tone: Tone = verdict.word == .valid ? .good : .caution
      var words: Markup =
        verdict.word == .unverifiable
        ? "the signature holds; no roots were given to judge the certificate by"
        : Markup("judged for \(Timestamp(seconds: verdict.moment)), ")
          + (signature.timestamp == nil
            ? "the time that it is judged for" : "when a timestamp shows that the signature was there")
      if verdict.root != nil {
        words = words + (verdict.isRevocationKnown ? "; revocation checked" : "; revocation not checked")
      }
      if !verdict.reason.isEmpty { words = words + .element(.br) + .evidence(verdict.reason) }
      return [name, mark(tone, verdict.word.rawValue), words]
    }
    return table(
      "Signatures by certificates", "certificates", headings: ["Certificate", "Verdict", "By what"], rows)
  }

  private static func cosigners(_ report: BundleReport) -> Markup {
    guard !report.cosigners.isEmpty else {
      return paragraph("None that the policy given names, or no policy was given.")
    }
    return table(
      "Cosigners of the policy who vouch for the log", "cosigners",
      headings: ["Cosigner", "Vouched at, by its own clock", "For a log of"],
      report.cosigners.map { [.evidence($0.name.description), time($0.time), "\($0.logSize) entries"] })
  }

  private static func times(_ report: BundleReport) -> Markup {
    guard !report.times.isEmpty else { return paragraph("There are none in the bundle.") }
    var rows: [[Markup]] = []
    for time in report.times {
      let about: Markup =
        time.size.map { "the first \($0) entries of the log" } ?? "the signature " + .evidence(time.path)
      guard let verdict = time.verdict else {
        rows.append([about, mark(.caution, "unverifiable"), "no roots of timestamp authorities were given"])
        continue
      }
      for token in verdict.tokens { rows.append([about] + cells(token)) }
    }
    return table("Timestamps", "times", headings: ["Over", "Verdict", "Who says so"], rows)
  }

  private static func cells(_ token: TimestampVerdict.Token) -> [Markup] {
    guard let evidence = token.evidence else {
      return [mark(.caution, "does not count"), .evidence(token.error?.reason ?? "")]
    }
    let words =
      Markup.evidence(evidence.signer.subject) + .element(.br) + code(evidence.signer.digest)
      + (evidence.isRevocationKnown ? "; not revoked" : "; revocation not checked")
      + (evidence.isQualified ? "; qualified, by the list that was given" : "")
    return [mark(.good, "existed by \(Timestamp(seconds: token.info.existedBy))"), words]
  }
}
