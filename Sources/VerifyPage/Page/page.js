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
  shown = null;
  element("result").hidden = true;
  document.body.classList.remove("done");
  element("bundle-error").textContent = chosen.some(({ path }) => path === "bundle.json") ? "" : say("notBundle");
  // One that lost some of these is a broken bundle, and judged; what has none of them is another folder.
  if (!chosen.some(({ path }) => bundleMarks.includes(path))) return;
  isBusy = true;
  element("working").hidden = false;
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
