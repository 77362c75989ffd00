// Verifying, fourth part: the exhibits' bytes, and the bag's lists of files.

extendInspection(class {
  async hashPayloads() {
    const exhibits = (this.index?.exhibits ?? []).filter((exhibit) => exhibit.path !== null);
    for (const { path, number } of exhibits) if (!this.files.has(path)) this.note("missing-payload", path, { exhibit: number });
    if (!this.index) {
      for (const path of this.filesOf("payload")) this.leftOut.add(path);
      return;
    }
    const payloads = [];
    for (const exhibit of exhibits.filter(({ path }) => this.files.has(path))) {
      const { path, number } = exhibit;
      const { size, file } = this.files.get(path);
      const intake = this.intake(exhibit);
      const expected = intake && payloadSize(intake);
      if (expected !== null && expected !== BigInt(size)) {
        this.note("wrong-size", path, { exhibit: number, detail: `${size} bytes instead of ${expected}` });
      }
      if (size > 2 ** 40 && expected !== BigInt(size)) {
        this.note("too-large", path, { exhibit: number });
        this.leftOut.add(path);
      } else {
        payloads.push({ path, number, size, file, intake });
      }
    }
    // The longest first, so that no worker is left alone with it at the end.
    payloads.sort((a, b) => b.size - a.size);
    const total = payloads.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    this.progress("hashing", 0, total);
    const digests = await hashFiles(payloads.map(({ file }) => file), (count) => {
      done += count;
      this.progress("hashing", done, total);
    });
    payloads.forEach(({ path, number, size, intake }, place) => {
      const digest = digests[place];
      if (digest === null) {
        this.note("unreadable", path, { exhibit: number });
        this.leftOut.add(path);
        return;
      }
      this.digests.set(path, digest);
      if (!intake || payloadDigest(intake) === null || payloadDigest(intake) === digest) return;
      const expected = payloadSize(intake);
      if (expected === null || expected === BigInt(size)) this.note("wrong-payload", path, { exhibit: number });
    });
  }

  judgeFiles() {
    if (!this.index) return;
    const payloads = new Set(this.index.exhibits.map(({ path }) => path));
    const fields = new Set([...this.events.values()].map((event) => event.field));
    for (const [path, file] of this.files) {
      const isReferenced =
        file.kind === "timestamp" ? this.files.has(`custody/timestamps/${file.size64}/note`)
        : file.kind === "roster" ? file.version <= this.index.rosterCount
        : file.kind === "field" ? fields.has(file.field)
        : file.kind === "event" ? this.digests.has(path) || this.leftOut.has(path)
        : file.kind === "payload" ? payloads.has(path)
        : true;
      if (isReferenced) continue;
      this.note("unreferenced-file", path);
      // Nothing says how long it may be, so nothing of it is read.
      this.leftOut.add(path);
    }
  }

  async judgeBag() {
    const bytes = await this.tagFile("bagit.txt");
    if (bytes && decodeText(bytes) !== "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n") {
      this.note("wrong-declaration", "bagit.txt");
    }
    for (const name of [manifestName, tagManifestName]) if (!this.files.has(name)) this.note("missing-manifest", name);
    const files = new Map([...this.files].filter(([path, file]) => !file.isUnlisted && !this.leftOut.has(path)));
    const found = [];
    const note = (code, path, detail = "") => found.push({ code, path, detail });
    const read = bytes && files.has("bagit.txt") ? readDeclaration(bytes) : null;
    if (read === null) note("wrong-declaration", "bagit.txt");
    const declaration = read ?? { version: "1.0", encoding: "UTF-8" };
    const listings = [];
    for (const name of [manifestName, tagManifestName].filter((one) => files.has(one))) {
      // What was signed and what is compared must be the same bytes.
      const content = name === tagManifestName ? this.tagManifest : await this.tagFile(name);
      if (content) listings.push(readManifest(name, content, declaration, note));
    }
    await this.judgeInfo(files, declaration, note);
    this.compareListings(files, listings, note);
    await this.compareDigests(files, listings, note);
    const names = new Set([...files.keys(), ...listings.flatMap(({ digests }) => [...digests.keys()])]);
    for (const [name, other] of collidingNames(names)) note("colliding-names", name, other);
    found.sort((a, b) => compareText(a.path, b.path) || compareText(a.code, b.code) || compareText(a.detail, b.detail));
    for (const { code, path, detail } of found) {
      this.note(code, path, { exhibit: this.exhibitOf?.get(path) ?? null, detail: detail.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd") });
    }
  }

  async judgeInfo(files, declaration, note) {
    const name = "bag-info.txt";
    const bytes = files.has(name) ? await this.tagFile(name) : null;
    if (bytes === null) return;
    let sizes;
    try {
      sizes = valuesOf(readBagInfo(bytes, declaration.version), "Payload-Oxum");
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return note("wrong-info", name, refusal.detail);
    }
    if (sizes.length > 1) note("wrong-info", name, "more than one Payload-Oxum");
    const payload = [...files].filter(([path]) => path.startsWith("data/"));
    const there = `${payload.reduce((sum, [, { size }]) => sum + size, 0)}.${payload.length}`;
    for (const said of sizes) {
      const parts = said.split(".");
      const isWhole = parts.length === 2 && parts.every((part) => decimal(part) !== null);
      if (!isWhole) note("wrong-info", name, "Payload-Oxum");
      // Where a payload was left out there is a finding on it, and the count cannot be right.
      else if (said !== there && ![...this.leftOut].some((path) => path.startsWith("data/"))) {
        note("wrong-payload-count", name, `${said} is said, ${there} is there`);
      }
    }
  }

  compareListings(files, listings, note) {
    for (const { name, digests } of listings) {
      for (const path of digests.keys()) if (!files.has(path) && !this.leftOut.has(path)) note("missing-file", path, name);
    }
    for (const path of files.keys()) {
      if (isTagManifest(path)) continue;
      for (const { name, digests, isTags, isWhole } of listings) {
        const isItsKind = isTags !== path.startsWith("data/");
        if (isItsKind && isWhole && !digests.has(path)) note("unlisted-file", path, name);
      }
    }
  }

  async compareDigests(files, listings, note) {
    for (const path of [...files.keys()].sort(compareText)) {
      const listed = listings.filter(({ digests }) => digests.has(path));
      if (listed.length === 0) continue;
      if (!this.digests.has(path)) {
        const [digest] = await hashFiles([files.get(path).file], () => {});
        if (digest === null) {
          this.note("unreadable", path);
          continue;
        }
        this.digests.set(path, digest);
      }
      for (const { name, digests } of listed) if (digests.get(path) !== this.digests.get(path)) note("wrong-digest", path, name);
    }
  }
});
