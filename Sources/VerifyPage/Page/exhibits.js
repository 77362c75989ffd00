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
