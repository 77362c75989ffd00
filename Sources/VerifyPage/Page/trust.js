// Verifying, fifth part: signatures, cosigners, and what came from elsewhere.

extendInspection(class {
  async judgeSignatures() {
    const paths = this.filesOf("signature");
    if (paths.length === 0) return this.note("missing-signature");
    if (paths.length > 1000) this.note("signatures-too-many", "signatures", { detail: `${paths.length}, of which 1000 are looked at` });
    // Members' come first: anybody can add others.
    const members = this.history?.inForce(this.checkpoint?.size ?? 2n ** 64n - 1n);
    const isMember = (path) => Boolean(members?.member(path.slice("signatures/".length, -".sig".length)));
    const ordered = [...paths.filter(isMember), ...paths.filter((path) => !isMember(path))];
    const strangers = [];
    for (const path of ordered.slice(0, 1000).sort()) {
      const bytes = await this.tagFile(path);
      if (bytes === null || this.tagManifest === null) continue;
      let key;
      try {
        key = await verifySSHSignature(bytes, this.tagManifest, "bundle@evidencevault");
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        const isWrong = ["not-authentic", "wrong-namespace"].includes(refusal.code);
        this.note(isWrong ? "bad-signature" : "malformed-signature", path, { detail: refusal.code });
        continue;
      }
      const roster = this.history?.inForce(this.checkpoint?.size ?? 2n ** 64n - 1n);
      if (!roster) continue;
      const member = roster.member(thumbprint(key));
      // What is named after somebody else is nobody's.
      if (!member || path !== `signatures/${member.kid}.sig`) {
        strangers.push(path);
      } else if (!member.maySign("export")) {
        this.note("signature-not-permitted", path, { detail: member.label });
      } else {
        this.signatureBytes.set(path, bytes);
        this.signers.push({ kid: member.kid, label: member.label, role: member.role });
      }
    }
    // A recipient may add a signature of their own, once a member's is there.
    for (const path of strangers) this.note(this.signers.length === 0 ? "signature-unknown-signer" : "foreign-signature", path);
  }

  async readCosigned() {
    const { checkpoint } = this;
    if (!checkpoint || !this.isCheckpointSigned) return;
    const ownKeys = new Map();
    for (const member of this.history.versions.flatMap((roster) => roster.members.filter((one) => one.signsLog))) {
      ownKeys.set(member.kid, logKey(this.history.origin, member));
    }
    const bySize = (a, b) => (this.files.get(a).size64 < this.files.get(b).size64 ? -1 : 1);
    const paths = this.filesOf("cosigned").sort(bySize);
    for (const path of paths.slice(0, 1000)) {
      const bytes = await this.tagFile(path);
      if (bytes === null) continue;
      let request;
      try {
        request = readCosigned(bytes);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        this.note("cosigned-unusable", path, { detail: refusal.message });
        continue;
      }
      const isOfThis = request.checkpoint.origin === checkpoint.origin && request.oldSize === checkpoint.size;
      if (!isOfThis || request.checkpoint.size !== this.files.get(path).size64) {
        this.note("cosigned-unusable", path, { detail: "it is of another log or another checkpoint" });
        continue;
      }
      try {
        request.proof.verify(checkpoint.root, request.checkpoint.root);
        this.continuations.push({ note: request.note, path });
        for (const key of ownKeys.values()) await this.judgeLines(key, request.note, path);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        const code = (await this.isFork(request)) ? "inconsistent-head" : "cosigned-unusable";
        this.note(code, path, { detail: refusal.message });
      }
    }
    if (paths.length > 1000) this.note("cosigned-too-many", "signatures", { detail: `${paths.length}, of which 1000 are read` });
  }

  /** Whether a checkpoint of the log's own key contradicts the bundle's. */
  async isFork({ note, checkpoint, proof }) {
    if ((await checkpointSigner(note, this.history.origin, this.history.current)) === null) return false;
    if (checkpoint.size === this.checkpoint.size) return checkpoint.root !== this.checkpoint.root;
    const shown = proof.shownOldRoot(checkpoint.root);
    return shown !== null && shown !== this.checkpoint.root;
  }

  /** What the good lines under a key say, the earliest time of cosignatures; null where none is good. */
  async judgeLines(key, note, path) {
    let [found, isWrong] = [null, false];
    for (const line of note.linesOf(key)) {
      const said = await note.check(line, key);
      if (said === null) isWrong = true;
      else if (found === null || (said !== true && said < found)) found = said;
    }
    if (isWrong) this.note("cosigned-wrong-line", path, { detail: key.name });
    return found;
  }

  async judgeTrust() {
    await this.judgeLog();
    if (this.trust.policy) await this.judgeCosigners(this.trust.policy);
    const [minimum, version] = [this.trust.minimumRoster, this.history?.current.version];
    if (minimum && version && version < minimum) {
      this.note("roster-too-old", "custody/roster", { detail: `version ${version}, not ${minimum}` });
    }
  }

  async judgeLog() {
    const { fingerprint, policy } = this.trust;
    const verdicts = [];
    if (fingerprint) {
      if (!this.history) return this.note("no-trust", "", { detail: "the rosters do not verify" });
      verdicts.push(this.history.fingerprint === fingerprint);
      if (this.history.fingerprint !== fingerprint) this.note("wrong-fingerprint");
    }
    if (policy && (policy.logs.length > 0 || !fingerprint)) {
      const note = this.checkpointNote;
      if (!note) return this.note("no-trust", "", { detail: "the checkpoint cannot be read" });
      let isSigned = false;
      for (const key of policy.logs) {
        isSigned ||= key.name === this.checkpoint?.origin && (await note.isSignedBy(key));
      }
      verdicts.push(isSigned);
      const gap = policy.logs.length === 0 ? "it names no log" : "signed by no key that it names for this log";
      if (!isSigned) this.note("policy-not-met", "custody/checkpoint", { detail: gap });
    }
    if (verdicts.length === 0) return this.note("no-trust");
    this.trustVerdict = verdicts.includes(false) ? "failed" : "verified";
  }

  async judgeCosigners(policy) {
    if (!this.checkpointNote) return;
    const members = new Set((this.history?.versions ?? []).flatMap((roster) => roster.members.map((member) => hex(member.key))));
    for (const { name, key } of policy.witnesses) {
      let vouched = null;
      for (const { note, path } of [{ note: this.checkpointNote, path: "custody/checkpoint" }, ...this.continuations]) {
        const time = await this.judgeLines(key, note, path);
        // The smallest log says most; the lines of the others are looked at all the same.
        if (vouched === null && time !== null) vouched = { time: Number(time), size: readCheckpoint(note.text).size, path };
      }
      if (vouched === null) continue;
      if (members.has(hex(key.publicKey))) {
        this.note("cosigner-is-member", "custody/checkpoint", { detail: name });
        continue;
      }
      if (vouched.time > this.now + 300) {
        this.note("cosigned-in-future", vouched.path, { detail: `${name}, ${timeText(vouched.time)}` });
      }
      this.cosigners.push({ name, time: vouched.time, size: vouched.size });
    }
    const gaps = policyGaps(policy, this.cosigners.map(({ name }) => name));
    if (gaps.length > 0) this.note("quorum-missing", "custody/checkpoint", { detail: gaps.join("; ") });
  }
});
