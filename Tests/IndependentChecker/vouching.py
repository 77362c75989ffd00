"""Who vouches for a bundle: members, certificates, cosigners, timestamps, and whoever told the fingerprint (section 4, rules 7 to 10)."""

import calendar
import re
import time
from collections import namedtuple

from certificates import Doubt, judge_signer, read_certificates, read_list, x509
from cms import read_cms
from formats import Refused, b64, need, read_checkpoint, read_sshsig, sha256, thumbprint, utf8
from policy import Key, Policy, continues, lines_of, read_request
from timestamps import judge, read_answer, read_token

SIGNATURE_TIMESTAMP = "1.2.840.113549.1.9.16.2.14"
Trust = namedtuple("Trust", "certificates lists policies")


def seconds(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


class Vouching:
    def __init__(self, check, manifest):
        self.check, self.manifest = check, manifest
        self.findings, self.given = check.findings, check.given
        self.times, self.good, self.messages = [], {}, {}  # times: (path, size or None, token)

    def judge(self):
        self.judge_members()
        self.judge_messages()
        self.judge_trust()
        self.judge_cosigned()
        self.judge_times()
        self.judge_certificates()

    # --- Members ---

    def judge_members(self):
        paths = self.check.survey.at("signature")
        if not paths:
            return self.findings.add("signatures", "nobody signed it", "missing-signature")
        strangers = []
        members = self.check.in_force.members if self.check.rosters else {}
        # Members' come first: anybody can add others.
        paths = self.first(sorted(paths, key=lambda path: (path[11:-4] not in members, path)))
        for path in sorted(paths) if self.manifest is not None else []:
            with self.findings.judging(path, "signature", "malformed-signature"):
                try:
                    key = read_sshsig(self.check.read(path), self.manifest, "bundle@evidencevault")
                except Refused as refused:
                    kind = "bad-signature" if refused.kind == "bad-signature" else "malformed-signature"
                    raise Refused(str(refused), kind) from refused
                if not self.check.rosters:
                    continue
                member = self.check.in_force.members.get(thumbprint(key))
                if not member or path != f"signatures/{member.kid}.sig":
                    strangers.append(path)
                    continue
                self.check.in_force.signer(member.kid, "export")
                self.good[path] = self.check.read(path)
        for path in strangers:
            self.findings.add(path, "it is by somebody who is no member, or named after somebody else",
                              "foreign-signature" if self.good else "signature-unknown-signer")
        return None

    def first(self, paths):
        """Those that are looked at."""
        if len(paths) > 1000:
            self.findings.add("signatures", "there are more than are looked at", "signatures-too-many")
        return paths[:1000]

    # --- Signatures by certificates ---

    def judge_messages(self):
        for path in self.first(sorted(self.check.survey.at("certificate"))) if self.manifest is not None else []:
            with self.findings.judging(path, "cms", "cms-malformed"):
                message = read_cms(self.check.read(path), self.manifest)
                need(path == f"signatures/{sha256(message.certificate).hex()}.p7s", "it is named after another certificate", "cms-wrong-name")
                self.messages[path] = message

    def judge_certificates(self):
        given = self.given.signer_roots or self.given.trust_roots
        valid = False
        for path, message in self.messages.items() if given else []:
            moments = [token.existed_by for over, _, token in self.times if over == path]
            lists = self.lists + [read_list(self.check.read(file)) for file in self.beside(path) if ".crl-" in file]
            lists += [x509().load_der_x509_crl(der) for der in message.lists]
            try:
                judge_signer(message.certificate, read_certificates(given), message.certificates, lists,
                             min(moments, default=self.given.moment))
                valid = True
            except Doubt as doubt:
                self.findings.add(path, str(doubt), f"certificate-{doubt.kind}")
        if self.given.require_certificate and not valid:
            self.findings.add("signatures", "nobody signed whose certificate is valid", "certificate-missing")

    # --- Time ---

    @property
    def lists(self):
        found = []
        for path in self.given.crl:
            with open(path, "rb") as file:
                found.append(read_list(file.read()))
        return found

    def beside(self, path):
        return sorted(file for file in self.check.survey.files if re.fullmatch(re.escape(path) + r"\.(tsr|renewal|crl)-[0-9a-f]{64}", file))

    def judge_times(self):
        trust = None
        if self.given.trust_roots:
            trust = Trust(read_certificates(self.given.trust_roots), self.lists, set(self.given.tsa_policy))
        tried = 0
        for path in self.check.survey.at("timestamp"):
            if path.endswith("/note"):
                size = int(path.split("/")[2])
                if not self.is_beginning(path, size):
                    self.findings.add(path, "it is no earlier checkpoint of this log", "timestamp-malformed")
                    continue
                folder = path[:-4]
                files = [file for file in self.check.survey.at("timestamp") if file.startswith(folder + "tsr-")]
                lists = [file for file in self.check.survey.at("timestamp") if file.startswith(folder + "crl-")]
                tried += self.take(path, size, files, lists, trust)
        for path in [*self.good, *self.messages]:
            beside = self.beside(path)
            tried += self.take(path, None, [file for file in beside if ".tsr-" in file], [file for file in beside if ".crl-" in file], trust)
            message = self.messages.get(path)
            if trust and message and SIGNATURE_TIMESTAMP in message.unsigned:
                tried += self.take_token(path, path, None, message.unsigned[SIGNATURE_TIMESTAMP], message.signature, [], trust)
        if trust:
            self.judge_existence("time-not-established" if tried else "time-missing")

    def is_beginning(self, path, size):
        newer, proof = self.check.checkpoint, path[:-4] + "proof"
        if not self.check.is_signed or not self.check.has(proof):
            return False
        try:
            older = read_checkpoint(self.check.read(path))
            text = utf8(self.check.read(proof))
            need(not text or text.endswith("\n"), "it is no proof")
            hashes = [b64(line, 32) for line in text.split("\n")[:-1]]
            return older.size == size and older.origin == newer.origin and bool(
                continues(size, older.root, newer.size, newer.root, hashes))
        except Refused:
            return False

    def take(self, path, size, files, lists, trust):
        data, tried = self.check.read(path), 0
        known = []
        for file in lists:
            try:
                need(sha256(self.check.read(file)).hex() == file[-64:], "it is named after something else")
                known.append(read_list(self.check.read(file)))
            except (Refused, ValueError) as error:
                self.findings.add(file, str(error), "timestamp-malformed")
        for file in files:
            answer = self.check.read(file)
            try:
                need(sha256(answer).hex() == file[-64:], "it is named after something else")
                element = read_answer(answer)
            except (Refused, ValueError, IndexError) as error:
                self.findings.add(file, str(error), "timestamp-malformed")
                continue
            tried += trust is not None and self.take_token(file, path, size, element, data, known, trust)
        return tried

    def take_token(self, file, path, size, element, data, lists, trust):
        try:
            token = read_token(element)
            judge(token, data, trust, self.given.moment, lists)
        except (Refused, Doubt) as error:
            self.findings.add(file, str(error), "timestamp-refused")
            return 1
        self.times.append((path, size, token))
        self.compare(file, size, token)
        return 1

    def compare(self, file, size, token):
        """Tells of a token that says an earlier time than the log's clock of what it covers."""
        own = [event for event in self.check.events.values() if event.log is self.check.log]
        moments = [seconds(event.claims["recorded"]) for event in own if size is None or event.index < size]
        if size is None and self.check.index:
            moments.append(seconds(self.check.index["created"]))
        if moments and token.existed_by < max(moments):
            self.findings.add(file, "it says an earlier time than the log does", "timestamp-before-entry")

    def judge_existence(self, code):
        index = self.check.index or {"exhibits": []}
        if not index["exhibits"] and not any(size is None for _, size, _ in self.times):
            self.findings.add("time", "nothing shows by when it existed", code)
        for exhibit in index["exhibits"]:
            first = next((self.check.events[id] for id in exhibit["events"]
                          if id in self.check.events and self.check.events[id].log is self.check.log), None)
            if not any(size is None or first and first.index < size for _, size, _ in self.times):
                self.findings.add(f"exhibit {exhibit['number']}", "nothing that counts shows by when it existed", code)

    # --- Whose it is ---

    def judge_trust(self):
        self.policy = None
        if self.given.policy:
            with open(self.given.policy, "rb") as file:
                self.policy = Policy(file.read())
        rosters, note, asked = self.check.rosters, self.check.checkpoint, False
        if self.given.fingerprint:
            asked = True
            if not rosters:
                return self.findings.add("fingerprint", "the rosters do not hold", "no-trust")
            if rosters.fingerprint != self.given.fingerprint:
                self.findings.add("fingerprint", "it is another vault's", "wrong-fingerprint")
        if self.policy and (self.policy.logs or not self.given.fingerprint):
            asked = True
            if not note:
                return self.findings.add("policy", "there is no checkpoint", "no-trust")
            signed = any(key.name == note.origin and any(holds for holds, _ in lines_of(note, key)) for key in self.policy.logs)
            if not signed:
                self.findings.add("policy", "no log of the policy signed the checkpoint", "policy-not-met")
        if not asked:
            self.findings.add("fingerprint", "nothing from elsewhere says whose vault this is", "no-trust")
        if self.given.minimum_roster and rosters and len(rosters.versions) < self.given.minimum_roster:
            self.findings.add("custody/roster", "a newer one was asked for", "roster-too-old")
        return None

    # --- Cosigners ---

    def judge_cosigned(self):
        notes = self.read_continuations() if self.check.is_signed else []
        if not self.policy or not self.check.checkpoint:
            return
        notes.insert(0, (self.check.checkpoint, "custody/checkpoint"))
        members = {member.key for roster in (self.check.rosters.versions if self.check.rosters else []) for member in roster.members.values()}
        vouched = set()
        for name, key in self.policy.witnesses.items():
            found = None
            for note, path in notes:
                moments = []
                for holds, moment in lines_of(note, key):
                    if holds:
                        moments.append(moment)
                    else:
                        self.findings.add(path, f"a line is not by {name}", "cosigned-wrong-line")
                if moments and found is None:
                    found = (min(moments), path)
            if found and key.public in members:
                self.findings.add("custody/checkpoint", f"{name} is a member", "cosigner-is-member")
            elif found:
                vouched.add(name)
                if found[0] > self.given.moment + 86400:
                    self.findings.add(found[1], f"{name} vouched at a time that is still to come", "cosigned-in-future")
        if not self.policy.is_met(vouched):
            self.findings.add("custody/checkpoint", "fewer vouch for it than the policy asks for", "quorum-missing")

    def read_continuations(self):
        own, found = self.check.checkpoint, []
        paths = sorted(self.check.survey.at("cosigned"), key=lambda path: int(path[11:-9]))
        if len(paths) > 1000:
            self.findings.add("signatures", "there are more than are read", "cosigned-too-many")
        for path in paths[:1000]:
            with self.findings.judging(path, "cosigned", "cosigned-unusable"):
                old, hashes, note = read_request(self.check.read(path))
                need(note.origin == own.origin and old == own.size and path == f"signatures/{note.size}.cosigned", "it is of another log")
                holds = continues(old, own.root, note.size, note.root, hashes)
                if not holds:
                    forked = (note.root != own.root if note.size == old else holds is False) and self.is_ours(note)
                    raise Refused("it does not go on from the bundle's checkpoint", "inconsistent-head" if forked else "cosigned-unusable")
                for key in self.own_keys:
                    if not all(good for good, _ in lines_of(note, key)):
                        self.findings.add(path, "a line is not by the log's key", "cosigned-wrong-line")
                found.append((note, path))
        return found

    @property
    def own_keys(self):
        name = f"evidencevault/{self.check.rosters.fingerprint}"
        keys = {member.key for roster in self.check.rosters.versions for member in roster.members.values() if member.log}
        return [Key(name, sha256(f"{name}\n".encode() + b"\1" + key)[:4], 1, key) for key in keys]

    def is_ours(self, note):
        """Whether a key of the log signed a checkpoint."""
        members = self.check.rosters.versions[-1].members.values()
        return any(note.signed_by(member.key) for member in members if member.log and not member.suspended)
