// Strict JSON (RFC 8259): no duplicate names, no lone surrogate, bounded depth and length. Objects are Maps, so that no name in
// evidence means anything to JavaScript; numbers keep their spelling, since 64 bits do not fit in JavaScript's.

class JSONNumber {
  constructor(literal) {
    this.literal = literal;
  }

  /** The value as BigInt where it is a whole number within the bounds and written as one. */
  within(low, high) {
    if (!/^(0|-?[1-9][0-9]*)$/.test(this.literal) || this.literal.length > 20) return null;
    const number = BigInt(this.literal);
    return number >= low && number <= high ? number : null;
  }
}

const jsonDepth = 64;
const jsonSize = 16 << 20;

/** Reads a whole document. Throws Refusal with the codes of the program's JSON reader. */
function parseJSON(bytes, { depth: maximumDepth = jsonDepth, size: maximumSize = jsonSize } = {}) {
  need(bytes.length <= maximumSize, "tooLarge", `${maximumSize} bytes`);
  const text = decodeText(bytes);
  need(text !== null, "invalidUTF8");
  need(text.charCodeAt(0) !== 0xfeff, "byteOrderMark");
  let place = 0;
  const fail = (code) => {
    throw new Refusal(code, `at letter ${place}`);
  };

  function skip() {
    while (place < text.length && " \n\r\t".includes(text[place])) place++;
    if (place >= text.length) fail("unexpectedEnd");
    return text[place];
  }

  function value(depth) {
    const letter = skip();
    if (letter === '"') return string();
    if (letter === "{") return object(depth + 1);
    if (letter === "[") return array(depth + 1);
    const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    number.lastIndex = place;
    const found = number.exec(text);
    if (found) {
      place = number.lastIndex;
      return new JSONNumber(found[0]);
    }
    for (const [word, meant] of [["true", true], ["false", false], ["null", null]]) {
      if (!text.startsWith(word, place)) continue;
      place += word.length;
      return meant;
    }
    return fail("unexpectedByte");
  }

  function isAtEnd(bracket) {
    const letter = skip();
    if (letter !== bracket && letter !== ",") fail("unexpectedByte");
    place++;
    return letter === bracket;
  }

  function object(depth) {
    if (depth > maximumDepth) fail("tooDeep");
    place++;
    const members = new Map();
    if (skip() === "}") {
      place++;
      return members;
    }
    while (true) {
      if (skip() !== '"') fail("unexpectedByte");
      const name = string();
      if (skip() !== ":") fail("unexpectedByte");
      place++;
      const member = value(depth);
      if (members.has(name)) fail("duplicateName");
      members.set(name, member);
      if (isAtEnd("}")) return members;
    }
  }

  function array(depth) {
    if (depth > maximumDepth) fail("tooDeep");
    place++;
    const elements = [];
    if (skip() === "]") {
      place++;
      return elements;
    }
    while (true) {
      elements.push(value(depth));
      if (isAtEnd("]")) return elements;
    }
  }

  function string() {
    place++;
    let result = "";
    while (true) {
      const plain = /[^"\\\u0000-\u001f]*/y;
      plain.lastIndex = place;
      result += plain.exec(text)[0];
      place = plain.lastIndex;
      if (place >= text.length) fail("unexpectedEnd");
      if (text[place] === '"') {
        place++;
        if (/\p{Cs}/u.test(result)) fail("loneSurrogate");
        return result;
      }
      if (text[place] !== "\\") fail("controlCharacter");
      const escape = /\\(?:(["\\/])|([bfnrt])|u([0-9a-fA-F]{4}))/y;
      escape.lastIndex = place;
      const found = escape.exec(text);
      if (!found) fail("invalidEscape");
      place = escape.lastIndex;
      if (found[1]) result += found[1];
      else if (found[2]) result += { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }[found[2]];
      else result += String.fromCharCode(parseInt(found[3], 16));
    }
  }

  const document = value(0);
  while (place < text.length && " \n\r\t".includes(text[place])) place++;
  if (place < text.length) fail("trailingData");
  return document;
}

/** Reads a document that is one object. */
function parseJSONObject(bytes, bounds) {
  const value = parseJSON(bytes, bounds);
  need(value instanceof Map, "notAnObject");
  return value;
}

/** Whether two values are the same: objects without regard to order, numbers by their spelling. */
function sameJSON(left, right) {
  if (left instanceof JSONNumber) return right instanceof JSONNumber && left.literal === right.literal;
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((value, place) => sameJSON(value, right[place]));
  }
  if (left instanceof Map) {
    if (!(right instanceof Map) || left.size !== right.size) return false;
    return [...left].every(([name, value]) => right.has(name) && sameJSON(value, right.get(name)));
  }
  return left === right;
}

const asText = (value) => (typeof value === "string" ? value : null);
const asList = (value) => (Array.isArray(value) ? value : null);
const asCount = (value) => (value instanceof JSONNumber ? value.within(0n, 2n ** 64n - 1n) : null);

/** A whole number of 64 bits with sign, as JavaScript's where it is exact there; else null. */
function asInteger(value) {
  const number = value instanceof JSONNumber ? value.within(-(2n ** 63n), 2n ** 63n - 1n) : null;
  return number === null ? null : Number(number);
}

// --- The words of a vault (Schemas/README.md, section 1) ---

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixteen symbols and one that checks them, in the one form that files hold. */
function isIdentifier(text) {
  if (typeof text !== "string" || !/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{5}$/.test(text)) return false;
  const values = Array.from(text.replaceAll("-", ""), (symbol) => crockford.indexOf(symbol));
  const check = values.pop();
  let sum = 0;
  for (const value of values.reverse()) {
    sum = (sum ^ value) << 1;
    if (sum & 32) sum ^= 0x25;
  }
  return sum === check;
}

/** RFC 3339 in UTC with whole seconds, as seconds since 1970; else null. */
function seconds(text) {
  const found = typeof text === "string" && /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (!days || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
}

/** The time that these seconds are, in the one form. */
function timeText(secondCount) {
  const date = new Date(Math.min(Math.max(secondCount, -62167219200), 253402300799) * 1000);
  return date.toISOString().slice(0, 19) + "Z";
}

/** A fingerprint as people type it, groups and capitals allowed; null where it is none. */
function typedFingerprint(text) {
  const digits = text.toLowerCase().replace(/[ \-:\n\r\t]/g, "");
  return text.length <= 256 && isDigest(digits) ? digits : null;
}
