// Verifying: what exhibits were made from.

const lineageClaims = ["action", "record_type", "record"];
const lineageFields = ["about", "parent", "kind", "removed"];

extendInspection(class {
  /** For each origin, the first exhibit that was made from it: findings on it are told there. */
  exhibitsOfOrigins() {
    const lineages = new Map((this.index?.origins ?? []).map(({ item, lineage }) => [item, lineage]));
    const numbers = new Map();
    for (const { number, lineage } of this.index?.exhibits ?? []) {
      let next = lineage?.item;
      while (next !== undefined && lineages.has(next) && !numbers.has(next)) {
        numbers.set(next, number);
        next = lineages.get(next)?.item;
      }
    }
    return numbers;
  }

  judgeLineage() {
    for (const exhibit of this.index?.exhibits ?? []) this.judgeMadeFrom(exhibit, exhibit.number);
    const numbers = this.exhibitsOfOrigins();
    for (const origin of this.index?.origins ?? []) {
      const exhibit = numbers.get(origin.item);
      // An origin that no exhibit leads to is in a circle of origins.
      if (exhibit === undefined) {
        this.note("lineage-mismatch", "bundle.json");
        continue;
      }
      this.judgeChain(origin.events, origin.item, "intake", exhibit);
      this.judgeHop(origin.events, origin.item, exhibit);
      for (const name of origin.events) this.forbid(["action", "field", "field_roster", "field_checkpoint"], name, exhibit);
      this.judgeMadeFrom(origin, exhibit);
    }
  }

  judgeMadeFrom({ item, lineage }, exhibit) {
    if (!lineage) return;
    const known = lineage.record.map((name) => this.events.get(name)).filter(Boolean);
    for (const name of lineage.record) {
      this.forbid(lineageClaims, name, exhibit);
      const record = this.events.get(name)?.disclosed.get("record");
      const others = record instanceof Map ? [...record.keys()].filter((field) => !lineageFields.includes(field)) : [];
      if (others.length > 0) this.note("disclosed-beyond-authorisation", eventPath(name), { exhibit });
    }
    if (known.length === 0) return;
    this.judgeChain(lineage.record, known[0].item, "record", exhibit);
    const newest = this.events.get(lineage.record.at(-1));
    if (newest && !saysMadeFrom(newest, item, lineage.item)) this.note("lineage-mismatch", eventPath(newest.event), { exhibit });
  }

  /** What an exhibit was made from, as a record says that holds; null where none does. */
  madeFrom({ item, lineage }) {
    const newest = lineage && this.events.get(lineage.record.at(-1));
    if (!newest || !saysMadeFrom(newest, item, lineage.item)) return null;
    return { item: lineage.item, kind: asText(newest.disclosed.get("record").get("kind")) };
  }

  forbid(names, event, exhibit) {
    const others = [...(this.events.get(event)?.disclosed.keys() ?? [])].filter((name) => !names.includes(name));
    if (others.length === 0) return;
    this.note("disclosed-beyond-authorisation", eventPath(event), { exhibit, detail: others.sort().join(", ") });
  }
});

function saysMadeFrom(event, about, parent) {
  const record = event.disclosed.get("record");
  return event.type === "record" && event.disclosed.get("record_type") === "derivative" && record instanceof Map
    && record.get("about") === about && record.get("parent") === parent;
}
