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
