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
