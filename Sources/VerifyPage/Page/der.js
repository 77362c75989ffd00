// DER (X.690), as far as signatures by certificates and timestamps need it. BER is put into DER first, as readers of CMS do.

/** The same values with definite, shortest lengths, and strings in one piece. */
function toDER(bytes, depth = 0) {
  const [der, end] = derElement(bytes, 0, depth);
  need(end === bytes.length, "malformed", "something follows");
  return der;
}

function derElement(bytes, start, depth) {
  const must = (holds) => need(holds, "malformed", "not DER of the structure that is expected");
  must(depth < 64 && start + 2 <= bytes.length);
  const tag = bytes[start];
  must((tag & 0x1f) !== 0x1f);
  let [length, place] = [bytes[start + 1], start + 2];
  const isIndefinite = length === 0x80;
  if (length > 0x80) {
    const size = length & 0x7f;
    must(size <= 4 && place + size <= bytes.length);
    length = 0;
    for (const end = place + size; place < end; place++) length = length * 256 + bytes[place];
  }
  const end = isIndefinite ? bytes.length : place + length;
  must(end <= bytes.length && (!isIndefinite || (tag & 0x20) !== 0));
  if ((tag & 0x20) === 0) return [derWrap(tag, bytes.subarray(place, end)), end];
  const parts = [];
  while (isIndefinite ? !(bytes[place] === 0 && bytes[place + 1] === 0) : place < end) {
    must(place < end);
    const [part, next] = derElement(bytes, place, depth + 1);
    parts.push(part);
    place = next;
  }
  const stop = isIndefinite ? place + 2 : place;
  must(isIndefinite ? stop <= bytes.length : stop === end);
  if (tag !== 0x24) return [derWrap(tag, joinAll(parts)), stop];
  // An octet string in pieces.
  return [derWrap(0x04, joinAll(parts.map((part) => new DERReader(part).next(0x04)))), stop];
}

function derWrap(tag, content) {
  const size = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest & 0xff);
  const head = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | size.length, ...size];
  return join(new Uint8Array(head), content);
}

/** Reads elements one after the other; refuses any that is not expected. */
class DERReader {
  constructor(bytes) {
    this.rest = bytes;
  }

  static only(tag, bytes) {
    const outer = new DERReader(bytes);
    const inner = outer.nested(tag);
    outer.end();
    return inner;
  }

  get isAtEnd() {
    return this.rest.length === 0;
  }

  has(tag) {
    return this.rest[0] === tag;
  }

  /** The whole of the next element, with its tag. */
  whole() {
    const [, end] = derElement(this.rest, 0, 0);
    const element = this.rest.subarray(0, end);
    this.rest = this.rest.subarray(end);
    return element;
  }

  /** The content of the next element. */
  next(tag) {
    need(this.has(tag), "malformed", "not DER of the structure that is expected");
    const element = this.whole();
    return element.subarray(element[1] < 0x80 ? 2 : 2 + (element[1] & 0x7f));
  }

  optional(tag) {
    return this.has(tag) ? this.next(tag) : null;
  }

  nested(tag) {
    return new DERReader(this.next(tag));
  }

  /** A small number that is not negative. */
  number(tag = 0x02) {
    const content = this.next(tag);
    need(content.length >= 1 && content.length <= 4 && content[0] < 0x80, "malformed", "a number");
    return content.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  end() {
    need(this.isAtEnd, "malformed", "something follows");
  }
}

/** An object identifier in dots. */
function identifierText(content) {
  const arcs = [];
  let arc = 0n;
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const top = (arcs[0] ?? 0n) < 80n ? (arcs[0] ?? 0n) / 40n : 2n;
  return [top, (arcs[0] ?? 0n) - top * 40n, ...arcs.slice(1)].join(".");
}

/** UTCTime or GeneralizedTime in UTC, as seconds since 1970, fractions dropped. */
function derTime(reader) {
  const isShort = reader.has(0x17);
  let text = decodeText(reader.next(isShort ? 0x17 : 0x18)) ?? "";
  if (isShort) text = (text[0] >= "5" ? "19" : "20") + text;
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(text);
  const time = found && seconds(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}Z`);
  need(time !== null && found, "malformed", "time");
  return time;
}

// --- X.509 (RFC 5280) ---

const attributeNames = {
  "2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.9": "street",
  "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "title", "2.5.4.42": "GN", "2.5.4.43": "initials", "2.5.4.65": "pseudonym",
  "2.5.4.97": "organizationIdentifier", "0.9.2342.19200300.100.1.1": "UID", "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
};

function nameText(reader) {
  const parts = [];
  while (!reader.isAtEnd) {
    const set = reader.nested(0x31);
    const values = [];
    while (!set.isAtEnd) {
      const pair = set.nested(0x30);
      const type = identifierText(pair.next(0x06));
      const tag = pair.rest[0];
      const content = pair.next(tag);
      const text = tag === 0x1e ? new TextDecoder("utf-16be").decode(content)
        : tag === 0x14 ? Array.from(content, (byte) => String.fromCharCode(byte)).join("") : new TextDecoder().decode(content);
      const escaped = text.replace(/[,+"\\<>;]/g, "\\$&").replace(/^[# ]|(?!^) $/g, "\\$&");
      values.push(`${attributeNames[type] ?? type}=${escaped}`);
    }
    parts.unshift(values.join("+"));
  }
  return parts.join(",");
}

/** What this page needs of a certificate. */
function readCertificate(der) {
  const outer = DERReader.only(0x30, der);
  const body = outer.nested(0x30);
  body.optional(0xa0);
  const serial = body.next(0x02);
  body.next(0x30);
  const issuerBytes = body.whole();
  const validity = body.nested(0x30);
  const [notBefore, notAfter] = [derTime(validity), derTime(validity)];
  const subject = nameText(body.nested(0x30));
  const keyInfo = body.whole();
  let keyIdentifier = null;
  body.optional(0x81);
  body.optional(0x82);
  const extensions = body.has(0xa3) ? DERReader.only(0x30, body.next(0xa3)) : new DERReader(new Uint8Array(0));
  while (!extensions.isAtEnd) {
    const one = extensions.nested(0x30);
    const name = identifierText(one.next(0x06));
    one.optional(0x01);
    const value = one.next(0x04);
    if (name === "2.5.29.14") keyIdentifier = new DERReader(value).next(0x04);
  }
  return {
    der, serial, issuerBytes, subject, issuer: nameText(DERReader.only(0x30, issuerBytes)), notBefore, notAfter, keyInfo, keyIdentifier,
    digest: hex(sha256(der)), key: readKeyInfo(keyInfo),
  };
}

/** The kind of a public key: a curve's name, `RSA` with its bits, or neither. */
function readKeyInfo(keyInfo) {
  const reader = DERReader.only(0x30, keyInfo);
  const algorithm = reader.nested(0x30);
  const name = identifierText(algorithm.next(0x06));
  if (name === "1.2.840.10045.2.1") {
    const curve = algorithm.has(0x06) ? identifierText(algorithm.next(0x06)) : "";
    const known = { "1.2.840.10045.3.1.7": "P-256", "1.3.132.0.34": "P-384" }[curve];
    return { kind: known ?? null, text: known ?? "a curve that is not taken" };
  }
  if (name !== "1.2.840.113549.1.1.1") return { kind: null, text: "an unknown kind" };
  const modulus = DERReader.only(0x30, reader.next(0x03).subarray(1)).next(0x02);
  const start = modulus.findIndex((byte) => byte !== 0);
  const bits = start < 0 ? 0 : 8 * (modulus.length - start - 1) + (32 - Math.clz32(modulus[start]));
  return { kind: bits >= 2048 && bits <= 16384 ? "RSA" : null, text: `RSA of ${bits} bits` };
}
