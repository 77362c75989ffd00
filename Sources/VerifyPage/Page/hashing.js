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
