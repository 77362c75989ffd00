// Verifying, last part: what is said of it all, of the shape of Schemas/output/verify.schema.json.

extendInspection(class {
  makeReport() {
    const base = this.baseVerdicts();
    const verdicts = new Verdicts(base);
    if (!this.index) for (const dimension of dimensions) verdicts.lower(dimension, "unverifiable");
    const own = new Map();
    for (const { code, exhibit } of this.findings) {
      const { dimension, verdict } = findingTable[code];
      verdicts.lower(dimension, verdict);
      if (exhibit === null) continue;
      if (!own.has(exhibit)) own.set(exhibit, new Verdicts(base));
      own.get(exhibit).lower(dimension, verdict);
    }
    const weight = ({ code }) => outcomeWords.indexOf(findingTable[code].outcome);
    const findings = this.findings
      .map((finding) => ({
        code: finding.code, severity: findingTable[finding.code].outcome === null ? "advisory" : "error",
        path: finding.path, exhibit: finding.exhibit, message: finding.message,
      }))
      .sort((a, b) => weight(b) - weight(a) || compareText(a.path, b.path) || compareText(a.code, b.code));
    const worst = Math.max(0, findings.length > 0 ? weight(findings[0]) : 0);
    return {
      schema: "evidencevault/verify/1",
      outcome: outcomeWords[worst],
      trust: this.trustVerdict,
      verdicts,
      fingerprint: this.history?.fingerprint ?? null,
      export: this.index?.export ?? null,
      created: this.index ? timeText(this.index.created) : null,
      log_size: this.isCheckpointSigned ? this.checkpoint.size : null,
      roster: this.history?.current.version ?? null,
      signers: this.signers,
      certificate_signatures: this.certificates,
      cosigners: this.cosigners.map(({ name, time, size }) => ({ name, time: timeText(time), log_size: size })),
      exhibits: (this.index?.exhibits ?? []).map((exhibit) => this.exhibitReport(exhibit, own.get(exhibit.number) ?? base)),
      export_events: this.eventReports(this.index?.exportEvents ?? []),
      timestamps: this.times,
      findings,
    };
  }

  baseVerdicts() {
    const base = new Verdicts();
    // No roots of authorities can be given here.
    base.lower("time", "unverifiable");
    if (!this.history) {
      for (const dimension of dimensions) if (dimension !== "completeness") base.lower(dimension, "unverifiable");
    }
    if (!this.isCheckpointSigned) base.lower("custody", "unverifiable");
    return base;
  }

  exhibitReport(exhibit, verdicts) {
    const intake = this.intake(exhibit);
    return {
      number: exhibit.number, item: exhibit.item, path: exhibit.path, digest: intake && payloadDigest(intake),
      size: intake && payloadSize(intake), verdicts, existed_by: null, made_from: this.madeFrom(exhibit), events: this.eventReports(exhibit.events),
    };
  }

  eventReports(names) {
    return names.map((name) => this.events.get(name)).filter(Boolean).map((event) => ({
      event: event.event, recorded: timeText(event.recorded), type: event.type, action: event.action,
      signer: { kid: event.signer.kid, label: event.signer.label, role: event.signer.role }, index: event.index,
      roster: event.roster, field: event.field, doubted_since: event.doubtedSince === null ? null : timeText(event.doubtedSince),
      disclosed: [...event.disclosed.keys()],
    }));
  }
});
