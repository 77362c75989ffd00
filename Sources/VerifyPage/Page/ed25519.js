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
