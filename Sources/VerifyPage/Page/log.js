// The custody log: RFC 6962 trees, C2SP signed notes, checkpoints, proofs, cosignatures and policies.

const emptyRoot = hex(sha256(new Uint8Array(0)));
const leafHash = (entry) => sha256(new Uint8Array([0]), entry);
const nodeHash = (left, right) => sha256(new Uint8Array([1]), left, right);

function trailingZeros(number) {
  let count = 0n;
  while (number !== 0n && (number & 1n) === 0n) {
    number >>= 1n;
    count++;
  }
  return count;
}

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2). */
function inclusionRoot(leaf, index, size, hashes) {
  need(index < size, "outOfRange", `index ${index} in a tree of ${size}`);
  let [node, last, hash] = [index, size - 1n, leaf];
  for (const sibling of hashes) {
    need(last !== 0n, "proofMismatch", "too many hashes");
    if ((node & 1n) === 1n || node === last) {
      hash = nodeHash(sibling, hash);
      // A right edge node has no sibling on the levels where it is the left child: the path skips them.
      const skipped = trailingZeros(node);
      node >>= skipped;
      last >>= skipped;
    } else {
      hash = nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  need(last === 0n, "proofMismatch", "too few hashes");
  return hash;
}

/** The heads at sizes `index` and `index` + 1, from a proof that was verified: what hangs to the left of a leaf's path. */
function headsAround(index, size, leaf, hashes) {
  let [before, after, node, last] = [null, leaf, index, size - 1n];
  for (const sibling of hashes) {
    if (last === 0n) break;
    if ((node & 1n) === 0n && node === last) {
      const skipped = trailingZeros(node);
      node >>= skipped;
      last >>= skipped;
    }
    if ((node & 1n) === 1n) {
      before = before === null ? sibling : nodeHash(sibling, before);
      after = nodeHash(sibling, after);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return [[index, before === null ? emptyRoot : hex(before)], [index + 1n, hex(after)]];
}

/** A proof that a tree is the beginning of a larger one (RFC 9162 §2.1.4). Roots are hexadecimal. */
class ConsistencyProof {
  constructor(oldSize, newSize, hashes) {
    Object.assign(this, { oldSize, newSize, hashes });
  }

  verify(oldRoot, newRoot) {
    const { oldSize, newSize, hashes } = this;
    need(oldSize > 0n && oldSize <= newSize, "outOfRange", `consistency from size ${oldSize} to ${newSize}`);
    if (oldSize === newSize) {
      need(hashes.length === 0, "proofMismatch", "equal sizes need no hashes");
      need(oldRoot === newRoot, "proofMismatch", "equal sizes with two roots");
      return;
    }
    const [before, after] = this.roots(oldRoot);
    need(before === oldRoot, "proofMismatch", "the hashes lead to another old root");
    need(after === newRoot, "proofMismatch", "the hashes lead to another new root");
  }

  /** The old root that the proof shows where it leads to this new one; null where it shows none. */
  shownOldRoot(newRoot) {
    if (this.oldSize >= this.newSize || (this.oldSize & (this.oldSize - 1n)) === 0n) return null;
    try {
      const [before, after] = this.roots(newRoot);
      return after === newRoot ? before : null;
    } catch {
      return null;
    }
  }

  roots(oldRoot) {
    const { oldSize, newSize, hashes } = this;
    need(hashes.length > 0, "proofMismatch", "too few hashes");
    // A full old tree is itself the start of the path, and its root is not repeated in the proof.
    const path = (oldSize & (oldSize - 1n)) === 0n ? [unhex(oldRoot), ...hashes] : hashes;
    const skipped = trailingZeros(oldSize);
    let [node, last] = [(oldSize - 1n) >> skipped, (newSize - 1n) >> skipped];
    let [before, after] = [path[0], path[0]];
    for (const hash of path.slice(1)) {
      need(last !== 0n, "proofMismatch", "too many hashes");
      if ((node & 1n) === 1n || node === last) {
        before = nodeHash(hash, before);
        after = nodeHash(hash, after);
        const levels = trailingZeros(node);
        node >>= levels;
        last >>= levels;
      } else {
        after = nodeHash(after, hash);
      }
      node >>= 1n;
      last >>= 1n;
    }
    need(last === 0n, "proofMismatch", "too few hashes");
    return [hex(before), hex(after)];
  }
}

// --- Lines ---

/** Lines that each end in LF, and what stands behind the last LF. */
class Lines {
  constructor(bytes) {
    this.rest = bytes;
  }

  next() {
    const end = this.rest.indexOf(0x0a);
    if (end < 0) return null;
    const line = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end + 1);
    return line;
  }
}

/** The text of a line behind these words; null where it begins otherwise, or is no text. */
function textAfter(words, line) {
  const text = line === null ? null : decodeText(line);
  return text !== null && text.startsWith(words) ? text.slice(words.length) : null;
}

function hashLine(line) {
  const hash = line.length === 44 ? paddedBase64.decode(line) : null;
  return hash && hash.length === 32 ? hash : null;
}

/** A line of text: not empty, no control character of ASCII but DEL; else null. */
function noteLine(bytes) {
  const text = decodeText(bytes);
  return text !== null && text !== "" && bytes.every((byte) => byte >= 0x20) ? text : null;
}

function keyName(bytes) {
  const text = bytes.length <= 1024 ? noteLine(bytes) : null;
  return text !== null && !/[+\p{White_Space}]/u.test(text) ? text : null;
}

// --- Signed notes, checkpoints, proofs ---

const noteSize = 1 << 20;

/** A signed note (c2sp.org/signed-note): its text and signature lines. */
class SignedNote {
  constructor(bytes) {
    need(bytes.length <= noteSize, "limitExceeded", `a note of ${bytes.length} bytes`);
    need(bytes[bytes.length - 1] === 0x0a, "malformedNote", "no newline at the end");
    // The last empty line parts text and signatures: the text itself may have empty lines.
    let blank = bytes.length - 1;
    while (blank > 0 && !(bytes[blank] === 0x0a && bytes[blank - 1] === 0x0a)) blank--;
    need(blank > 0, "malformedNote", "no empty line before signatures");
    this.bytes = bytes;
    this.text = bytes.slice(0, blank);
    this.signatures = [];
    const lines = new Lines(bytes.subarray(blank + 1));
    for (let line = lines.next(); line !== null; line = lines.next()) {
      need(this.signatures.length < 100, "limitExceeded", "more than 100 signatures");
      this.signatures.push(SignedNote.signature(line));
    }
    const isText = decodeText(this.text) !== null && this.text.every((byte) => byte >= 0x20 || byte === 0x0a);
    need(isText, "malformedNote", "not UTF-8 lines without control characters");
    need(this.signatures.length > 0, "malformedNote", "no signature");
    this.name = hex(sha256(bytes));
  }

  static signature(line) {
    const dash = encodeText("— ");
    const rest = line.subarray(dash.length);
    const end = rest.indexOf(0x20);
    const name = sameBytes(line.subarray(0, dash.length), dash) && end >= 0 ? keyName(rest.subarray(0, end)) : null;
    need(name !== null, "malformedNote", "not a signature line");
    const bytes = paddedBase64.decode(rest.subarray(end + 1));
    need(bytes && bytes.length > 4, "malformedNote", `the signature of ${name} is not base64 of five bytes or more`);
    return { name, keyID: hex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
  }

  /** Those of the lines that are under the name and identifier of a key, each once. */
  linesOf(key) {
    const seen = new Set();
    return this.signatures.filter(({ name, keyID, signature }) => {
      const spelled = hex(signature);
      const isNew = name === key.name && keyID === key.keyID && !seen.has(spelled);
      if (isNew) seen.add(spelled);
      return isNew;
    });
  }

  /** Whether there is a line under this key, and all of them are good. */
  async isSignedBy(key) {
    const lines = this.linesOf(key);
    for (const line of lines) if ((await this.check(line, key)) === null) return false;
    return lines.length > 0;
  }

  /** What a line says: the time of a cosignature, true for another signature; null where it is not good. */
  async check({ signature }, key) {
    if (key.type === 1) return (await signatures.verify(key.publicKey, this.text, signature)) || null;
    if (signature.length !== 72) return null;
    const time = BigInt("0x" + hex(signature.subarray(0, 8)));
    try {
      readCheckpoint(this.text);
    } catch {
      return null;
    }
    const message = join(encodeText(`cosignature/v1\ntime ${time}\n`), this.text);
    const isGood = time < 2n ** 63n && (await signatures.verify(key.publicKey, message, signature.subarray(8)));
    return isGood ? time : null;
  }
}

/** A key by which notes are verified: type 1 is Ed25519, 4 a cosignature (C2SP tlog-cosignature). */
function verifierKey(name, type, publicKey) {
  const material = join(new Uint8Array([type]), publicKey);
  const keyID = hex(sha256(encodeText(name + "\n"), material).subarray(0, 4));
  return { name, type, publicKey, keyID, text: `${name}+${keyID}+${paddedBase64.encode(material)}` };
}

function readVerifierKey(text) {
  const [name, keyID, ...rest] = text.split("+");
  const material = paddedBase64.decode(rest.join("+"));
  const isShaped = keyName(encodeText(name)) !== null && /^[0-9a-f]{8}$/.test(keyID ?? "") && material;
  need(isShaped && material.length === 33 && (material[0] === 1 || material[0] === 4), "malformedKey", "not a verifier key");
  const key = verifierKey(name, material[0], material.slice(1));
  need(key.keyID === keyID, "malformedKey", "the identifier is another key's");
  return key;
}

/** A checkpoint (c2sp.org/tlog-checkpoint): origin, size, root as hexadecimal, number of further lines. */
function readCheckpoint(text) {
  const lines = new Lines(text);
  const [origin, size, root] = [lines.next(), lines.next(), lines.next()];
  const name = origin && noteLine(origin);
  need(name, "malformedCheckpoint", "the origin is not a line of text");
  const count = size && decimal(decodeText(size) ?? "");
  need(count !== null, "malformedCheckpoint", "the size is not a decimal number");
  const hash = root && hashLine(root);
  need(hash, "malformedCheckpoint", "the root is not base64 of 32 bytes");
  let extensions = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    need(noteLine(line) !== null, "malformedCheckpoint", "an extension is not a line of text");
    extensions++;
  }
  need(lines.rest.length === 0, "malformedCheckpoint", "no newline at the end");
  return { origin: name, size: count, root: hex(hash), extensions };
}

/** C2SP tlog-proof: the entry in `extra`, its index, hashes, and the note that they lead to. */
class TLogProof {
  constructor(bytes) {
    need(bytes.length <= 4 << 20, "limitExceeded", `a proof of ${bytes.length} bytes`);
    const lines = new Lines(bytes);
    need(textAfter("c2sp.org/tlog-proof@v1", lines.next()) === "", "malformedProof", "not a tlog-proof of version 1");
    let line = lines.next();
    const extra = textAfter("extra ", line);
    this.extra = null;
    if (extra !== null) {
      this.extra = paddedBase64.decode(extra);
      need(this.extra && this.extra.length > 0, "malformedProof", "the extra data is not base64 of one byte or more");
      line = lines.next();
    }
    this.index = decimal(textAfter("index ", line) ?? "");
    need(this.index !== null, "malformedProof", "the index is not a decimal number");
    this.hashes = readHashes(lines, 64);
    this.note = new SignedNote(lines.rest.slice());
    this.checkpoint = readCheckpoint(this.note.text);
  }
}

/** Hashes, one a line, up to an empty line. */
function readHashes(lines, maximum) {
  const hashes = [];
  for (let line = lines.next(); line !== null && line.length > 0; line = lines.next()) {
    need(hashes.length < maximum, "limitExceeded", `more than ${maximum} hashes`);
    const hash = hashLine(line);
    need(hash, "malformedProof", `hash ${hashes.length} is not base64 of 32 bytes`);
    hashes.push(hash);
  }
  return hashes;
}

/** A file of cosignatures: a request to a cosigner (c2sp.org/tlog-witness), with the answers in its note. */
function readCosigned(bytes) {
  const lines = new Lines(bytes);
  const oldSize = decimal(textAfter("old ", lines.next()) ?? "");
  need(oldSize !== null, "malformedProof", "the first line is not old and a decimal number");
  const hashes = readHashes(lines, 63);
  const note = new SignedNote(lines.rest.slice());
  const checkpoint = readCheckpoint(note.text);
  return { oldSize, note, checkpoint, proof: new ConsistencyProof(oldSize, checkpoint.size, hashes) };
}

/** An entry of the log (Schemas/README.md §3.3): its class, digest, and the names of its objects; null where it is none. */
function readEntry(bytes) {
  const count = (bytes.length - 1) / 32;
  const kind = bytes[0];
  if (!Number.isInteger(count) || count < 1 || count > 2047 || kind < 1 || kind > 4) return null;
  const digests = Array.from({ length: count }, (_, place) => hex(bytes.subarray(1 + 32 * place, 33 + 32 * place)));
  if (kind <= 2 ? count < 2 : count !== 1) return null;
  return { kind, digest: digests[0], objects: digests.slice(1), bytes };
}

// --- Policies (c2sp.org/tlog-policy) ---

function readPolicy(bytes) {
  need(bytes.length <= 1 << 20, "limitExceeded", `a policy of ${bytes.length} bytes`);
  const text = decodeText(bytes);
  need(text !== null && (text === "" || text.endsWith("\n")), "malformedPolicy", "the last line does not end in a newline");
  const policy = { logs: [], witnesses: [], groups: [], quorum: undefined };
  const [defined, members, keys] = [new Set(), new Set(), new Set()];
  text.split("\n").forEach((line, place) => {
    const must = (holds, reason) => need(holds, "malformedPolicy", `line ${place + 1}: ${reason}`);
    must(!line.endsWith("\r"), "it ends in CR LF, as Windows writes lines: lines end in LF alone");
    must(!/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line), "control characters");
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
    if (keyword === undefined || keyword.startsWith("#")) return;
    const define = (name) => {
      must(name !== "none" && !defined.has(name), `${name} is defined already`);
      defined.add(name);
    };
    const readKey = (item, type) => {
      const key = readVerifierKey(item);
      const spelled = `${type} ${hex(key.publicKey)}`;
      must(key.type === type && !keys.has(spelled), "a key of another type than this line needs, or an earlier one");
      keys.add(spelled);
      return key;
    };
    if (keyword === "log") {
      must(items.length === 1 || items.length === 2, "not log <vkey> [<url>]");
      policy.logs.push(readKey(items[0], 1));
    } else if (keyword === "witness") {
      must(items.length === 2 || items.length === 3, "not witness <name> <vkey> [<url>]");
      define(items[0]);
      policy.witnesses.push({ name: items[0], key: readKey(items[1], 4) });
    } else if (keyword === "group") {
      const [name, word, ...listed] = items;
      must(listed.length > 0, "not group <name> <k>|all|any <name>...");
      const number = decimal(word);
      const threshold = word === "all" ? listed.length : word === "any" ? 1 : Number(number);
      must(threshold >= 1 && threshold <= listed.length, `the threshold is not a number from 1 to ${listed.length}`);
      for (const member of listed) {
        must(defined.has(member) && !members.has(member), `${member} is not defined above, or a member already`);
        members.add(member);
      }
      define(name);
      policy.groups.push({ name, threshold, members: listed });
    } else {
      must(keyword === "quorum" && items.length === 1 && policy.quorum === undefined, "an unknown keyword, or a second quorum");
      must(items[0] === "none" || defined.has(items[0]), `${items[0]} is not defined above`);
      policy.quorum = items[0] === "none" ? null : items[0];
    }
    const count = Math.max(policy.logs.length, policy.witnesses.length, policy.groups.length);
    need(count <= 1024, "limitExceeded", `line ${place + 1}: more than 1024`);
  });
  need(policy.quorum !== undefined, "malformedPolicy", "there is no quorum line");
  return policy;
}

/** What is missing to the quorum of a policy where these witnesses cosigned, in words. */
function policyGaps(policy, cosigners) {
  if (policy.quorum === null) return [];
  const witnessed = new Set(cosigners);
  const short = new Map();
  for (const group of policy.groups) {
    const absent = group.members.filter((member) => !witnessed.has(member));
    const present = group.members.length - absent.length;
    if (present >= group.threshold) witnessed.add(group.name);
    else short.set(group.name, { ...group, present, absent });
  }
  if (witnessed.has(policy.quorum)) return [];
  if (!short.has(policy.quorum)) return [`witness ${policy.quorum} did not cosign`];
  const gaps = [];
  const open = [policy.quorum];
  while (open.length > 0) {
    const gap = short.get(open.shift());
    if (!gap) continue;
    gaps.push(`group ${gap.name} has ${gap.present} of ${gap.threshold}, without ${gap.absent.join(", ")}`);
    open.push(...gap.absent);
  }
  return gaps;
}
