// Signed tokens: JWS (RFC 7515) with Ed25519 (RFC 8037), and SD-JWT (RFC 9901) with its disclosures.

/** RFC 7638, of an Ed25519 key of 32 bytes. */
const thumbprint = (key) =>
  urlBase64.encode(sha256(encodeText(`{"crv":"Ed25519","kty":"OKP","x":"${urlBase64.encode(key)}"}`)));

const tilde = 0x7e;
const reservedNames = ["_sd", "...", "_sd_alg"];

/** An SD-JWT as it stands in a file. Nothing about it is believed before `verify`. */
class SDJWT {
  constructor(bytes) {
    need(bytes.length <= jsonSize, "tooLarge", `SD-JWT of ${bytes.length} bytes`);
    const end = bytes.indexOf(tilde);
    need(end >= 0, "malformed", "no tilde");
    const last = bytes.lastIndexOf(tilde);
    this.issuerJWT = bytes.slice(0, end);
    this.digest = hex(sha256(this.issuerJWT));
    this.readJWS();
    this.disclosures = [];
    for (let start = end + 1; start <= last; ) {
      const stop = bytes.indexOf(tilde, start);
      this.disclosures.push(readDisclosure(bytes.subarray(start, stop)));
      start = stop + 1;
    }
    need(last + 1 === bytes.length, "keyBindingNotAccepted", "parsing");
  }

  readJWS() {
    const jws = this.issuerJWT;
    const [first, last] = [jws.indexOf(0x2e), jws.lastIndexOf(0x2e)];
    need(first >= 0 && first < last, "malformed", "JWS is not three parts");
    const parts = [jws.subarray(0, first), jws.subarray(first + 1, last), jws.subarray(last + 1)];
    const [header, payload, signature] = parts.map((part) => urlBase64.decode(part));
    need(header && payload && signature, "malformed", "a part is not base64url");
    try {
      this.header = parseJSONObject(header);
    } catch (refusal) {
      throw new Refusal("malformed", `header: ${refusal.code}`);
    }
    try {
      this.payload = parseJSONObject(payload);
    } catch (refusal) {
      throw new Refusal(refusal.code === "tooDeep" ? "tooDeep" : "malformed", `payload: ${refusal.code}`);
    }
    this.signed = jws.subarray(0, last);
    this.signature = signature;
  }

  /** The `kid` of a header that has exactly `alg`, `typ` and `kid`. */
  kid(type) {
    const { header } = this;
    const kid = asText(header.get("kid"));
    const isExact = header.size === 3 && header.get("alg") === "EdDSA" && header.get("typ") === type;
    need(isExact && kid !== null, "malformed", "header");
    return kid;
  }

  /** The claims with all disclosures put in, once the signature holds. Codes are those of custody. */
  async verify(key) {
    need(this.header.get("alg") === "EdDSA" && !this.header.has("crit"), "malformed", "alg is not EdDSA");
    need(await signatures.verify(key, this.signed, this.signature), "bad-signature", "signature");
    return this.claims();
  }

  /** The claims with all disclosures put in, whoever signed them. */
  claims() {
    try {
      return new Unfolding(this).claims();
    } catch (refusal) {
      const isMalformed = ["malformed", "tooLarge", "tooDeep"].includes(refusal.code);
      throw isMalformed ? new Refusal("malformed", refusal.detail) : new Refusal("bad-disclosure", refusal.code);
    }
  }
}

function readDisclosure(letters) {
  const bytes = urlBase64.decode(letters);
  need(bytes, "malformed", "disclosure is not base64url");
  let parts;
  try {
    parts = parseJSON(bytes);
  } catch (refusal) {
    throw new Refusal(refusal.code === "tooDeep" ? "tooDeep" : "malformed", `disclosure: ${refusal.code}`);
  }
  const isShaped = Array.isArray(parts) && (parts.length === 2 || parts.length === 3) && asText(parts[0]) !== null;
  need(isShaped, "malformed", "disclosure is neither [salt, name, value] nor [salt, value]");
  const name = parts.length === 3 ? parts[1] : null;
  if (parts.length === 3) {
    need(asText(name) !== null, "malformed", "a claim's name is not a string");
    need(!reservedNames.includes(name), "reservedName", "disclosure");
  }
  return { name, value: parts[parts.length - 1], digest: urlBase64.encode(sha256(letters)) };
}

/** Puts disclosures where digests call for them (RFC 9901 §7.1). */
class Unfolding {
  constructor(token) {
    this.token = token;
    this.places = new Map();
    this.found = new Set();
    this.seen = new Set();
    token.disclosures.forEach((disclosure, place) => {
      need(!this.places.has(disclosure.digest), "duplicateDigest", "a disclosure occurs twice");
      this.places.set(disclosure.digest, place);
    });
  }

  claims() {
    const signed = new Map(this.token.payload);
    need(!signed.has("_sd_alg") || signed.get("_sd_alg") === "sha-256", "unsupportedHash", "_sd_alg");
    signed.delete("_sd_alg");
    const claims = this.object(signed, 1);
    need(this.found.size === this.token.disclosures.length, "unreferencedDisclosure", "no digest calls for a disclosure");
    return claims;
  }

  object(object, depth) {
    need(depth <= jsonDepth, "tooDeep", "claims");
    const result = new Map();
    let digests = [];
    for (const [name, value] of object) {
      if (name === "_sd") {
        need(Array.isArray(value), "malformed", "_sd is not an array");
        digests = value;
      } else {
        need(!reservedNames.includes(name), "malformed", `${name} where it must not be`);
        result.set(name, this.value(value, depth));
      }
    }
    const called = digests.map((digest) => this.place(digest)).filter((place) => place !== undefined);
    // In the order of the disclosures: the order of the digests is random.
    for (const place of called.sort((a, b) => a - b)) {
      const { name, value } = this.token.disclosures[place];
      need(name !== null, "wrongDisclosureKind", "an element's disclosure for a claim");
      this.found.add(place);
      const shown = this.value(value, depth);
      need(!result.has(name), "claimCollision", "a disclosed name is taken");
      result.set(name, shown);
    }
    return result;
  }

  array(elements, depth) {
    need(depth <= jsonDepth, "tooDeep", "claims");
    const result = [];
    for (const element of elements) {
      if (!(element instanceof Map) || !element.has("...")) {
        result.push(this.value(element, depth));
        continue;
      }
      need(element.size === 1, "malformed", "... has other members beside it");
      const place = this.place(element.get("..."));
      if (place === undefined) continue;
      const { name, value } = this.token.disclosures[place];
      need(name === null, "wrongDisclosureKind", "a claim's disclosure for an element");
      this.found.add(place);
      result.push(this.value(value, depth));
    }
    return result;
  }

  value(value, depth) {
    if (value instanceof Map) return this.object(value, depth + 1);
    return Array.isArray(value) ? this.array(value, depth + 1) : value;
  }

  place(digest) {
    const isDigest = asText(digest) !== null && digest.length === 43 && urlBase64.decode(digest) !== null;
    need(isDigest, "malformed", "a digest is not 43 letters of base64url");
    need(!this.seen.has(digest), "duplicateDigest", "a digest occurs twice");
    this.seen.add(digest);
    return this.places.get(digest);
  }
}
