// What a bundle consists of (Schemas/README.md §4): which names belong where, and how much of each file is looked at.

const tagManifestName = "tagmanifest-sha256.txt";
const manifestName = "manifest-sha256.txt";
const topFiles = ["bagit.txt", "bag-info.txt", manifestName, tagManifestName, "README.txt", "bundle.json", "verify.html", "report.html"];
const bundleMarks = ["bundle.json", "bagit.txt", "bag-info.txt", manifestName, tagManifestName];
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
