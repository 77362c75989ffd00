// The roster: who may do what, version after version (Schemas/README.md §3.4), and who may sign which events (§3.2).

const roles = {
  custodian: null,
  counsel: ["intake", "record", "consent", "access", "export", "hold", "fixity", "timestamp", "refusal"],
  investigator: ["intake", "record", "consent", "refusal"],
  auditor: ["access", "fixity", "timestamp", "refusal"],
};

const isLabel = (text) => typeof text === "string" && /^[a-z0-9-]{1,64}$/.test(text);

/** Whether a text is an age recipient (X25519): Bech32 (BIP 173) of 32 bytes behind `age`. */
function isRecipient(text) {
  if (typeof text !== "string" || !/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  const values = Array.from(text.slice(4), (letter) => "qpzry9x8gf2tvdw0s3jn54khce6mua7l".indexOf(letter));
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  const prefix = Array.from("age", (letter) => letter.charCodeAt(0));
  for (const value of [...prefix.map((byte) => byte >> 5), 0, ...prefix.map((byte) => byte & 31), ...values]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, bit) => (sum ^= (top >> bit) & 1 ? generator : 0));
  }
  // 52 letters have 260 bits: the four that no byte uses are zero.
  return sum === 1 && (values[51] & 15) === 0;
}

/** A member of a disclosed claim; null where it is none. */
function readMember(claim) {
  const isSuspended = claim instanceof Map && claim.has("suspended_since");
  if (!(claim instanceof Map) || claim.size !== (isSuspended ? 7 : 6)) return null;
  const key = asText(claim.get("key")) === null ? null : urlBase64.decode(claim.get("key"));
  const [role, label, recipient] = [claim.get("role"), claim.get("label"), claim.get("recipient")];
  const suspendedSince = isSuspended ? seconds(claim.get("suspended_since")) : null;
  if (!key || key.length !== 32 || !isLabel(label) || typeof claim.get("log") !== "boolean") return null;
  if (typeof role !== "string" || !Object.hasOwn(roles, role)) return null;
  if (recipient !== null && !isRecipient(recipient)) return null;
  if (isSuspended && suspendedSince === null) return null;
  const kid = thumbprint(key);
  if (claim.get("kid") !== kid) return null;
  const isActive = suspendedSince === null;
  return {
    kid, key, role, label, suspendedSince,
    signsLog: claim.get("log"),
    maySignLog: isActive && claim.get("log"),
    mayGovern: isActive && role === "custodian",
    maySign: (type) => isActive && (roles[role] === null || roles[role].includes(type)),
  };
}

/** The identifier of a compartment of a disclosed claim; null where it is none. */
function readCompartment(claim) {
  if (!(claim instanceof Map) || claim.size !== (claim.has("shredded") ? 5 : 4)) return null;
  const [id, generation, cleared] = [claim.get("id"), asInteger(claim.get("generation")), asList(claim.get("cleared"))];
  if (!isLabel(id) || generation === null || generation < 1 || !isRecipient(claim.get("recipient")) || !cleared) return null;
  const isSorted = cleared.every(
    (kid, place) => typeof kid === "string" && (place === 0 || compareText(cleared[place - 1], kid) < 0),
  );
  if (!isSorted) return null;
  if (claim.has("shredded")) {
    const shredded = asInteger(claim.get("shredded"));
    if (shredded === null || shredded < 1 || shredded >= generation) return null;
  }
  return id;
}

/** A version of the roster from its claims, whoever signed it. */
function readRoster(token, claims) {
  const [home, kit] = [claims.get("home"), claims.get("kit")];
  const isSatellite = isDigest(home) && isDigest(kit);
  const names = ["version", "index", "created", "prev", "members", "compartments", ...(isSatellite ? ["home", "kit"] : [])];
  const version = asInteger(claims.get("version"));
  const index = asCount(claims.get("index"));
  const [members, compartments, prev] = [asList(claims.get("members")), asList(claims.get("compartments")), claims.get("prev")];
  const isShaped = claims.size === names.length && names.every((name) => claims.has(name));
  need(isShaped && version !== null && version > 0 && index !== null && (index === 0n) === (version === 1)
    && seconds(claims.get("created")) !== null && members && compartments, "malformed", "roster");
  need(prev === null ? version === 1 : isDigest(prev), "malformed", "roster");
  const read = members.map(readMember);
  const ids = compartments.map(readCompartment);
  const areWhole = !read.includes(null) && !ids.includes(null) && new Set(ids).size === ids.length;
  const areSingle = areWhole && ["kid", "label"].every((name) => new Set(read.map((one) => one[name])).size === read.length);
  need(areSingle, "malformed", `roster ${version}: a member or compartment is malformed or doubled`);
  need(!isSatellite || (version === 1 && read.length === 1 && read[0].suspendedSince === null), "malformed",
    "roster: a field vault has one member and one version");
  return {
    token, version, index, previous: prev, home: isSatellite ? home : null, members: read, digest: token.digest,
    member: (kid) => read.find((member) => member.kid === kid),
    // A field vault's only member founds it, whatever their role.
    mayFound: (type, place) => isSatellite && type === "founding" && place === 1n,
  };
}

/** A version that follows on another one (null for the first) and is signed by a custodian of it. */
async function verifyRoster(token, before) {
  const kid = token.kid("evidencevault-roster+sd-jwt");
  // The self-signed version names its key inside, so its claims are looked at before its signature.
  const roster = readRoster(token, token.claims());
  need(roster.version === (before?.version ?? 0) + 1 && roster.previous === (before?.digest ?? null), "broken-roster",
    `version ${roster.version} does not follow ${before?.version ?? 0}`);
  need(!before?.home, "broken-roster", "a field vault has one roster only");
  const signer = (before ?? roster).member(kid);
  need(signer, "unknown-signer", `roster ${roster.version}`);
  await token.verify(signer.key);
  need(signer.mayGovern || roster.home, "not-permitted", `roster ${roster.version}`);
  return roster;
}

/** All versions from the first on, with the indexes of their entries. */
class RosterHistory {
  /** As many as follow on one another, and the refusal of the first that does not. */
  static async verify(tokens) {
    const history = new RosterHistory();
    for (const [token, index] of tokens) {
      const last = history.versions.at(-1);
      try {
        const roster = await verifyRoster(token, last ?? null);
        const isNext = index === roster.index && (last ? last.index < index : index === 0n);
        need(isNext, "broken-roster", `version ${roster.version} at index ${index}`);
        history.versions.push(roster);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        history.refusal = refusal;
        return history;
      }
    }
    return history;
  }

  constructor() {
    this.versions = [];
    this.refusal = null;
  }

  get fingerprint() {
    return this.versions[0].digest;
  }

  get origin() {
    return `evidencevault/${this.fingerprint}`;
  }

  get current() {
    return this.versions.at(-1);
  }

  /** The version in force at an index, or a size, of the log. */
  inForce(index) {
    return this.versions.findLast((roster) => roster.index < index);
  }

  /** From when on a later version doubts what a member recorded; null where none does. */
  doubt(kid, index) {
    const times = this.versions
      .filter((roster) => roster.index > index)
      .map((roster) => roster.member(kid)?.suspendedSince ?? null)
      .filter((since) => since !== null);
    return times.length > 0 ? Math.min(...times) : null;
  }
}

const logKey = (origin, member) => verifierKey(origin, 1, member.key);

/** The key of a member marked `log` whose signature is on the note and good; null where there is none. */
async function checkpointSigner(note, origin, roster) {
  for (const member of roster.members.filter((one) => one.maySignLog)) {
    const key = logKey(origin, member);
    if (await note.isSignedBy(key)) return key;
  }
  return null;
}
