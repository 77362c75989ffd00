"""An evidence bundle, with nothing but itself and what came from elsewhere (Schemas/README.md, section 4)."""

import base64
import json
import re

from bag import TAGS, judge_bag
from custody import Rosters, event_of, judge_event, read_entry, read_roster
from formats import (
    HEX, TIME, Refused, is_count, is_identifier, leaf_hash, need, read_checkpoint, read_proof, read_sd_jwt, sha256, strict_json, utf8,
    walk_proof,
)
from layout import PLACES, Survey
from sources import Damaged
from vouching import Vouching, seconds

RECEIVED = ["field", "field_roster", "field_checkpoint"]
EVENTS = "custody/events/"
EXHIBIT, ORIGIN = ["number", "item", "path", "events"], ["item", "events"]


class Log:
    """A log that proofs lead to: its rosters, its checkpoints, and every tree head that is known of it."""

    def __init__(self, rosters, notes):
        self.rosters, self.notes = rosters, {note.data: note for note in notes}
        self.heads = {0: {sha256(b"")}} | {note.size: {note.root} for note in notes}

    def place(self, proof, token):
        """The index and entry of a proof that leads from the token to one of the log's checkpoints."""
        need(proof.entry is not None, "it has no entry in it", "malformed-entry")
        try:
            entry = read_entry(proof.entry)
        except Refused as refused:
            raise Refused(str(refused), "malformed-entry") from refused
        need(entry.digest == token.digest, "it is the proof of something else", "entry-mismatch")
        if not self.notes:
            return proof.index, entry
        if len(self.notes) == 1:
            need(proof.index < next(iter(self.notes.values())).size, "the checkpoint is older", "checkpoint-too-old")
        note = self.notes.get(proof.note)
        need(note, "it leads to another checkpoint", "proof-of-other-checkpoint")
        try:
            root, before, after = walk_proof(leaf_hash(proof.entry), proof.index, note.size, proof.hashes)
        except Refused as refused:
            raise Refused(str(refused), "proof-mismatch") from refused
        need(root == note.root, "it does not lead to the checkpoint", "proof-mismatch")
        self.heads.setdefault(proof.index, set()).add(before)
        self.heads.setdefault(proof.index + 1, set()).add(after)
        return proof.index, entry


class BundleCheck:
    def __init__(self, source, findings, given):
        """Judges what is in a source; `given` has what came from elsewhere: fingerprint, policy, roots, time."""
        self.source, self.findings, self.given = source, findings, given
        self.survey = Survey(source, findings)
        self.left_out = self.survey.left_out
        self.used = set()
        self.index = self.checkpoint = self.rosters = None
        self.is_signed = False
        self.events, self.fields = {}, {}

    def read(self, path):
        need(path in self.survey.files, "it is missing", "missing-file")
        self.used.add(path)
        try:
            return self.source.read(path)
        except Damaged as error:
            self.left_out.add(path)
            raise Refused("its sealed bytes were changed", "damaged-sealing") from error

    def digest(self, path):
        try:
            return self.source.digest(path)
        except Damaged as error:
            self.left_out.add(path)
            raise Refused("its sealed bytes were changed", "damaged-sealing") from error

    def has(self, path):
        return path in self.survey.files

    def run(self):
        manifest = None
        with self.findings.judging(TAGS, "bag", "unreadable"):
            manifest = self.read(TAGS) if self.has(TAGS) else None
        with self.findings.judging("bundle.json", "index", "malformed-index"):
            need(self.has("bundle.json"), "it is missing", "malformed-index")
            index = self.read_index(self.read("bundle.json"))
            self.index = index
            if seconds(index["created"]) > self.given.moment + 86400:
                self.findings.add("bundle.json", "it was made at a time that is still to come", "future-time")
        self.read_checkpoint()
        self.read_rosters()
        self.judge_checkpoint()
        if self.rosters:
            self.read_fields()
        if self.index:
            self.read_events()
            for exhibit in self.index["exhibits"]:
                self.judge_exhibit(exhibit)
            self.judge_lineage()
            self.judge_export()
            self.judge_payloads()
            self.judge_unused()
        judge_bag(self)
        Vouching(self, manifest).judge()

    # --- Index, rosters, checkpoint ---

    def read_index(self, data):
        index = strict_json(data)
        need(isinstance(index, dict) and [name for name in index if name != "origins"] == [
            "schema", "vault", "export", "created", "log_size", "rosters", "exhibits", "export_events"],
            "its members are not those of an index")
        need(json.dumps(index, indent=2, ensure_ascii=False).encode() + b"\n" == data, "it is written otherwise")
        need(index["schema"] == "evidencevault/bundle/1" and HEX.match(str(index["vault"])), "its schema or vault is none")
        need(is_identifier(index["export"]) and TIME.match(str(index["created"])), "its export or time is none")
        need(is_count(index["log_size"]) and index["log_size"] and is_count(index["rosters"], 10**6) and index["rosters"],
             "its counts are none")
        need(isinstance(index["exhibits"], list) and isinstance(index["export_events"], list) and index["export_events"],
             "its lists are none")
        if "origins" in index:
            need(isinstance(index["origins"], list) and index["origins"] and list(index)[6:] == ["exhibits", "origins", "export_events"],
                 "its origins are none")
        last, items, events = 0, set(), list(index["export_events"])
        for exhibit in index["exhibits"]:
            need(isinstance(exhibit, dict) and list(exhibit) in (EXHIBIT, EXHIBIT + ["made_from"]), "an exhibit is none")
            need(is_count(exhibit["number"], 10**8) and exhibit["number"] > last, "its numbers do not ascend")
            last, path = exhibit["number"], exhibit["path"]
            need(is_identifier(exhibit["item"]) and exhibit["item"] not in items, "an item is none, or comes twice")
            items.add(exhibit["item"])
            need(path is None or isinstance(path, str) and path.startswith(f"data/{last:04}-")
                 and re.fullmatch(PLACES["payload"][0], path) and len(path) <= 69 and not path.endswith("."), "an exhibit's path is none")
            need(isinstance(exhibit["events"], list) and exhibit["events"], "an exhibit has no events")
            events += exhibit["events"] + self.read_made_from(exhibit)
        last = ""
        for origin in index.get("origins", []):
            need(isinstance(origin, dict) and list(origin) in (ORIGIN, ORIGIN + ["made_from"]), "an origin is none")
            need(is_identifier(origin["item"]) and origin["item"] > last and origin["item"] not in items, "an origin's item is none")
            need(isinstance(origin["events"], list) and origin["events"], "an origin has no events")
            last = origin["item"]
            events += origin["events"] + self.read_made_from(origin)
        made = [one["made_from"]["item"] for one in index["exhibits"] + index.get("origins", []) if "made_from" in one]
        origins = {origin["item"] for origin in index.get("origins", [])}
        need(origins <= set(made) <= origins | items, "its origins are not what something was made from")
        need(all(one.get("made_from", {}).get("item") != one["item"] for one in index["exhibits"]), "an exhibit was made from itself")
        need(all(is_identifier(event) for event in events) and len(set(events)) == len(events), "an event comes twice")
        return index

    @staticmethod
    def read_made_from(one):
        """The events of the record of what it was made from."""
        if "made_from" not in one:
            return []
        made = one["made_from"]
        need(isinstance(made, dict) and list(made) == ["item", "record"] and is_identifier(made["item"])
             and isinstance(made["record"], list) and made["record"], "what something was made from is none")
        return made["record"]

    def read_checkpoint(self):
        with self.findings.judging("custody/checkpoint", "checkpoint", "malformed-checkpoint"):
            need(self.has("custody/checkpoint"), "it is missing", "malformed-checkpoint")
            note = read_checkpoint(self.read("custody/checkpoint"))
            self.checkpoint = note
            if self.index and note.size != self.index["log_size"]:
                self.findings.add("custody/checkpoint", "it has another size than the index", "checkpoint-wrong-size")

    def read_rosters(self):
        notes = [self.checkpoint] if self.checkpoint else []
        self.log = Log(None, notes)
        rosters, count = Rosters(), self.index["rosters"] if self.index else len(self.survey.at("roster")) // 2
        for version in range(1, count + 1):
            path = f"custody/roster/{version:06}.sd-jwt"
            if not self.has(path):
                self.findings.add(path, "it is missing", "missing-roster")
                return
            with self.findings.judging(path, "roster", "malformed-roster"):
                token = read_sd_jwt(self.read(path), "roster+sd-jwt")
                if not self.prove(path, token, version):
                    return
                roster = read_roster(self.read(path))
                need(roster.version == version, "it is another version", "broken-roster-chain")
                need(not roster.home, "it is a field vault's, and nothing leaves one as a bundle", "not-permitted")
                need(roster.index == self.roster_index, "its proof is for another place than it names", "malformed-roster")
                rosters.append(roster, is_whole=False)
            if len(rosters.versions) < version:
                return
        self.rosters = self.log.rosters = rosters
        if self.index and rosters.fingerprint != self.index["vault"]:
            self.findings.add("bundle.json", "it names another vault", "wrong-vault")

    def prove(self, path, token, version):
        proof = path.replace(".sd-jwt", ".tlog-proof")
        if not self.has(proof):
            self.findings.add(proof, f"the proof of version {version} is missing", "missing-proof")
            return False
        holds = False
        with self.findings.judging(proof, "proof", "malformed-proof"):
            self.roster_index, entry = self.log.place(read_proof(self.read(proof)), token)
            need(entry.kind == 3, "its entry is no roster's", "entry-mismatch")
            holds = True
        return holds

    def judge_checkpoint(self):
        if not self.rosters or not self.checkpoint:
            return
        with self.findings.judging("custody/checkpoint", "checkpoint", "malformed-checkpoint"):
            origin = f"evidencevault/{self.rosters.fingerprint}"
            need(self.checkpoint.origin == origin, "it is another log's", "wrong-origin")
            in_force = [roster for roster in self.rosters.versions if roster.index < self.checkpoint.size]
            need(in_force, "no roster is in force", "checkpoint-too-old")
            _, signer = in_force[-1].checkpoint(self.checkpoint.data, self.rosters.fingerprint)
            self.is_signed = True
            key = b"\1" + signer.key
            name = origin.encode() + b"\n" + key
            line = f"log {origin}+{sha256(name)[:4].hex()}+{base64.b64encode(key).decode()}\nquorum none\n"
            if not self.has("custody/policy") or self.read("custody/policy") != line.encode():
                self.findings.add("custody/policy", "it is not the policy of the log's key", "wrong-policy")

    @property
    def in_force(self):
        """The roster at the checkpoint."""
        size = self.checkpoint.size if self.checkpoint else 2**64
        return [roster for roster in self.rosters.versions if roster.index < size][-1]

    # --- Events ---

    def read_fields(self):
        paths = {}
        for path in self.survey.at("field"):
            paths.setdefault(path.split("/")[2], []).append(path)
        for fingerprint, here in sorted(paths.items()):
            folder = f"custody/field/{fingerprint}/"
            notes = [path for path in here if path.endswith(".checkpoint")]
            if folder + "roster.sd-jwt" not in here or not notes:
                self.findings.add(folder, "its roster or its checkpoint is missing", "field-missing")
            if folder + "roster.sd-jwt" in here:
                for path in notes:
                    with self.findings.judging(path, "field", "field-malformed"):
                        self.read_field(fingerprint, folder, path)

    def read_field(self, fingerprint, folder, path):
        """The log of a field vault: its roster, which names this vault as its home, and a checkpoint."""
        data, rosters = self.read(folder + "roster.sd-jwt"), Rosters()
        roster = read_roster(data)
        need(roster.home == self.rosters.fingerprint, "its roster names another home", "wrong-vault")
        try:
            rosters.append(roster, is_whole=True)
            need(rosters.fingerprint == fingerprint, "its roster is another vault's", "field-wrong-vault")
            note, _ = roster.checkpoint(self.read(path), fingerprint)
        except Refused as refused:
            if refused.kind in ("unknown-signer", "not-permitted"):
                raise Refused(str(refused), "bad-signature") from refused
            if refused.kind == "wrong-origin":
                raise Refused(str(refused), "wrong-vault") from refused
            raise
        need(path == f"{folder}{note.size}.checkpoint", "a checkpoint has another's name")
        log = self.fields.setdefault(fingerprint, Log(rosters, []))
        log.notes[note.data] = note
        log.heads.setdefault(note.size, set()).add(note.root)

    def read_events(self):
        ones = self.index["exhibits"] + self.index.get("origins", [])
        lists = [one["events"] for one in ones] + [one["made_from"]["record"] for one in ones if "made_from" in one]
        lists.append(self.index["export_events"])
        tokens, forged = {}, []
        for ids in lists:
            for id in ids:
                path = f"{EVENTS}{id}.sd-jwt"
                self.read_event(id, path, ids is self.index["export_events"], tokens, forged)
        known = {digest: id for id, token in tokens.items() for digest in token.claims.get("_sd", []) if isinstance(digest, str)}
        for id, path, words in forged:
            strangers = set(tokens[id].disclosed) - set(tokens[id].claims["_sd"])
            moved = any(known.get(digest, id) != id for digest in strangers)
            self.findings.add(path, words, "swapped-disclosure" if moved else "forged-disclosure")
        for id, event in self.events.items():
            head = event.claims["head"]
            if not self.checkpoint or event.log.heads.get(head["size"], {bytes.fromhex(head["root"])}) == {bytes.fromhex(head["root"])}:
                continue
            self.findings.add(f"{EVENTS}{id}.sd-jwt", "it saw another log", "inconsistent-head")

    def read_event(self, id, path, is_export, tokens, forged):
        proof = path.replace(".sd-jwt", ".tlog-proof")
        for file, code in ((path, "missing-event"), (proof, "missing-proof")):
            if not self.has(file):
                if file not in self.left_out or code == "missing-event":
                    self.findings.add(file, "it is missing", code)
        self.used |= {path, proof}
        if not self.has(path) or not self.has(proof):
            return
        with self.findings.judging(path, "event", "malformed-event"):
            token = tokens[id] = read_sd_jwt(self.read(path), "event+sd-jwt")
            log = self.log
            if self.rosters and not is_export and token.claims.get("vault") != self.rosters.fingerprint:
                log = self.fields.get(token.claims.get("vault"), self.log)
            try:
                index, entry = log.place(read_proof(self.read(proof)), token)
            except Refused as refused:
                code = refused.kind if refused.kind not in ("corrupt", "incomplete") else "malformed-proof"
                return self.findings.add(proof, str(refused), code)
            if not self.rosters:
                return None
            try:
                event = event_of(token)
            except Refused as refused:
                if refused.kind == "forged-disclosure":
                    return forged.append((id, path, str(refused)))
                raise
            judge_event(event, entry, index, log.rosters)
            need(event.claims["event"] == id, "it is another event", "event-wrong-name")
            need(log is self.log or event.claims["type"] == "intake", "only intakes come from the field", "not-permitted")
            if "action" not in event.shown:
                self.findings.add(path, "it does not disclose what happened", "action-not-disclosed")
            event.log = log
            self.events[id] = event
        return None

    # --- Exhibits and export ---

    def judge_chain(self, ids, subject, kind):
        """One item's events from the first on, none left out, in the order of the log."""
        expected, previous, last = 0, None, None
        for id in ids:
            path, event = f"{EVENTS}{id}.sd-jwt", self.events.get(id)
            if event is None or event.claims["item"] != subject:
                if event is not None:
                    self.findings.add(path, "it is about something else",
                                      "authorisation-of-another-export" if kind == "export" else "event-of-another-item")
                expected, previous = expected + 1, None
                continue
            if event.log.rosters.doubts(event) or self.rosters.doubts(event):
                self.findings.add(path, "its signer was suspended later, and it is doubted", "doubted-signer")
            here = (event.log is self.log, event.index)
            if last is not None and here <= last:
                self.findings.add(path, "it is not in the order of the log", "chain-out-of-order")
            last, seq = here, event.claims["seq"]
            if seq == "unknown":
                self.findings.add(path, "only the log knows its place", "unknown-position")
                continue
            if seq != expected:
                self.findings.add(path, f"it is number {seq} where {expected} was expected", "chain-gap")
            elif seq == 0 and event.claims["type"] != kind:
                self.findings.add(path, "a chain does not begin so", "wrong-first-event")
            elif seq and previous and event.claims["prev"] != previous:
                self.findings.add(path, "it follows another event", "wrong-predecessor")
            expected, previous = seq + 1, event.token.digest.hex()

    def intake(self, exhibit):
        event = self.events.get(exhibit["events"][0])
        holds = event and event.claims["item"] == exhibit["item"] and event.action == "ingested" and event.claims["seq"] == 0
        return event if holds else None

    def judge_exhibit(self, exhibit):
        about = f"exhibit {exhibit['number']}"
        self.judge_chain(exhibit["events"], exhibit["item"], "intake")
        self.judge_hop(exhibit, about)
        if exhibit["path"] is None:
            self.findings.add(about, "its payload is withheld", "payload-withheld")
        intake = self.intake(exhibit)
        if not intake:
            self.findings.add(about, "no event says which bytes came in", "no-intake")
        elif exhibit["path"] and not {"digest", "size"} <= set(intake.shown):
            self.findings.add(about, "its digest or its size is withheld", "digest-not-disclosed")

    def judge_hop(self, exhibit, about):
        events = [self.events[id] for id in exhibit["events"] if id in self.events]
        away = [event for event in events if event.log is not self.log]
        if not away:
            return
        home = next((event for event in events if event.log is self.log), None)
        if not home or home.claims["item"] != exhibit["item"] or home.claims["type"] != "transfer" or home.shown.get("action", "received") != "received":
            self.findings.add(about, "nothing says how it came home", "field-not-received")
        elif not set(RECEIVED) <= set(home.shown):
            self.findings.add(about, "how it came home is withheld", "field-not-disclosed")
        else:
            for event in away:
                field = event.claims["vault"]
                note = read_proof(self.read(f"{EVENTS}{event.claims['event']}.tlog-proof")).note
                came = (home.shown["field"], home.shown["field_roster"].encode(), home.shown["field_checkpoint"].encode())
                if came != (field, self.read(f"custody/field/{field}/roster.sd-jwt"), note):
                    self.findings.add(about, "it came home from another log", "field-mismatch")

    def judge_lineage(self):
        """What exhibits were made from (Lineage)."""
        origins = {origin["item"]: origin for origin in self.index.get("origins", [])}
        reached = set()
        for exhibit in self.index["exhibits"]:
            one = exhibit
            while one and "made_from" in one and one["made_from"]["item"] not in reached:
                if one["made_from"]["item"] in origins:
                    reached.add(one["made_from"]["item"])
                one = origins.get(one["made_from"]["item"])
            self.judge_made_from(exhibit)
        for item, origin in origins.items():
            if item not in reached:
                self.findings.add("bundle.json", "no exhibit was made from one of its origins", "lineage-mismatch")
                continue
            self.judge_chain(origin["events"], item, "intake")
            self.judge_hop(origin, "origin " + item)
            for id in origin["events"]:
                self.forbid(id, {"action"} | set(RECEIVED))
            self.judge_made_from(origin)

    def judge_made_from(self, one):
        if "made_from" not in one:
            return
        made = one["made_from"]
        events = [self.events[id] for id in made["record"] if id in self.events]
        for event in events:
            id = event.claims["event"]
            self.forbid(id, {"action", "record_type", "record"})
            record = event.shown.get("record")
            if isinstance(record, dict) and set(record) - {"about", "parent", "kind", "removed"}:
                self.findings.add(f"{EVENTS}{id}.sd-jwt", "it says more of the record", "disclosed-beyond-authorisation")
        if events:
            self.judge_chain(made["record"], events[0].claims["item"], "record")
        newest = self.events.get(made["record"][-1])
        if newest:
            record = newest.shown.get("record") if isinstance(newest.shown.get("record"), dict) else {}
            said = (newest.claims["type"], newest.shown.get("record_type"), record.get("about"), record.get("parent"))
            if said != ("record", "derivative", one["item"], made["item"]):
                self.findings.add(f"{EVENTS}{made['record'][-1]}.sd-jwt", "it is about something else", "lineage-mismatch")

    def forbid(self, id, names):
        more = set(self.events[id].shown) - names if id in self.events else set()
        if more:
            self.findings.add(f"{EVENTS}{id}.sd-jwt", f"not authorised: {', '.join(sorted(more))}", "disclosed-beyond-authorisation")

    def judge_export(self):
        ids, export = self.index["export_events"], self.index["export"]
        self.judge_chain(ids, export, "export")
        first = self.events.get(ids[0])
        aborted = any(self.events[id].action == "export-aborted" for id in ids if id in self.events)
        if not first or first.claims["item"] != export or first.action != "export-authorised" or first.claims["seq"] != 0 or aborted:
            self.findings.add("export", "nothing that holds authorised it", "missing-authorisation")
            return
        exhibits, shown = self.index["exhibits"], first.shown
        if not {"items", "disclosed"} <= set(shown):
            self.findings.add("export", "what was authorised is withheld", "authorisation-not-disclosed")
        volume, here = self.read_volume(), [exhibit["item"] for exhibit in exhibits]
        hidden = [exhibit["item"] for exhibit in exhibits if exhibit["path"] is None]
        allowed = shown.get("items", here)
        if volume:
            start = allowed.index(here[0]) if here and here[0] in allowed else 0
            allowed = allowed[start : start + len(here)]
        if allowed != here or volume and not here:
            self.findings.add("export", "its items are not those that were authorised", "authorised-items-differ")
        withheld = shown.get("withheld_payloads", [] if "items" in shown else hidden)
        if [item for item in withheld if item in here or not volume] != hidden:
            self.findings.add("export", "other payloads are withheld than was authorised", "withheld-payloads-differ")
        for id in [id for exhibit in exhibits for id in exhibit["events"] if id in self.events]:
            event = self.events[id]
            free = {"action"} | (set(RECEIVED) if event.action == "received" else set())
            more = set(event.shown) - set(shown.get("disclosed", event.shown)) - free
            if more:
                self.findings.add(f"{EVENTS}{id}.sd-jwt", f"not authorised: {', '.join(sorted(more))}", "disclosed-beyond-authorisation")

    def read_volume(self):
        """Which volume of its export the bundle is (Sealed delivery, Volumes); None where it is the whole."""
        if not self.has("bag-info.txt"):
            return None
        try:
            lines = utf8(self.read("bag-info.txt")).split("\n")
        except Refused:
            return None
        counts = [line[11:] for line in lines if line[:11] == "Bag-Count: "]
        match = re.fullmatch(r"([1-9][0-9]{0,2}) of ([1-9][0-9]{0,2})", counts[0]) if len(counts) == 1 else None
        if not match or int(match[2]) < 2 or int(match[1]) > int(match[2]):
            return None
        if f"Bag-Group-Identifier: {self.index['export']}" not in lines:
            self.findings.add("bag-info.txt", "it is of another group", "wrong-info")
        self.findings.add("bag-info.txt", f"this is one volume, {counts[0]}", "one-volume")
        return counts[0]

    def judge_payloads(self):
        for exhibit in self.index["exhibits"]:
            path, intake = exhibit["path"], self.intake(exhibit)
            if path is None:
                continue
            self.used.add(path)
            if not self.has(path):
                self.findings.add(path, "it is missing", "missing-payload")
                continue
            length = self.survey.files[path][1]
            if length > 1 << 40 and (not intake or intake.shown.get("size") != length):
                self.findings.add(path, "it is longer than anything says, and is not read", "too-large")
                self.left_out.add(path)
                continue
            if not intake:
                continue
            if intake.shown.get("size", length) != length:
                self.findings.add(path, "it has not the size that came in", "wrong-size")
                continue
            with self.findings.judging(path, "payload", "unreadable"):
                if self.digest(path) != intake.shown.get("digest", self.digest(path)):
                    self.findings.add(path, "it is not what came in", "wrong-payload")

    def judge_unused(self):
        came = {event.claims["vault"] for event in self.events.values() if event.log is not self.log}
        for path, (place, _) in self.survey.files.items():
            used = path in self.used
            if place == "roster":
                used = int(path.split("/")[2][:6]) <= self.index["rosters"]
            elif place == "field":
                used = path.split("/")[2] in came
            elif place == "timestamp":
                used = self.has(path.rpartition("/")[0] + "/note")
            if not used and place in ("payload", "event", "roster", "field", "timestamp"):
                self.findings.add(path, "nothing refers to it", "unreferenced-file")
                self.left_out.add(path)
