// swift-format-ignore-file
// Made by .ci/embed-page from the parts in Page.

extension VerifyPage {
  static let document = ##"""
<!doctype html>
<html lang="en" data-copy="published">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-sTiLo9ZKLkYuq7xL1QQDIa0xrp5/RzBkXWYVKhyVRok='; style-src 'sha256-HuEyoZ89tc+DbuLRdUStToJ0RKhQSJ7rsBdCWQV5LRg='; worker-src blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Verify an evidence bundle</title>
<!-- EvidenceVault's verifier. One file without anything from elsewhere; made by .ci/embed-page of Sources/VerifyPage/Page. -->
<style>
/* Calm and large; black on white and white on near black, nothing told by colour alone. */
:root {
  color-scheme: light dark;
  --text: #0b0c0c; --quiet: #484c50; --back: #ffffff; --panel: #f3f4f5; --line: #8d9399; --link: #144e8c; --focus: #ffdd00;
  --good: #00572f; --good-back: #e7f4ec; --bad: #941b0c; --bad-back: #fbeae7; --doubt: #6a4a00; --doubt-back: #fdf5dd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #f1f2f3; --quiet: #bcc1c6; --back: #121416; --panel: #1d2023; --line: #767d84; --link: #9cc8ff; --focus: #ffdd00;
    --good: #86dcab; --good-back: #10281b; --bad: #ffaca0; --bad-back: #351612; --doubt: #f2cf77; --doubt-back: #2f2609;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--back); color: var(--text); font: 1.0625rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
header, main { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1rem; }
main { padding-bottom: 4rem; }
.bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; border-bottom: 2px solid var(--text); align-items: baseline; }
.brand { font-weight: 700; margin: .4rem 0; }
.language { margin: .4rem 0; }
h1 { font-size: clamp(1.7rem, 5vw, 2.4rem); line-height: 1.15; margin: 1.6rem 0 .6rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.1rem; margin: 0 0 .3rem; }
p { margin: .5rem 0; max-width: 44rem; }
.intro { font-size: 1.2rem; }
.small { font-size: .95rem; color: var(--quiet); }
.notice { border-inline-start: .4rem solid var(--link); background: var(--panel); padding: .7rem 1rem; max-width: none; }
html[data-copy="bundle"] .notice { border-color: var(--doubt); background: var(--doubt-back); }
.ask label { font-weight: 600; }
textarea, code, .code { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
textarea { display: block; width: 100%; font-size: 1.2rem; line-height: 1.6; letter-spacing: .03em; padding: .6rem .8rem; resize: vertical; }
textarea, input, select, button { color: var(--text); background: var(--back); border: 2px solid var(--line); border-radius: 0; font-size: inherit; }
input, select { padding: .35rem .5rem; font: inherit; max-width: 100%; }
textarea[aria-invalid="true"] { border-color: var(--bad); }
details { margin: 1rem 0; }
summary { cursor: pointer; color: var(--link); width: fit-content; }
.fault { color: var(--bad); font-weight: 600; }
.fault:empty { display: none; }
#drop { border: 3px dashed var(--line); padding: 1.2rem 1.25rem; background: var(--panel); }
#drop.over { border-color: var(--link); border-style: solid; }
.choices { display: flex; flex-wrap: wrap; gap: .8rem; }
/* The input itself is what the keyboard reaches and a screen reader speaks of; its label is what is seen. */
.file { position: absolute; width: 1px; height: 1px; opacity: 0; padding: 0; border: 0; }
.file + label, button { display: inline-block; cursor: pointer; background: var(--link); color: var(--back); border: 2px solid var(--link); padding: .55rem 1rem; font: inherit; font-weight: 600; }
#tar + label, button.second { background: var(--back); color: var(--link); }
.file:focus-visible + label, :focus-visible { outline: 4px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px #0b0c0c; }
progress { width: 100%; height: 1.2rem; accent-color: var(--link); }
[hidden] { display: none !important; }

.verdict { border: 3px solid currentColor; padding: 1rem 1.25rem; margin: 1.5rem 0; }
.verdict h2 { margin: 0; font-size: 1.7rem; }
.verdict p { color: var(--text); font-size: 1.15rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
.verdict.good { background: var(--good-back); } .verdict.bad { background: var(--bad-back); } .verdict.doubt { background: var(--doubt-back); }
.buttons { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 700; }
th, td { text-align: start; vertical-align: top; padding: .5rem .6rem .5rem 0; border-bottom: 1px solid var(--line); }
.answer { font-weight: 700; white-space: nowrap; }
.sign { display: inline-block; width: 1.5em; font-weight: 700; }
dl { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr; gap: .4rem 1rem; margin: .6rem 0; }
dt { color: var(--quiet); } dd { margin: 0; min-width: 0; }
.code, code, bdi, td, dd { overflow-wrap: anywhere; }
.code { font-size: .95rem; }
.exhibit, .finding { border-top: 1px solid var(--line); padding: .9rem 0; break-inside: avoid; }
.exhibit ol { margin: .4rem 0 0; padding-inline-start: 1.6rem; font-size: .95rem; }
ul.plain { list-style: none; padding: 0; margin: 0; }
.marks { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; margin: .4rem 0; list-style: none; font-size: .95rem; }
.finding p { margin: .2rem 0; }
.sign-off { display: none; }
@media (max-width: 34rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; }
  .seven tr { display: block; border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .seven th, .seven td { display: block; border: 0; padding: .1rem 0; }
  .seven thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@media (forced-colors: active) { .verdict, #drop { border-color: CanvasText; } }
@media print {
  :root {
    --text: #000; --quiet: #333; --back: #fff; --panel: #fff; --line: #888; --link: #000; --good: #000; --bad: #000; --doubt: #000;
    --good-back: #fff; --bad-back: #fff; --doubt-back: #fff;
  }
  @page { margin: 18mm 18mm 20mm; }
  body { font-size: 10.5pt; line-height: 1.4; }
  header, main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; margin: .5rem 0; } h2 { font-size: 13pt; margin: 1.1rem 0 .4rem; break-after: avoid; }
  .verdict { margin: .6rem 0; } .verdict h2 { font-size: 15pt; } .verdict p { font-size: 11pt; }
  .ask, .language, .buttons, #working, .intro, #result:empty { display: none; }
  body:not(.done) .ask { display: block; }
  .sign-off { display: block; break-inside: avoid; }
  .sign-off .line { border-bottom: 1px solid #000; height: 2.4rem; }
  .sign-off p { margin: .2rem 0; }
  tr, .verdict { break-inside: avoid; }
}

</style>
</head>
<body>
<header>
  <div class="bar">
    <p class="brand" translate="no">EvidenceVault</p>
    <p class="language"><label for="language" data-text="language"></label> <select id="language" autocomplete="off"></select></p>
  </div>
  <h1 data-text="title"></h1>
  <p class="intro" data-text="intro"></p>
</header>
<main>
  <p class="notice" id="copy"></p>
  <noscript><p class="notice">This page needs JavaScript to check anything. Without it nothing was verified.</p></noscript>
  <section class="ask" aria-labelledby="fingerprint-title">
    <h2 id="fingerprint-title" data-text="fingerprintTitle"></h2>
    <p id="fingerprint-help" data-text="fingerprintHelp"></p>
    <label for="fingerprint" data-text="fingerprintLabel"></label>
    <textarea id="fingerprint" rows="3" dir="ltr" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="256"
      translate="no" aria-describedby="fingerprint-help fingerprint-error"></textarea>
    <p class="fault" id="fingerprint-error" role="alert"></p>
    <details>
      <summary data-text="policyTitle"></summary>
      <p id="policy-help" data-text="policyHelp"></p>
      <p><label for="policy" data-text="policyLabel"></label><br><input type="file" id="policy" aria-describedby="policy-help policy-error"></p>
      <p class="fault" id="policy-error" role="alert"></p>
      <p><label for="minimum" data-text="minimumLabel"></label><br><input type="number" id="minimum" min="1" max="999999" step="1"></p>
    </details>
  </section>
  <section class="ask" aria-labelledby="bundle-title">
    <h2 id="bundle-title" data-text="bundleTitle"></h2>
    <div id="drop">
      <p data-text="dropHere"></p>
      <p class="choices">
        <input type="file" id="folder" class="file" webkitdirectory multiple aria-describedby="sealed-note"><label for="folder" data-text="chooseFolder"></label>
        <input type="file" id="tar" class="file" accept=".tar" aria-describedby="sealed-note"><label for="tar" data-text="chooseTar"></label>
      </p>
    </div>
    <p class="small" id="sealed-note" data-text="sealedNote"></p>
    <p class="fault" id="bundle-error" role="alert"></p>
  </section>
  <section id="working" hidden aria-labelledby="working-words">
    <p id="working-words" role="status" aria-live="polite"></p>
    <progress id="working-bar" aria-labelledby="working-words" max="1"></progress>
  </section>
  <div id="result" hidden></div>
</main>
<script>
"use strict";

// === bytes.js ===

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

// === sha256.js ===

// SHA-256 (FIPS 180-4), piece by piece: WebCrypto has no digest that takes more than one piece, and an exhibit may be
// longer than memory. One function without anything from outside it, so that workers can be made of its text.

function makeSHA256() {
  const constants = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
  ];
  const keys = new Int32Array(constants);
  const schedule = new Int32Array(64);

  /** Takes `count` blocks of 64 bytes from `start` on into the state. Every sum is cut to 32 bits at once, which engines like. */
  function compress(state, bytes, start, count) {
    const w = schedule;
    const k = keys;
    let h0 = state[0], h1 = state[1], h2 = state[2], h3 = state[3];
    let h4 = state[4], h5 = state[5], h6 = state[6], h7 = state[7];
    for (; count > 0; count--, start += 64) {
      for (let t = 0, p = start; t < 16; t++, p += 4) {
        w[t] = (bytes[p] << 24) | (bytes[p + 1] << 16) | (bytes[p + 2] << 8) | bytes[p + 3];
      }
      for (let t = 16; t < 64; t++) {
        const x = w[t - 15];
        const y = w[t - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[t] = (((w[t - 16] + s0) | 0) + ((w[t - 7] + s1) | 0)) | 0;
      }
      let a = h0, b = h1, c = h2, d = h3, e = h4, f = h5, g = h6, h = h7;
      for (let t = 0; t < 64; t++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = ((((h + s1) | 0) + (g ^ (e & (f ^ g)))) | 0) + ((k[t] + w[t]) | 0) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & b) ^ (c & (a ^ b)))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + t1) | 0;
        d = c;
        c = b;
        b = a;
        a = (t1 + t2) | 0;
      }
      h0 = (h0 + a) | 0;
      h1 = (h1 + b) | 0;
      h2 = (h2 + c) | 0;
      h3 = (h3 + d) | 0;
      h4 = (h4 + e) | 0;
      h5 = (h5 + f) | 0;
      h6 = (h6 + g) | 0;
      h7 = (h7 + h) | 0;
    }
    [h0, h1, h2, h3, h4, h5, h6, h7].forEach((word, place) => (state[place] = word));
  }

  return class SHA256 {
    constructor() {
      this.state = new Int32Array([
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
      ]);
      this.rest = new Uint8Array(64);
      this.restCount = 0;
      this.byteCount = 0;
    }

    update(bytes) {
      this.byteCount += bytes.length;
      let start = 0;
      if (this.restCount > 0) {
        start = Math.min(64 - this.restCount, bytes.length);
        this.rest.set(bytes.subarray(0, start), this.restCount);
        this.restCount += start;
        if (this.restCount < 64) return this;
        compress(this.state, this.rest, 0, 1);
        this.restCount = 0;
      }
      const count = Math.floor((bytes.length - start) / 64);
      compress(this.state, bytes, start, count);
      this.rest.set(bytes.subarray(start + 64 * count));
      this.restCount = bytes.length - start - 64 * count;
      return this;
    }

    /** The digest, 32 bytes. Nothing can be added afterwards. */
    finish() {
      const tail = new Uint8Array(this.restCount < 56 ? 64 : 128);
      tail.set(this.rest.subarray(0, this.restCount));
      tail[this.restCount] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(tail.length - 8, Math.floor(this.byteCount / 2 ** 29));
      view.setUint32(tail.length - 4, (this.byteCount * 8) % 2 ** 32);
      compress(this.state, tail, 0, tail.length / 64);
      const digest = new Uint8Array(32);
      const words = new DataView(digest.buffer);
      this.state.forEach((word, place) => words.setInt32(4 * place, word));
      return digest;
    }
  };
}

const SHA256 = makeSHA256();

function sha256(...parts) {
  const hasher = new SHA256();
  for (const part of parts) hasher.update(part);
  return hasher.finish();
}

// === sha512.js ===

// SHA-512 and SHA-384 (FIPS 180-4), which Ed25519, some SSH signatures and some timestamps need. The messages are short, so
// numbers of any length do: slower than two halves of a word, and half as long to read.

const sha512Mask = 2n ** 64n - 1n;

/** The first 64 bits of the fractional parts of roots of primes, which is what the constants of SHA-2 are. */
function primeRoots(count, degree) {
  const roots = [];
  for (let candidate = 2; roots.length < count; candidate++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) isPrime = false;
    if (!isPrime) continue;
    // The root of candidate × 2^(64 × degree), by halving.
    const target = BigInt(candidate) << (64n * BigInt(degree));
    let [low, high] = [0n, 1n << 70n];
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(degree) <= target) low = middle;
      else high = middle;
    }
    roots.push(low & sha512Mask);
  }
  return roots;
}

const sha512Keys = primeRoots(80, 3);
const sha512Start = primeRoots(16, 2);

function sha512Words(bytes, start) {
  const state = start.slice();
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const turn = (word, count) => ((word >> count) | (word << (64n - count))) & sha512Mask;
  const schedule = new Array(80);
  for (let block = 0; block < padded.length; block += 128) {
    for (let t = 0; t < 16; t++) schedule[t] = view.getBigUint64(block + 8 * t);
    for (let t = 16; t < 80; t++) {
      const [x, y] = [schedule[t - 15], schedule[t - 2]];
      const s0 = turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n);
      const s1 = turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n);
      schedule[t] = (schedule[t - 16] + s0 + schedule[t - 7] + s1) & sha512Mask;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 80; t++) {
      const s1 = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n);
      const t1 = h + s1 + ((e & f) ^ (~e & sha512Mask & g)) + sha512Keys[t] + schedule[t];
      const s0 = turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & sha512Mask, c, b, a, (t1 + t2) & sha512Mask];
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => (state[place] = (state[place] + word) & sha512Mask));
  }
  const digest = new Uint8Array(64);
  const words = new DataView(digest.buffer);
  state.forEach((word, place) => words.setBigUint64(8 * place, word));
  return digest;
}

const sha512 = (bytes) => sha512Words(bytes, sha512Start.slice(0, 8));
const sha384 = (bytes) => sha512Words(bytes, sha512Start.slice(8)).slice(0, 48);

// === ed25519.js ===

// Verifying Ed25519 (RFC 8032 §5.1.7, without cofactor, as OpenSSL does): a signature whose S is not below the group's order, or
// whose R is not the one spelling of the point, is refused. Only public values are at work, so time may tell them.

const ed25519 = (() => {
  const prime = 2n ** 255n - 19n;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const low = 2n ** 255n - 1n;
  const modulo = (number) => ((number % prime) + prime) % prime;

  function power(base, exponent) {
    let result = 1n;
    for (let square = base; exponent > 0n; exponent >>= 1n, square = (square * square) % prime) {
      if (exponent & 1n) result = (result * square) % prime;
    }
    return result;
  }

  const invert = (number) => power(number, prime - 2n);
  const d = modulo(-121665n * invert(121666n));
  const twiceD = (2n * d) % prime;
  const rootOfMinusOne = power(2n, (prime - 1n) / 4n);
  // Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z.
  const zero = { X: 0n, Y: 1n, Z: 1n, T: 0n };

  function add(left, right) {
    const a = modulo((left.Y - left.X) * (right.Y - right.X));
    const b = ((left.Y + left.X) * (right.Y + right.X)) % prime;
    const c = (((left.T * twiceD) % prime) * right.T) % prime;
    const e = (2n * left.Z * right.Z) % prime;
    const [f, g, h, i] = [b - a, e - c, e + c, b + a];
    return { X: modulo(f * g), Y: modulo(h * i), Z: modulo(g * h), T: modulo(f * i) };
  }

  function double(point) {
    const a = (point.X * point.X) % prime;
    const b = (point.Y * point.Y) % prime;
    const c = (2n * point.Z * point.Z) % prime;
    const h = a + b;
    const sum = point.X + point.Y;
    const e = h - ((sum * sum) % prime);
    const g = a - b;
    const f = c + g;
    return { X: modulo(e * f), Y: modulo(g * h), Z: modulo(f * g), T: modulo(e * h) };
  }

  const negate = (point) => ({ X: modulo(-point.X), Y: point.Y, Z: point.Z, T: modulo(-point.T) });

  function littleEndian(bytes) {
    let number = 0n;
    for (let place = bytes.length - 1; place >= 0; place--) number = (number << 8n) | BigInt(bytes[place]);
    return number;
  }

  /** The point that 32 bytes spell; null where there is none. */
  function point(bytes) {
    const number = littleEndian(bytes);
    const y = (number & low) % prime;
    const square = (y * y) % prime;
    const [u, v] = [modulo(square - 1n), (d * square + 1n) % prime];
    const v3 = (((v * v) % prime) * v) % prime;
    const v7 = (((v3 * v3) % prime) * v) % prime;
    let x = (((u * v3) % prime) * power((u * v7) % prime, (prime - 5n) / 8n)) % prime;
    const check = (v * ((x * x) % prime)) % prime;
    if (check !== u) {
      if (check !== modulo(-u)) return null;
      x = (x * rootOfMinusOne) % prime;
    }
    if ((x & 1n) !== number >> 255n) x = modulo(-x);
    return { X: x, Y: y, Z: 1n, T: (x * y) % prime };
  }

  function spell(point) {
    const inverse = invert(point.Z);
    let number = modulo(point.Y * inverse) | ((modulo(point.X * inverse) & 1n) << 255n);
    const bytes = new Uint8Array(32);
    for (let place = 0; place < 32; place++, number >>= 8n) bytes[place] = Number(number & 255n);
    return bytes;
  }

  /** The multiples 0 to 15 of a point. */
  function multiples(point) {
    const list = [zero, point];
    while (list.length < 16) list.push(add(list[list.length - 1], point));
    return list;
  }

  const baseBytes = new Uint8Array(32).fill(0x66);
  baseBytes[0] = 0x58;
  const ofBase = multiples(point(baseBytes));
  const kept = new Map();

  /** The multiples of −A; null where the key is no point. A log has few signers and many signatures. */
  function ofKey(key) {
    const name = hex(key);
    if (!kept.has(name)) {
      if (kept.size >= 64) kept.clear();
      const spelled = point(key);
      kept.set(name, spelled === null ? null : multiples(negate(spelled)));
    }
    return kept.get(name);
  }

  /** Whether 64 bytes are a signature over the message by the key of 32 bytes. */
  function verify(key, message, signature) {
    if (key.length !== 32 || signature.length !== 64) return false;
    const scalar = littleEndian(signature.subarray(32));
    const ofMinusKey = ofKey(key);
    if (scalar >= order || ofMinusKey === null) return false;
    const challenge = littleEndian(sha512(join(signature.subarray(0, 32), key, message))) % order;
    let sum = zero;
    for (let bit = 252n; bit >= 0n; bit -= 4n) {
      for (let twice = 0; twice < 4; twice++) sum = double(sum);
      sum = add(sum, ofBase[Number((scalar >> bit) & 15n)]);
      sum = add(sum, ofMinusKey[Number((challenge >> bit) & 15n)]);
    }
    return sameBytes(spell(sum), signature.subarray(0, 32));
  }

  return { verify };
})();

/**
 * Verifies by WebCrypto where the browser has Ed25519, which is quicker. Where it says no, or there is none, the code above has
 * the last word, so that every browser gives one answer.
 */
const signatures = {
  keys: new Map(),
  isTried: false,
  isUsable: false,

  async tryWebCrypto() {
    this.isTried = true;
    // RFC 8032 §7.1, test 2, and the same with another message.
    const key = unhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const signature = unhex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
    const isGood = await this.byWebCrypto(key, new Uint8Array([0x72]), signature);
    this.isUsable = isGood && !(await this.byWebCrypto(key, new Uint8Array([0x73]), signature));
  },

  async byWebCrypto(key, message, signature) {
    try {
      const name = hex(key);
      if (!this.keys.has(name)) {
        if (this.keys.size >= 64) this.keys.clear();
        this.keys.set(name, crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]));
      }
      return await crypto.subtle.verify({ name: "Ed25519" }, await this.keys.get(name), signature, message);
    } catch {
      return false;
    }
  },

  async verify(key, message, signature) {
    if (!this.isTried) await this.tryWebCrypto();
    if (this.isUsable && signature.length === 64 && (await this.byWebCrypto(key, message, signature))) return true;
    return ed25519.verify(key, message, signature);
  },
};

// === json.js ===

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

// === tokens.js ===

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

// === log.js ===

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

// === roster.js ===

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

// === events.js ===

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

// === ssh.js ===

// SSH signatures (OpenSSH PROTOCOL.sshsig), Ed25519 only.

/** The fields of the SSH wire form. */
class WireReader {
  constructor(bytes) {
    this.rest = bytes;
  }

  raw(count) {
    if (count > this.rest.length) return null;
    const bytes = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return bytes;
  }

  uint32() {
    const bytes = this.raw(4);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  }

  string() {
    const count = this.uint32();
    return count === null ? null : this.raw(count);
  }
}

const wireString = (bytes) => join(new Uint8Array([24, 16, 8, 0].map((shift) => bytes.length >>> shift)), bytes);

function readSSHKey(blob) {
  const reader = new WireReader(blob);
  const type = reader.string();
  need(type, "malformed-key", "key type");
  need(decodeText(type) === "ssh-ed25519", "unsupported-key-type", "key type");
  const key = reader.string();
  need(key && key.length === 32 && reader.rest.length === 0, "malformed-key", "key blob");
  return key;
}

/** The bytes between the lines that begin and end an armoured signature. */
function readArmor(bytes) {
  const text = decodeText(bytes) ?? "";
  need(bytes.length <= 8192 && text !== "", "malformed-armor", "too long, or no text");
  let lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (lines[0].endsWith("\r")) {
    const isOpenEnd = !text.endsWith("\n");
    need(lines.every((line, place) => line.endsWith("\r") || (place === lines.length - 1 && isOpenEnd)), "malformed-armor",
      "mixed line ends");
    lines = lines.map((line) => line.replace(/\r$/, ""));
  }
  const isMarked = lines[0] === "-----BEGIN SSH SIGNATURE-----" && lines.at(-1) === "-----END SSH SIGNATURE-----";
  need(lines.length >= 3 && isMarked, "malformed-armor", "markers");
  const body = lines.slice(1, -1);
  const width = body[0].length;
  const isEven = body.every((line, place) => (place < body.length - 1 ? line.length === width : line.length >= 1 && line.length <= width));
  need(width >= 1 && width <= 76 && isEven, "malformed-armor", "line lengths");
  const blob = paddedBase64.decode(body.join(""));
  need(blob, "malformed-armor", "base64");
  return blob;
}

/** The key (32 bytes) by which an armoured signature over the message, for this purpose, is good. */
async function verifySSHSignature(bytes, message, namespace) {
  const reader = new WireReader(readArmor(bytes));
  const magic = reader.raw(6);
  const version = reader.uint32();
  need(magic && decodeText(magic) === "SSHSIG" && version !== null, "malformed-signature", "preamble");
  need(version === 1, "unsupported-version", `version ${version}`);
  const [keyBlob, space, reserved, hash, field] = [0, 1, 2, 3, 4].map(() => reader.string());
  need(keyBlob && space && reserved && hash && field && reader.rest.length === 0, "malformed-signature", "fields");
  const key = readSSHKey(keyBlob);
  const isSpace = space.length >= 1 && space.length <= 256 && space.every((byte) => byte >= 0x20 && byte !== 0x7f);
  need(isSpace && decodeText(space) !== null, "invalid-namespace", "namespace");
  need(reserved.length === 0, "malformed-signature", "reserved field");
  const name = decodeText(hash);
  need(name === "sha256" || name === "sha512", "unsupported-hash", "hash");
  const inner = new WireReader(field);
  const type = inner.string();
  need(type, "malformed-signature", "signature field");
  need(decodeText(type) === "ssh-ed25519", "unsupported-key-type", "signature algorithm");
  const signature = inner.string();
  need(signature && signature.length === 64 && inner.rest.length === 0, "malformed-signature", "signature field");
  need(decodeText(space) === namespace, "wrong-namespace", "namespace");
  const digest = await digestOf(name === "sha256" ? "SHA-256" : "SHA-512", message);
  const signed = join(encodeText("SSHSIG"), wireString(space), wireString(reserved), wireString(hash), wireString(digest));
  need(await signatures.verify(key, signed, signature), "not-authentic", "signature");
  return key;
}

// === hashing.js ===

// Digests of files, however long: read piece by piece, in workers where the browser has them. A worker is made of the text of two
// functions on this page (a blob: URL, which the content security policy allows); where it cannot start, the page hashes itself.

const hashPieceSize = 1 << 20;

/** Reads a file to its end, piece by piece into one buffer, and hands on how far it came. The digest, as hexadecimal. */
async function hashFile(file, SHA256, pieceSize, progress) {
  const hasher = new SHA256();
  const stream = file.stream();
  let [reader, buffer, count, unsaid] = [null, null, 0, 0];
  try {
    reader = stream.getReader({ mode: "byob" });
    buffer = new ArrayBuffer(pieceSize);
  } catch {
    // A browser that does not read into a buffer of ours makes one each time.
    reader = stream.getReader();
  }
  while (true) {
    const { value, done } = await reader.read(buffer && new Uint8Array(buffer));
    if (done) break;
    hasher.update(value);
    count += value.length;
    unsaid += value.length;
    if (buffer) buffer = value.buffer;
    if (unsaid < pieceSize) continue;
    progress(unsaid);
    unsaid = 0;
  }
  // One that grows or shrinks while it is read is none that was looked at.
  if (count !== file.size) throw new Error("the file changed while it was read");
  return Array.from(hasher.finish(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a worker does: takes files, and answers how far it came and with digests. */
function serveHashes(makeSHA256, hashFile, pieceSize) {
  const SHA256 = makeSHA256();
  self.onmessage = async ({ data: file }) => {
    try {
      const digest = await hashFile(file, SHA256, pieceSize, (count) => self.postMessage({ count }));
      self.postMessage({ digest });
    } catch {
      self.postMessage({ isUnreadable: true });
    }
  };
}

/** A worker that has shown that it works; null where there is none to be had. */
function startWorker() {
  return new Promise((done) => {
    try {
      const text = `"use strict";(${serveHashes})(${makeSHA256}, ${hashFile}, ${hashPieceSize});`;
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      const worker = new Worker(address);
      const end = (result) => {
        clearTimeout(timer);
        URL.revokeObjectURL(address);
        if (result === null) worker.terminate();
        done(result);
      };
      const timer = setTimeout(() => end(null), 5000);
      worker.onerror = () => end(null);
      worker.onmessage = ({ data }) => {
        if (data.digest !== undefined || data.isUnreadable) end(data.digest === emptyRoot ? worker : null);
      };
      worker.postMessage(new Blob([]));
    } catch {
      done(null);
    }
  });
}

/**
 * The digests of files as hexadecimal, in their order; null for one that cannot be read.
 * `progress` hears how many bytes were done.
 */
async function hashFiles(files, progress) {
  const digests = new Array(files.length).fill(null);
  let next = 0;
  async function run(worker) {
    while (next < files.length) {
      const place = next++;
      digests[place] = await (worker ? hashBy(worker, files[place], progress) : hashHere(files[place], progress));
    }
    worker?.terminate();
  }
  const sum = files.reduce((total, file) => total + file.size, 0);
  const wanted = sum < 4 * hashPieceSize ? 0 : Math.min(navigator.hardwareConcurrency || 1, 8, files.length);
  const workers = (await Promise.all(Array.from({ length: wanted }, startWorker))).filter((worker) => worker !== null);
  await Promise.all(workers.length > 0 ? workers.map(run) : [run(null)]);
  return digests;
}

function hashBy(worker, file, progress) {
  return new Promise((done) => {
    worker.onerror = () => done(null);
    worker.onmessage = ({ data }) => {
      if (data.count !== undefined) progress(data.count);
      else done(data.digest ?? null);
    };
    worker.postMessage(file);
  });
}

async function hashHere(file, progress) {
  try {
    return await hashFile(file, SHA256, hashPieceSize, progress);
  } catch {
    return null;
  }
}

/** The digest of bytes that are in memory, by a name of WebCrypto. */
async function digestOf(name, bytes) {
  if (name === "SHA-256") return sha256(bytes);
  try {
    return new Uint8Array(await crypto.subtle.digest(name, bytes));
  } catch {
    return name === "SHA-384" ? sha384(bytes) : sha512(bytes);
  }
}

// === layout.js ===

// What a bundle consists of (Schemas/README.md §4): which names belong where, and how much of each file is looked at.

const tagManifestName = "tagmanifest-sha256.txt";
const manifestName = "manifest-sha256.txt";
const topFiles = ["bagit.txt", "bag-info.txt", manifestName, tagManifestName, "README.txt", "bundle.json", "verify.html", "report.html"];
const knownFolders = new Set([
  "data", "dossier", "custody", "custody/roster", "custody/events", "custody/field", "custody/timestamps", "signatures",
]);

const rosterPath = (version) => `custody/roster/${String(version).padStart(6, "0")}.sd-jwt`;
const rosterProofPath = (version) => `custody/roster/${String(version).padStart(6, "0")}.tlog-proof`;
const eventPath = (event) => `custody/events/${event}.sd-jwt`;
const eventProofPath = (event) => `custody/events/${event}.tlog-proof`;
const fieldRosterPath = (field) => `custody/field/${field}/roster.sd-jwt`;

const isTimestampName = (name) => /^(tsr|renewal|crl)-[0-9a-f]{64}$/.test(name);
const isSignatureName = (name) => name.endsWith(".sig") && name.length > 4;
const isCertificateName = (name) => /^[0-9a-f]{64}\.p7s$/.test(name);

function isPayload(path, number) {
  const start = `data/${String(number).padStart(4, "0")}-`;
  const name = path.slice(5);
  return path.startsWith(start) && path.length > start.length && name.length <= 64 && /^[A-Za-z0-9._-]*[A-Za-z0-9_-]$/.test(name);
}

/** The kind of file that a path is, with what its name says; null where no bundle has it. */
function placeOf(path) {
  if (topFiles.includes(path)) return { kind: "top", limit: 256 << 20 };
  if (path === "custody/checkpoint" || path === "custody/policy") return { kind: "custody", limit: 4 << 20 };
  const slash = path.lastIndexOf("/");
  const [folder, name] = [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
  let found;
  switch (folder) {
    case "custody/roster":
      found = /^([0-9]{6})\.(sd-jwt|tlog-proof)$/.exec(name);
      return found && { kind: "roster", version: Number(found[1]), limit: 4 << 20 };
    case "custody/events":
      found = /^([^.]+)\.(sd-jwt|tlog-proof)$/.exec(name);
      return found && isIdentifier(found[1]) ? { kind: "event", limit: 16 << 20 } : null;
    case "data":
      found = /^[0-9]{4,15}(?=-)/.exec(name);
      return found && Number(found[0]) > 0 && isPayload(path, Number(found[0])) ? { kind: "payload", limit: null } : null;
    case "dossier":
      return /^(?!\.)[A-Za-z0-9._-]{1,64}(?<!\.)$/.test(name) ? { kind: "document", limit: 256 << 20 } : null;
    case "signatures":
      return signaturePlace(name);
  }
  found = /^custody\/field\/([0-9a-f]{64})\/(?:roster\.sd-jwt|([0-9]+)\.checkpoint)$/.exec(path);
  if (found) {
    return found[2] === undefined || decimal(found[2]) !== null ? { kind: "field", field: found[1], limit: 4 << 20 } : null;
  }
  found = /^custody\/timestamps\/([0-9]+)\/([^/]+)$/.exec(path);
  if (!found || decimal(found[1]) === null) return null;
  const isKnown = found[2] === "note" || found[2] === "proof" || isTimestampName(found[2]);
  return isKnown ? { kind: "timestamp", size64: decimal(found[1]), name: found[2], limit: 16 << 20 } : null;
}

/** Files beside the bundle's own list: the only ones that may come later. */
function signaturePlace(name) {
  const cosigned = /^([0-9]+)\.cosigned$/.exec(name);
  if (cosigned && decimal(cosigned[1]) !== null) {
    return { kind: "cosigned", size64: decimal(cosigned[1]), limit: 128 << 10, isUnlisted: true };
  }
  if (isSignatureName(name)) return { kind: "signature", limit: 8192, isUnlisted: true };
  if (isCertificateName(name)) return { kind: "certificate", limit: 1 << 16, isUnlisted: true };
  const point = name.lastIndexOf(".");
  const [signed, companion] = [name.slice(0, Math.max(point, 0)), name.slice(point + 1)];
  const isBeside = (isSignatureName(signed) || isCertificateName(signed)) && isTimestampName(companion);
  return isBeside ? { kind: "signatureTimestamp", signed, name: companion, limit: 16 << 20, isUnlisted: true } : null;
}

const isSystemFile = (name) => /^(\.ds_store|thumbs\.db|desktop\.ini|\._.*)$/isu.test(name);
const isSystemFolder = (name) => /^(\.spotlight-v100|\.trashes|\.fseventsd)$/i.test(name);

const isBundleFolder = (path) =>
  knownFolders.has(path) || /^custody\/field\/[0-9a-f]{64}$/.test(path)
  || (/^custody\/timestamps\/[0-9]+$/.test(path) && decimal(path.slice(19)) !== null);

/**
 * Looks at all names, and opens nothing. `entries` have `path` and `file`; an empty folder has no file.
 * Gives files by path, findings, and the paths that are left out.
 */
function surveyBundle(entries, note) {
  const [files, leftOut, told] = [new Map(), new Set(), new Set()];
  for (const { path, file } of entries) {
    const parts = path.split("/");
    let depth = 1;
    // The outermost folder that no bundle has stands for all that is in it.
    while (depth < parts.length && isBundleFolder(parts.slice(0, depth).join("/")) && !isSystemFolder(parts[depth - 1])) depth++;
    const outer = parts.slice(0, depth).join("/");
    if (depth < parts.length || file === null) {
      if (told.has(outer) || (file === null && depth === parts.length && isBundleFolder(path))) continue;
      told.add(outer);
      if (isSystemFolder(parts[depth - 1])) {
        note("system-file", outer);
        leftOut.add(outer);
      } else {
        note(file === null && depth === parts.length ? "unexpected-folder" : "unexpected-file", outer);
      }
      continue;
    }
    const name = parts.at(-1);
    if (isSystemFile(name)) {
      note("system-file", path);
      leftOut.add(path);
      continue;
    }
    const isPlain = /^[\x21-\x5b\x5d-\x7e]+$/.test(name);
    const place = isPlain ? placeOf(path) : null;
    if (place === null) {
      const folder = parts.slice(0, -1).join("/");
      note(path === "fetch.txt" ? "fetch-file" : folder === "signatures" ? "unknown-signature-file" : "unexpected-file", path);
      leftOut.add(path);
    } else if (place.limit !== null && file.size > place.limit) {
      note("too-large", path);
      leftOut.add(path);
    } else {
      files.set(path, { ...place, file, size: file.size });
    }
  }
  return { files, leftOut };
}

// === bag.js ===

// The bag (BagIt 1.0, RFC 8493): its declaration, manifests and description, against the files that are there.

/** Lines that end in LF, CR or CR LF. */
function tagLines(text) {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The version and encoding that `bagit.txt` declares; null where it declares none. */
function readDeclaration(bytes) {
  const lines = bytes.length <= 1024 ? tagLines(decodeText(bytes) ?? "") : [];
  if (lines.length !== 2) return null;
  const [version, encoding] = ["BagIt-Version", "Tag-File-Character-Encoding"].map((label, place) => {
    const loose = new RegExp(`^${label}[ \\t]*:[ \\t]*([\\x21-\\x7e]+)[ \\t]*$`).exec(lines[place]);
    return loose && { value: loose[1], isStrict: lines[place] === `${label}: ${loose[1]}` };
  });
  if (!version || !encoding || !["0.97", "1.0"].includes(version.value)) return null;
  if (version.value === "1.0" && !(version.isStrict && encoding.isStrict)) return null;
  const known = ["UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII"].includes(encoding.value.toUpperCase());
  return known ? { version: version.value, encoding: encoding.value.toUpperCase() } : null;
}

/** The elements of `bag-info.txt`, as pairs. */
function readBagInfo(bytes, version = "1.0") {
  const text = bytes.length <= 1 << 20 ? decodeText(bytes) : null;
  need(text !== null, "malformed-info", "no UTF-8, or too long");
  const trim = (part) => part.replace(/^[ \t]+|[ \t]+$/g, "");
  const elements = [];
  tagLines(text).forEach((line, place) => {
    const must = (holds, reason) => need(holds, "malformed-info", `${reason}, line ${place + 1}`);
    if (/^[ \t]*$/.test(line)) return must(version === "0.97", "empty line");
    if (/^[ \t]/.test(line)) {
      must(elements.length > 0, "nothing to continue");
      elements.at(-1)[1] += (elements.at(-1)[1] === "" ? "" : " ") + trim(line);
      return;
    }
    const colon = line.indexOf(":");
    must(colon >= 0, "no colon");
    const [label, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (version === "0.97") return elements.push([trim(label), trim(value)]);
    must(/^[ \t]/.test(value), "no space behind the colon");
    must(!/^[ \t][ \t]+[^ \t]/.test(value), "more than one space behind the colon");
    elements.push([label, trim(value)]);
  });
  for (const [label, value] of elements) {
    const isPlain = label !== "" && trim(label) === label && !/[\u0000-\u0008\u000a-\u001f\u007f]/.test(label + value);
    need(isPlain, "malformed-info", "label or value");
  }
  return elements;
}

const valuesOf = (elements, label) =>
  elements.filter(([name]) => name.toLowerCase() === label.toLowerCase()).map(([, value]) => value);

/** A path that a manifest lists: it leads nowhere else, on any computer. */
function checkBagPath(path) {
  const must = (holds, reason) => need(holds, "unsafe-path", reason);
  const length = encodeText(path).length;
  must(length >= 1 && length <= 4096, "length");
  must(!path.startsWith("~"), "leading tilde");
  must(!/^[A-Za-z]:/.test(path), "drive letter");
  must(!/[\0\\]/.test(path), "backslash or NUL");
  must(path.split("/").every((part) => part !== "" && part !== "." && part !== ".."), "empty or dot component");
}

/** A line of a manifest: digest, path, and whether it is spelled in an unusual way. */
function readManifestLine(line, version) {
  const found = /^([^ \t]+)[ \t]*(.*)$/s.exec(line);
  need(found && /^[0-9a-fA-F]{64}$/.test(found[1]), "malformed-manifest", "digest");
  let path = found[2];
  need(path !== "", "malformed-manifest", "no path");
  let isUnusual = false;
  if (version === "0.97" && path.startsWith("*")) {
    path = path.slice(1);
    isUnusual = true;
  }
  while (path.startsWith("./")) {
    path = path.slice(2);
    isUnusual = true;
  }
  path = path.replace(/%(0[aA]|0[dD]|25)?/g, (all, code) => {
    if (code === undefined || (code === "25" && version === "0.97")) {
      isUnusual ||= version === "1.0";
      return all;
    }
    return { "0a": "\n", "0d": "\r", 25: "%" }[code.toLowerCase()];
  });
  checkBagPath(path);
  return { digest: found[1].toLowerCase(), path, isUnusual };
}

/** Reads a manifest as far as it is one. Gives what it lists, and hands findings to `note`. */
function readManifest(name, bytes, declaration, note) {
  const listing = { name, isTags: name === tagManifestName, digests: new Map(), isWhole: true };
  const isStrict = declaration.version === "1.0";
  try {
    // Bytes that are no UTF-8 are a fault of the line they stand in.
    const text = decodeTags(bytes, declaration.encoding);
    tagLines(text).forEach((line, place) => {
      const detail = `, line ${place + 1}`;
      if (!isStrict && /^[ \t]*$/.test(line)) return;
      need(line.length <= 16 << 10, "malformed-manifest", "line" + detail);
      need(!line.includes("\ufffd"), "unsafe-path", "no UTF-8" + detail);
      try {
        const { digest, path, isUnusual } = readManifestLine(line, declaration.version);
        if (isUnusual) note("malformed-manifest", path, name);
        if (listing.digests.has(path)) note("duplicate-entry", path, name);
        listing.digests.set(path, digest);
        const isOther = listing.isTags ? isPayloadPath(path) || isTagManifest(path) : !isPayloadPath(path);
        if (isOther) note("malformed-manifest", path, name);
      } catch (refusal) {
        throw refusal instanceof Refusal ? new Refusal(refusal.code, refusal.detail + detail) : refusal;
      }
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    listing.isWhole = false;
    note(refusal.code, name, refusal.detail);
  }
  return listing;
}

const isPayloadPath = (path) => path.startsWith("data/") && path.length > 5;
const isTagManifest = (path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path);

function decodeTags(bytes, encoding) {
  if (encoding === "UTF-8") return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (encoding === "UTF-16") return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-16be").decode(bytes);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** Names of files and of folders above them that are the same on some computers: pairs of a name and the one before. */
function collidingNames(paths) {
  const [collisions, first, folders] = [[], new Map(), new Set()];
  const key = (name) => name.toUpperCase().toLowerCase().normalize("NFC");
  const add = (name) => {
    if (first.has(key(name))) collisions.push([name, first.get(key(name))]);
    else first.set(key(name), name);
  };
  for (const path of [...paths].sort(compareText)) {
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) continue;
      folders.add(folder);
      add(folder);
    }
    if (!folders.has(path)) add(path);
  }
  return collisions;
}

// === der.js ===

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

// === cms.js ===

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
  if (paths.length > 1000) return inspection.note("too-large", "signatures");
  inspection.cms = new Map();
  for (const path of paths) {
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

// === findings.js ===

// Every finding: the outcome that it leads to (null for advice), the question that it bears on, the verdict it lowers that to, and
// what it means in a sentence. The same table as BundleFindingCode's; a test compares them.

const findingTable = {
  "wrong-declaration": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "This file does not declare the folder to be a BagIt 1.0 bag in the one accepted way." },
  "wrong-info": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The bag's description cannot be read." },
  "wrong-payload-count": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The exhibits are more, fewer, longer or shorter than the bag's description says." },
  "missing-manifest": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "The list of the bundle's files is missing, so nothing says what belongs to it." },
  "malformed-manifest": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "A list of the bundle's files cannot be read, or lists what it must not list." },
  "duplicate-entry": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "A file is listed twice in one list." },
  "unsafe-path": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "A name leads out of the bundle, or would be understood differently on another computer." },
  "missing-file": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "A file that the bundle lists is not there." },
  "unlisted-file": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "A file is there that the bundle does not list: nothing protects it." },
  "unexpected-file": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "This is not a part of any bundle. It was not opened." },
  "unexpected-folder": { outcome: null, dimension: "bytes", verdict: "verified", words: "An empty folder is there that is not a part of any bundle." },
  "unreferenced-file": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "A file is there that the bundle's index does not speak of." },
  "system-file": { outcome: null, dimension: "bytes", verdict: "verified", words: "This file was added by an operating system when somebody looked at the folder. It is not signed, not part of the evidence, and was not opened." },
  "wrong-digest": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The bytes of this file are not those that the bundle lists: it was changed or damaged." },
  "too-large": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "This file is longer than a bundle's file of its kind can be. It was not read." },
  "unreadable": { outcome: "incomplete", dimension: "bytes", verdict: "unverifiable", words: "This file could not be read." },
  "damaged-sealing": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The sealed bytes of this file are not those that were sealed: they were changed or damaged." },
  "fetch-file": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The bundle asks for files to be fetched from elsewhere. Nothing is ever fetched." },
  "link": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "This is a link to another place. It was not followed." },
  "special-file": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "This is a device, pipe or socket, not a file. It was not opened." },
  "colliding-names": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "Two names in the bundle are the same on some computers." },
  "malformed-index": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The bundle's index is missing or not of the required form, so its exhibits cannot be told." },
  "wrong-vault": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The index names another vault than the one whose roster is in the bundle." },
  "future-time": { outcome: null, dimension: "bytes", verdict: "verified", words: "The bundle says it was made at a time that is still to come: its clock was wrong then, or this one is now." },
  "missing-roster": { outcome: "incomplete", dimension: "authority", verdict: "missing", words: "A version of the roster, which says who was allowed to do what, is missing." },
  "malformed-roster": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "A version of the roster is not of the required form." },
  "roster-bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "The signature on a version of the roster is wrong." },
  "roster-unknown-signer": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "A version of the roster is signed by somebody who is not in the version before." },
  "roster-not-permitted": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "A version of the roster is signed by a member who is no custodian." },
  "roster-bad-disclosure": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "A version of the roster shows a member or compartment that its signer did not put there." },
  "broken-roster-chain": { outcome: "incomplete", dimension: "authority", verdict: "failed", words: "The versions of the roster do not follow on one another: one was left out or exchanged." },
  "malformed-checkpoint": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The checkpoint, which stands for the whole log, is missing or not of the required form." },
  "checkpoint-wrong-origin": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "The checkpoint is that of another vault's log." },
  "checkpoint-wrong-size": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The checkpoint stands for another length of the log than the index says." },
  "checkpoint-bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "The signature on the checkpoint is wrong." },
  "checkpoint-unknown-signer": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "The checkpoint is signed by nobody in the roster." },
  "checkpoint-not-permitted": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "The checkpoint is signed by a member who may not sign checkpoints." },
  "wrong-policy": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The file that names the log's key names another key than the one that signed the checkpoint." },
  "missing-proof": { outcome: "incomplete", dimension: "custody", verdict: "missing", words: "The proof that this is in the log is missing." },
  "malformed-proof": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The proof that this is in the log is not of the required form." },
  "malformed-entry": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The proof does not contain the log's entry, or not in the required form." },
  "entry-mismatch": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The log's entry is about something else: the proof belongs to another event, or the event was exchanged." },
  "proof-mismatch": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The proof does not lead to the checkpoint: nothing shows that this is in the log." },
  "proof-of-other-checkpoint": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The proof leads to another checkpoint than that of the bundle." },
  "checkpoint-too-old": { outcome: "incomplete", dimension: "custody", verdict: "failed", words: "The checkpoint is older than this: it cannot vouch for it." },
  "missing-event": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "An event that the index speaks of is missing." },
  "malformed-event": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "An event is not of the required form." },
  "event-bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "The signature on an event is wrong: it was changed after it was signed, or signed by somebody else." },
  "event-unknown-signer": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "An event is signed by somebody who was not in the roster at the time." },
  "event-not-permitted": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "An event is signed by a member whose role did not allow it at the time." },
  "event-wrong-vault": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "An event belongs to another vault." },
  "event-wrong-roster": { outcome: "incomplete", dimension: "authority", verdict: "failed", words: "An event names another version of the roster than the one in force: a version was left out, or the signer did not know it." },
  "event-wrong-head": { outcome: "incomplete", dimension: "custody", verdict: "failed", words: "An event claims to have seen a later state of the log than it can have seen." },
  "event-wrong-name": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The event in this file is another than the file's name says." },
  "inconsistent-head": { outcome: "incomplete", dimension: "custody", verdict: "failed", words: "An event saw a log that is not the past of this one: somebody was shown two histories." },
  "forged-disclosure": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "A statement was added to an event that its signer did not make, or was changed after signing." },
  "swapped-disclosure": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "A statement from another event of this bundle was put into this one." },
  "doubled-disclosure": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "A statement is given twice in one event." },
  "bad-disclosure": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "A disclosed statement is not of the required form, or collides with another." },
  "action-not-disclosed": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "An event does not disclose what happened. A bundle must disclose it." },
  "event-of-another-item": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "An event in this exhibit's chain is about another item." },
  "wrong-first-event": { outcome: "incomplete", dimension: "completeness", verdict: "failed", words: "The chain does not begin with the event that it must begin with." },
  "chain-gap": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "The chain of events has a gap: an event was left out." },
  "wrong-predecessor": { outcome: "incomplete", dimension: "custody", verdict: "failed", words: "An event follows on another one than the one before it in the chain." },
  "chain-out-of-order": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The events of the chain are not in the order in which the log has them." },
  "unknown-position": { outcome: null, dimension: "completeness", verdict: "verified", words: "Whoever signed this event could not read what came before, so its place in the chain is known from the log only." },
  "doubted-signer": { outcome: null, dimension: "authority", verdict: "verified", words: "Its signer was suspended later, for what they recorded since then: they may have been under coercion, or their key in other hands." },
  "field-missing": { outcome: "incomplete", dimension: "custody", verdict: "missing", words: "The roster or a checkpoint of a field vault, in which an event was recorded, is missing." },
  "field-malformed": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The roster or a checkpoint of a field vault is not of the required form." },
  "field-wrong-vault": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "These are the roster and checkpoint of another field vault, or of one that belongs to another home." },
  "field-bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "The roster or a checkpoint of a field vault is signed wrongly, or by somebody else." },
  "field-not-received": { outcome: "incomplete", dimension: "authority", verdict: "failed", words: "An event was recorded in a field vault, and no event of this vault shows that it was brought home." },
  "field-not-disclosed": { outcome: "bad-disclosure", dimension: "custody", verdict: "failed", words: "The event that brought this home does not disclose which field vault and log it came from. A bundle must disclose them." },
  "field-mismatch": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The event that brought this home speaks of another roster or checkpoint of the field vault." },
  "lineage-mismatch": { outcome: "corrupt", dimension: "custody", verdict: "failed", words: "The index says what this exhibit was made from, and the record that is to show it says something else, or nothing." },
  "missing-payload": { outcome: "incomplete", dimension: "bytes", verdict: "missing", words: "The exhibit's file is not there." },
  "wrong-payload": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The exhibit's bytes are not those that were taken into the vault." },
  "wrong-size": { outcome: "corrupt", dimension: "bytes", verdict: "failed", words: "The exhibit is not as long as what was taken into the vault." },
  "digest-not-disclosed": { outcome: "bad-disclosure", dimension: "bytes", verdict: "failed", words: "The exhibit's intake event does not disclose digest and size, so nothing ties the file to it. A bundle must disclose them." },
  "no-intake": { outcome: "incomplete", dimension: "bytes", verdict: "unverifiable", words: "There is no verified intake event, so nothing says which bytes this exhibit must have." },
  "payload-withheld": { outcome: null, dimension: "bytes", verdict: "not-disclosed", words: "The exhibit itself was withheld; only its custody can be verified." },
  "missing-authorisation": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "There is no verified event that authorised this export." },
  "authorisation-of-another-export": { outcome: "incomplete", dimension: "completeness", verdict: "failed", words: "An event of the export belongs to another export." },
  "authorised-items-differ": { outcome: "incomplete", dimension: "completeness", verdict: "failed", words: "The exhibits are not those that were authorised to leave, or not in that order." },
  "withheld-payloads-differ": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "Other exhibits are withheld than the authorisation says." },
  "disclosed-beyond-authorisation": { outcome: "bad-disclosure", dimension: "disclosure", verdict: "failed", words: "An event discloses a statement that was not authorised to leave." },
  "authorisation-not-disclosed": { outcome: null, dimension: "disclosure", verdict: "not-disclosed", words: "What was authorised to leave is not disclosed, and cannot be compared." },
  "one-volume": { outcome: null, dimension: "completeness", verdict: "verified", words: "This is one of the volumes that the export was parted into. It is judged alone: what the others hold was not looked at." },
  "missing-signature": { outcome: "incomplete", dimension: "authorship", verdict: "missing", words: "Nobody signed the bundle as a whole." },
  "malformed-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature over the bundle is not of the required form." },
  "bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature over the bundle is wrong: the bundle was changed after it was signed, or the signature is another bundle's." },
  "signature-unknown-signer": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "The bundle is signed by somebody who is not in the roster." },
  "signature-not-permitted": { outcome: "bad-signature", dimension: "authority", verdict: "failed", words: "The bundle is signed by a member whose role does not allow exports." },
  "foreign-signature": { outcome: null, dimension: "authorship", verdict: "verified", words: "A further signature over the bundle is by somebody who is not in the roster." },
  "unknown-signature-file": { outcome: null, dimension: "bytes", verdict: "verified", words: "A file lies among the signatures that is none this program knows. It was not opened." },
  "cms-malformed": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate is not of the required form." },
  "cms-attached-content": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate has what it signs in it. Over a bundle it must be detached." },
  "cms-several-signers": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A file is not signed by exactly one certificate. Each signature must be a file of its own." },
  "cms-no-signed-attributes": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate lacks the signed attributes that say what it is over." },
  "cms-no-signing-certificate": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate does not fix which certificate it is by, so that another could be put in its place." },
  "cms-no-certificate": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate does not bring the certificate." },
  "cms-other-certificate": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature was made for another certificate than the one that it names." },
  "cms-weak-algorithm": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate uses a digest that is too weak, or not known." },
  "cms-unsupported-key": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate was made with a kind of key that is not taken." },
  "cms-other-content": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate is over something else: the bundle was changed after it was signed, or the signature is another bundle's." },
  "cms-bad-signature": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature is not that of the certificate's key: it was changed, or made by somebody else." },
  "cms-wrong-name": { outcome: "bad-signature", dimension: "authorship", verdict: "failed", words: "A signature by a certificate is not named after the SHA-256 of that certificate." },
  "certificate-expired": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The certificate, or one above it, had expired at the time for which it was judged." },
  "certificate-not-yet-valid": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The certificate, or one above it, was not valid yet at the time for which it was judged." },
  "certificate-wrong-key-usage": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The certificate is not one for signing documents." },
  "certificate-revoked": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The certificate, or one above it, was revoked at the time for which it was judged." },
  "certificate-unknown-root": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The certificate leads to no root that you gave." },
  "certificate-invalid": { outcome: null, dimension: "authority", verdict: "verified", words: "The signature holds. The chain of the certificate to a root does not, or is too weak." },
  "certificate-missing": { outcome: "not-trusted", dimension: "authority", verdict: "verified", words: "Nobody signed the bundle whose certificate is valid by the roots that you gave." },
  "timestamp-malformed": { outcome: null, dimension: "time", verdict: "verified", words: "What lies beside a timestamp is not of the required form, and shows nothing." },
  "timestamp-refused": { outcome: null, dimension: "time", verdict: "verified", words: "This timestamp does not count." },
  "timestamp-before-entry": { outcome: null, dimension: "time", verdict: "verified", words: "This timestamp says an earlier time than the log does of an entry that it covers: the log's clock was wrong, or the authority's. Nobody can say which." },
  "time-missing": { outcome: "time-not-established", dimension: "time", verdict: "missing", words: "There is no timestamp that could show by when this existed." },
  "time-not-established": { outcome: "time-not-established", dimension: "time", verdict: "failed", words: "No timestamp that covers this counts, by the roots, policies and time that you gave." },
  "no-trust": { outcome: "not-trusted", dimension: "authority", verdict: "verified", words: "Nothing from elsewhere says which vault this is: give the fingerprint that you were told by another way." },
  "wrong-fingerprint": { outcome: "not-trusted", dimension: "authority", verdict: "verified", words: "The bundle comes from another vault than the one whose fingerprint was given." },
  "policy-not-met": { outcome: "not-trusted", dimension: "authority", verdict: "verified", words: "The checkpoint is not signed by a log of the policy that was given." },
  "quorum-missing": { outcome: "incomplete", dimension: "completeness", verdict: "missing", words: "Fewer cosigners vouch for the checkpoint than the policy that was given asks for: the log may have been shown to nobody else." },
  "roster-too-old": { outcome: "incomplete", dimension: "authority", verdict: "failed", words: "The newest roster in the bundle is older than the one you asked for: a member may have been removed since." },
  "cosigned-unusable": { outcome: null, dimension: "bytes", verdict: "verified", words: "A file with cosignatures does not belong to the bundle's checkpoint. It counts for nothing." },
  "cosigned-wrong-line": { outcome: null, dimension: "bytes", verdict: "verified", words: "A signature line here is under the name of a key that is known, and that key did not make it. The line counts for nothing." },
  "cosigned-too-many": { outcome: null, dimension: "bytes", verdict: "verified", words: "There are more files with cosignatures than are read. The rest was not looked at, and counts for nothing." },
  "cosigned-in-future": { outcome: null, dimension: "bytes", verdict: "verified", words: "A cosigner says that it vouched at a time that is still to come: its clock was wrong then, or this one is now." },
  "cosigner-is-member": { outcome: null, dimension: "authority", verdict: "verified", words: "A cosigner of the policy has the key of a member of the vault. Nobody can vouch for themselves: it does not count." },
};

// === inspection.js ===

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

// === foundation.js ===

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

// === custody.js ===

// Verifying, second part: field vaults, and every event with its proof.

extendInspection(class {
  async readFields() {
    if (!this.history) return;
    const home = this.history.fingerprint;
    const paths = new Map();
    for (const path of this.filesOf("field")) {
      const { field } = this.files.get(path);
      if (!paths.has(field)) paths.set(field, []);
      if (path !== fieldRosterPath(field)) paths.get(field).push(path);
    }
    for (const [field, checkpoints] of [...paths].sort(([a], [b]) => compareText(a, b))) {
      const rosterFile = fieldRosterPath(field);
      const roster = await this.tagFile(rosterFile);
      if (roster === null) {
        this.note("field-missing", rosterFile);
        continue;
      }
      if (checkpoints.length === 0) this.note("field-missing", `custody/field/${field}`);
      for (const path of checkpoints) {
        const bytes = await this.tagFile(path);
        if (bytes !== null) await this.readField(field, roster, rosterFile, bytes, path, home);
      }
    }
  }

  async readField(field, roster, rosterFile, bytes, path, home) {
    try {
      const log = await readFieldLog(roster, bytes, home);
      if (log.rosters.fingerprint !== field) return this.note("field-wrong-vault", rosterFile);
      if (path !== `custody/field/${field}/${log.checkpoint.size}.checkpoint`) {
        return this.note("field-malformed", path, { detail: "size" });
      }
      if (!this.fields.has(field)) {
        this.fields.set(field, { rosters: log.rosters, roster: hex(sha256(roster)), checkpoints: new Map() });
      }
      this.fields.get(field).checkpoints.set(log.note.name, log.checkpoint);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const isSignature = ["bad-signature", "unknown-signer", "not-permitted"].includes(refusal.code);
      const code = refusal.code === "wrong-vault" ? "field-wrong-vault" : isSignature ? "field-bad-signature" : "field-malformed";
      this.note(code, refusal.detail.includes("checkpoint") ? path : rosterFile, { detail: refusal.detail });
    }
  }

  /** Every event that the index speaks of, with the number of its exhibit; null for those of the export. */
  places() {
    if (!this.index) return [];
    const of = ({ events, lineage }, number) => [...events, ...(lineage?.record ?? [])].map((event) => [event, number]);
    const ofExhibits = this.index.exhibits.flatMap((exhibit) => of(exhibit, exhibit.number));
    const numbers = this.exhibitsOfOrigins();
    // What is in a circle belongs to no exhibit, and counts for the first.
    const ofOrigins = this.index.origins.flatMap((origin) =>
      of(origin, numbers.get(origin.item) ?? this.index.exhibits[0]?.number ?? null));
    return [...ofExhibits, ...ofOrigins, ...this.index.exportEvents.map((event) => [event, null])];
  }

  async readEvents() {
    const places = this.places();
    const refused = [];
    // Only so many events at a time are in memory whole.
    for (let start = 0; start < places.length; start += 64) {
      this.progress("events", start, places.length);
      const checks = places.slice(start, start + 64).map(([event, exhibit]) => this.readEvent(event, exhibit));
      refused.push(...(await Promise.all(checks)).flat());
    }
    const strangers = new Set(refused.flatMap((one) => one.strangers ?? []));
    const borrowed = strangers.size > 0 ? await this.origins(strangers, places) : new Set();
    for (const { code, path, exhibit, detail, strangers: own = [] } of refused) {
      // Whoever moves a statement from one event to another makes nothing up, but deceives all the same: another finding.
      const isBorrowed = code === "forged-disclosure" && own.some((digest) => borrowed.has(digest));
      this.note(isBorrowed ? "swapped-disclosure" : code, path, { exhibit, detail: isBorrowed ? "" : detail });
    }
  }

  /** Reads one event. What is refused is given back, since it may depend on the others. */
  async readEvent(name, exhibit) {
    const [path, proofPath] = [eventPath(name), eventProofPath(name)];
    const refuse = (code, where, detail = "", strangers = []) => [{ code, path: where, exhibit, detail, strangers }];
    const [bytes, proofBytes] = [await this.tagFile(path, exhibit), await this.tagFile(proofPath, exhibit)];
    const missing = [];
    if (!this.files.has(path)) missing.push(...refuse("missing-event", path));
    if (!this.files.has(proofPath)) missing.push(...refuse("missing-proof", proofPath));
    if (bytes === null || proofBytes === null) return missing;
    let token;
    try {
      token = new SDJWT(bytes);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(refusal.code === "malformed" ? "malformed-event" : "bad-disclosure", path, refusal.detail);
    }
    // What authorised the export is this vault's own, or nothing.
    const vault = token.payload.get("vault");
    const field = exhibit === null || vault === this.history?.fingerprint ? undefined : this.fields.get(vault);
    let proof;
    try {
      proof = field ? checkFieldProof(proofBytes, token, field) : checkProof(proofBytes, token, this.checkpointNote, this.checkpoint);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(refusal.code, proofPath, refusal.detail);
    }
    // Without rosters nobody can be known: the finding on them says so.
    if (!this.history) return [];
    try {
      const event = await verifyEvent(token, proof.entry, proof.index, field?.rosters ?? this.history);
      if (event.event !== name) return refuse("event-wrong-name", path);
      if (field) {
        // Its member chose their own role there; the home vault takes nothing else from it either.
        if (event.type !== "intake") return refuse("event-not-permitted", path, "not an intake");
        const doubt = this.history.doubt(event.signer.kid, 0n);
        event.doubtedSince = doubt !== null && event.recorded >= doubt ? doubt : null;
        event.hop = { field: vault, roster: field.roster, checkpoint: proof.noteDigest };
      } else {
        event.hop = hopOf(event.disclosed);
      }
      if (!event.disclosed.has("action")) this.note("action-not-disclosed", path, { exhibit });
      event.field = field ? vault : null;
      this.events.set(name, event);
      if (field && !this.fieldHeads.has(vault)) this.fieldHeads.set(vault, new ProvenHeads());
      const heads = field ? this.fieldHeads.get(vault) : this.heads;
      heads.add(headsAround(proof.index, proof.size, leafHash(proof.entry.bytes), proof.hashes));
      return [];
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refuse(...eventCode(refusal, token, path));
    }
  }

  /** Those of the digests that an event of this bundle calls for. */
  async origins(strangers, places) {
    const found = new Set();
    for (const [event] of places) {
      const file = this.files.get(eventPath(event));
      try {
        const token = new SDJWT(new Uint8Array(await file.file.arrayBuffer()));
        for (const digest of asList(token.payload.get("_sd")) ?? []) if (strangers.has(digest)) found.add(digest);
      } catch {
        continue;
      }
    }
    return found;
  }

  judgeHeads() {
    if (!this.checkpoint || !this.index) return;
    this.heads.add([[this.checkpoint.size, this.checkpoint.root]]);
    for (const [name, exhibit] of this.places()) {
      const event = this.events.get(name);
      if (!event) continue;
      const known = event.field === null ? this.heads : this.fieldHeads.get(event.field);
      if (known.contradicts(event.head)) {
        this.note("inconsistent-head", eventPath(name), { exhibit, detail: `size ${event.head.size}` });
      }
    }
  }
});

/** The finding for an event that custody refuses: code, path, detail, and digests of disclosures that nothing calls for. */
function eventCode({ code, detail }, token, path) {
  const codes = {
    malformed: "malformed-event", "bad-signature": "event-bad-signature", "unknown-signer": "event-unknown-signer",
    "not-permitted": "event-not-permitted", "wrong-vault": "event-wrong-vault", "wrong-roster": "event-wrong-roster",
    "broken-roster": "event-wrong-roster", "entry-mismatch": "entry-mismatch", "wrong-head": "event-wrong-head",
  };
  if (code !== "bad-disclosure") return [codes[code], path, detail];
  if (detail === "duplicateDigest") return ["doubled-disclosure", path, detail];
  if (detail !== "unreferencedDisclosure") return ["bad-disclosure", path, detail];
  const known = new Set(asList(token.payload.get("_sd")) ?? []);
  const strangers = token.disclosures.map((disclosure) => disclosure.digest).filter((digest) => !known.has(digest));
  return ["forged-disclosure", path, detail, strangers];
}

/** The same for an event of a field vault: to any of its checkpoints that hold. */
function checkFieldProof(bytes, token, field) {
  let note;
  try {
    note = new TLogProof(bytes).note;
  } catch (refusal) {
    throw refusal instanceof Refusal ? new Refusal("malformed-proof", refusal.message) : refusal;
  }
  need(field.checkpoints.has(note.name), "proof-of-other-checkpoint");
  return checkProof(bytes, token, note, field.checkpoints.get(note.name));
}

/** Which field vault, roster and checkpoint an event says that it brought home; null where it does not. */
function hopOf(disclosed) {
  const [field, roster, checkpoint] = ["field", "field_roster", "field_checkpoint"].map((name) => disclosed.get(name));
  if (!isDigest(field) || asText(roster) === null || asText(checkpoint) === null) return null;
  return { field, roster: hex(sha256(encodeText(roster))), checkpoint: hex(sha256(encodeText(checkpoint))) };
}

// === exhibits.js ===

// Verifying, third part: chains of exhibits, and what was authorised to leave.

extendInspection(class {
  judgeExhibits() {
    for (const exhibit of this.index?.exhibits ?? []) {
      const at = { exhibit: exhibit.number };
      this.judgeChain(exhibit.events, exhibit.item, "intake", exhibit.number);
      this.judgeHop(exhibit.events, exhibit.item, exhibit.number);
      if (exhibit.path === null) this.note("payload-withheld", "", at);
      const intake = this.intake(exhibit);
      if (!intake) this.note("no-intake", exhibit.path ?? "", at);
      else if (exhibit.path !== null && (payloadDigest(intake) === null || payloadSize(intake) === null)) {
        this.note("digest-not-disclosed", eventPath(intake.event), at);
      }
    }
  }

  /** The event that brought an exhibit in; null where none is verified. */
  intake(exhibit) {
    const event = this.events.get(exhibit.events[0]);
    const isIntake = event && event.item === exhibit.item && event.type === "intake" && event.action === "ingested";
    return isIntake && event.position.number === 0 ? event : null;
  }

  judgeChain(chain, item, firstType, exhibit) {
    let [expected, previous, last] = [0, null, null];
    for (const name of chain) {
      const path = eventPath(name);
      const event = this.events.get(name);
      if (!event || event.item !== item) {
        // For a missing one there is a finding already; the next one's predecessor cannot be compared.
        if (event) this.note(exhibit === null ? "authorisation-of-another-export" : "event-of-another-item", path, { exhibit });
        expected++;
        previous = null;
        continue;
      }
      if (event.doubtedSince !== null) this.note("doubted-signer", path, { exhibit, detail: timeText(event.doubtedSince) });
      if (last && !isLater(event, last)) this.note("chain-out-of-order", path, { exhibit });
      last = event;
      const { number } = event.position;
      if (number === null) {
        this.note("unknown-position", path, { exhibit });
        continue;
      }
      if (number !== expected) {
        this.note("chain-gap", path, { exhibit, detail: `number ${number} where ${expected} was expected` });
      } else if (number === 0 && event.type !== firstType) {
        this.note("wrong-first-event", path, { exhibit });
      } else if (number > 0 && previous !== null && event.position.previous !== previous) {
        this.note("wrong-predecessor", path, { exhibit });
      }
      expected = number + 1;
      previous = event.digest;
    }
  }

  /** What was recorded in a field vault was brought home by an event that names its roster and checkpoint. */
  judgeHop(names, item, exhibit) {
    const chain = names.map((name) => this.events.get(name)).filter(Boolean);
    const brought = chain.filter((event) => event.field !== null);
    if (brought.length === 0) return;
    const at = { exhibit };
    const received = chain.find((event) => event.field === null);
    const isReceipt = received && received.item === item && received.type === "transfer"
      && (received.action ?? "received") === "received";
    if (!isReceipt) return this.note("field-not-received", eventPath(brought.at(-1).event), at);
    const { hop } = received;
    if (hop === null) return this.note("field-not-disclosed", eventPath(received.event), at);
    const isSame = (one) => one.field === hop.field && one.roster === hop.roster && one.checkpoint === hop.checkpoint;
    if (!brought.every((event) => isSame(event.hop))) this.note("field-mismatch", eventPath(received.event), at);
  }

  async judgeExport() {
    if (!this.index) return;
    const { exportEvents, exhibits } = this.index;
    this.judgeChain(exportEvents, this.index.export, "export", null);
    const event = this.events.get(exportEvents[0]);
    if (!event || event.item !== this.index.export || event.type !== "export") return this.note("missing-authorisation");
    const path = eventPath(exportEvents[0]);
    const isAborted = exportEvents.some((name) => this.events.get(name)?.action === "export-aborted");
    if (event.action !== "export-authorised" || event.position.number !== 0 || isAborted) {
      return this.note("missing-authorisation", path);
    }
    const [items, withheld, claims] = ["items", "withheld_payloads", "disclosed"].map((name) => event.disclosed.get(name));
    if (items === undefined || withheld === undefined || claims === undefined) this.note("authorisation-not-disclosed", path);
    const isVolume = await this.isVolume();
    if (items !== undefined && !allowsItems(items, exhibits, isVolume)) this.note("authorised-items-differ", path);
    if (withheld !== undefined && !allowsWithheld(withheld, exhibits, isVolume)) this.note("withheld-payloads-differ", path);
    if (claims === undefined) return;
    const allowed = new Set([...(asList(claims) ?? []), "action", "field", "field_roster", "field_checkpoint"]);
    for (const exhibit of exhibits) {
      for (const name of exhibit.events) {
        const shown = this.events.get(name);
        const beyond = [...(shown?.disclosed.keys() ?? [])].filter((claim) => !allowed.has(claim));
        if (beyond.length === 0) continue;
        this.note("disclosed-beyond-authorisation", eventPath(name), { exhibit: exhibit.number, detail: beyond.join(", ") });
      }
    }
  }

  /** Whether this is one of the volumes that an export was parted into. */
  async isVolume() {
    const bytes = await this.tagFile("bag-info.txt");
    let elements;
    try {
      elements = bytes && readBagInfo(bytes);
    } catch {
      return false;
    }
    const counts = elements ? valuesOf(elements, "Bag-Count") : [];
    const found = counts.length === 1 ? /^([1-9][0-9]{0,2}) of ([1-9][0-9]{0,2})$/.exec(counts[0]) : null;
    if (!found || Number(found[2]) < 2 || Number(found[1]) > Number(found[2])) return false;
    const groups = valuesOf(elements, "Bag-Group-Identifier");
    if (groups.length !== 1 || groups[0] !== this.index.export) {
      this.note("wrong-info", "bag-info.txt", { detail: "Bag-Group-Identifier" });
    }
    this.note("one-volume", "bag-info.txt", { detail: counts[0] });
    return true;
  }
});

function isLater(event, other) {
  return event.field === other.field ? event.index > other.index : other.field !== null && event.field === null;
}

const payloadDigest = (intake) => (isDigest(intake.disclosed.get("digest")) ? intake.disclosed.get("digest") : null);
const payloadSize = (intake) => asCount(intake.disclosed.get("size"));

function allowsItems(items, exhibits, isVolume) {
  const here = exhibits.map(({ item }) => item);
  if (!isVolume) return sameJSON(items, here);
  const start = asList(items)?.indexOf(here[0]) ?? -1;
  return start >= 0 && sameJSON(items.slice(start, start + here.length), here);
}

function allowsWithheld(withheld, exhibits, isVolume) {
  const wanted = exhibits.filter(({ path }) => path === null).map(({ item }) => item);
  const here = new Set(exhibits.map(({ item }) => item));
  const list = isVolume ? asList(withheld)?.filter((item) => typeof item !== "string" || here.has(item)) : withheld;
  return list !== undefined && list !== null && sameJSON(list, wanted);
}

// === lineage.js ===

// Verifying: what exhibits were made from.

const lineageClaims = ["action", "record_type", "record"];
const lineageFields = ["about", "parent", "kind", "removed"];

extendInspection(class {
  /** For each origin, the first exhibit that was made from it: findings on it are told there. */
  exhibitsOfOrigins() {
    const lineages = new Map((this.index?.origins ?? []).map(({ item, lineage }) => [item, lineage]));
    const numbers = new Map();
    for (const { number, lineage } of this.index?.exhibits ?? []) {
      let next = lineage?.item;
      while (next !== undefined && lineages.has(next) && !numbers.has(next)) {
        numbers.set(next, number);
        next = lineages.get(next)?.item;
      }
    }
    return numbers;
  }

  judgeLineage() {
    for (const exhibit of this.index?.exhibits ?? []) this.judgeMadeFrom(exhibit, exhibit.number);
    const numbers = this.exhibitsOfOrigins();
    for (const origin of this.index?.origins ?? []) {
      const exhibit = numbers.get(origin.item);
      // An origin that no exhibit leads to is in a circle of origins.
      if (exhibit === undefined) {
        this.note("lineage-mismatch", "bundle.json");
        continue;
      }
      this.judgeChain(origin.events, origin.item, "intake", exhibit);
      this.judgeHop(origin.events, origin.item, exhibit);
      for (const name of origin.events) this.forbid(["action", "field", "field_roster", "field_checkpoint"], name, exhibit);
      this.judgeMadeFrom(origin, exhibit);
    }
  }

  judgeMadeFrom({ item, lineage }, exhibit) {
    if (!lineage) return;
    const known = lineage.record.map((name) => this.events.get(name)).filter(Boolean);
    for (const name of lineage.record) {
      this.forbid(lineageClaims, name, exhibit);
      const record = this.events.get(name)?.disclosed.get("record");
      const others = record instanceof Map ? [...record.keys()].filter((field) => !lineageFields.includes(field)) : [];
      if (others.length > 0) this.note("disclosed-beyond-authorisation", eventPath(name), { exhibit });
    }
    if (known.length === 0) return;
    this.judgeChain(lineage.record, known[0].item, "record", exhibit);
    const newest = this.events.get(lineage.record.at(-1));
    if (newest && !saysMadeFrom(newest, item, lineage.item)) this.note("lineage-mismatch", eventPath(newest.event), { exhibit });
  }

  /** What an exhibit was made from, as a record says that holds; null where none does. */
  madeFrom({ item, lineage }) {
    const newest = lineage && this.events.get(lineage.record.at(-1));
    if (!newest || !saysMadeFrom(newest, item, lineage.item)) return null;
    return { item: lineage.item, kind: asText(newest.disclosed.get("record").get("kind")) };
  }

  forbid(names, event, exhibit) {
    const others = [...(this.events.get(event)?.disclosed.keys() ?? [])].filter((name) => !names.includes(name));
    if (others.length === 0) return;
    this.note("disclosed-beyond-authorisation", eventPath(event), { exhibit, detail: others.sort().join(", ") });
  }
});

function saysMadeFrom(event, about, parent) {
  const record = event.disclosed.get("record");
  return event.type === "record" && event.disclosed.get("record_type") === "derivative" && record instanceof Map
    && record.get("about") === about && record.get("parent") === parent;
}

// === payloads.js ===

// Verifying, fourth part: the exhibits' bytes, and the bag's lists of files.

extendInspection(class {
  async hashPayloads() {
    const exhibits = (this.index?.exhibits ?? []).filter((exhibit) => exhibit.path !== null);
    for (const { path, number } of exhibits) if (!this.files.has(path)) this.note("missing-payload", path, { exhibit: number });
    if (!this.index) {
      for (const path of this.filesOf("payload")) this.leftOut.add(path);
      return;
    }
    const payloads = [];
    for (const exhibit of exhibits.filter(({ path }) => this.files.has(path))) {
      const { path, number } = exhibit;
      const { size, file } = this.files.get(path);
      const intake = this.intake(exhibit);
      const expected = intake && payloadSize(intake);
      if (expected !== null && expected !== BigInt(size)) {
        this.note("wrong-size", path, { exhibit: number, detail: `${size} bytes instead of ${expected}` });
      }
      if (size > 2 ** 40 && expected !== BigInt(size)) {
        this.note("too-large", path, { exhibit: number });
        this.leftOut.add(path);
      } else {
        payloads.push({ path, number, size, file, intake });
      }
    }
    // The longest first, so that no worker is left alone with it at the end.
    payloads.sort((a, b) => b.size - a.size);
    const total = payloads.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    this.progress("hashing", 0, total);
    const digests = await hashFiles(payloads.map(({ file }) => file), (count) => {
      done += count;
      this.progress("hashing", done, total);
    });
    payloads.forEach(({ path, number, size, intake }, place) => {
      const digest = digests[place];
      if (digest === null) {
        this.note("unreadable", path, { exhibit: number });
        this.leftOut.add(path);
        return;
      }
      this.digests.set(path, digest);
      if (!intake || payloadDigest(intake) === null || payloadDigest(intake) === digest) return;
      const expected = payloadSize(intake);
      if (expected === null || expected === BigInt(size)) this.note("wrong-payload", path, { exhibit: number });
    });
  }

  judgeFiles() {
    if (!this.index) return;
    const payloads = new Set(this.index.exhibits.map(({ path }) => path));
    const fields = new Set([...this.events.values()].map((event) => event.field));
    for (const [path, file] of this.files) {
      const isReferenced =
        file.kind === "timestamp" ? this.files.has(`custody/timestamps/${file.size64}/note`)
        : file.kind === "roster" ? file.version <= this.index.rosterCount
        : file.kind === "field" ? fields.has(file.field)
        : file.kind === "event" ? this.digests.has(path) || this.leftOut.has(path)
        : file.kind === "payload" ? payloads.has(path)
        : true;
      if (isReferenced) continue;
      this.note("unreferenced-file", path);
      // Nothing says how long it may be, so nothing of it is read.
      this.leftOut.add(path);
    }
  }

  async judgeBag() {
    const bytes = await this.tagFile("bagit.txt");
    if (bytes && decodeText(bytes) !== "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n") {
      this.note("wrong-declaration", "bagit.txt");
    }
    for (const name of [manifestName, tagManifestName]) if (!this.files.has(name)) this.note("missing-manifest", name);
    const files = new Map([...this.files].filter(([path, file]) => !file.isUnlisted && !this.leftOut.has(path)));
    const found = [];
    const note = (code, path, detail = "") => found.push({ code, path, detail });
    const read = bytes && files.has("bagit.txt") ? readDeclaration(bytes) : null;
    if (read === null) note("wrong-declaration", "bagit.txt");
    const declaration = read ?? { version: "1.0", encoding: "UTF-8" };
    const listings = [];
    for (const name of [manifestName, tagManifestName].filter((one) => files.has(one))) {
      // What was signed and what is compared must be the same bytes.
      const content = name === tagManifestName ? this.tagManifest : await this.tagFile(name);
      if (content) listings.push(readManifest(name, content, declaration, note));
    }
    await this.judgeInfo(files, declaration, note);
    this.compareListings(files, listings, note);
    await this.compareDigests(files, listings, note);
    const names = new Set([...files.keys(), ...listings.flatMap(({ digests }) => [...digests.keys()])]);
    for (const [name, other] of collidingNames(names)) note("colliding-names", name, other);
    found.sort((a, b) => compareText(a.path, b.path) || compareText(a.code, b.code) || compareText(a.detail, b.detail));
    for (const { code, path, detail } of found) {
      this.note(code, path, { exhibit: this.exhibitOf?.get(path) ?? null, detail: detail.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd") });
    }
  }

  async judgeInfo(files, declaration, note) {
    const name = "bag-info.txt";
    const bytes = files.has(name) ? await this.tagFile(name) : null;
    if (bytes === null) return;
    let sizes;
    try {
      sizes = valuesOf(readBagInfo(bytes, declaration.version), "Payload-Oxum");
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return note("wrong-info", name, refusal.detail);
    }
    if (sizes.length > 1) note("wrong-info", name, "more than one Payload-Oxum");
    const payload = [...files].filter(([path]) => path.startsWith("data/"));
    const there = `${payload.reduce((sum, [, { size }]) => sum + size, 0)}.${payload.length}`;
    for (const said of sizes) {
      const parts = said.split(".");
      const isWhole = parts.length === 2 && parts.every((part) => decimal(part) !== null);
      if (!isWhole) note("wrong-info", name, "Payload-Oxum");
      // Where a payload was left out there is a finding on it, and the count cannot be right.
      else if (said !== there && ![...this.leftOut].some((path) => path.startsWith("data/"))) {
        note("wrong-payload-count", name, `${said} is said, ${there} is there`);
      }
    }
  }

  compareListings(files, listings, note) {
    for (const { name, digests } of listings) {
      for (const path of digests.keys()) if (!files.has(path) && !this.leftOut.has(path)) note("missing-file", path, name);
    }
    for (const path of files.keys()) {
      if (isTagManifest(path)) continue;
      for (const { name, digests, isTags, isWhole } of listings) {
        const isItsKind = isTags !== path.startsWith("data/");
        if (isItsKind && isWhole && !digests.has(path)) note("unlisted-file", path, name);
      }
    }
  }

  async compareDigests(files, listings, note) {
    for (const path of [...files.keys()].sort(compareText)) {
      const listed = listings.filter(({ digests }) => digests.has(path));
      if (listed.length === 0) continue;
      if (!this.digests.has(path)) {
        const [digest] = await hashFiles([files.get(path).file], () => {});
        if (digest === null) {
          this.note("unreadable", path);
          continue;
        }
        this.digests.set(path, digest);
      }
      for (const { name, digests } of listed) if (digests.get(path) !== this.digests.get(path)) note("wrong-digest", path, name);
    }
  }
});

// === trust.js ===

// Verifying, fifth part: signatures, cosigners, and what came from elsewhere.

extendInspection(class {
  async judgeSignatures() {
    const paths = this.filesOf("signature");
    if (paths.length === 0) return this.note("missing-signature");
    if (paths.length > 1000) return this.note("too-large", "signatures");
    const strangers = [];
    for (const path of paths) {
      const bytes = await this.tagFile(path);
      if (bytes === null || this.tagManifest === null) continue;
      let key;
      try {
        key = await verifySSHSignature(bytes, this.tagManifest, "bundle@evidencevault");
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        const isWrong = ["not-authentic", "wrong-namespace"].includes(refusal.code);
        this.note(isWrong ? "bad-signature" : "malformed-signature", path, { detail: refusal.code });
        continue;
      }
      const roster = this.history?.inForce(this.checkpoint?.size ?? 2n ** 64n - 1n);
      if (!roster) continue;
      const member = roster.member(thumbprint(key));
      // What is named after somebody else is nobody's.
      if (!member || path !== `signatures/${member.kid}.sig`) {
        strangers.push(path);
      } else if (!member.maySign("export")) {
        this.note("signature-not-permitted", path, { detail: member.label });
      } else {
        this.signatureBytes.set(path, bytes);
        this.signers.push({ kid: member.kid, label: member.label, role: member.role });
      }
    }
    // A recipient may add a signature of their own, once a member's is there.
    for (const path of strangers) this.note(this.signers.length === 0 ? "signature-unknown-signer" : "foreign-signature", path);
  }

  async readCosigned() {
    const { checkpoint } = this;
    if (!checkpoint || !this.isCheckpointSigned) return;
    const ownKeys = new Map();
    for (const member of this.history.versions.flatMap((roster) => roster.members.filter((one) => one.signsLog))) {
      ownKeys.set(member.kid, logKey(this.history.origin, member));
    }
    const bySize = (a, b) => (this.files.get(a).size64 < this.files.get(b).size64 ? -1 : 1);
    const paths = this.filesOf("cosigned").sort(bySize);
    for (const path of paths.slice(0, 1000)) {
      const bytes = await this.tagFile(path);
      if (bytes === null) continue;
      let request;
      try {
        request = readCosigned(bytes);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        this.note("cosigned-unusable", path, { detail: refusal.message });
        continue;
      }
      const isOfThis = request.checkpoint.origin === checkpoint.origin && request.oldSize === checkpoint.size;
      if (!isOfThis || request.checkpoint.size !== this.files.get(path).size64) {
        this.note("cosigned-unusable", path, { detail: "it is of another log or another checkpoint" });
        continue;
      }
      try {
        request.proof.verify(checkpoint.root, request.checkpoint.root);
        this.continuations.push({ note: request.note, path });
        for (const key of ownKeys.values()) await this.judgeLines(key, request.note, path);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        const code = (await this.isFork(request)) ? "inconsistent-head" : "cosigned-unusable";
        this.note(code, path, { detail: refusal.message });
      }
    }
    if (paths.length > 1000) this.note("cosigned-too-many", "signatures", { detail: `${paths.length}, of which 1000 are read` });
  }

  /** Whether a checkpoint of the log's own key contradicts the bundle's. */
  async isFork({ note, checkpoint, proof }) {
    if ((await checkpointSigner(note, this.history.origin, this.history.current)) === null) return false;
    if (checkpoint.size === this.checkpoint.size) return checkpoint.root !== this.checkpoint.root;
    const shown = proof.shownOldRoot(checkpoint.root);
    return shown !== null && shown !== this.checkpoint.root;
  }

  /** What the good lines under a key say, the earliest time of cosignatures; null where none is good. */
  async judgeLines(key, note, path) {
    let [found, isWrong] = [null, false];
    for (const line of note.linesOf(key)) {
      const said = await note.check(line, key);
      if (said === null) isWrong = true;
      else if (found === null || (said !== true && said < found)) found = said;
    }
    if (isWrong) this.note("cosigned-wrong-line", path, { detail: key.name });
    return found;
  }

  async judgeTrust() {
    await this.judgeLog();
    if (this.trust.policy) await this.judgeCosigners(this.trust.policy);
    const [minimum, version] = [this.trust.minimumRoster, this.history?.current.version];
    if (minimum && version && version < minimum) {
      this.note("roster-too-old", "custody/roster", { detail: `version ${version}, not ${minimum}` });
    }
  }

  async judgeLog() {
    const { fingerprint, policy } = this.trust;
    const verdicts = [];
    if (fingerprint) {
      if (!this.history) return this.note("no-trust", "", { detail: "the rosters do not verify" });
      verdicts.push(this.history.fingerprint === fingerprint);
      if (this.history.fingerprint !== fingerprint) this.note("wrong-fingerprint");
    }
    if (policy && (policy.logs.length > 0 || !fingerprint)) {
      const note = this.checkpointNote;
      if (!note) return this.note("no-trust", "", { detail: "the checkpoint cannot be read" });
      let isSigned = false;
      for (const key of policy.logs) {
        isSigned ||= key.name === this.checkpoint?.origin && (await note.isSignedBy(key));
      }
      verdicts.push(isSigned);
      const gap = policy.logs.length === 0 ? "it names no log" : "signed by no key that it names for this log";
      if (!isSigned) this.note("policy-not-met", "custody/checkpoint", { detail: gap });
    }
    if (verdicts.length === 0) return this.note("no-trust");
    this.trustVerdict = verdicts.includes(false) ? "failed" : "verified";
  }

  async judgeCosigners(policy) {
    if (!this.checkpointNote) return;
    const members = new Set((this.history?.versions ?? []).flatMap((roster) => roster.members.map((member) => hex(member.key))));
    for (const { name, key } of policy.witnesses) {
      let vouched = null;
      for (const { note, path } of [{ note: this.checkpointNote, path: "custody/checkpoint" }, ...this.continuations]) {
        const time = await this.judgeLines(key, note, path);
        // The smallest log says most; the lines of the others are looked at all the same.
        if (vouched === null && time !== null) vouched = { time: Number(time), size: readCheckpoint(note.text).size, path };
      }
      if (vouched === null) continue;
      if (members.has(hex(key.publicKey))) {
        this.note("cosigner-is-member", "custody/checkpoint", { detail: name });
        continue;
      }
      if (vouched.time > this.now + 300) {
        this.note("cosigned-in-future", vouched.path, { detail: `${name}, ${timeText(vouched.time)}` });
      }
      this.cosigners.push({ name, time: vouched.time, size: vouched.size });
    }
    const gaps = policyGaps(policy, this.cosigners.map(({ name }) => name));
    if (gaps.length > 0) this.note("quorum-missing", "custody/checkpoint", { detail: gaps.join("; ") });
  }
});

// === report.js ===

// Verifying, last part: what is said of it all, of the shape of Schemas/output/verify.schema.json.

extendInspection(class {
  makeReport() {
    const base = this.baseVerdicts();
    const verdicts = new Verdicts(base);
    if (!this.index) for (const dimension of dimensions) verdicts.lower(dimension, "unverifiable");
    const own = new Map();
    for (const { code, exhibit } of this.findings) {
      const { dimension, verdict } = findingTable[code];
      verdicts.lower(dimension, verdict);
      if (exhibit === null) continue;
      if (!own.has(exhibit)) own.set(exhibit, new Verdicts(base));
      own.get(exhibit).lower(dimension, verdict);
    }
    const weight = ({ code }) => outcomeWords.indexOf(findingTable[code].outcome);
    const findings = this.findings
      .map((finding) => ({
        code: finding.code, severity: findingTable[finding.code].outcome === null ? "advisory" : "error",
        path: finding.path, exhibit: finding.exhibit, message: finding.message,
      }))
      .sort((a, b) => weight(b) - weight(a) || compareText(a.path, b.path) || compareText(a.code, b.code));
    const worst = Math.max(0, findings.length > 0 ? weight(findings[0]) : 0);
    return {
      schema: "evidencevault/verify/1",
      outcome: outcomeWords[worst],
      trust: this.trustVerdict,
      verdicts,
      fingerprint: this.history?.fingerprint ?? null,
      export: this.index?.export ?? null,
      created: this.index ? timeText(this.index.created) : null,
      log_size: this.isCheckpointSigned ? this.checkpoint.size : null,
      roster: this.history?.current.version ?? null,
      signers: this.signers,
      certificate_signatures: this.certificates,
      cosigners: this.cosigners.map(({ name, time, size }) => ({ name, time: timeText(time), log_size: size })),
      exhibits: (this.index?.exhibits ?? []).map((exhibit) => this.exhibitReport(exhibit, own.get(exhibit.number) ?? base)),
      export_events: this.eventReports(this.index?.exportEvents ?? []),
      timestamps: this.times,
      findings,
    };
  }

  baseVerdicts() {
    const base = new Verdicts();
    // No roots of authorities can be given here.
    base.lower("time", "unverifiable");
    if (!this.history) {
      for (const dimension of dimensions) if (dimension !== "completeness") base.lower(dimension, "unverifiable");
    }
    if (!this.isCheckpointSigned) base.lower("custody", "unverifiable");
    return base;
  }

  exhibitReport(exhibit, verdicts) {
    const intake = this.intake(exhibit);
    return {
      number: exhibit.number, item: exhibit.item, path: exhibit.path, digest: intake && payloadDigest(intake),
      size: intake && payloadSize(intake), verdicts, existed_by: null, made_from: this.madeFrom(exhibit), events: this.eventReports(exhibit.events),
    };
  }

  eventReports(names) {
    return names.map((name) => this.events.get(name)).filter(Boolean).map((event) => ({
      event: event.event, recorded: timeText(event.recorded), type: event.type, action: event.action,
      signer: { kid: event.signer.kid, label: event.signer.label, role: event.signer.role }, index: event.index,
      roster: event.roster, field: event.field, doubted_since: event.doubtedSince === null ? null : timeText(event.doubtedSince),
      disclosed: [...event.disclosed.keys()],
    }));
  }
});

// === files.js ===

// Where a bundle's files come from: a folder that was chosen or dropped, or a tar archive of one. Contents stay where they are.

const maximumEntryCount = 2000000;

/** Files of `<input webkitdirectory>`. */
function chosenFolder(list) {
  need(list.length <= maximumEntryCount, "too-many", "");
  return Array.from(list, (file) => ({ path: file.webkitRelativePath.split("/").slice(1).join("/"), file }));
}

/** What is below a folder that was dropped: a FileSystemDirectoryHandle, which Chromium has on pages that are files. */
async function handledFolder(root) {
  const entries = [];
  const open = [[root, ""]];
  while (open.length > 0) {
    const [folder, prefix] = open.pop();
    let count = 0;
    for await (const entry of folder.values()) {
      need(entries.length < maximumEntryCount, "too-many", "");
      count++;
      if (entry.kind === "directory") open.push([entry, `${prefix}${entry.name}/`]);
      else entries.push({ path: prefix + entry.name, file: await entry.getFile() });
    }
    if (count === 0 && prefix !== "") entries.push({ path: prefix.slice(0, -1), file: null });
  }
  return entries;
}

/** The same of a FileSystemDirectoryEntry, which other browsers have. */
async function droppedFolder(root) {
  const entries = [];
  const open = [[root, ""]];
  while (open.length > 0) {
    const [folder, prefix] = open.pop();
    const reader = folder.createReader();
    let count = 0;
    // A folder is handed out in pieces, the last of which is empty.
    for (let piece; (piece = await new Promise((done, fail) => reader.readEntries(done, fail))).length > 0; ) {
      count += piece.length;
      for (const entry of piece) {
        need(entries.length < maximumEntryCount, "too-many", "");
        if (entry.isDirectory) open.push([entry, `${prefix}${entry.name}/`]);
        else entries.push({ path: prefix + entry.name, file: await new Promise((done, fail) => entry.file(done, fail)) });
      }
    }
    if (count === 0 && prefix !== "") entries.push({ path: prefix.slice(0, -1), file: null });
  }
  return entries;
}

/** Members of a tar archive as Schemas/README.md, *Reading it*, has them: one folder at the top may be around all. */
async function tarMembers(archive) {
  const fail = (reason) => {
    throw new Refusal("tar", reason);
  };
  const load = async (start, size) => {
    if (start + size > archive.size) fail("it ends too early");
    return new Uint8Array(await archive.slice(start, start + size).arrayBuffer());
  };
  const isZero = (bytes) => bytes.every((byte) => byte === 0);
  const padded = (size) => Math.ceil(size / 512) * 512;
  const members = new Map();
  let [offset, longName, records] = [0, null, null];
  while (true) {
    const block = await load(offset, 512);
    offset += 512;
    if (isZero(block)) break;
    const header = tarHeader(block);
    if (header === null) fail("it is not in the form of tar");
    if (header.kind === "x" || header.kind === "L") {
      if (header.size > 65536) fail("an extended header is too long");
      const content = await load(offset, header.size);
      offset += padded(header.size);
      if (header.kind === "x") records = records === null ? paxRecords(content) : null;
      else longName = header.isGNU && content.at(-1) === 0 ? decodeText(content.slice(0, -1)) : null;
      if ((header.kind === "x" ? records : longName) === null) fail("it has an extended header that is not read");
      continue;
    }
    const isFolder = header.kind === "5";
    if (!isFolder && header.kind !== "0" && header.kind !== "\0") fail("something is in it that is neither a file nor a folder");
    const size = records?.size ?? header.size;
    const spelled = longName ?? records?.path ?? header.name;
    [longName, records] = [null, null];
    const path = spelled.replace(/^(\.\/)+/, "").replace(isFolder ? /\/+$/ : /$^/, "");
    const isRoot = isFolder && (path === "" || path === ".");
    const isSafe = path.split("/").every((part) => part !== "" && part !== "." && part !== "..") && !path.includes("\0");
    if (!isRoot && !isSafe) fail("a name in it leads out of the folder");
    if (members.has(path)) fail("a name is in it twice");
    if (members.size >= maximumEntryCount || (isFolder && size > 0) || offset + padded(size) > archive.size) fail("a member is too long");
    if (!isRoot) members.set(path, isFolder ? null : archive.slice(offset, offset + size));
    offset += padded(size);
  }
  if (longName !== null || records !== null || !isZero(await load(offset, 512))) fail("it ends too early");
  const rest = archive.size - offset - 512;
  if (rest > 1 << 20 || rest % 512 !== 0 || !isZero(await load(offset + 512, rest))) fail("something stands behind its end");
  for (const path of members.keys()) {
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
      if (members.get(path.slice(0, end))) fail("a file is another member’s folder");
    }
  }
  return withoutTop(members);
}

/** Takes the one folder away that all members lie in, and the folders that are not empty. */
function withoutTop(members) {
  const tops = new Set([...members.keys()].map((path) => path.split("/")[0]));
  const [top] = tops;
  const isWrapped = tops.size === 1 && !members.get(top);
  const entries = [];
  const filled = new Set([...members.keys()].map((path) => path.slice(0, Math.max(0, path.lastIndexOf("/")))));
  for (const [path, file] of members) {
    const inner = isWrapped ? path.slice(top.length + 1) : path;
    if (inner !== "" && (file !== null || !filled.has(path))) entries.push({ path: inner, file });
  }
  return entries;
}

function tarHeader(block) {
  const field = (start, size) => {
    const bytes = block.subarray(start, start + size);
    const end = bytes.indexOf(0);
    return decodeText(end < 0 ? bytes : bytes.subarray(0, end));
  };
  const magic = decodeText(block.subarray(257, 265));
  const isGNU = magic === "ustar  \0";
  const sum = block.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0);
  const size = tarNumber(block.subarray(124, 136));
  if ((!isGNU && magic !== "ustar\u000000") || tarNumber(block.subarray(148, 156)) !== sum || size === null) return null;
  const [name, prefix] = [field(0, 100), isGNU ? "" : field(345, 155)];
  if (name === null || prefix === null) return null;
  return { name: prefix === "" ? name : `${prefix}/${name}`, size, isGNU, kind: String.fromCharCode(block[156]) };
}

/** Octal digits, or as GNU tar writes what is too large for them: a number in bytes behind 0x80. */
function tarNumber(bytes) {
  if (bytes[0] === 0x80) {
    const number = bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(number) ? number : null;
  }
  const found = /^ *([0-7]+)[ \0]*$/.exec(decodeText(bytes) ?? "");
  return found ? parseInt(found[1], 8) : null;
}

/** The path and size of a pax header; null where a record in it says something else than who owned a file and when. */
function paxRecords(content) {
  const records = {};
  let rest = content;
  while (rest.length > 0) {
    const space = rest.indexOf(0x20);
    const length = Number(decimal(decodeText(rest.subarray(0, Math.max(space, 0))) ?? ""));
    const text = length > space && length <= rest.length ? decodeText(rest.subarray(space + 1, length)) : null;
    const found = /^([^=]+)=(.*)\n$/s.exec(text ?? "");
    if (!found) return null;
    const [, name, value] = found;
    if (name === "path") records.path = value;
    else if (name === "size" && /^[0-9]{1,15}$/.test(value)) records.size = Number(value);
    else if (!/^([acm]time|[ug](id|name)|comment|LIBARCHIVE\.(creationtime|xattr\..*)|SCHILY\.(dev|fflags|ino|nlink|(acl|xattr)\..*))$/.test(name)) return null;
    rest = rest.subarray(length);
  }
  return records;
}

// === texts.json ===

const texts = {
 "en": {
  "languageName": "English",
  "title": "Verify an evidence bundle",
  "intro": "This page checks a bundle on this computer, without a network. Nothing leaves this computer.",
  "language": "Language",
  "copyBundle": "This is only a convenience copy: it came with the bundle that it checks, so whoever changed the bundle could have changed this page. For a verdict that others must rely on, use a copy of this page, and a fingerprint, that came to you another way.",
  "copyPublished": "This is the page as it is published by itself. Whoever gave it to you can tell you its SHA-256 another way: compare it before you rely on what the page says.",
  "fingerprintTitle": "1. The vault’s fingerprint",
  "fingerprintHelp": "64 hexadecimal digits that the vault’s people told you another way than with this bundle: on paper, by telephone, on their website. Spaces, hyphens and capitals do not matter. Without it the page can say whether the bundle is whole, but not whose it is.",
  "fingerprintLabel": "Fingerprint (64 hexadecimal digits)",
  "fingerprintError": "A fingerprint has 64 hexadecimal digits, 0 to 9 and a to f.",
  "policyTitle": "A log policy, or a minimum roster (for experts)",
  "policyHelp": "A policy file (C2SP tlog-policy) of your own says which cosigners must vouch for the vault’s log.",
  "policyLabel": "Policy file",
  "policyError": "This file is not a log policy",
  "minimumLabel": "Least version of the roster",
  "bundleTitle": "2. The bundle",
  "dropHere": "Choose the bundle’s folder, or drop it here. A browser may leave out files with unusual names of a folder that is dropped; of one that is chosen it sees them all.",
  "chooseFolder": "Choose a folder",
  "chooseTar": "Choose a .tar file",
  "sealedNote": "The folder is the one with bundle.json in it. Your browser may ask whether to “upload” its files: they stay here. A sealed file (.tar.age) is not opened by this page: open it with age first, as its opening sheet says, or use evault-verify.",
  "notBundle": "There is no bundle.json at the top of what you chose. Is it the right folder?",
  "tarError": "This file cannot be read as a tar archive of a bundle",
  "sealedError": "This file is sealed. Open it with age first, or use evault-verify.",
  "failure": "The page could not finish. Nothing was changed, and this is no verdict. Reload the page and try again, or use evault-verify.",
  "progressLabel": "Progress",
  "reading": "Reading the index, checkpoint and rosters",
  "events": "Checking events and proofs",
  "hashing": "Computing the digests of the exhibits",
  "signatures": "Checking signatures",
  "again": "Verify again",
  "print": "Print for signature",
  "save": "Save as JSON",
  "resultTitle": "The verdict",
  "outcome.verified": "Verified.",
  "outcome.verified.words": "The bundle is whole, and comes from the vault that you asked for.",
  "outcome.not-trusted": "Intact, but nobody vouched for the key.",
  "outcome.not-trusted.words": "The bundle is whole in itself. Whether it comes from the vault it names, only a fingerprint that reached you another way can tell.",
  "outcome.other-vault": "Intact, but not from the vault you asked for.",
  "outcome.other-vault.words": "Its key is not vouched for by what you gave.",
  "outcome.incomplete": "Incomplete.",
  "outcome.incomplete.words": "Something that belongs to the bundle is missing, or it shows an older state than it speaks of.",
  "outcome.bad-disclosure": "Bad disclosure.",
  "outcome.bad-disclosure.words": "Something was disclosed that was not signed so, or is missing where it must be disclosed.",
  "outcome.bad-signature": "Bad signature.",
  "outcome.bad-signature.words": "Something is signed wrongly, or by somebody who may not sign it.",
  "outcome.corrupt": "Corrupt.",
  "outcome.corrupt.words": "The bytes are not what they were when the bundle was signed.",
  "questionsTitle": "Seven questions",
  "question": "Question",
  "answer": "Answer",
  "dimension.bytes": "Bytes",
  "dimension.bytes.words": "Are the files what they were when they were taken in and signed?",
  "dimension.custody": "Custody",
  "dimension.custody.words": "Is every event in the vault’s log, in one unbroken chain?",
  "dimension.authorship": "Authorship",
  "dimension.authorship.words": "Are the signatures good?",
  "dimension.authority": "Authority",
  "dimension.authority.words": "Did those who signed have the role for it at the time?",
  "dimension.completeness": "Completeness",
  "dimension.completeness.words": "Is all there that belongs to the bundle?",
  "dimension.disclosure": "Disclosure",
  "dimension.disclosure.words": "Was only disclosed what was signed, and what was authorised to leave?",
  "dimension.time": "Time",
  "dimension.time.words": "Does an authority say by when this existed? Not checked on this page.",
  "verdict.verified": "verified",
  "verdict.failed": "failed",
  "verdict.missing": "missing",
  "verdict.unverifiable": "unverifiable",
  "verdict.not-disclosed": "not disclosed",
  "factsTitle": "What was verified",
  "export": "Export",
  "written": "Written, by the exporter’s clock",
  "vault": "Vault’s fingerprint in the bundle",
  "given": "Fingerprint that was given",
  "none": "none",
  "log": "Entries in the vault’s log",
  "roster": "Version of the roster",
  "signedBy": "Signed by",
  "cosignedBy": "Cosigned by",
  "certificates": "Signed with a certificate by",
  "timestamps": "Timestamps, not judged here",
  "exhibitsTitle": "Exhibits",
  "exhibit": "Exhibit",
  "withheld": "the file was withheld",
  "bytesUnit": "bytes",
  "custodyOf": "Custody",
  "showAll": "Show all exhibits",
  "findingsTitle": "Findings",
  "findingsNote": "Codes are the same in every language; their words are in English.",
  "noFindings": "None.",
  "error": "fault",
  "advisory": "for your information",
  "notCheckedTitle": "What this page does not check",
  "notChecked": "Whether timestamp authorities and certificates are to be believed: that needs their roots (evault-verify --trust-roots). Links, devices and empty folders, which a browser does not show as such. That there is no later event than the bundle’s last one cannot be shown by any bundle.",
  "limits": "Integrity is not authenticity, authenticity is not truth: a verified bundle supports what it is used for, and proves no more than that these bytes were recorded so, by these keys.",
  "signOffTitle": "Record of this verification",
  "verifiedAt": "Verified, by this computer’s clock",
  "name": "Name and office",
  "place": "Place and date",
  "signature": "Signature"
 },
 "fr": {
  "languageName": "Français",
  "title": "Vérifier un dossier de preuves",
  "intro": "Cette page vérifie un dossier sur cet ordinateur, sans réseau. Rien ne quitte cet ordinateur.",
  "language": "Langue",
  "copyBundle": "Ceci n’est qu’une copie de commodité : elle est venue avec le dossier qu’elle vérifie, et qui a modifié le dossier a pu modifier cette page. Pour un avis sur lequel d’autres doivent s’appuyer, utilisez une copie de cette page et une empreinte qui vous sont parvenues autrement.",
  "copyPublished": "Ceci est la page telle qu’elle est publiée seule. Qui vous l’a donnée peut vous communiquer son SHA-256 par une autre voie : comparez-le avant de vous y fier.",
  "fingerprintTitle": "1. L’empreinte du coffre",
  "fingerprintHelp": "64 chiffres hexadécimaux que les responsables du coffre vous ont communiqués autrement qu’avec ce dossier : sur papier, par téléphone, sur leur site. Espaces, traits d’union et majuscules sont sans importance. Sans elle, la page peut dire si le dossier est intact, mais non de qui il vient.",
  "fingerprintLabel": "Empreinte (64 chiffres hexadécimaux)",
  "fingerprintError": "Une empreinte a 64 chiffres hexadécimaux, de 0 à 9 et de a à f.",
  "policyTitle": "Une politique de journal ou une version minimale du registre (experts)",
  "policyHelp": "Un fichier de politique (C2SP tlog-policy) à vous dit quels cosignataires doivent se porter garants du journal du coffre.",
  "policyLabel": "Fichier de politique",
  "policyError": "Ce fichier n’est pas une politique de journal",
  "minimumLabel": "Version minimale du registre",
  "bundleTitle": "2. Le dossier",
  "dropHere": "Choisissez le dossier, ou déposez-le ici. D’un dossier déposé, un navigateur peut omettre les fichiers aux noms inhabituels ; d’un dossier choisi, il les voit tous.",
  "chooseFolder": "Choisir un dossier",
  "chooseTar": "Choisir un fichier .tar",
  "sealedNote": "Le dossier est celui qui contient bundle.json. Votre navigateur peut demander de « téléverser » ses fichiers : ils restent ici. Un fichier scellé (.tar.age) n’est pas ouvert par cette page : ouvrez-le d’abord avec age, comme le dit sa fiche, ou utilisez evault-verify.",
  "notBundle": "Il n’y a pas de bundle.json en tête de ce que vous avez choisi. Est-ce le bon dossier ?",
  "tarError": "Ce fichier ne peut être lu comme archive tar d’un dossier",
  "sealedError": "Ce fichier est scellé. Ouvrez-le d’abord avec age, ou utilisez evault-verify.",
  "failure": "La page n’a pas pu terminer. Rien n’a été modifié, et ce n’est pas un avis. Rechargez la page et réessayez, ou utilisez evault-verify.",
  "progressLabel": "Avancement",
  "reading": "Lecture de l’index, du point de contrôle et des registres",
  "events": "Vérification des événements et des preuves d’inclusion",
  "hashing": "Calcul des empreintes des pièces",
  "signatures": "Vérification des signatures",
  "again": "Vérifier de nouveau",
  "print": "Imprimer pour signature",
  "save": "Enregistrer en JSON",
  "resultTitle": "L’avis",
  "outcome.verified": "Vérifié.",
  "outcome.verified.words": "Le dossier est intact et vient du coffre que vous avez indiqué.",
  "outcome.not-trusted": "Intact, mais personne ne répond de la clé.",
  "outcome.not-trusted.words": "Le dossier est intact en lui-même. Qu’il vienne du coffre qu’il nomme, seule une empreinte reçue par une autre voie peut le dire.",
  "outcome.other-vault": "Intact, mais pas du coffre que vous avez indiqué.",
  "outcome.other-vault.words": "Ce que vous avez donné ne répond pas de sa clé.",
  "outcome.incomplete": "Incomplet.",
  "outcome.incomplete.words": "Il manque quelque chose qui appartient au dossier, ou il montre un état plus ancien que celui dont il parle.",
  "outcome.bad-disclosure": "Divulgation incorrecte.",
  "outcome.bad-disclosure.words": "Quelque chose a été divulgué qui n’a pas été signé ainsi, ou manque là où il doit être divulgué.",
  "outcome.bad-signature": "Signature incorrecte.",
  "outcome.bad-signature.words": "Quelque chose est mal signé, ou l’est par quelqu’un qui ne peut le signer.",
  "outcome.corrupt": "Altéré.",
  "outcome.corrupt.words": "Les octets ne sont plus ceux du moment de la signature du dossier.",
  "questionsTitle": "Sept questions",
  "question": "Question",
  "answer": "Réponse",
  "dimension.bytes": "Octets",
  "dimension.bytes.words": "Les fichiers sont-ils ce qu’ils étaient à leur prise en charge et à leur signature ?",
  "dimension.custody": "Garde",
  "dimension.custody.words": "Chaque événement est-il dans le journal du coffre, en une chaîne ininterrompue ?",
  "dimension.authorship": "Auteur",
  "dimension.authorship.words": "Les signatures sont-elles bonnes ?",
  "dimension.authority": "Qualité",
  "dimension.authority.words": "Les signataires avaient-ils alors le rôle requis ?",
  "dimension.completeness": "Complétude",
  "dimension.completeness.words": "Tout ce qui appartient au dossier est-il là ?",
  "dimension.disclosure": "Divulgation",
  "dimension.disclosure.words": "N’a-t-on divulgué que ce qui a été signé et autorisé à sortir ?",
  "dimension.time": "Temps",
  "dimension.time.words": "Une autorité dit-elle quand cela existait déjà ? Non vérifié sur cette page.",
  "verdict.verified": "vérifié",
  "verdict.failed": "échoué",
  "verdict.missing": "manquant",
  "verdict.unverifiable": "invérifiable",
  "verdict.not-disclosed": "non divulgué",
  "factsTitle": "Ce qui a été vérifié",
  "export": "Export",
  "written": "Écrit, selon l’horloge de l’exportateur",
  "vault": "Empreinte du coffre dans le dossier",
  "given": "Empreinte indiquée",
  "none": "aucune",
  "log": "Entrées du journal du coffre",
  "roster": "Version du registre",
  "signedBy": "Signé par",
  "cosignedBy": "Cosigné par",
  "certificates": "Signé avec un certificat par",
  "timestamps": "Horodatages, non jugés ici",
  "exhibitsTitle": "Pièces",
  "exhibit": "Pièce",
  "withheld": "le fichier a été retenu",
  "bytesUnit": "octets",
  "custodyOf": "Garde",
  "showAll": "Afficher toutes les pièces",
  "findingsTitle": "Constatations",
  "findingsNote": "Les codes sont les mêmes dans toutes les langues ; leurs explications sont en anglais.",
  "noFindings": "Aucune.",
  "error": "défaut",
  "advisory": "pour information",
  "notCheckedTitle": "Ce que cette page ne vérifie pas",
  "notChecked": "Si les autorités d’horodatage et les certificats sont dignes de foi : il faut leurs racines (evault-verify --trust-roots). Les liens, périphériques et dossiers vides, qu’un navigateur ne montre pas comme tels. Qu’il n’y ait pas d’événement postérieur au dernier du dossier, aucun dossier ne peut le montrer.",
  "limits": "L’intégrité n’est pas l’authenticité, l’authenticité n’est pas la vérité : un dossier vérifié étaye ce à quoi il sert, et ne prouve rien de plus que ceci : ces octets ont été consignés ainsi, par ces clés.",
  "signOffTitle": "Procès-verbal de cette vérification",
  "verifiedAt": "Vérifié, selon l’horloge de cet ordinateur",
  "name": "Nom et fonction",
  "place": "Lieu et date",
  "signature": "Signature"
 },
 "uk": {
  "languageName": "Українська",
  "title": "Перевірити пакет доказів",
  "intro": "Ця сторінка перевіряє пакет на цьому комп’ютері, без мережі. Ніщо не залишає цей комп’ютер.",
  "language": "Мова",
  "copyBundle": "Це лише копія для зручності: вона надійшла разом із пакетом, який перевіряє, тож той, хто змінив пакет, міг змінити й цю сторінку. Для висновку, на який мають покладатися інші, візьміть копію сторінки та відбиток, що надійшли до вас іншим шляхом.",
  "copyPublished": "Це сторінка, опублікована окремо. Той, хто вам її дав, може повідомити її SHA-256 іншим шляхом: порівняйте його, перш ніж покладатися на сторінку.",
  "fingerprintTitle": "1. Відбиток сховища",
  "fingerprintHelp": "64 шістнадцяткові цифри, які люди сховища повідомили вам інакше, ніж із цим пакетом: на папері, телефоном, на своєму сайті. Пробіли, дефіси й великі літери не мають значення. Без нього сторінка скаже, чи пакет цілий, але не чий він.",
  "fingerprintLabel": "Відбиток (64 шістнадцяткові цифри)",
  "fingerprintError": "Відбиток має 64 шістнадцяткові цифри: від 0 до 9 і від a до f.",
  "policyTitle": "Політика журналу або найменша версія реєстру (для фахівців)",
  "policyHelp": "Ваш файл політики (C2SP tlog-policy) каже, які співпідписувачі мають поручитися за журнал сховища.",
  "policyLabel": "Файл політики",
  "policyError": "Цей файл не є політикою журналу",
  "minimumLabel": "Найменша версія реєстру",
  "bundleTitle": "2. Пакет",
  "dropHere": "Виберіть теку пакета або перетягніть її сюди. З перетягнутої теки браузер може пропустити файли з незвичними іменами; у вибраній він бачить усі.",
  "chooseFolder": "Вибрати теку",
  "chooseTar": "Вибрати файл .tar",
  "sealedNote": "Потрібна тека, у якій є bundle.json. Браузер може спитати, чи «завантажити» її файли: вони лишаються тут. Запечатаний файл (.tar.age) ця сторінка не відкриває: спершу відкрийте його за допомогою age, як сказано в його аркуші, або скористайтеся evault-verify.",
  "notBundle": "Нагорі вибраного немає bundle.json. Чи це та тека?",
  "tarError": "Цей файл не можна прочитати як tar-архів пакета",
  "sealedError": "Цей файл запечатано. Спершу відкрийте його за допомогою age або скористайтеся evault-verify.",
  "failure": "Сторінка не змогла закінчити. Нічого не змінено, і це не висновок. Перезавантажте сторінку або скористайтеся evault-verify.",
  "progressLabel": "Перебіг",
  "reading": "Читання покажчика, контрольної точки та реєстрів",
  "events": "Перевірка подій і доведень",
  "hashing": "Обчислення дайджестів доказів",
  "signatures": "Перевірка підписів",
  "again": "Перевірити ще раз",
  "print": "Друкувати для підпису",
  "save": "Зберегти як JSON",
  "resultTitle": "Висновок",
  "outcome.verified": "Перевірено.",
  "outcome.verified.words": "Пакет цілий і походить зі сховища, яке ви вказали.",
  "outcome.not-trusted": "Цілий, але за ключ ніхто не поручився.",
  "outcome.not-trusted.words": "Пакет цілий сам по собі. Чи походить він із названого сховища, скаже лише відбиток, що надійшов до вас іншим шляхом.",
  "outcome.other-vault": "Цілий, але не з того сховища, яке ви вказали.",
  "outcome.other-vault.words": "Те, що ви надали, не поручається за його ключ.",
  "outcome.incomplete": "Неповний.",
  "outcome.incomplete.words": "Бракує чогось, що належить до пакета, або він показує давніший стан, ніж той, про який говорить.",
  "outcome.bad-disclosure": "Хибне розкриття.",
  "outcome.bad-disclosure.words": "Розкрито щось, що не було так підписано, або бракує того, що має бути розкрито.",
  "outcome.bad-signature": "Хибний підпис.",
  "outcome.bad-signature.words": "Щось підписано неправильно або тим, хто не має права це підписувати.",
  "outcome.corrupt": "Пошкоджено.",
  "outcome.corrupt.words": "Байти не такі, якими були, коли пакет підписували.",
  "questionsTitle": "Сім запитань",
  "question": "Запитання",
  "answer": "Відповідь",
  "dimension.bytes": "Байти",
  "dimension.bytes.words": "Чи файли такі, якими їх прийняли й підписали?",
  "dimension.custody": "Зберігання",
  "dimension.custody.words": "Чи кожна подія є в журналі сховища, в одному нерозривному ланцюгу?",
  "dimension.authorship": "Авторство",
  "dimension.authorship.words": "Чи правильні підписи?",
  "dimension.authority": "Повноваження",
  "dimension.authority.words": "Чи мали підписанти тоді потрібну роль?",
  "dimension.completeness": "Повнота",
  "dimension.completeness.words": "Чи є все, що належить до пакета?",
  "dimension.disclosure": "Розкриття",
  "dimension.disclosure.words": "Чи розкрито лише підписане й дозволене до передачі?",
  "dimension.time": "Час",
  "dimension.time.words": "Чи каже якийсь орган, коли це вже існувало? На цій сторінці не перевіряється.",
  "verdict.verified": "перевірено",
  "verdict.failed": "не підтверджено",
  "verdict.missing": "бракує",
  "verdict.unverifiable": "неможливо перевірити",
  "verdict.not-disclosed": "не розкрито",
  "factsTitle": "Що перевірено",
  "export": "Експорт",
  "written": "Записано за годинником того, хто експортував",
  "vault": "Відбиток сховища в пакеті",
  "given": "Наданий відбиток",
  "none": "немає",
  "log": "Записів у журналі сховища",
  "roster": "Версія реєстру",
  "signedBy": "Підписали",
  "cosignedBy": "Співпідписали",
  "certificates": "Підписано сертифікатом",
  "timestamps": "Позначки часу, тут не оцінено",
  "exhibitsTitle": "Докази",
  "exhibit": "Доказ",
  "withheld": "файл не передано",
  "bytesUnit": "байтів",
  "custodyOf": "Зберігання",
  "showAll": "Показати всі докази",
  "findingsTitle": "Знахідки",
  "findingsNote": "Коди однакові всіма мовами; пояснення — англійською.",
  "noFindings": "Немає.",
  "error": "вада",
  "advisory": "до відома",
  "notCheckedTitle": "Чого ця сторінка не перевіряє",
  "notChecked": "Чи можна вірити органам позначок часу та сертифікатам: для цього потрібні їхні корені (evault-verify --trust-roots). Посилання, пристрої та порожні теки, яких браузер не показує як такі. Що немає події, пізнішої за останню в пакеті, не може показати жоден пакет.",
  "limits": "Цілісність — не автентичність, автентичність — не істина: перевірений пакет підтримує те, для чого його використано, і доводить лише те, що ці байти так записано цими ключами.",
  "signOffTitle": "Запис про цю перевірку",
  "verifiedAt": "Перевірено за годинником цього комп’ютера",
  "name": "Ім’я та посада",
  "place": "Місце та дата",
  "signature": "Підпис"
 },
 "ru": {
  "languageName": "Русский",
  "title": "Проверить пакет доказательств",
  "intro": "Эта страница проверяет пакет на этом компьютере, без сети. Ничто не покидает этот компьютер.",
  "language": "Язык",
  "copyBundle": "Это лишь копия для удобства: она пришла вместе с пакетом, который проверяет, и тот, кто изменил пакет, мог изменить и эту страницу. Для вывода, на который должны полагаться другие, возьмите копию страницы и отпечаток, пришедшие к вам другим путём.",
  "copyPublished": "Это страница, опубликованная отдельно. Тот, кто вам её дал, может сообщить её SHA-256 другим путём: сравните его, прежде чем полагаться на страницу.",
  "fingerprintTitle": "1. Отпечаток хранилища",
  "fingerprintHelp": "64 шестнадцатеричные цифры, которые люди хранилища сообщили вам иначе, чем с этим пакетом: на бумаге, по телефону, на своём сайте. Пробелы, дефисы и заглавные буквы не важны. Без него страница скажет, цел ли пакет, но не чей он.",
  "fingerprintLabel": "Отпечаток (64 шестнадцатеричные цифры)",
  "fingerprintError": "Отпечаток имеет 64 шестнадцатеричные цифры: от 0 до 9 и от a до f.",
  "policyTitle": "Политика журнала или наименьшая версия реестра (для специалистов)",
  "policyHelp": "Ваш файл политики (C2SP tlog-policy) говорит, какие соподписанты должны поручиться за журнал хранилища.",
  "policyLabel": "Файл политики",
  "policyError": "Этот файл не является политикой журнала",
  "minimumLabel": "Наименьшая версия реестра",
  "bundleTitle": "2. Пакет",
  "dropHere": "Выберите папку пакета или перетащите её сюда. Из перетащенной папки браузер может пропустить файлы с необычными именами; в выбранной он видит все.",
  "chooseFolder": "Выбрать папку",
  "chooseTar": "Выбрать файл .tar",
  "sealedNote": "Нужна папка, в которой есть bundle.json. Браузер может спросить, «загрузить» ли её файлы: они остаются здесь. Запечатанный файл (.tar.age) эта страница не открывает: сначала откройте его с помощью age, как сказано в его листе, или воспользуйтесь evault-verify.",
  "notBundle": "В начале выбранного нет bundle.json. Та ли это папка?",
  "tarError": "Этот файл нельзя прочитать как tar-архив пакета",
  "sealedError": "Этот файл запечатан. Сначала откройте его с помощью age или воспользуйтесь evault-verify.",
  "failure": "Страница не смогла закончить. Ничего не изменено, и это не вывод. Перезагрузите страницу или воспользуйтесь evault-verify.",
  "progressLabel": "Ход проверки",
  "reading": "Чтение указателя, контрольной точки и реестров",
  "events": "Проверка событий и доказательств включения",
  "hashing": "Вычисление дайджестов доказательств",
  "signatures": "Проверка подписей",
  "again": "Проверить ещё раз",
  "print": "Печатать для подписи",
  "save": "Сохранить как JSON",
  "resultTitle": "Вывод",
  "outcome.verified": "Проверено.",
  "outcome.verified.words": "Пакет цел и происходит из хранилища, которое вы указали.",
  "outcome.not-trusted": "Цел, но за ключ никто не поручился.",
  "outcome.not-trusted.words": "Пакет цел сам по себе. Происходит ли он из названного хранилища, скажет лишь отпечаток, пришедший к вам другим путём.",
  "outcome.other-vault": "Цел, но не из того хранилища, которое вы указали.",
  "outcome.other-vault.words": "То, что вы дали, не ручается за его ключ.",
  "outcome.incomplete": "Неполон.",
  "outcome.incomplete.words": "Не хватает чего-то, что принадлежит пакету, или он показывает более раннее состояние, чем то, о котором говорит.",
  "outcome.bad-disclosure": "Неверное раскрытие.",
  "outcome.bad-disclosure.words": "Раскрыто что-то, что не было так подписано, или нет того, что должно быть раскрыто.",
  "outcome.bad-signature": "Неверная подпись.",
  "outcome.bad-signature.words": "Что-то подписано неправильно или тем, кто не вправе это подписывать.",
  "outcome.corrupt": "Повреждён.",
  "outcome.corrupt.words": "Байты не те, какими были, когда пакет подписывали.",
  "questionsTitle": "Семь вопросов",
  "question": "Вопрос",
  "answer": "Ответ",
  "dimension.bytes": "Байты",
  "dimension.bytes.words": "Таковы ли файлы, какими их приняли и подписали?",
  "dimension.custody": "Хранение",
  "dimension.custody.words": "Есть ли каждое событие в журнале хранилища, в одной неразрывной цепи?",
  "dimension.authorship": "Авторство",
  "dimension.authorship.words": "Верны ли подписи?",
  "dimension.authority": "Полномочия",
  "dimension.authority.words": "Имели ли подписавшие тогда нужную роль?",
  "dimension.completeness": "Полнота",
  "dimension.completeness.words": "Есть ли всё, что принадлежит пакету?",
  "dimension.disclosure": "Раскрытие",
  "dimension.disclosure.words": "Раскрыто ли лишь подписанное и разрешённое к передаче?",
  "dimension.time": "Время",
  "dimension.time.words": "Говорит ли какой-либо орган, когда это уже существовало? На этой странице не проверяется.",
  "verdict.verified": "проверено",
  "verdict.failed": "не подтверждено",
  "verdict.missing": "отсутствует",
  "verdict.unverifiable": "нельзя проверить",
  "verdict.not-disclosed": "не раскрыто",
  "factsTitle": "Что проверено",
  "export": "Экспорт",
  "written": "Записано по часам экспортировавшего",
  "vault": "Отпечаток хранилища в пакете",
  "given": "Указанный отпечаток",
  "none": "нет",
  "log": "Записей в журнале хранилища",
  "roster": "Версия реестра",
  "signedBy": "Подписали",
  "cosignedBy": "Соподписали",
  "certificates": "Подписано сертификатом",
  "timestamps": "Метки времени, здесь не оценены",
  "exhibitsTitle": "Доказательства",
  "exhibit": "Доказательство",
  "withheld": "файл не передан",
  "bytesUnit": "байт",
  "custodyOf": "Хранение",
  "showAll": "Показать все доказательства",
  "findingsTitle": "Находки",
  "findingsNote": "Коды одинаковы на всех языках; пояснения — на английском.",
  "noFindings": "Нет.",
  "error": "дефект",
  "advisory": "к сведению",
  "notCheckedTitle": "Чего эта страница не проверяет",
  "notChecked": "Можно ли верить органам меток времени и сертификатам: для этого нужны их корни (evault-verify --trust-roots). Ссылки, устройства и пустые папки, которых браузер не показывает как таковые. Что нет события позже последнего в пакете, не может показать ни один пакет.",
  "limits": "Целостность — не подлинность, подлинность — не истина: проверенный пакет поддерживает то, для чего он использован, и доказывает лишь то, что эти байты так записаны этими ключами.",
  "signOffTitle": "Запись об этой проверке",
  "verifiedAt": "Проверено по часам этого компьютера",
  "name": "Имя и должность",
  "place": "Место и дата",
  "signature": "Подпись"
 },
 "ka": {
  "languageName": "ქართული",
  "title": "მტკიცებულებათა პაკეტის შემოწმება",
  "intro": "ეს გვერდი პაკეტს ამ კომპიუტერზე, ქსელის გარეშე ამოწმებს. ამ კომპიუტერიდან არაფერი გადის.",
  "language": "ენა",
  "copyBundle": "ეს მხოლოდ დამხმარე ასლია: ის იმავე პაკეტთან ერთად მოვიდა, რომელსაც ამოწმებს, ამიტომ პაკეტის შემცვლელს ამ გვერდის შეცვლაც შეეძლო. დასკვნისთვის, რომელსაც სხვები უნდა დაეყრდნონ, გამოიყენეთ ამ გვერდის ასლი და ანაბეჭდი, რომლებიც სხვა გზით მიიღეთ.",
  "copyPublished": "ეს ცალკე გამოქვეყნებული გვერდია. მის SHA-256-ს ის, ვინც მოგაწოდათ, სხვა გზით შეგატყობინებთ: შეადარეთ, სანამ გვერდს დაეყრდნობით.",
  "fingerprintTitle": "1. საცავის ანაბეჭდი",
  "fingerprintHelp": "64 თექვსმეტობითი ციფრი, რომელიც საცავის წარმომადგენლებმა ამ პაკეტისგან დამოუკიდებლად გაცნობეს: ქაღალდზე, ტელეფონით, თავიანთ საიტზე. შუალედებს, დეფისებსა და ასოების ზომას მნიშვნელობა არა აქვს. მის გარეშე გვერდი გეტყვით, მთელია თუ არა პაკეტი, მაგრამ არა იმას, ვისია.",
  "fingerprintLabel": "ანაბეჭდი (64 თექვსმეტობითი ციფრი)",
  "fingerprintError": "ანაბეჭდს აქვს 64 თექვსმეტობითი ციფრი: 0-დან 9-მდე და a-დან f-მდე.",
  "policyTitle": "ჟურნალის პოლიტიკა ან რეესტრის უმცირესი ვერსია (სპეციალისტებისთვის)",
  "policyHelp": "თქვენი პოლიტიკის ფაილი (C2SP tlog-policy) ამბობს, რომელმა თანახელმომწერებმა უნდა დაადასტურონ საცავის ჟურნალი.",
  "policyLabel": "პოლიტიკის ფაილი",
  "policyError": "ეს ფაილი ჟურნალის პოლიტიკა არ არის",
  "minimumLabel": "რეესტრის უმცირესი ვერსია",
  "bundleTitle": "2. პაკეტი",
  "dropHere": "აირჩიეთ პაკეტის საქაღალდე ან ჩააგდეთ აქ. ჩაგდებული საქაღალდიდან ბრაუზერმა შეიძლება გამოტოვოს უჩვეულო სახელის ფაილები; არჩეულში ყველას ხედავს.",
  "chooseFolder": "საქაღალდის არჩევა",
  "chooseTar": ".tar ფაილის არჩევა",
  "sealedNote": "საჭიროა საქაღალდე, რომელშიც bundle.json არის. ბრაუზერმა შეიძლება იკითხოს ფაილების „ატვირთვაზე“: ისინი აქვე რჩება. დალუქულ ფაილს (.tar.age) ეს გვერდი არ ხსნის: ჯერ გახსენით age-ით, როგორც მის ფურცელზე წერია, ან გამოიყენეთ evault-verify.",
  "notBundle": "არჩეულის ზედა დონეზე bundle.json არ არის. სწორი საქაღალდეა?",
  "tarError": "ეს ფაილი პაკეტის tar არქივად ვერ იკითხება",
  "sealedError": "ეს ფაილი დალუქულია. ჯერ გახსენით age-ით ან გამოიყენეთ evault-verify.",
  "failure": "გვერდმა ვერ დაასრულა. არაფერი შეცვლილა და ეს დასკვნა არ არის. გადატვირთეთ გვერდი ან გამოიყენეთ evault-verify.",
  "progressLabel": "მიმდინარეობა",
  "reading": "იკითხება სია, საკონტროლო წერტილი და რეესტრები",
  "events": "მოწმდება მოვლენები და დამადასტურებლები",
  "hashing": "ითვლება მტკიცებულებების დაიჯესტები",
  "signatures": "მოწმდება ხელმოწერები",
  "again": "ხელახლა შემოწმება",
  "print": "ბეჭდვა ხელმოსაწერად",
  "save": "შენახვა JSON-ად",
  "resultTitle": "დასკვნა",
  "outcome.verified": "შემოწმებულია.",
  "outcome.verified.words": "პაკეტი მთელია და თქვენ მიერ მითითებული საცავიდან მოდის.",
  "outcome.not-trusted": "მთელია, მაგრამ გასაღები არავის დაუდასტურებია.",
  "outcome.not-trusted.words": "პაკეტი თავისთავად მთელია. მოდის თუ არა დასახელებული საცავიდან, მხოლოდ სხვა გზით მიღებული ანაბეჭდი გეტყვით.",
  "outcome.other-vault": "მთელია, მაგრამ არა თქვენ მიერ მითითებული საცავიდან.",
  "outcome.other-vault.words": "მის გასაღებს თქვენი მონაცემები არ ადასტურებს.",
  "outcome.incomplete": "არასრულია.",
  "outcome.incomplete.words": "პაკეტის ნაწილი აკლია, ან იმაზე ძველ მდგომარეობას აჩვენებს, რომელზეც საუბრობს.",
  "outcome.bad-disclosure": "არასწორი გამჟღავნება.",
  "outcome.bad-disclosure.words": "გამჟღავნდა ის, რაც ასე ხელმოწერილი არ იყო, ან აკლია ის, რაც უნდა გამჟღავნებულიყო.",
  "outcome.bad-signature": "არასწორი ხელმოწერა.",
  "outcome.bad-signature.words": "რაღაც არასწორად არის ხელმოწერილი, ან იმის მიერ, ვისაც ამის უფლება არა აქვს.",
  "outcome.corrupt": "დაზიანებულია.",
  "outcome.corrupt.words": "ბაიტები ისეთი აღარ არის, როგორიც პაკეტის ხელმოწერისას იყო.",
  "questionsTitle": "შვიდი კითხვა",
  "question": "კითხვა",
  "answer": "პასუხი",
  "dimension.bytes": "ბაიტები",
  "dimension.bytes.words": "ისეთივეა თუ არა ფაილები, როგორიც მიღებისა და ხელმოწერისას იყო?",
  "dimension.custody": "მეურვეობა",
  "dimension.custody.words": "არის თუ არა ყველა მოვლენა საცავის ჟურნალში, ერთ უწყვეტ ჯაჭვად?",
  "dimension.authorship": "ავტორობა",
  "dimension.authorship.words": "სწორია თუ არა ხელმოწერები?",
  "dimension.authority": "უფლებამოსილება",
  "dimension.authority.words": "ჰქონდათ თუ არა ხელმომწერებს მაშინ შესაბამისი როლი?",
  "dimension.completeness": "სისრულე",
  "dimension.completeness.words": "არის თუ არა ადგილზე ყველაფერი, რაც პაკეტს ეკუთვნის?",
  "dimension.disclosure": "გამჟღავნება",
  "dimension.disclosure.words": "გამჟღავნდა თუ არა მხოლოდ ის, რაც ხელმოწერილი და ნებადართული იყო?",
  "dimension.time": "დრო",
  "dimension.time.words": "ადასტურებს თუ არა უწყება, როდის უკვე არსებობდა ეს? ამ გვერდზე არ მოწმდება.",
  "verdict.verified": "შემოწმებულია",
  "verdict.failed": "ვერ დადასტურდა",
  "verdict.missing": "აკლია",
  "verdict.unverifiable": "ვერ მოწმდება",
  "verdict.not-disclosed": "არ არის გამჟღავნებული",
  "factsTitle": "რა შემოწმდა",
  "export": "ექსპორტი",
  "written": "ჩაწერილია ექსპორტიორის საათით",
  "vault": "საცავის ანაბეჭდი პაკეტში",
  "given": "მითითებული ანაბეჭდი",
  "none": "არა",
  "log": "ჩანაწერები საცავის ჟურნალში",
  "roster": "რეესტრის ვერსია",
  "signedBy": "ხელი მოაწერა",
  "cosignedBy": "თანახელმომწერი",
  "certificates": "სერტიფიკატით მოაწერა ხელი",
  "timestamps": "დროის ნიშნულები, აქ არ ფასდება",
  "exhibitsTitle": "მტკიცებულებები",
  "exhibit": "მტკიცებულება",
  "withheld": "ფაილი არ გადმოცემულა",
  "bytesUnit": "ბაიტი",
  "custodyOf": "მეურვეობა",
  "showAll": "ყველა მტკიცებულების ჩვენება",
  "findingsTitle": "მიგნებები",
  "findingsNote": "კოდები ყველა ენაზე ერთია; განმარტებები ინგლისურადაა.",
  "noFindings": "არ არის.",
  "error": "ხარვეზი",
  "advisory": "საინფორმაციოდ",
  "notCheckedTitle": "რას არ ამოწმებს ეს გვერდი",
  "notChecked": "სანდოა თუ არა დროის ნიშნულის უწყებები და სერტიფიკატები: ამისთვის მათი ფესვებია საჭირო (evault-verify --trust-roots). ბმულები, მოწყობილობები და ცარიელი საქაღალდეები, რომლებსაც ბრაუზერი ასეთად არ აჩვენებს. იმას, რომ ბოლოზე გვიანდელი მოვლენა არ არსებობს, ვერც ერთი პაკეტი ვერ აჩვენებს.",
  "limits": "მთლიანობა ავთენტურობა არ არის, ავთენტურობა — სიმართლე: შემოწმებული პაკეტი ამყარებს იმას, რისთვისაც იყენებენ, და მხოლოდ იმას ამტკიცებს, რომ ეს ბაიტები ასე ამ გასაღებებით ჩაიწერა.",
  "signOffTitle": "ამ შემოწმების ჩანაწერი",
  "verifiedAt": "შემოწმდა ამ კომპიუტერის საათით",
  "name": "სახელი და თანამდებობა",
  "place": "ადგილი და თარიღი",
  "signature": "ხელმოწერა"
 },
 "es": {
  "languageName": "Español",
  "title": "Verificar un paquete de pruebas",
  "intro": "Esta página comprueba un paquete en este ordenador, sin red. Nada sale de este ordenador.",
  "language": "Idioma",
  "copyBundle": "Esta es solo una copia de conveniencia: llegó con el paquete que comprueba, y quien cambió el paquete pudo cambiar esta página. Para un dictamen en el que otros deban confiar, use una copia de esta página y una huella que le hayan llegado por otra vía.",
  "copyPublished": "Esta es la página tal como se publica por separado. Quien se la dio puede comunicarle su SHA-256 por otra vía: compárelo antes de confiar en lo que dice.",
  "fingerprintTitle": "1. La huella de la bóveda",
  "fingerprintHelp": "64 dígitos hexadecimales que los responsables de la bóveda le comunicaron por otra vía que este paquete: en papel, por teléfono, en su sitio web. Los espacios, guiones y mayúsculas no importan. Sin ella, la página puede decir si el paquete está íntegro, pero no de quién es.",
  "fingerprintLabel": "Huella (64 dígitos hexadecimales)",
  "fingerprintError": "Una huella tiene 64 dígitos hexadecimales, de 0 a 9 y de a a f.",
  "policyTitle": "Una política de registro o una versión mínima de la nómina (expertos)",
  "policyHelp": "Un archivo de política (C2SP tlog-policy) propio dice qué cofirmantes deben responder por el registro de la bóveda.",
  "policyLabel": "Archivo de política",
  "policyError": "Este archivo no es una política de registro",
  "minimumLabel": "Versión mínima de la nómina",
  "bundleTitle": "2. El paquete",
  "dropHere": "Elija la carpeta del paquete o suéltela aquí. De una carpeta soltada, un navegador puede omitir archivos con nombres poco comunes; de una elegida los ve todos.",
  "chooseFolder": "Elegir una carpeta",
  "chooseTar": "Elegir un archivo .tar",
  "sealedNote": "La carpeta es la que contiene bundle.json. El navegador puede preguntar si desea «subir» sus archivos: se quedan aquí. Esta página no abre un archivo sellado (.tar.age): ábralo antes con age, como dice su hoja, o use evault-verify.",
  "notBundle": "No hay bundle.json en lo alto de lo que eligió. ¿Es la carpeta correcta?",
  "tarError": "Este archivo no se puede leer como archivo tar de un paquete",
  "sealedError": "Este archivo está sellado. Ábralo antes con age o use evault-verify.",
  "failure": "La página no pudo terminar. No se cambió nada, y esto no es un dictamen. Recargue la página o use evault-verify.",
  "progressLabel": "Progreso",
  "reading": "Lectura del índice, el punto de control y las nóminas",
  "events": "Comprobación de eventos y pruebas de inclusión",
  "hashing": "Cálculo de los resúmenes de las pruebas",
  "signatures": "Comprobación de firmas",
  "again": "Verificar de nuevo",
  "print": "Imprimir para firmar",
  "save": "Guardar como JSON",
  "resultTitle": "El dictamen",
  "outcome.verified": "Verificado.",
  "outcome.verified.words": "El paquete está íntegro y procede de la bóveda que usted indicó.",
  "outcome.not-trusted": "Íntegro, pero nadie respondió por la clave.",
  "outcome.not-trusted.words": "El paquete está íntegro en sí mismo. Si procede de la bóveda que nombra, solo puede decirlo una huella que le llegó por otra vía.",
  "outcome.other-vault": "Íntegro, pero no de la bóveda que usted indicó.",
  "outcome.other-vault.words": "Lo que usted dio no responde por su clave.",
  "outcome.incomplete": "Incompleto.",
  "outcome.incomplete.words": "Falta algo que pertenece al paquete, o muestra un estado anterior a aquel del que habla.",
  "outcome.bad-disclosure": "Divulgación incorrecta.",
  "outcome.bad-disclosure.words": "Se divulgó algo que no se firmó así, o falta donde debe divulgarse.",
  "outcome.bad-signature": "Firma incorrecta.",
  "outcome.bad-signature.words": "Algo está mal firmado, o lo firmó quien no puede firmarlo.",
  "outcome.corrupt": "Alterado.",
  "outcome.corrupt.words": "Los bytes no son los que eran cuando se firmó el paquete.",
  "questionsTitle": "Siete preguntas",
  "question": "Pregunta",
  "answer": "Respuesta",
  "dimension.bytes": "Bytes",
  "dimension.bytes.words": "¿Son los archivos lo que eran al recibirse y firmarse?",
  "dimension.custody": "Custodia",
  "dimension.custody.words": "¿Está cada evento en el registro de la bóveda, en una cadena sin interrupción?",
  "dimension.authorship": "Autoría",
  "dimension.authorship.words": "¿Son buenas las firmas?",
  "dimension.authority": "Facultades",
  "dimension.authority.words": "¿Tenían entonces quienes firmaron el papel necesario?",
  "dimension.completeness": "Integridad del conjunto",
  "dimension.completeness.words": "¿Está todo lo que pertenece al paquete?",
  "dimension.disclosure": "Divulgación",
  "dimension.disclosure.words": "¿Se divulgó solo lo firmado y lo autorizado a salir?",
  "dimension.time": "Tiempo",
  "dimension.time.words": "¿Dice una autoridad cuándo existía ya esto? No se comprueba en esta página.",
  "verdict.verified": "verificado",
  "verdict.failed": "fallido",
  "verdict.missing": "falta",
  "verdict.unverifiable": "no verificable",
  "verdict.not-disclosed": "no divulgado",
  "factsTitle": "Qué se verificó",
  "export": "Exportación",
  "written": "Escrito, según el reloj del exportador",
  "vault": "Huella de la bóveda en el paquete",
  "given": "Huella indicada",
  "none": "ninguna",
  "log": "Entradas del registro de la bóveda",
  "roster": "Versión de la nómina",
  "signedBy": "Firmado por",
  "cosignedBy": "Cofirmado por",
  "certificates": "Firmado con certificado por",
  "timestamps": "Sellos de tiempo, no juzgados aquí",
  "exhibitsTitle": "Pruebas",
  "exhibit": "Prueba",
  "withheld": "el archivo se retuvo",
  "bytesUnit": "bytes",
  "custodyOf": "Custodia",
  "showAll": "Mostrar todas las pruebas",
  "findingsTitle": "Hallazgos",
  "findingsNote": "Los códigos son iguales en todos los idiomas; sus explicaciones están en inglés.",
  "noFindings": "Ninguno.",
  "error": "defecto",
  "advisory": "para su información",
  "notCheckedTitle": "Lo que esta página no comprueba",
  "notChecked": "Si son de fiar las autoridades de sellado de tiempo y los certificados: hacen falta sus raíces (evault-verify --trust-roots). Los enlaces, dispositivos y carpetas vacías, que un navegador no muestra como tales. Que no haya un evento posterior al último del paquete no puede mostrarlo ningún paquete.",
  "limits": "La integridad no es autenticidad, la autenticidad no es verdad: un paquete verificado respalda aquello para lo que se usa, y solo prueba que estos bytes se registraron así, con estas claves.",
  "signOffTitle": "Constancia de esta verificación",
  "verifiedAt": "Verificado, según el reloj de este ordenador",
  "name": "Nombre y cargo",
  "place": "Lugar y fecha",
  "signature": "Firma"
 }
};

// === page.js ===

// The page itself. What comes from a bundle is put in as text only, with everything invisible spelled out.

const element = (id) => document.getElementById(id);
let language = "en";
let chosen = null;
let shown = null;
let isBusy = false;

const say = (key) => texts[language][key] ?? texts.en[key];

/** An element with attributes and children; a string becomes text. */
function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** Text that comes from a bundle: its own direction, nothing invisible. */
const evidence = (text) => make("bdi", { dir: "auto", translate: "no" }, visible(String(text)));
const code = (text) => make("bdi", { class: "code", dir: "ltr", translate: "no" }, visible(String(text)));
const grouped = (digest) => code(digest.match(/.{4}/g).join(" "));

const tones = { verified: "good", "not-disclosed": "doubt", unverifiable: "doubt", missing: "bad", failed: "bad" };
const signs = { verified: "✓", "not-disclosed": "–", unverifiable: "?", missing: "✗", failed: "✗" };

function verdictMark(verdict) {
  const sign = make("span", { class: "sign", "aria-hidden": "true" }, signs[verdict]);
  return make("span", { class: `answer ${tones[verdict]}` }, sign, say(`verdict.${verdict}`));
}

// --- Asking ---

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  element("copy").textContent = say(document.documentElement.dataset.copy === "bundle" ? "copyBundle" : "copyPublished");
  if (element("fingerprint-error").textContent !== "") readFingerprint();
  if (shown) show();
}

/** The fingerprint as typed: null where the field is empty, undefined where it has something else in it. */
function readFingerprint() {
  const field = element("fingerprint");
  const typed = typedFingerprint(field.value);
  const isWrong = typed === null && field.value.trim() !== "";
  field.setAttribute("aria-invalid", String(isWrong));
  element("fingerprint-error").textContent = isWrong ? say("fingerprintError") : "";
  return isWrong ? undefined : typed;
}

async function readChosenPolicy() {
  element("policy-error").textContent = "";
  const [file] = element("policy").files;
  if (!file) return null;
  try {
    need(file.size <= 1 << 20, "limitExceeded", `${file.size} bytes`);
    return readPolicy(new Uint8Array(await file.arrayBuffer()));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    element("policy-error").textContent = `${say("policyError")} (${visible(refusal.detail)}).`;
    return undefined;
  }
}

/** Takes a folder or an archive, and verifies it at once. */
async function take(readEntries) {
  if (isBusy) return;
  element("bundle-error").textContent = "";
  try {
    chosen = await readEntries();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const words = refusal.code === "sealed" ? say("sealedError") : `${say("tarError")}: ${refusal.detail}.`;
    element("bundle-error").textContent = words;
    return;
  }
  await verify();
}

async function archiveEntries(file) {
  const start = decodeText(new Uint8Array(await file.slice(0, 14).arrayBuffer())) ?? "";
  if (start.startsWith("age-encryption") || start.startsWith("-----BEGIN AGE")) throw new Refusal("sealed");
  return tarMembers(file);
}

async function verify() {
  const fingerprint = readFingerprint();
  const policy = await readChosenPolicy();
  if (fingerprint === undefined) return element("fingerprint").focus();
  if (policy === undefined || isBusy) return;
  isBusy = true;
  shown = null;
  element("result").hidden = true;
  element("working").hidden = false;
  document.body.classList.remove("done");
  element("bundle-error").textContent = chosen.some(({ path }) => path === "bundle.json") ? "" : say("notBundle");
  try {
    const now = Math.floor(Date.now() / 1000);
    const trust = { fingerprint, policy, minimumRoster: Number(element("minimum").value) || null };
    const report = await new Inspection(chosen, trust, now, tellProgress).report();
    shown = { report, trust, now, isWhole: false };
    show();
    element("result").hidden = false;
    document.body.classList.add("done");
    element("verdict").focus();
  } catch (error) {
    element("bundle-error").textContent = say("failure");
    console.error(error);
  } finally {
    isBusy = false;
    element("working").hidden = true;
  }
}

/** Screen readers hear each step once; the bar moves in between. */
function tellProgress(step, done, total) {
  const words = element("working-words");
  if (words.textContent !== say(step)) words.textContent = say(step);
  const bar = element("working-bar");
  if (total > 0) bar.value = done / total;
  else bar.removeAttribute("value");
}

// --- Telling ---

function show() {
  const { report, trust, now } = shown;
  element("result").replaceChildren(
    verdictBox(report),
    make("div", { class: "buttons" }, button("again", verify, "second"), button("print", () => window.print()), button("save", save, "second")),
    sevenQuestions(report.verdicts),
    facts(report, trust, now),
    exhibits(report),
    findings(report),
    make("section", {}, make("h2", {}, say("notCheckedTitle")), make("p", {}, say("notChecked")), make("p", {}, say("limits"))),
    signOff(now),
  );
}

function button(key, action, kind = "first") {
  const node = make("button", { type: "button", class: kind, id: key }, say(key));
  node.addEventListener("click", action);
  return node;
}

function verdictBox({ outcome, trust }) {
  const key = outcome === "not-trusted" && trust === "failed" ? "other-vault" : outcome;
  const tone = key === "verified" ? "good" : key === "not-trusted" ? "doubt" : "bad";
  return make("section", { class: `verdict ${tone}`, id: "verdict", tabindex: "-1", "data-outcome": outcome, "aria-labelledby": "verdict-words" },
    make("h2", { id: "verdict-words" }, say(`outcome.${key}`)), make("p", {}, say(`outcome.${key}.words`)));
}

function sevenQuestions(verdicts) {
  const rows = dimensions.map((dimension) =>
    make("tr", {}, make("th", { scope: "row" }, say(`dimension.${dimension}`)), make("td", {}, say(`dimension.${dimension}.words`)),
      make("td", { "data-dimension": dimension, "data-verdict": verdicts[dimension] }, verdictMark(verdicts[dimension]))));
  const head = ["question", null, "answer"].map((key) => (key ? make("th", { scope: "col" }, say(key)) : make("td", {})));
  return make("section", {}, make("h2", { id: "questions" }, say("questionsTitle")),
    make("table", { class: "seven", "aria-labelledby": "questions" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
}

function list(pairs) {
  const rows = pairs.filter(([, value]) => value !== null);
  return make("dl", {}, ...rows.flatMap(([key, value]) => [make("dt", {}, say(key)), make("dd", {}, ...[value].flat())]));
}

function facts(report, trust, now) {
  const lines = (values, spell) => values.map((value) => make("div", {}, ...[spell(value)].flat()));
  const some = (values, spell) => (values.length > 0 ? lines(values, spell) : null);
  return make("section", {}, make("h2", {}, say("factsTitle")), list([
    ["export", report.export && code(report.export)],
    ["written", report.created && code(report.created)],
    ["vault", report.fingerprint && grouped(report.fingerprint)],
    ["given", trust.fingerprint ? grouped(trust.fingerprint) : say("none")],
    ["log", report.log_size === null ? null : code(report.log_size)],
    ["roster", report.roster === null ? null : code(report.roster)],
    ["signedBy", report.signers.length > 0 ? lines(report.signers, ({ label, role, kid }) => [evidence(label), ` (${role}) `, code(kid)]) : say("none")],
    ["certificates", some(report.certificate_signatures, ({ certificate, path, verdict, reason }) =>
      [evidence(certificate?.subject ?? path), " — ", verdict === "unverifiable" ? say("verdict.unverifiable") : code(verdict), reason === null ? "" : ` (${reason})`])],
    ["cosignedBy", some(report.cosigners, ({ name, time }) => [evidence(name), " ", code(time)])],
    ["timestamps", some(report.timestamps, ({ path }) => evidence(path))],
    ["verifiedAt", code(timeText(now))],
  ]));
}

const shownExhibits = 200;

function exhibits(report) {
  const all = report.exhibits;
  const some = shown.isWhole ? all : all.slice(0, shownExhibits);
  const section = make("section", {}, make("h2", {}, `${say("exhibitsTitle")} (${all.length})`), ...some.map(exhibitCard));
  if (some.length < all.length) {
    section.append(button("showAll", () => {
      shown.isWhole = true;
      show();
    }, "second"));
  }
  return section;
}

function exhibitCard({ number, item, path, size, digest, verdicts, events }) {
  const marks = dimensions.map((dimension) => make("li", {}, `${say(`dimension.${dimension}`)}: `, verdictMark(verdicts[dimension])));
  const custody = events.map(({ recorded, action, type, signer }) =>
    make("li", {}, code(recorded), " ", evidence(action ?? type), " — ", evidence(signer.label), ` (${signer.role})`));
  return make("article", { class: "exhibit", "data-exhibit": number },
    make("h3", {}, `${say("exhibit")} ${number} — `, path === null ? say("withheld") : evidence(path.slice(5))),
    make("p", { class: "small" }, code(item), size === null ? "" : ` · ${size} ${say("bytesUnit")}`),
    digest === null ? null : make("p", { class: "small" }, "SHA-256 ", code(digest)),
    make("ul", { class: "marks" }, ...marks),
    custody.length === 0 ? null : make("p", { class: "small" }, say("custodyOf")), custody.length === 0 ? null : make("ol", {}, ...custody));
}

const shownFindings = 1000;

function findings(report) {
  const section = make("section", {}, make("h2", {}, `${say("findingsTitle")} (${report.findings.length})`));
  if (report.findings.length === 0) {
    section.append(make("p", {}, say("noFindings")));
    return section;
  }
  if (language !== "en") section.append(make("p", { class: "small" }, say("findingsNote")));
  const rows = report.findings.slice(0, shownFindings).map((finding) =>
    make("li", { class: "finding", "data-code": finding.code },
      make("p", {}, make("strong", { class: finding.severity === "error" ? "bad" : "doubt" }, code(finding.code)),
        ` · ${say(finding.severity)}`, finding.exhibit === null ? "" : ` · ${say("exhibit")} ${finding.exhibit}`),
      finding.path === "" ? null : make("p", {}, evidence(finding.path)),
      make("p", { lang: "en" }, evidence(finding.message))));
  section.append(make("ul", { class: "plain" }, ...rows));
  if (report.findings.length > shownFindings) section.append(make("p", {}, `… ${report.findings.length - shownFindings}`));
  return section;
}

/** Lines for a name, a place and a signature: on paper only. */
function signOff(now) {
  const line = (key) => make("div", {}, make("div", { class: "line" }), make("p", { class: "small" }, say(key)));
  return make("section", { class: "sign-off" }, make("h2", {}, say("signOffTitle")),
    make("p", {}, say("verifiedAt"), ": ", code(timeText(now))), line("name"), line("place"), line("signature"));
}

/** The result as evault-verify --json writes it; null where there is none. */
function resultText() {
  const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
  return shown === null ? null : JSON.stringify(shown.report, plain, 2) + "\n";
}

function save() {
  const address = URL.createObjectURL(new Blob([resultText()], { type: "application/json" }));
  const link = make("a", { href: address, download: `verification-${shown.report.export ?? "bundle"}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// --- Beginning ---

function start() {
  const select = element("language");
  for (const [name, table] of Object.entries(texts)) select.append(make("option", { value: name, lang: name }, table.languageName));
  select.addEventListener("change", () => {
    language = select.value;
    translate();
  });
  element("fingerprint").addEventListener("change", readFingerprint);
  element("folder").addEventListener("change", ({ target }) => {
    const files = chosenFolder(target.files);
    if (files.length > 0) take(async () => files);
  });
  element("tar").addEventListener("change", ({ target }) => target.files[0] && take(() => archiveEntries(target.files[0])));
  // The same folder can be chosen again: forgotten before each choice.
  for (const id of ["folder", "tar"]) element(id).addEventListener("click", ({ target }) => (target.value = ""));
  const drop = element("drop");
  const stop = (event) => event.preventDefault();
  // What is dropped beside the field must not be opened in place of the page.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, stop);
  drop.addEventListener("dragover", () => drop.classList.add("over"));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", ({ dataTransfer }) => {
    drop.classList.remove("over");
    const item = [...dataTransfer.items].find(({ kind }) => kind === "file");
    // All three have to be asked for now: what was dropped is gone once this function is left.
    const handle = item?.getAsFileSystemHandle?.();
    const entry = item?.webkitGetAsEntry();
    const file = item?.getAsFile();
    if (entry?.isDirectory && handle) take(async () => handledFolder(await handle));
    else if (entry?.isDirectory) take(() => droppedFolder(entry));
    else if (file) take(() => archiveEntries(file));
  });
  translate();
}

start();
</script>
</body>
</html>

"""##
}
