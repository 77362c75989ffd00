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
