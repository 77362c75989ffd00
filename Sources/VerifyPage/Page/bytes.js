// Bytes and text. Every decoder here takes exactly one spelling of a value and answers null for any other.

const encodeText = (text) => new TextEncoder().encode(text);

/** Strict UTF-8, a byte order mark kept; null where the bytes are none. */
function decodeText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hex(bytes) {
  let text = "";
  for (const byte of bytes) text += hexPairs[byte];
  return text;
}

const isDigest = (text) => typeof text === "string" && /^[0-9a-f]{64}$/.test(text);

/** Lower-case hexadecimal; the caller has looked that it is some. */
function unhex(text) {
  const bytes = new Uint8Array(text.length / 2);
  for (let place = 0; place < bytes.length; place++) bytes[place] = parseInt(text.slice(2 * place, 2 * place + 2), 16);
  return bytes;
}

const join = (...parts) => joinAll(parts);

function joinAll(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}

function sameBytes(left, right) {
  if (left.length !== right.length) return false;
  for (let place = 0; place < left.length; place++) if (left[place] !== right[place]) return false;
  return true;
}

const base64Start = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Base64 (RFC 4648), with or without padding; no white space, and no bits that no byte uses. */
class Base64 {
  constructor(lastTwo, isPadded) {
    this.letters = base64Start + lastTwo;
    this.isPadded = isPadded;
    this.values = new Uint8Array(128).fill(0xff);
    for (let value = 0; value < 64; value++) this.values[this.letters.charCodeAt(value)] = value;
  }

  encode(bytes) {
    let text = "";
    for (let place = 0; place < bytes.length; place += 3) {
      const count = Math.min(3, bytes.length - place);
      const group = (bytes[place] << 16) | ((bytes[place + 1] ?? 0) << 8) | (bytes[place + 2] ?? 0);
      for (let letter = 0; letter <= count; letter++) text += this.letters[(group >> (18 - 6 * letter)) & 63];
      if (this.isPadded) text += "=".repeat(3 - count);
    }
    return text;
  }

  /** The bytes of a text, or of bytes that are one; null where it is not the one spelling of any. */
  decode(text) {
    const letters = typeof text === "string" ? encodeText(text) : text;
    let end = letters.length;
    if (this.isPadded) {
      if (end % 4 !== 0) return null;
      if (end > 0 && letters[end - 1] === 0x3d) end -= letters[end - 2] === 0x3d ? 2 : 1;
    }
    if (end % 4 === 1) return null;
    const bytes = new Uint8Array(Math.floor((end * 3) / 4));
    let [bits, bitCount, place] = [0, 0, 0];
    for (let index = 0; index < end; index++) {
      const value = letters[index] < 128 ? this.values[letters[index]] : 0xff;
      if (value === 0xff) return null;
      bits = ((bits << 6) | value) & 0xfff;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        bytes[place++] = (bits >> bitCount) & 0xff;
      }
    }
    return (bits & ((1 << bitCount) - 1)) === 0 ? bytes : null;
  }
}

const paddedBase64 = new Base64("+/", true);
const urlBase64 = new Base64("-_", false);

/** A decimal number of 64 bits without sign or leading zero, as a BigInt; else null. */
function decimal(text) {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null;
  const number = BigInt(text);
  return number < 2n ** 64n ? number : null;
}

/** What a reader would not see, or a screen obeys, spelled out as \u{202e}: the same that evault-verify spells out. */
function visible(text) {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`);
}

/** By bytes of UTF-8, which is the order of code points. */
function compareText(left, right) {
  if (left === right) return 0;
  const [a, b] = [Array.from(left), Array.from(right)];
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    if (a[place] !== b[place]) return a[place].codePointAt(0) < b[place].codePointAt(0) ? -1 : 1;
  }
  return a.length < b.length ? -1 : a.length > b.length ? 1 : 0;
}

/** Something that does not hold: a stable word, and a place or reason for people. */
class Refusal extends Error {
  constructor(code, detail = "") {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

function need(holds, code, detail) {
  if (!holds) throw new Refusal(code, detail);
}
