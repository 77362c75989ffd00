// Signatures by certificates (CMS, RFC 5652; CAdES) and timestamps (RFC 3161). What they are over, and whether the signature holds,
// is checked. Whether a certificate or an authority is to be believed is not: that needs roots, and evault-verify takes them.

const digestNames = {
  "2.16.840.1.101.3.4.2.1": "SHA-256", "2.16.840.1.101.3.4.2.2": "SHA-384", "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const signatureNames = {
  "1.2.840.113549.1.1.1": ["RSASSA-PKCS1-v1_5"], "1.2.840.113549.1.1.10": ["RSA-PSS"],
  "1.2.840.113549.1.1.11": ["RSASSA-PKCS1-v1_5", "SHA-256"], "1.2.840.113549.1.1.12": ["RSASSA-PKCS1-v1_5", "SHA-384"],
  "1.2.840.113549.1.1.13": ["RSASSA-PKCS1-v1_5", "SHA-512"], "1.2.840.10045.4.3.2": ["ECDSA", "SHA-256"],
  "1.2.840.10045.4.3.3": ["ECDSA", "SHA-384"], "1.2.840.10045.4.3.4": ["ECDSA", "SHA-512"],
};
const attributes = {
  contentType: "1.2.840.113549.1.9.3", messageDigest: "1.2.840.113549.1.9.4", signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.47", timestamp: "1.2.840.113549.1.9.16.2.14",
};

/** A `ContentInfo` with `SignedData`. */
function readSignedData(bytes) {
  const outer = DERReader.only(0x30, toDER(bytes));
  need(identifierText(outer.next(0x06)) === "1.2.840.113549.1.7.2", "malformed", "no signed message");
  const data = DERReader.only(0x30, outer.next(0xa0));
  outer.end();
  const version = data.number();
  data.next(0x31);
  const content = data.nested(0x30);
  const contentType = identifierText(content.next(0x06));
  const wrapped = content.optional(0xa0);
  const certificates = [];
  for (const list = new DERReader(data.optional(0xa0) ?? new Uint8Array(0)); !list.isAtEnd; ) {
    const isCertificate = list.has(0x30);
    const one = list.whole();
    if (isCertificate) certificates.push(readCertificate(one));
  }
  data.optional(0xa1);
  const signers = [];
  for (const set = data.nested(0x31); !set.isAtEnd; ) signers.push(readSigner(set.nested(0x30)));
  data.end();
  return { version, contentType, content: wrapped && new DERReader(wrapped).next(0x04), certificates, signers };
}

function readSigner(reader) {
  const signer = { version: reader.number(), isByIssuer: reader.has(0x30), issuer: null, serial: null, keyIdentifier: null };
  if (signer.isByIssuer) {
    const name = reader.nested(0x30);
    [signer.issuer, signer.serial] = [name.whole(), name.next(0x02)];
  } else {
    signer.keyIdentifier = reader.next(0x80);
  }
  signer.digest = digestNames[identifierText(reader.nested(0x30).next(0x06))] ?? null;
  const signed = reader.optional(0xa0);
  // The signature is over the attributes as a set of their own.
  signer.signedBytes = signed && derWrap(0x31, signed);
  signer.signed = readAttributes(signed);
  const algorithm = reader.nested(0x30);
  signer.algorithm = signatureNames[identifierText(algorithm.next(0x06))] ?? null;
  signer.parameters = algorithm.rest;
  signer.value = reader.next(0x04);
  signer.unsigned = readAttributes(reader.optional(0xa1));
  reader.end();
  return signer;
}

/** Attributes: their names in dots, and all their values. */
function readAttributes(bytes) {
  const found = [];
  for (const reader = new DERReader(bytes ?? new Uint8Array(0)); !reader.isAtEnd; ) {
    const one = reader.nested(0x30);
    const name = identifierText(one.next(0x06));
    const values = [];
    for (const set = one.nested(0x31); !set.isAtEnd; ) values.push(set.whole());
    found.push({ name, values });
  }
  return found;
}

/** The value of a signed attribute that is there once, with one value; else null. */
function signedAttribute(signer, name) {
  const found = signer.signed.filter((one) => one.name === name);
  return found.length === 1 && found[0].values.length === 1 ? found[0].values[0] : null;
}

function checkShape({ version, signers }) {
  need(version >= 1 && version <= 5, "malformed", "SignedData version");
  for (const signer of signers) need(signer.version === (signer.isByIssuer ? 1 : 3), "malformed", "SignerInfo version");
}

/** A signature by a certificate, of the form that Schemas/README.md §4 asks for. Codes are those of findings behind `cms-`. */
function readCMSSignature(bytes) {
  const message = readSignedData(bytes);
  need(message.contentType === "1.2.840.113549.1.7.1", "malformed", "it signs something else than plain bytes");
  need(message.content === null, "attached-content", "what it signs is in it");
  need(message.signers.length === 1, "several-signers", `${message.signers.length} signatures in one file`);
  const [signer] = message.signers;
  need(signer.signed.length > 0, "no-signed-attributes", "no signed attributes");
  checkShape(message);
  const type = signedAttribute(signer, attributes.contentType);
  const isPlain = type && type[0] === 0x06 && identifierText(new DERReader(type).next(0x06)) === "1.2.840.113549.1.7.1";
  const isWhole = isPlain && signedAttribute(signer, attributes.messageDigest);
  need(isWhole, "no-signed-attributes", "no contentType, or no messageDigest");
  need(signer.digest, "weak-algorithm", "the digest is an unknown one");
  const isKnown = signer.algorithm && (signer.algorithm[1] ?? signer.digest) === signer.digest;
  need(isKnown, "unsupported-key", "signed with an unknown algorithm");
  const certificate = signerCertificate(signer, message.certificates);
  need(certificate.key.kind, "unsupported-key", `the certificate's key is ${certificate.key.text}`);
  const time = signedAttribute(signer, attributes.signingTime);
  const signingTime = time && derTime(new DERReader(time));
  const tokens = signer.unsigned.filter(({ name }) => name === attributes.timestamp).flatMap(({ values }) => values);
  return { signer, certificate, signingTime, tokens };
}

/** The certificate that signing-certificate-v2 has the digest of, among those that the signer's name fits. */
function signerCertificate(signer, certificates) {
  const value = signedAttribute(signer, attributes.signingCertificate);
  need(value, "no-signing-certificate", "no signing-certificate-v2");
  const named = certificates.filter((one) =>
    signer.isByIssuer
      ? sameBytes(one.issuerBytes, signer.issuer) && sameBytes(one.serial, signer.serial)
      : one.keyIdentifier && sameBytes(one.keyIdentifier, signer.keyIdentifier));
  need(named.length > 0, "no-certificate", "the signer's certificate is not in it");
  let [name, digest] = ["SHA-256", null];
  try {
    const first = DERReader.only(0x30, value).nested(0x30).nested(0x30);
    if (first.has(0x30)) name = digestNames[identifierText(first.nested(0x30).next(0x06))] ?? null;
    digest = first.next(0x04);
  } catch {
    throw new Refusal("no-signing-certificate", "signing-certificate-v2 cannot be read");
  }
  need(name, "weak-algorithm", "digest of signing-certificate-v2");
  const hash = { "SHA-256": sha256, "SHA-384": sha384, "SHA-512": sha512 }[name];
  const own = named.find((one) => sameBytes(hash(one.der), digest));
  need(own, "other-certificate", "signing-certificate-v2 is of another certificate");
  return own;
}

/** Whether the signature is over these bytes, and by the certificate's key; null where this browser cannot tell. */
async function verifyCMS({ signer, certificate }, content) {
  const digest = new DERReader(signedAttribute(signer, attributes.messageDigest)).next(0x04);
  need(sameBytes(digest, await digestOf(signer.digest, content)), "other-content", "it is over other bytes");
  if (!globalThis.crypto?.subtle) return null;
  const [name] = signer.algorithm;
  const fits = name === "ECDSA" ? certificate.key.kind !== "RSA" : certificate.key.kind === "RSA";
  let isGood = false;
  try {
    const algorithm = { name, hash: signer.digest, namedCurve: certificate.key.kind, saltLength: saltLength(signer) };
    const key = fits && (await crypto.subtle.importKey("spki", certificate.keyInfo, algorithm, false, ["verify"]));
    const value = name === "ECDSA" ? rawECDSA(signer.value, certificate.key.kind === "P-256" ? 32 : 48) : signer.value;
    isGood = fits && (await crypto.subtle.verify(algorithm, key, value, signer.signedBytes));
  } catch (error) {
    if (error.name === "NotSupportedError") return null;
  }
  need(isGood, "bad-signature", `the signature is not that of ${certificate.subject}`);
  return true;
}

/** ECDSA as WebCrypto wants it: two numbers of fixed length. */
function rawECDSA(der, size) {
  const reader = DERReader.only(0x30, der);
  const numbers = [reader.next(0x02), reader.next(0x02)].map((content) => {
    const bytes = content.subarray(Math.max(0, content.findIndex((byte) => byte !== 0)));
    need(bytes.length <= size, "malformed", "a number of the signature");
    return join(new Uint8Array(size - bytes.length), bytes);
  });
  return join(...numbers);
}

/** The length of the salt that RSA-PSS names (RFC 4055); 20 where it names none. */
function saltLength(signer) {
  if (signer.algorithm[0] !== "RSA-PSS" || signer.parameters.length === 0) return 20;
  const parameters = new DERReader(signer.parameters).nested(0x30);
  parameters.optional(0xa0);
  parameters.optional(0xa1);
  return parameters.has(0xa2) ? new DERReader(parameters.next(0xa2)).number() : 20;
}

/** Looks at every signature by a certificate. Its certificate stays unverifiable without roots. */
async function readCertificateSignatures(inspection) {
  const paths = inspection.filesOf("certificate");
  if (paths.length > 1000) {
    inspection.note("signatures-too-many", "signatures", { detail: `${paths.length}, of which 1000 are looked at` });
  }
  inspection.cms = new Map();
  for (const path of paths.slice(0, 1000)) {
    const bytes = await inspection.tagFile(path);
    const unread = { path, verdict: "invalid-signature", judged_at: null, judged_by: null, certificate: null, root_sha256: null,
      revocation_checked: false, signed: null, reason: null };
    if (bytes === null || inspection.tagManifest === null) {
      inspection.certificates.push(unread);
      continue;
    }
    try {
      const signature = readCMSSignature(bytes);
      const { certificate } = signature;
      need(path === `signatures/${certificate.digest}.p7s`, "wrong-name", certificate.digest);
      const isGood = await verifyCMS(signature, inspection.tagManifest);
      inspection.cms.set(path, { ...signature, bytes });
      inspection.certificates.push({
        ...unread, verdict: "unverifiable", judged_at: timeText(inspection.now), judged_by: "question",
        certificate: {
          subject: visible(certificate.subject), issuer: visible(certificate.issuer), sha256: certificate.digest,
          not_before: timeText(certificate.notBefore), not_after: timeText(certificate.notAfter),
        },
        signed: signature.signingTime === null ? null : timeText(signature.signingTime),
        reason: isGood ? null : "this browser cannot check the signature itself",
      });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      inspection.note(`cms-${refusal.code}`, path, { detail: refusal.detail });
      inspection.certificates.push(unread);
    }
  }
}

// --- Timestamps ---

/** Refuses what is no timestamp in form. Whether it counts, only an authority's root can tell. */
function checkTimestamp(bytes) {
  need(bytes.length <= 1 << 20, "malformed", "too long for a timestamp");
  const start = 2 + (bytes[1] > 0x80 ? bytes[1] & 0x7f : 0);
  let token = bytes;
  if (!(bytes[0] === 0x30 && bytes[start] === 0x06)) {
    const answer = DERReader.only(0x30, bytes);
    const code = answer.nested(0x30).number();
    need(code <= 1, "not-granted", `status ${code}`);
    need(!answer.isAtEnd, "malformed", "granted, and no token");
    token = answer.rest;
  }
  const message = readSignedData(token);
  const isTimestamp = message.contentType === "1.2.840.113549.1.9.16.1.4" && message.content;
  need(isTimestamp, "malformed", "it signs no timestamp");
  need(message.signers.length === 1, "wrong-signer-count", `${message.signers.length} signatures`);
  checkShape(message);
  const type = signedAttribute(message.signers[0], attributes.contentType);
  const isSigned = type && identifierText(new DERReader(type).next(0x06)) === "1.2.840.113549.1.9.16.1.4";
  need(isSigned, "malformed", "contentType attribute");
  need(message.signers[0].digest, "weak-algorithm", "signed with an unknown digest");
  const info = DERReader.only(0x30, message.content);
  need(info.number() === 1, "malformed", "TSTInfo version");
  info.next(0x06);
  const imprint = info.nested(0x30);
  need(digestNames[identifierText(imprint.nested(0x30).next(0x06))], "weak-algorithm", "digest");
  imprint.next(0x04);
  imprint.end();
  need(info.next(0x02).length <= 64, "malformed", "serial number");
  derTime(info);
}

/** A list of older timestamps that a newer one is over: the file's own digest is in it. */
function checkRenewal(bytes, name, digest) {
  const text = decodeText(bytes) ?? "";
  const lines = text.split("\n").slice(0, -1).map((line) => /^([0-9a-f]{64})  ([\x21-\x7e]+)$/.exec(line));
  const names = lines.map((line) => line?.[2]);
  const isWhole = bytes.length <= 1 << 20 && text.endsWith("\n") && lines.length > 0 && !lines.includes(null)
    && names.every((one, place) => place === 0 || names[place - 1] < one);
  need(isWhole, "malformed", "the lines of a renewal");
  need(lines.some(([, value, one]) => one === name && value === digest), "wrong-imprint", "the renewal is of another file");
}

/** What lies beside a file: the names of timestamps, of their renewals and of revocation lists, and those that are unusable. */
async function timeRecord(inspection, path, size, bytes, files) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const prefix = size === null ? `${name}.` : "";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const record = { path, size, existed_by: null, tokens: [], unusable: [] };
  let hasTokens = false;
  for (const file of files.sort(compareText).slice(0, 1024)) {
    const content = await inspection.tagFile(folder + prefix + file);
    if (content === null || (file.startsWith("renewal-") && content.length > 1 << 20) || content.length > 16 << 20) continue;
    if (file.startsWith("tsr-") && content.length > 1 << 20) continue;
    hasTokens ||= file.startsWith("tsr-");
    refuseTime(record, prefix + file, () => {
      need(hex(sha256(content)) === file.slice(file.indexOf("-") + 1), "wrong-name", "the bytes have another digest than the name");
      if (file.startsWith("tsr-")) checkTimestamp(content);
      else if (file.startsWith("renewal-")) checkRenewal(content, name, hex(sha256(bytes)));
      else DERReader.only(0x30, content).nested(0x30);
    });
  }
  if (hasTokens) addTimes(inspection, record, folder);
}

function refuseTime(record, file, check) {
  try {
    check();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    record.unusable.push({ file, refused: refusal.code, reason: refusal.detail });
  }
}

function addTimes(inspection, record, folder) {
  for (const { file, refused, reason } of record.unusable) {
    inspection.note("timestamp-malformed", folder + file, { detail: `${reason}: ${refused}` });
  }
  inspection.times.push({ ...record, unusable: record.unusable.map(({ file, refused }) => ({ file, refused })) });
}

async function readTimes(inspection) {
  const sizes = new Map();
  for (const path of inspection.filesOf("timestamp")) {
    const { size64, name } = inspection.files.get(path);
    if (!sizes.has(size64)) sizes.set(size64, []);
    if (isTimestampName(name)) sizes.get(size64).push(name);
  }
  if (sizes.size > 10000) return inspection.note("too-large", "custody/timestamps");
  for (const [size, names] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = `custody/timestamps/${size}/note`;
    const bytes = await inspection.tagFile(path);
    if (bytes === null || !(await isBeginning(inspection, bytes, size))) {
      inspection.note("timestamp-malformed", path, { detail: "no earlier checkpoint of this log" });
    } else {
      await timeRecord(inspection, path, size, bytes, names);
    }
  }
  const beside = new Map();
  for (const path of inspection.filesOf("signatureTimestamp")) {
    const { signed, name } = inspection.files.get(path);
    beside.set(signed, [...(beside.get(signed) ?? []), name]);
  }
  const signed = [...inspection.signatureBytes, ...[...inspection.cms].map(([path, { bytes }]) => [path, bytes])];
  for (const [path, bytes] of signed) {
    const tokens = inspection.cms.get(path)?.tokens ?? [];
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (tokens.length > 0) {
      const record = { path, size: null, existed_by: null, tokens: [], unusable: [] };
      for (const token of tokens) refuseTime(record, `${name}/tsr-${hex(sha256(token))}`, () => checkTimestamp(token));
      addTimes(inspection, record, "signatures/");
    }
    if (beside.has(name)) await timeRecord(inspection, path, null, bytes, beside.get(name));
  }
}

/** Whether a checkpoint is one of the log that the bundle's continues. */
async function isBeginning(inspection, bytes, size) {
  const { checkpoint, isCheckpointSigned } = inspection;
  const proof = await inspection.tagFile(`custody/timestamps/${size}/proof`);
  if (!isCheckpointSigned || proof === null) return false;
  try {
    const older = readCheckpoint(new SignedNote(bytes).text);
    const lines = new Lines(proof);
    const hashes = readHashes(lines, 64);
    const isWhole = lines.rest.length === 0 && sameBytes(proof, encodeText(hashes.map((hash) => paddedBase64.encode(hash) + "\n").join("")));
    new ConsistencyProof(size, checkpoint.size, hashes).verify(older.root, checkpoint.root);
    return isWhole && older.size === size && older.origin === checkpoint.origin;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return false;
  }
}
