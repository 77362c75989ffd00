// Verifying a bundle by Schemas/README.md section 4: the same steps, in the same order, as Sources/EvidenceBundle/Verifying.

const dimensions = ["bytes", "custody", "authorship", "authority", "completeness", "disclosure", "time"];
const verdictWords = ["verified", "not-disclosed", "unverifiable", "missing", "failed"];
const outcomeWords = [
  "verified", "time-not-established", "not-trusted", "incomplete", "bad-disclosure", "bad-signature", "corrupt",
];

/** The seven verdicts, which only ever get worse. */
class Verdicts {
  constructor(base) {
    for (const dimension of dimensions) this[dimension] = base?.[dimension] ?? "verified";
  }

  lower(dimension, verdict) {
    if (verdictWords.indexOf(verdict) > verdictWords.indexOf(this[dimension])) this[dimension] = verdict;
  }
}

/** Tree heads of a log's past that follow from verified proofs. */
class ProvenHeads {
  constructor() {
    this.roots = new Map([[0n, emptyRoot]]);
  }

  add(heads) {
    for (const [size, root] of heads) this.roots.set(size, root);
  }

  contradicts(head) {
    return this.roots.has(head.size) && this.roots.get(head.size) !== head.root;
  }
}

class Inspection {
  /**
   * @param entries what is in the folder: `path` below it, and `file`, a Blob; null for an empty folder
   * @param trust `fingerprint` and `policy` (a parsed one) that came from elsewhere, `minimumRoster`; null where none came
   * @param now seconds since 1970
   * @param progress hears a step's word, bytes done and bytes in all
   */
  constructor(entries, trust, now, progress = () => {}) {
    Object.assign(this, { trust, now, progress });
    this.findings = [];
    Object.assign(this, surveyBundle(entries, (code, path) => this.note(code, path)));
    this.digests = new Map();
    this.index = this.tagManifest = this.checkpointNote = this.checkpoint = this.history = null;
    this.isCheckpointSigned = false;
    this.events = new Map();
    this.heads = new ProvenHeads();
    this.fields = new Map();
    this.fieldHeads = new Map();
    Object.assign(this, { signers: [], continuations: [], cosigners: [], certificates: [], times: [] });
    this.signatureBytes = new Map();
    this.trustVerdict = "unverifiable";
  }

  note(code, path = "", { exhibit = null, detail = "" } = {}) {
    const message = findingTable[code].words + (detail === "" ? "" : ` (${visible(detail)})`);
    this.findings.push({ code, path: visible(path), exhibit, message });
  }

  async report() {
    this.progress("reading", 0, 0);
    await this.readIndex();
    await this.readCheckpoint();
    await this.readRosters();
    await this.judgeCheckpoint();
    await this.readFields();
    await this.readEvents();
    this.judgeHeads();
    this.judgeExhibits();
    this.judgeLineage();
    await this.judgeExport();
    await this.hashPayloads();
    this.judgeFiles();
    await this.judgeBag();
    this.progress("signatures", 0, 0);
    await this.judgeSignatures();
    await readCertificateSignatures(this);
    await this.readCosigned();
    await readTimes(this);
    await this.judgeTrust();
    return this.makeReport();
  }

  /** A whole file that is no payload, and its digest kept; null where it is not there or cannot be read. */
  async tagFile(path, exhibit = null) {
    const known = this.files.get(path);
    if (!known || known.limit === null) return null;
    try {
      const bytes = new Uint8Array(await known.file.arrayBuffer());
      if (bytes.length > known.limit) throw new Error("it grew");
      this.digests.set(path, hex(sha256(bytes)));
      return bytes;
    } catch {
      this.note("unreadable", path, { exhibit });
      this.leftOut.add(path);
      return null;
    }
  }

  /** Files of a kind, by path. */
  filesOf(kind) {
    return [...this.files].filter(([, file]) => file.kind === kind).map(([path]) => path).sort(compareText);
  }
}

/** Adds the steps of another file: the one class would be too long to read. */
function extendInspection(part) {
  for (const name of Object.getOwnPropertyNames(part.prototype)) {
    if (name !== "constructor") Inspection.prototype[name] = part.prototype[name];
  }
}
