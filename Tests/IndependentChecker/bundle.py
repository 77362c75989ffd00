"""An evidence bundle, with nothing but itself and a fingerprint from elsewhere (Schemas/README.md, section 4)."""

import base64
import hashlib
import json
import os
import re
import stat

from cms import read_cms
from custody import Rosters, judge_event, read_entry, read_event, read_roster
from formats import (
    HEX, TIME, Refused, is_count, is_identifier, leaf_hash, need, read_proof, read_sshsig, sha256, strict_json,
    thumbprint, utf8, walk_proof,
)

# The most bytes of a file that are looked at, by the part of its name that says where it is.
LIMITS = {"custody/events/": 16 << 20, "custody/": 4 << 20, "signatures/": 8 << 10, "": 256 << 20}
SYSTEM = re.compile(r"(.*/)?(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)", re.DOTALL)
ID = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}"
LAYOUT = re.compile(
    r"bagit\.txt|bag-info\.txt|(tag)?manifest-sha256\.txt|README\.txt|bundle\.json|dossier/(?!\.)[A-Za-z0-9._-]{1,64}(?<!\.)|data/[0-9]{4,8}-[A-Za-z0-9._-]+"
    r"|custody/(checkpoint|policy)|custody/roster/[0-9]{6}\.(sd-jwt|tlog-proof)|signatures/[^/]+"
    rf"|custody/events/{ID}\.(sd-jwt|tlog-proof)|custody/field/[0-9a-f]{{64}}/(roster\.sd-jwt|[0-9]+\.checkpoint)")
FOLDERS = re.compile(r"data|dossier|custody(/roster|/events|/field(/[0-9a-f]{64})?)?|signatures")
RECEIVED = ["field", "field_roster", "field_checkpoint"]


class Log:
    """A log that proofs lead to: its rosters, its checkpoints, and every tree head that is known of it."""

    def __init__(self, rosters, notes):
        self.rosters, self.notes, self.heads = rosters, notes, {note.size: {note.root} for note in notes}

    def place(self, proof):
        """The index and entry of a proof that leads to one of the log's checkpoints."""
        note = next((note for note in self.notes if note.data == proof.note), None)
        need(note, "its proof leads to another checkpoint")
        root, before, after = walk_proof(leaf_hash(proof.entry), proof.index, note.size, proof.hashes)
        need(root == note.root, "its proof does not lead to the checkpoint")
        self.heads.setdefault(proof.index, set()).add(before)
        self.heads.setdefault(proof.index + 1, set()).add(after)
        return proof.index, read_entry(proof.entry)


class BundleCheck:
    def __init__(self, folder, findings):
        self.folder, self.findings, self.files, self.used = folder, findings, {}, set()
        for root, folders, names in os.walk(folder):
            for name in folders + names:
                path = os.path.relpath(os.path.join(root, name), folder)
                status = os.lstat(os.path.join(root, name))
                if SYSTEM.fullmatch(path):
                    findings.note(path, "an operating system left it")
                elif stat.S_ISREG(status.st_mode):
                    self.files[path] = status.st_size
                    if not LAYOUT.fullmatch(path):
                        findings.add(path, "nothing of that name belongs in a bundle")
                elif not stat.S_ISDIR(status.st_mode):
                    findings.add(path, "it is neither a file nor a folder")
                elif not FOLDERS.fullmatch(path):
                    findings.note(path, "no folder of that name belongs in a bundle")

    def read(self, path):
        need(path in self.files, "it is missing", "incomplete")
        limit = next(limit for place, limit in LIMITS.items() if path.startswith(place))
        limit = 64 << 10 if path.endswith(".p7s") else limit
        need(self.files[path] <= limit, "it is too large")
        self.used.add(path)
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def run(self, fingerprint):
        self.manifests = {}
        self.check_bag()
        index = self.checkpoint = None
        self.rosters = Rosters()
        with self.findings.at("bundle.json"):
            index = self.index = self.read_index(self.read("bundle.json"))
        if index is None:
            return
        self.check_rosters()
        with self.findings.at("custody/checkpoint"):
            self.check_checkpoint()
        # Who signed what cannot be told without every roster.
        if self.checkpoint is None or len(self.rosters.versions) < index["rosters"]:
            return
        with self.findings.at("fingerprint"):
            need(fingerprint is not None, "nothing from elsewhere says whose vault this is", "not-trusted")
            need(fingerprint == self.rosters.fingerprint, "it is another vault's", "not-trusted")
        self.check_events()
        for exhibit in index["exhibits"]:
            self.used.add(exhibit["path"])
            with self.findings.at(f"exhibit {exhibit['number']}"):
                self.check_exhibit(exhibit)
        with self.findings.at("export"):
            self.check_export()
        self.check_signatures()
        for path in sorted(set(self.files) - self.used):
            if LAYOUT.fullmatch(path) and not path.startswith("signatures/"):
                self.findings.add(path, "nothing refers to it")

    # --- The bag (RFC 8493) ---

    def check_bag(self):
        with self.findings.at("bagit.txt"):
            text = self.read("bagit.txt")
            need(text == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "it is not that of BagIt 1.0")
        payload = {path for path in self.files if path.startswith("data/")}
        tags = {path for path in self.files if not path.startswith(("data/", "signatures/")) and path != "tagmanifest-sha256.txt"}
        for name, present in (("manifest-sha256.txt", payload), ("tagmanifest-sha256.txt", tags)):
            with self.findings.at(name):
                listed = self.manifests[name] = self.read_manifest(name)
                for path in sorted(set(listed) - present):
                    self.findings.add(path, f"{name} has it, and it is missing",
                                      "corrupt" if path.startswith("data/") else "incomplete")
                for path in sorted(present - set(listed)):
                    self.findings.add(path, f"{name} does not have it")
                need(all(path.startswith("data/") == (present is payload) for path in listed), "it lists another's files")
        for path in sorted(tags):
            with self.findings.at(path):
                digest = sha256(self.read(path)).hex()
                need(self.manifests.get("tagmanifest-sha256.txt", {}).get(path) == digest, "it was changed")
        self.used = {"bagit.txt", "bag-info.txt", "README.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
        self.used |= {path for path in tags if path.startswith("dossier/")}
        for path in ("README.txt", "bag-info.txt"):
            with self.findings.at(path):
                self.read(path)
        with self.findings.at("bag-info.txt"):
            total = f"{sum(self.files[path] for path in payload)}.{len(payload)}"
            counts = [line[14:] for line in utf8(self.read("bag-info.txt")).split("\n") if line[:14] == "Payload-Oxum: "]
            need(counts == [total], f"it does not say that there are {total} bytes and files")

    def read_manifest(self, name):
        listed = {}
        *lines, last = utf8(self.read(name)).split("\n")
        need(last == "", "it does not end with a line end")
        for line in lines:
            found = re.fullmatch(r"([0-9a-f]{64})  (\S.*)", line)
            need(found, "it has a line that is none")
            parts = found[2].split("/")
            need(not {"", ".", ".."} & set(parts) and not re.search(r"[\\:%\x00-\x1f]", found[2]), "it leads elsewhere")
            need(found[2].lower() not in {path.lower() for path in listed}, "a name comes twice, or only case tells it apart")
            listed[found[2]] = found[1]
        return listed

    # --- Index, rosters, checkpoint ---

    def read_index(self, data):
        index = strict_json(data)
        need(isinstance(index, dict) and list(index) == [
            "schema", "vault", "export", "created", "log_size", "rosters", "exhibits", "export_events"],
            "its members are not those of an index")
        need(json.dumps(index, indent=2, ensure_ascii=False).encode() + b"\n" == data, "it is written otherwise")
        need(index["schema"] == "evidencevault/bundle/1" and HEX.match(str(index["vault"])), "its schema or vault is none")
        need(is_identifier(index["export"]) and TIME.match(str(index["created"])), "its export or time is none")
        need(is_count(index["log_size"]) and index["log_size"] and is_count(index["rosters"], 10**6) and index["rosters"],
             "its counts are none")
        need(isinstance(index["exhibits"], list) and isinstance(index["export_events"], list) and index["export_events"],
             "its lists are none")
        last, items, events = 0, set(), list(index["export_events"])
        for exhibit in index["exhibits"]:
            need(isinstance(exhibit, dict) and list(exhibit) == ["number", "item", "path", "events"], "an exhibit is none")
            need(is_count(exhibit["number"], 10**8) and exhibit["number"] > last, "its numbers do not ascend")
            last, path = exhibit["number"], exhibit["path"]
            need(is_identifier(exhibit["item"]) and exhibit["item"] not in items, "an item is none, or comes twice")
            items.add(exhibit["item"])
            need(path is None or isinstance(path, str) and path.startswith(f"data/{last:04}-") and LAYOUT.fullmatch(path)
                 and len(path) <= 69 and not path.endswith("."), "an exhibit's path is none")
            need(isinstance(exhibit["events"], list) and exhibit["events"], "an exhibit has no events")
            events += exhibit["events"]
        need(all(is_identifier(event) for event in events) and len(set(events)) == len(events), "an event comes twice")
        return index

    def check_rosters(self):
        for version in range(1, self.index["rosters"] + 1):
            path = f"custody/roster/{version:06}.sd-jwt"
            self.used |= {path, f"custody/roster/{version:06}.tlog-proof"}
            with self.findings.at(path):
                roster = read_roster(self.read(path))
                need(roster.version == version, "it is another version", "incomplete")
                need(not roster.home, "it is a field vault's, and nothing leaves one as a bundle", "bad-signature")
                if roster.compartments:
                    self.findings.note(path, "it names compartments, which need not have left")
                self.rosters.append(roster, is_whole=False)
            if len(self.rosters.versions) < version:
                return

    def check_checkpoint(self):
        need(self.rosters.versions, "there is no roster to judge it by", "incomplete")
        need(self.index["vault"] == self.rosters.fingerprint, "the index is another vault's")
        data, newest = self.read("custody/checkpoint"), self.rosters.versions[-1]
        note, signer = newest.checkpoint(data, self.rosters.fingerprint)
        need(note.size == self.index["log_size"], "it has another size than the index")
        self.checkpoint = note
        self.log = Log(self.rosters, [note])
        with self.findings.at("custody/policy"):
            name, key = note.origin, b"\1" + signer.key
            id = sha256(f"{name}\n".encode() + key)[:4].hex()
            line = f"log {name}+{id}+{base64.b64encode(key).decode()}\nquorum none\n"
            need(self.read("custody/policy") == line.encode(), "it is not the policy of the log's key")
        for roster in self.rosters.versions:
            path = f"custody/roster/{roster.version:06}.tlog-proof"
            with self.findings.at(path):
                index, entry = self.log.place(read_proof(self.read(path)))
                need(entry.kind == 3 and entry.digest == roster.token.digest, "it is not its roster's proof")
                need(index == roster.index, "it is for another place than the roster names")

    # --- Events ---

    def check_events(self):
        self.events, self.fields = {}, {}
        for path in self.files:
            if path.startswith("custody/field/"):
                self.fields.setdefault(path.split("/")[2], None)
        for path in os.listdir(os.path.join(self.folder, "custody/field")) if self.fields else []:
            self.fields.setdefault(path, None)
        for fingerprint in sorted(self.fields):
            with self.findings.at(f"custody/field/{fingerprint}"):
                self.fields[fingerprint] = self.read_field(fingerprint)
        lists = [self.index["export_events"]] + [exhibit["events"] for exhibit in self.index["exhibits"]]
        for id in [id for ids in lists for id in ids]:
            path = f"custody/events/{id}.sd-jwt"
            self.used |= {path, f"custody/events/{id}.tlog-proof"}
            with self.findings.at(path):
                event, proof = read_event(self.read(path)), self.read(f"custody/events/{id}.tlog-proof")
                need(event.claims["event"] == id, "it is another event")
                need("action" in event.shown, "it does not disclose its action", "bad-disclosure")
                log = self.log
                if event.claims["vault"] != self.rosters.fingerprint:
                    log = self.fields.get(event.claims["vault"])
                    need(log, "it is another vault's")
                    need(event.action == "ingested", "only intakes come from the field", "bad-signature")
                index, entry = log.place(read_proof(proof))
                judge_event(event, entry, index, log.rosters)
                event.log = log
                self.events[id] = event
                if log.rosters.doubts(event) or self.rosters.doubts(event):
                    self.findings.note(path, "its signer was suspended later, and it is doubted")
        came = {event.claims["vault"] for event in self.events.values()}
        for fingerprint in sorted(set(self.fields) - came):
            self.findings.add(f"custody/field/{fingerprint}", "nothing here came from it")
        for id, event in self.events.items():
            with self.findings.at(f"custody/events/{id}.sd-jwt"):
                head = event.claims["head"]
                known = event.log.heads.get(head["size"], {bytes.fromhex(head["root"])})
                need(known == {bytes.fromhex(head["root"])}, "it saw another log", "incomplete")

    def read_field(self, fingerprint):
        """The log of a field vault: its roster, which names this vault as its home, and its checkpoints."""
        folder, rosters = f"custody/field/{fingerprint}/", Rosters()
        roster = read_roster(self.read(folder + "roster.sd-jwt"))
        need(roster.home == self.rosters.fingerprint, "its roster names another home")
        rosters.append(roster, is_whole=True)
        need(rosters.fingerprint == fingerprint, "its roster is another vault's")
        notes = []
        for path in sorted(path for path in self.files if path.startswith(folder) and path.endswith(".checkpoint")):
            note, _ = roster.checkpoint(self.read(path), fingerprint)
            need(path == f"{folder}{note.size}.checkpoint", "a checkpoint has another's name")
            notes.append(note)
        need(notes, "it has no checkpoint", "incomplete")
        return Log(rosters, notes)

    # --- Exhibits, export, signatures ---

    def check_exhibit(self, exhibit):
        events = [self.events.get(id) for id in exhibit["events"]]
        need(all(events), "one of its events is missing or does not hold", "incomplete")
        need(all(event.claims["item"] == exhibit["item"] for event in events), "an event is about another item")
        away = [event.log is not self.log for event in events]
        need(away == sorted(away, reverse=True), "an event of the field stands behind one of this vault")
        for log in {id(event.log): event.log for event in events}.values():
            places = [event.index for event in events if event.log is log]
            need(places == sorted(set(places)), "its events are not in the order of the log")
        first = events[0]
        need(first.action == "ingested" and first.claims["seq"] == 0, "it does not begin with its intake", "incomplete")
        self.check_chain(events)
        if away[0]:
            self.check_received(events, away)
        self.check_payload(exhibit, first)

    @staticmethod
    def check_chain(events):
        known = [event for event in events if event.claims["seq"] != "unknown"]
        for number, event in enumerate(known):
            need(event.claims["seq"] == number, f"its chain has a gap before event {number}", "incomplete")
            last = known[number - 1].token.digest.hex() if number else None
            need(event.claims["prev"] == last, f"event {number} follows another one", "incomplete")
            need(number == 0 or event.action != "ingested", "it came in twice", "incomplete")

    def check_received(self, events, away):
        fields = {event.claims["vault"] for event, far in zip(events, away) if far}
        need(len(fields) == 1 and False in away, "nothing says how it came home", "incomplete")
        home, field = events[away.index(False)], fields.pop()
        need(home.action == "received", "nothing says how it came home", "incomplete")
        need(set(RECEIVED) <= set(home.shown), "how it came home is withheld", "bad-disclosure")
        need(home.shown["field"] == field, "it came home from elsewhere")
        need(home.shown["field_roster"].encode() == self.read(f"custody/field/{field}/roster.sd-jwt"),
             "it came home with another roster")
        notes = {read_proof(self.read(f"custody/events/{event.claims['event']}.tlog-proof")).note
                 for event, far in zip(events, away) if far}
        need(notes == {home.shown["field_checkpoint"].encode()}, "it came home with another checkpoint")

    def check_payload(self, exhibit, intake):
        path, shown = exhibit["path"], intake.shown
        if path is None:
            self.findings.note(f"exhibit {exhibit['number']}", "its payload is withheld")
            return
        need("digest" in shown and "size" in shown, "its digest or its size is withheld", "bad-disclosure")
        need(path in self.files, f"{path} is missing", "incomplete")
        need(self.files[path] == shown["size"], f"{path} has not the size that came in")
        with open(os.path.join(self.folder, path), "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        need(digest == shown["digest"], f"{path} is not what came in")
        listed = self.manifests.get("manifest-sha256.txt")
        need(listed is None or listed.get(path) == digest, f"{path} is not what the manifest lists")

    def check_export(self):
        events = [self.events.get(id) for id in self.index["export_events"]]
        need(all(events), "one of its events is missing or does not hold", "incomplete")
        first = events[0]
        need(first.action == "export-authorised" and first.claims["seq"] == 0, "it was not authorised", "incomplete")
        need(all(event.log is self.log and event.claims["item"] == self.index["export"] for event in events),
             "what was authorised is another export", "incomplete")
        self.check_chain(events)
        need(all(event.action != "export-aborted" for event in events), "it was aborted", "incomplete")
        exhibits, shown = self.index["exhibits"], first.shown
        volume = self.read_volume()
        here = [e["item"] for e in exhibits]
        for name, items in (("items", here), ("withheld_payloads", [e["item"] for e in exhibits if e["path"] is None])):
            allowed = shown.get(name, items)
            if volume and name == "items":
                start = allowed.index(here[0]) if here and here[0] in allowed else 0
                allowed = allowed[start:start + len(here)]
                need(here, "a volume without exhibits", "incomplete")
            elif volume:
                allowed = [item for item in allowed if item in here]
            need(allowed == items, f"its {name} are not those that were authorised",
                 "incomplete" if name == "items" else "bad-disclosure")
        for id in [id for exhibit in exhibits for id in exhibit["events"] if id in self.events]:
            event = self.events[id]
            free = ["action"] + (RECEIVED if event.action == "received" else [])
            more = set(event.shown) - set(shown.get("disclosed", event.shown)) - set(free)
            need(not more, f"event {id} discloses more than was authorised: {', '.join(sorted(more))}", "bad-disclosure")

    def read_volume(self):
        """Which volume of its export the bundle is (Sealed delivery, Volumes); None where it is the whole."""
        lines = utf8(self.read("bag-info.txt")).split("\n")
        counts = [line[11:] for line in lines if line[:11] == "Bag-Count: "]
        match = re.fullmatch(r"([1-9][0-9]{0,2}) of ([1-9][0-9]{0,2})", counts[0]) if len(counts) == 1 else None
        if not match or not 2 <= int(match[2]) or int(match[1]) > int(match[2]):
            return None
        need(f"Bag-Group-Identifier: {self.index['export']}" in lines, "bag-info.txt: it is of another group")
        self.findings.note("bag-info.txt", f"this is one volume, {counts[0]}")
        return counts[0]

    def check_signatures(self):
        good = 0
        names = sorted(path for path in self.files if re.fullmatch(r"signatures/[^/]+\.sig", path))
        for path in names:
            with self.findings.at(path):
                key = read_sshsig(self.read(path), self.read("tagmanifest-sha256.txt"), "bundle@evidencevault")
                try:
                    member = self.rosters.versions[-1].signer(thumbprint(key), "export")
                    need(path == f"signatures/{member.kid}.sig", "it is named after somebody else", "bad-signature")
                    good += 1
                except Refused as refused:
                    self.findings.note(path, f"it is a good signature, and does not count: {refused}")
        for path in sorted(path for path in self.files if re.fullmatch(r"signatures/[0-9a-f]{64}\.p7s", path)):
            with self.findings.at(path, "bad-signature"):
                certificate = read_cms(self.read(path), self.read("tagmanifest-sha256.txt"))
                need(path == f"signatures/{sha256(certificate).hex()}.p7s", "it is named after another certificate", "bad-signature")
                self.findings.note(path, "it is a good signature; what its certificate is worth is not asked here")
        if not good:
            self.findings.add("signatures", "nobody signed it who may export", "bad-signature" if names else "incomplete")
