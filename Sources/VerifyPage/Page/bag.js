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
