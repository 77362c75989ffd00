// Verifying, second part: field vaults, and every event with its proof.

extendInspection(class {
  async readFields() {
    if (!this.history) return;
    const home = this.history.fingerprint;
    const paths = new Map();
    for (const path of this.filesOf("field")) {
      const { field } = this.files.get(path);
      if (!paths.has(field)) paths.set(field, []);
      if (path !== fieldRosterPath(field)) paths.get(field).push(path);
    }
    for (const [field, checkpoints] of [...paths].sort(([a], [b]) => compareText(a, b))) {
      const rosterFile = fieldRosterPath(field);
      const roster = await this.tagFile(rosterFile);
      if (roster === null) {
        this.note("field-missing", rosterFile);
        continue;
      }
      if (checkpoints.length === 0) this.note("field-missing", `custody/field/${field}`);
      for (const path of checkpoints) {
        const bytes = await this.tagFile(path);
        if (bytes !== null) await this.readField(field, roster, rosterFile, bytes, path, home);
      }
    }
  }

  async readField(field, roster, rosterFile, bytes, path, home) {
    try {
      const log = await readFieldLog(roster, bytes, home);
      if (log.rosters.fingerprint !== field) return this.note("field-wrong-vault", rosterFile);
      if (path !== `custody/field/${field}/${log.checkpoint.size}.checkpoint`) {
        return this.note("field-malformed", path, { detail: "size" });
      }
      if (!this.fields.has(field)) {
        this.fields.set(field, { rosters: log.rosters, roster: hex(sha256(roster)), checkpoints: new Map() });
      }
      this.fields.get(field).checkpoints.set(log.note.name, log.checkpoint);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const isSignature = ["bad-signature", "unknown-signer", "not-permitted"].includes(refusal.code);
      const code = refusal.code === "wrong-vault" ? "field-wrong-vault" : isSignature ? "field-bad-signature" : "field-malformed";
      this.note(code, refusal.detail.includes("checkpoint") ? path : rosterFile, { detail: refusal.detail });
    }
  }

  /** Every event that the index speaks of, with the number of its exhibit; null for those of the export. */
  places() {
    if (!this.index) return [];
    const of = ({ events, lineage }, number) => [...events, ...(lineage?.record ?? [])].map((event) => [event, number]);
    const ofExhibits = this.index.exhibits.flatMap((exhibit) => of(exhibit, exhibit.number));
    const numbers = this.exhibitsOfOrigins();
    // What is in a circle belongs to no exhibit, and counts for the first.
    const ofOrigins = this.index.origins.flatMap((origin) =>
      of(origin, numbers.get(origin.item) ?? this.index.exhibits[0]?.number ?? null));
    return [...ofExhibits, ...ofOrigins, ...this.index.exportEvents.map((event) => [event, null])];
  }

  async readEvents() {
    const places = this.places();
    const refused = [];
    // Only so many events at a time are in memory whole.
    for (let start = 0; start < places.length; start += 64) {
      this.progress("events", start, places.length);
      const checks = places.slice(start, start + 64).map(([event, exhibit]) => this.readEvent(event, exhibit));
      refused.push(...(await Promise.all(checks)).flat());
    }
    const strangers = new Set(refused.flatMap((one) => one.strangers ?? []));
    const borrowed = strangers.size > 0 ? await this.origins(strangers, places) : new Set();
    for (const { code, path, exhibit, detail, strangers: own = [] } of refused) {
      // Whoever moves a statement from one event to another makes nothing up, but deceives all the same: another finding.
      const isBorrowed = code === "forged-disclosure" && own.some((digest) => borrowed.has(digest));
      this.note(isBorrowed ? "swapped-disclosure" : code, path, { exhibit, detail: isBorrowed ? "" : detail });
    }
  }

  /** Reads one event. What is refused is given back, since it may depend on the others. */
  async readEvent(name, exhibit) {
    const [path, proofPath] = [eventPath(name), eventProofPath(name)];
    const refuse = (code, where, detail = "", strangers = []) => [{ code, path: where, exhibit, detail, strangers }];
    const [bytes, proofBytes] = [await this.tagFile(path, exhibit), await this.tagFile(proofPath, exhibit)];
    const missing = [];
    if (!this.files.has(path)) missing.push(...refuse("missing-event", path));
    if (!this.files.has(proofPath)) missing.push(...refuse("missing-proof", proofPath));
    if (bytes === null || proofBytes === null) return missing;
    let token;
    try {
      token = new SDJWT(bytes);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(refusal.code === "malformed" ? "malformed-event" : "bad-disclosure", path, refusal.detail);
    }
    // What authorised the export is this vault's own, or nothing.
    const vault = token.payload.get("vault");
    const field = exhibit === null || vault === this.history?.fingerprint ? undefined : this.fields.get(vault);
    let proof;
    try {
      proof = field ? checkFieldProof(proofBytes, token, field) : checkProof(proofBytes, token, this.checkpointNote, this.checkpoint);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(refusal.code, proofPath, refusal.detail);
    }
    // Without rosters nobody can be known: the finding on them says so.
    if (!this.history) return [];
    try {
      const event = await verifyEvent(token, proof.entry, proof.index, field?.rosters ?? this.history);
      if (event.event !== name) return refuse("event-wrong-name", path);
      if (field) {
        // Its member chose their own role there; the home vault takes nothing else from it either.
        if (event.type !== "intake") return refuse("event-not-permitted", path, "not an intake");
        const doubt = this.history.doubt(event.signer.kid, 0n);
        event.doubtedSince = doubt !== null && event.recorded >= doubt ? doubt : null;
        event.hop = { field: vault, roster: field.roster, checkpoint: proof.noteDigest };
      } else {
        event.hop = hopOf(event.disclosed);
      }
      if (!event.disclosed.has("action")) this.note("action-not-disclosed", path, { exhibit });
      event.field = field ? vault : null;
      this.events.set(name, event);
      if (field && !this.fieldHeads.has(vault)) this.fieldHeads.set(vault, new ProvenHeads());
      const heads = field ? this.fieldHeads.get(vault) : this.heads;
      heads.add(headsAround(proof.index, proof.size, leafHash(proof.entry.bytes), proof.hashes));
      return [];
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(...eventCode(refusal, token, path));
    }
  }

  /** Those of the digests that an event of this bundle calls for. */
  async origins(strangers, places) {
    const found = new Set();
    for (const [event] of places) {
      const file = this.files.get(eventPath(event));
      try {
        const token = new SDJWT(new Uint8Array(await file.file.arrayBuffer()));
        for (const digest of asList(token.payload.get("_sd")) ?? []) if (strangers.has(digest)) found.add(digest);
      } catch {
        continue;
      }
    }
    return found;
  }

  judgeHeads() {
    if (!this.checkpoint || !this.index) return;
    this.heads.add([[this.checkpoint.size, this.checkpoint.root]]);
    for (const [name, exhibit] of this.places()) {
      const event = this.events.get(name);
      if (!event) continue;
      const known = event.field === null ? this.heads : this.fieldHeads.get(event.field);
      if (known.contradicts(event.head)) {
        this.note("inconsistent-head", eventPath(name), { exhibit, detail: `size ${event.head.size}` });
      }
    }
  }
});

/** The finding for an event that custody refuses: code, path, detail, and digests of disclosures that nothing calls for. */
function eventCode({ code, detail }, token, path) {
  const codes = {
    malformed: "malformed-event", "bad-signature": "event-bad-signature", "unknown-signer": "event-unknown-signer",
    "not-permitted": "event-not-permitted", "wrong-vault": "event-wrong-vault", "wrong-roster": "event-wrong-roster",
    "broken-roster": "event-wrong-roster", "entry-mismatch": "entry-mismatch", "wrong-head": "event-wrong-head",
  };
  if (code !== "bad-disclosure") return [codes[code], path, detail];
  if (detail === "duplicateDigest") return ["doubled-disclosure", path, detail];
  if (detail !== "unreferencedDisclosure") return ["bad-disclosure", path, detail];
  const known = new Set(asList(token.payload.get("_sd")) ?? []);
  const strangers = token.disclosures.map((disclosure) => disclosure.digest).filter((digest) => !known.has(digest));
  return ["forged-disclosure", path, detail, strangers];
}

/** The same for an event of a field vault: to any of its checkpoints that hold. */
function checkFieldProof(bytes, token, field) {
  let note;
  try {
    note = new TLogProof(bytes).note;
  } catch (refusal) {
    throw refusal instanceof Refusal ? new Refusal("malformed-proof", refusal.message) : refusal;
  }
  need(field.checkpoints.has(note.name), "proof-of-other-checkpoint");
  return checkProof(bytes, token, note, field.checkpoints.get(note.name));
}

/** Which field vault, roster and checkpoint an event says that it brought home; null where it does not. */
function hopOf(disclosed) {
  const [field, roster, checkpoint] = ["field", "field_roster", "field_checkpoint"].map((name) => disclosed.get(name));
  if (!isDigest(field) || asText(roster) === null || asText(checkpoint) === null) return null;
  return { field, roster: hex(sha256(encodeText(roster))), checkpoint: hex(sha256(encodeText(checkpoint))) };
}
