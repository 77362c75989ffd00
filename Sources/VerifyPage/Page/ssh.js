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
