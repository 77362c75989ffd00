// Custody events (Schemas/README.md §3.2), and field vaults that they were recorded in (§3.6).

const eventClaims = ["vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head"];
const controlTypes = ["founding", "export", "hold", "consent"];
const eventTypes = [
  "founding", "intake", "record", "consent", "access", "export", "governance", "hold", "transfer", "refusal", "fixity",
  "timestamp",
];

/** The coarse type that each action belongs to. An action that is not here says nothing. */
const actionTypes = {
  founded: "founding",
  ingested: "intake",
  recorded: "record", amended: "record",
  "consent-recorded": "consent", "consent-amended": "consent", "consent-approved": "consent", "consent-withdrawn": "consent",
  accessed: "access", revealed: "access", "log-exported": "access",
  "export-authorised": "export", "export-completed": "export", "export-aborted": "export",
  "hold-set": "hold", "hold-lifted": "hold",
  "member-admitted": "governance", "member-changed": "governance", "member-suspended": "governance",
  "member-reinstated": "governance", "member-removed": "governance", "compartment-made": "governance",
  "compartment-granted": "governance", "compartment-revoked": "governance", "compartment-rotated": "governance",
  "compartment-shredded": "governance", "rollback-accepted": "governance", "entry-voided": "governance",
  "schema-added": "governance", "profile-added": "governance", "kit-made": "governance",
  moved: "transfer", received: "transfer",
  "access-refused": "refusal", "export-refused": "refusal", "unlock-failed": "refusal",
  checked: "fixity", restored: "fixity",
  timestamped: "timestamp",
};

/** The visible claims; null where one is not of its form. */
function readStatement(claims) {
  const head = claims.get("head");
  const size = head instanceof Map && head.size === 2 ? asCount(head.get("size")) : null;
  const position = readPosition(claims.get("seq"), claims.get("prev"));
  const statement = {
    vault: claims.get("vault"), event: claims.get("event"), recorded: seconds(claims.get("recorded")),
    type: claims.get("type"), item: claims.get("item"), position, roster: asInteger(claims.get("roster")),
    head: { size, root: size === null ? null : head.get("root") },
  };
  const isWhole = isDigest(statement.vault) && isIdentifier(statement.event) && statement.recorded !== null
    && eventTypes.includes(statement.type) && isIdentifier(statement.item) && position !== null && size !== null
    && statement.roster !== null && statement.roster > 0 && isDigest(statement.head.root);
  need(isWhole, "malformed", "visible claims");
  return statement;
}

/** Where an event stands in its chain: its number, and the digest of the one before; both null where the signer cannot know. */
function readPosition(seq, prev) {
  if (seq === "unknown" && prev === "unknown") return { number: null, previous: null };
  const number = asInteger(seq);
  if (number === 0 && prev === null) return { number, previous: null };
  return number !== null && number >= 1 && number <= Number.MAX_SAFE_INTEGER && isDigest(prev) ? { number, previous: prev } : null;
}

/** An event that fits its entry and was signed by somebody who might, by the rosters of its log. */
async function verifyEvent(token, entry, index, rosters) {
  need(token.digest === entry.digest, "entry-mismatch", "digest");
  const kid = token.kid("evidencevault-event+sd-jwt");
  const roster = rosters.inForce(index);
  need(roster, "broken-roster", `no roster at ${index}`);
  const signer = roster.member(kid);
  need(signer, "unknown-signer", `roster ${roster.version}`);
  // Whatever else the payload holds in clear would escape the rule that only the visible claims are.
  need([...token.payload.keys()].join() === [...eventClaims, "_sd", "_sd_alg"].join(), "malformed", "visible claims");
  const claims = await token.verify(signer.key);
  const statement = readStatement(claims);
  const { type, position } = statement;
  need(statement.vault === rosters.fingerprint, "wrong-vault", "vault");
  // An access that was recorded where the vault could not be written comes in later, when the roster may have changed.
  const isLate = type === "access" && position.number === null && statement.roster < roster.version;
  need(statement.roster === roster.version || isLate, "wrong-roster", `roster ${statement.roster}`);
  need(signer.maySign(type) || roster.mayFound(type, index), "not-permitted", `${signer.role} ${signer.label}: ${type}`);
  need(type !== "intake" || position.number === 0, "malformed", "an intake that is not first");
  need(statement.head.size <= index, "wrong-head", `head of ${statement.head.size}`);
  const isControl = controlTypes.includes(type);
  // What brings a control event home is read as one: nobody may lose it unnoticed.
  const fits = entry.kind === 2 ? isControl || type === "transfer" : entry.kind === 1 && !isControl;
  need(fits, "entry-mismatch", "class");
  const disclosed = new Map([...claims].filter(([name]) => !eventClaims.includes(name)));
  const said = disclosed.get("action");
  const action = typeof said === "string" && Object.hasOwn(actionTypes, said) ? said : null;
  need(action === null || actionTypes[action] === type, "malformed", "action");
  const payloads = entry.objects.slice(1);
  need(!disclosed.has("objects") || sameJSON(disclosed.get("objects"), payloads), "entry-mismatch", "objects");
  const isReuse = type === "intake" && payloads.length === 0 && isDigest(disclosed.get("reused"));
  need(!disclosed.has("reused") || isReuse, "entry-mismatch", "reused");
  const doubt = rosters.doubt(kid, index);
  return {
    ...statement, action, signer, index, disclosed, digest: token.digest,
    doubtedSince: doubt !== null && statement.recorded >= doubt ? doubt : null,
  };
}

/** A field vault's roster and one checkpoint of its log, where the roster names this vault as its home. */
async function readFieldLog(rosterBytes, checkpointBytes, home) {
  let token;
  try {
    token = new SDJWT(rosterBytes);
  } catch (refusal) {
    const isMalformed = ["malformed", "tooLarge", "tooDeep"].includes(refusal.code);
    throw new Refusal(isMalformed ? "malformed" : "bad-disclosure", refusal.detail);
  }
  const rosters = await RosterHistory.verify([[token, 0n]]);
  if (rosters.refusal) throw rosters.refusal;
  need(rosters.current.home === home, "wrong-vault", "field roster");
  let [note, checkpoint] = [null, null];
  try {
    note = new SignedNote(checkpointBytes);
    checkpoint = readCheckpoint(note.text);
  } catch {
    throw new Refusal("malformed", "field checkpoint");
  }
  need(checkpoint.origin === rosters.origin && checkpoint.extensions === 0, "wrong-vault", "field checkpoint");
  const keys = rosters.current.members.filter((member) => member.maySignLog).map((member) => logKey(rosters.origin, member));
  let isSigned = false;
  for (const key of keys) isSigned ||= await note.isSignedBy(key);
  need(isSigned, "bad-signature", "field checkpoint");
  return { rosters, note, checkpoint };
}
