// Verifying, first part: index, checkpoint and rosters, which all else is judged by.

extendInspection(class {
  async readIndex() {
    this.tagManifest = await this.tagFile(tagManifestName);
    const bytes = await this.tagFile("bundle.json");
    if (bytes === null) return this.note("malformed-index", "bundle.json", { detail: "not there" });
    try {
      this.index = readIndex(bytes);
      // A day's grace: clocks are set to the wrong zone more often than to the wrong day.
      if (this.index.created > this.now + 86400) {
        this.note("future-time", "bundle.json", { detail: timeText(this.index.created) });
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.note("malformed-index", "bundle.json", { detail: refusal.detail });
    }
    this.exhibitOf = new Map((this.index?.exhibits ?? []).filter((one) => one.path !== null).map((one) => [one.path, one.number]));
  }

  async readCheckpoint() {
    const path = "custody/checkpoint";
    const bytes = await this.tagFile(path);
    if (bytes === null) return this.note("malformed-checkpoint", path, { detail: "not there" });
    try {
      const note = new SignedNote(bytes);
      const checkpoint = readCheckpoint(note.text);
      need(checkpoint.extensions === 0, "malformedCheckpoint", "extension lines");
      [this.checkpointNote, this.checkpoint] = [note, checkpoint];
      if (this.index && this.index.logSize !== checkpoint.size) {
        this.note("checkpoint-wrong-size", path, { detail: `${checkpoint.size}, not ${this.index.logSize}` });
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.note("malformed-checkpoint", path, { detail: refusal.message });
    }
  }

  async readRosters() {
    // Without an index, as many as are there in a row: whose vault it is can still be told.
    let count = this.index?.rosterCount ?? 0;
    if (!this.index) while (this.files.has(rosterPath(count + 1))) count++;
    const tokens = [];
    for (let version = 1; version <= Math.max(count, 1); version++) {
      const next = await this.readRosterFile(version);
      if (next === null) break;
      tokens.push(next);
    }
    if (tokens.length > 0) {
      const history = await RosterHistory.verify(tokens);
      if (history.refusal) {
        this.note(rosterCode(history.refusal), rosterPath(history.versions.length + 1), { detail: history.refusal.detail });
      } else {
        this.history = history;
      }
    }
    // With a version missing at the end nobody's authority can be judged, whatever the others say.
    if (tokens.length < count) this.history = null;
    if (this.history?.current.home) {
      this.note("roster-not-permitted", rosterPath(1), { detail: "of a field vault: nothing leaves one as a bundle" });
    }
    if (this.history && this.index && this.history.fingerprint !== this.index.vault) this.note("wrong-vault", "bundle.json");
  }

  async readRosterFile(version) {
    const [path, proofPath] = [rosterPath(version), rosterProofPath(version)];
    const bytes = await this.tagFile(path);
    if (bytes === null) return this.note("missing-roster", path), null;
    let token;
    try {
      token = new SDJWT(bytes);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return this.note("malformed-roster", path, { detail: refusal.detail }), null;
    }
    const proofBytes = await this.tagFile(proofPath);
    if (proofBytes === null) return this.note("missing-proof", proofPath), null;
    try {
      const proof = checkProof(proofBytes, token, this.checkpointNote, this.checkpoint);
      need(proof.entry.kind === 3, "entry-mismatch", "class");
      return [token, proof.index];
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return this.note(refusal.code, proofPath, { detail: refusal.detail }), null;
    }
  }

  async judgeCheckpoint() {
    const { history, checkpoint, checkpointNote: note } = this;
    if (!history || !checkpoint) return;
    const path = "custody/checkpoint";
    if (checkpoint.origin !== history.origin) return this.note("checkpoint-wrong-origin", path);
    const roster = history.inForce(checkpoint.size);
    if (!roster) return this.note("checkpoint-too-old", path, { detail: "no roster in force" });
    const key = await checkpointSigner(note, history.origin, roster);
    if (key === null) {
      const isClaimed = roster.members.some((member) => note.linesOf(logKey(history.origin, member)).length > 0);
      let isByOther = false;
      for (const member of roster.members.filter((one) => !one.maySignLog)) {
        isByOther ||= await note.isSignedBy(logKey(history.origin, member));
      }
      const code = isByOther ? "checkpoint-not-permitted" : isClaimed ? "checkpoint-bad-signature" : "checkpoint-unknown-signer";
      return this.note(code, path);
    }
    this.isCheckpointSigned = true;
    const policy = await this.tagFile("custody/policy");
    if (policy === null) return this.note("wrong-policy", "custody/policy", { detail: "not there" });
    if (!sameBytes(policy, encodeText(`log ${key.text}\nquorum none\n`))) this.note("wrong-policy", "custody/policy");
  }
});

function rosterCode({ code }) {
  const codes = {
    "bad-disclosure": "roster-bad-disclosure", "bad-signature": "roster-bad-signature",
    "unknown-signer": "roster-unknown-signer", "not-permitted": "roster-not-permitted", "broken-roster": "broken-roster-chain",
  };
  return codes[code] ?? "malformed-roster";
}

/** The proof of a token's entry, to a checkpoint; without one, the entry alone. Codes are those of findings. */
function checkProof(bytes, token, note, checkpoint) {
  let proof;
  try {
    proof = new TLogProof(bytes);
  } catch (refusal) {
    throw refusal instanceof Refusal ? new Refusal("malformed-proof", refusal.message) : refusal;
  }
  const entry = proof.extra && readEntry(proof.extra);
  need(entry, "malformed-entry");
  need(entry.digest === token.digest, "entry-mismatch");
  if (note && checkpoint) {
    need(proof.index < checkpoint.size, "checkpoint-too-old", `entry ${proof.index}, checkpoint of ${checkpoint.size}`);
    need(proof.note.name === note.name, "proof-of-other-checkpoint");
    let root;
    try {
      root = hex(inclusionRoot(leafHash(entry.bytes), proof.index, proof.checkpoint.size, proof.hashes));
    } catch (refusal) {
      throw refusal instanceof Refusal ? new Refusal("proof-mismatch", refusal.detail) : refusal;
    }
    need(root === checkpoint.root, "proof-mismatch", "the hashes lead to another root");
  }
  return { entry, index: proof.index, size: proof.checkpoint.size, hashes: proof.hashes, noteDigest: proof.note.name };
}

/** `bundle.json`, which has one spelling. */
function readIndex(bytes) {
  need(bytes.length <= 16 << 20, "tooLarge", `${bytes.length} bytes`);
  let object;
  try {
    object = parseJSONObject(bytes, { depth: 8 });
  } catch (refusal) {
    throw refusal instanceof Refusal ? new Refusal("malformed", refusal.message) : refusal;
  }
  const must = (holds, detail) => need(holds, "malformed", detail);
  const names = ["schema", "vault", "export", "created", "log_size", "rosters", "exhibits", "export_events"];
  must([...object.keys()].filter((name) => name !== "origins").join() === names.join(), "its members");
  must(object.get("schema") === "evidencevault/bundle/1", "schema");
  const index = {
    vault: object.get("vault"), export: object.get("export"), created: seconds(object.get("created")),
    logSize: asCount(object.get("log_size")), rosterCount: asInteger(object.get("rosters")),
    exhibits: asList(object.get("exhibits")), exportEvents: asList(object.get("export_events")),
    origins: object.has("origins") ? asList(object.get("origins")) ?? [] : [],
  };
  must(isDigest(index.vault) && isIdentifier(index.export) && index.created !== null && index.logSize !== null
    && index.rosterCount !== null && index.exhibits !== null && index.exportEvents?.every(isIdentifier), "a member's value");
  index.exhibits = index.exhibits.map((exhibit) => {
    const isExhibit = exhibit instanceof Map && /^number,item,path,events(,made_from)?$/.test([...exhibit.keys()].join());
    must(isExhibit, "an exhibit");
    const [number, item, path, events] = [asInteger(exhibit.get("number")), exhibit.get("item"), exhibit.get("path"), asList(exhibit.get("events"))];
    must(number !== null && isIdentifier(item) && (path === null || asText(path) !== null) && events?.every(isIdentifier), "an exhibit");
    return { number, item, path, events, lineage: readLineage(exhibit.get("made_from"), must) };
  });
  index.origins = index.origins.map((origin) => {
    must(origin instanceof Map && /^item,events(,made_from)?$/.test([...origin.keys()].join()), "an origin");
    const [item, events] = [origin.get("item"), asList(origin.get("events"))];
    must(isIdentifier(item) && events?.every(isIdentifier), "an origin");
    return { item, events, lineage: readLineage(origin.get("made_from"), must) };
  });
  must(index.rosterCount >= 1 && index.rosterCount <= 999999 && index.logSize > 0n && index.exportEvents.length > 0,
    "a roster, an entry and an export event at least");
  const [items, events] = [new Set(), new Set()];
  const add = (set, value, place) => {
    must(!set.has(value), place);
    set.add(value);
  };
  const addAll = ({ events: own, lineage }, place) => {
    for (const list of lineage ? [own, lineage.record] : [own]) {
      must(list.length > 0, `${place}: no events`);
      for (const event of list) add(events, event, `${place}: an event twice`);
    }
  };
  let last = 0;
  for (const exhibit of index.exhibits) {
    const place = `exhibit ${exhibit.number}`;
    must(exhibit.number > last && exhibit.number <= 99999999, `${place}: the numbers do not ascend`);
    last = exhibit.number;
    must(exhibit.path === null || isPayload(exhibit.path, exhibit.number), `${place}: the path`);
    add(items, exhibit.item, `${place}: the item`);
    addAll(exhibit, place);
  }
  let before = "";
  for (const origin of index.origins) {
    must(before < origin.item && !items.has(origin.item), `origin ${origin.item}: the item`);
    before = origin.item;
    addAll(origin, `origin ${origin.item}`);
  }
  const named = new Set([...index.exhibits, ...index.origins].flatMap(({ lineage }) => (lineage ? [lineage.item] : [])));
  const there = new Set(index.origins.map(({ item }) => item));
  must([...there].every((item) => named.has(item)) && [...named].every((item) => there.has(item) || items.has(item))
    && index.exhibits.every(({ item, lineage }) => lineage?.item !== item), "origins");
  for (const event of index.exportEvents) add(events, event, "export: an event twice");
  must(decodeText(bytes) === spellIndex(object), "another spelling than the one that is written");
  return index;
}

/** What something was made from: an item, and the events of the record that says so; null where the index does not say. */
function readLineage(made, must) {
  if (made === undefined) return null;
  must(made instanceof Map && [...made.keys()].join() === "item,record", "what something was made from");
  const [item, record] = [made.get("item"), asList(made.get("record"))];
  must(isIdentifier(item) && record?.every(isIdentifier), "what something was made from");
  return { item, record };
}

/** The one spelling: indented by two spaces, a final LF. All its text is ASCII without anything to escape by now. */
function spellIndex(object) {
  const plain = (value) =>
    value instanceof Map ? Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]))
    : Array.isArray(value) ? value.map(plain)
    : value instanceof JSONNumber ? Number(value.literal)
    : value;
  const whole = plain(object);
  const { origins, export_events, ...others } = whole;
  const ordered = object.has("origins") && origins.length > 0 ? { ...others, origins, export_events } : { ...others, export_events };
  const text = JSON.stringify(ordered, null, 2) + "\n";
  // A size beyond JavaScript's exact numbers keeps its own spelling.
  return text.replace(/"log_size": [^,]*/, `"log_size": ${object.get("log_size").literal}`);
}
