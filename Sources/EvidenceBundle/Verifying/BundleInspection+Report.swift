internal import Custody
internal import Timestamping
internal import TransparencyLog

extension BundleInspection {
  mutating func makeReport() -> BundleReport {
    // In a sealed file, what cannot be read is not what was sealed.
    findings = findings.map { finding in
      guard finding.code == .unreadable, folder.isDamaged(finding.path) else { return finding }
      return BundleFinding(.damagedSealing, finding.path, exhibit: finding.exhibit)
    }
    let sorted = findings.sorted { left, right in
      let (a, b) = (left.code.outcome?.weight ?? -1, right.code.outcome?.weight ?? -1)
      return a != b ? a > b : (left.path, left.code.rawValue) < (right.path, right.code.rawValue)
    }
    let base = baseVerdicts()
    var verdicts = base
    if index == nil {
      for dimension in BundleDimension.allCases { verdicts.lower(dimension, to: .unverifiable) }
    }
    var own: [Int: BundleVerdicts] = [:]
    for finding in findings {
      verdicts.lower(finding.code.dimension, to: finding.code.verdict)
      guard let exhibit = finding.exhibit else { continue }
      own[exhibit, default: base].lower(finding.code.dimension, to: finding.code.verdict)
    }
    let outcome = findings.compactMap(\.code.outcome).max { $0.weight < $1.weight } ?? .verified
    return BundleReport(
      outcome: outcome, verdicts: verdicts, trust: trustVerdict, index: index, fingerprint: history?.fingerprint,
      checkpoint: isCheckpointSigned ? checkpoint : nil, rosterVersion: history?.current.version, signers: signers,
      possibleSigners: possibleSigners, certificates: certificates, cosigners: cosigners, times: times,
      exhibits: (index?.exhibits ?? []).map { report($0, own[$0.number] ?? base) },
      exportEvents: (index?.exportEvents ?? []).compactMap { events[$0]?.report }, tagManifest: tagManifest,
      findings: sorted)
  }

  private var possibleSigners: [BundleReport.Signer] {
    let members = history?.inForce(at: checkpoint?.size ?? .max)?.members ?? []
    return members.filter { $0.maySign(.export) }
      .map { BundleReport.Signer(kid: $0.kid, label: $0.label, role: $0.role) }
  }

  /// What no exhibit can be better than: without rosters nobody is known, without a checkpoint nothing is in a log.
  private func baseVerdicts() -> BundleVerdicts {
    var base = BundleVerdicts()
    if question.trust == nil { base.lower(.time, to: .unverifiable) }
    if history == nil {
      for dimension in BundleDimension.allCases where dimension != .completeness {
        base.lower(dimension, to: .unverifiable)
      }
    }
    if !isCheckpointSigned { base.lower(.custody, to: .unverifiable) }
    return base
  }

  private func report(_ exhibit: BundleIndex.Exhibit, _ verdicts: BundleVerdicts) -> BundleReport.Exhibit {
    let intake = intake(of: exhibit)
    return BundleReport.Exhibit(
      number: exhibit.number, item: exhibit.item, path: exhibit.path, digest: intake?.payloadDigest,
      byteCount: intake?.payloadByteCount, events: exhibit.events.compactMap { events[$0]?.report },
      madeFrom: madeFrom(exhibit), verdicts: verdicts,
      existedBy: existedBy(exhibit))
  }
}
