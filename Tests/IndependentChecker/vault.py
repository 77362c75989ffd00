"""A vault's log, objects and tombstones, without any key (Schemas/README.md, sections 2 and 3)."""

import hashlib
import os
import re
import stat

from custody import Rosters, judge_tombstone, read_entry, read_roster
from formats import Refused, b64url, leaf_hash, need, read_jws, root_hash, sha256, thumbprint, utf8

LIMIT = 16 << 20
LAYOUT = re.compile(
    r"FORMAT\.txt|lock|log/checkpoint|log/checkpoints/[0-9]+/(note|cosig-[0-9a-f]{8})|log/cosigners/[0-9a-f]{8}|log/tile/.*|log/tombstones/[0-9]+\.jwt"
    r"|keys/roster/[0-9]{6}\.sd-jwt|keys/compartments/[a-z0-9-]+/[0-9]+/[A-Za-z0-9_-]{43}\.age"
    r"|keys/kit\.jwt|keys/offers/[0-9A-Z-]{20}\.jwt|keys/receipt\.(jwt|txt)|objects/[0-9a-f]{2}/[0-9a-f]{62}|(cache|tmp)/.*")


def tile_path(level, number, width):
    parts = []
    while not parts or number:
        parts.insert(0, f"{'x' if parts else ''}{number % 1000:03}")
        number //= 1000
    return f"log/tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < 256 else "")


class VaultCheck:
    """Looks at everything, and goes on where something does not hold."""

    def __init__(self, folder, findings):
        self.folder, self.findings = folder, findings
        self.files = {}
        for root, folders, names in os.walk(folder):
            for name in folders + names:
                path = os.path.relpath(os.path.join(root, name), folder)
                status = os.lstat(os.path.join(root, name))
                if stat.S_ISREG(status.st_mode):
                    self.files[path] = status.st_size
                elif not stat.S_ISDIR(status.st_mode):
                    findings.add(path, "it is neither a file nor a folder")
        self.rosters, self.entries, self.leaves = Rosters(), [], []

    def read(self, path):
        need(path in self.files, "it is missing", "incomplete")
        need(self.files[path] <= LIMIT, "it is too large")
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def run(self, fingerprint):
        for path in sorted(self.files):
            if not LAYOUT.fullmatch(path):
                self.findings.add(path, "nothing of that name belongs in a vault")
        with self.findings.at("FORMAT.txt"):
            self.read("FORMAT.txt")
        self.check_rosters()
        if not self.rosters.versions:
            return
        with self.findings.at("fingerprint"):
            need(fingerprint is not None, "nothing from elsewhere says whose vault this is", "not-trusted")
            need(fingerprint == self.rosters.fingerprint, "it is another vault's", "not-trusted")
        with self.findings.at("log/checkpoint"):
            self.check_log()
            self.check_kept_checkpoints()
            self.check_objects(*self.check_tombstones())
            self.check_wrapped_keys()
            self.check_kit()

    def check_rosters(self):
        for path in sorted(path for path in self.files if path.startswith("keys/roster/")):
            with self.findings.at(path):
                roster = read_roster(self.read(path))
                need(path == f"keys/roster/{roster.version:06}.sd-jwt", "it has another version's name")
                self.rosters.append(roster, is_whole=True)
                ids = set(roster.compartments)
                need({"general", "control"} <= ids, "a compartment that every vault has is missing")

    # --- The log ---

    def check_log(self):
        """Entries against hash tiles, both against the checkpoint, and the checkpoint against the newest roster."""
        note, _ = self.rosters.versions[-1].checkpoint(self.read("log/checkpoint"), self.rosters.fingerprint)
        for start in range(0, note.size, 256):
            self.entries += self.read_bundle(start // 256, min(256, note.size - start))
        need(root_hash(self.leaves) == note.root, "its root is not that of the entries")
        level, hashes = 0, self.leaves
        while hashes:
            for start in range(0, len(hashes), 256):
                self.check_tile(level, start // 256, hashes[start : start + 256])
            full = len(hashes) // 256
            level, hashes = level + 1, [root_hash(hashes[i * 256 : i * 256 + 256]) for i in range(full)]
        need(len({entry.digest for entry in self.entries}) == len(self.entries), "an event has two entries")
        names = [name for entry in self.entries for name in entry.objects]
        need(len(set(names)) == len(names), "an object is named by two entries")
        found = [(index, entry.digest) for index, entry in enumerate(self.entries) if entry.kind == 3]
        kept = [(roster.index, roster.token.digest) for roster in self.rosters.versions]
        need(found == kept, "its rosters are not those in keys/roster", "incomplete")
        need([entry.kind for entry in self.entries[:2]] == [3, 2], "it does not begin with a roster and the founding")
        for index, _ in found[1:]:
            need(index + 1 < len(self.entries) and self.entries[index + 1].kind == 1,
                 f"the roster at {index} has no event behind it", "incomplete")

    def longer(self, level, number, width):
        """The tile, or where it is gone a longer one: what commits after this one left."""
        for wide in range(width, 257):
            if tile_path(level, number, wide) in self.files:
                return tile_path(level, number, wide)
        raise Refused(f"{tile_path(level, number, width)} is missing", "incomplete")

    def read_bundle(self, number, width):
        path = self.longer("entries", number, width)
        data, entries = self.read(path), []
        while data and len(entries) < width:
            length = int.from_bytes(data[:2], "big")
            need(len(data) >= 2 + length, f"{path} is cut off")
            self.leaves.append(leaf_hash(data[2 : 2 + length]))
            try:
                entries.append(read_entry(data[2 : 2 + length]))
            except Refused as refused:
                raise Refused(f"entry {number * 256 + len(entries)}: {refused}") from refused
            data = data[2 + length :]
        need(len(entries) == width, f"{path} is cut off")
        need(not data or not path.endswith(f".p/{width}"), f"{path} is too long")
        return entries

    def check_tile(self, level, number, hashes):
        path = self.longer(level, number, len(hashes))
        data = self.read(path)
        need(data[: 32 * len(hashes)] == b"".join(hashes), f"{path} has not the hashes of the entries")

    def check_kept_checkpoints(self):
        for path in sorted(path for path in self.files if re.fullmatch(r"log/checkpoints/[0-9]+/note", path)):
            with self.findings.at(path):
                data = self.read(path)
                size = int(path.split("/")[2])
                need(0 < size <= len(self.entries), "it is of a log that is not here", "incomplete")
                note, _ = self.rosters.at(size - 1).checkpoint(data, self.rosters.fingerprint)
                need(note.size == size and note.root == root_hash(self.leaves[:size]), "it is another log's", "incomplete")

    # --- Objects and what was erased ---

    def check_tombstones(self):
        gone, shredded = {}, {}
        for index, entry in enumerate(self.entries):
            if entry.kind != 4:
                continue
            path = f"log/tombstones/{index}.jwt"
            with self.findings.at(path):
                token = read_jws(utf8(self.read(path)), "tombstone+jwt")
                names, compartment = judge_tombstone(token, entry, index, self.rosters, self.entries)
                head = token.claims["head"]
                need(root_hash(self.leaves[: head["size"]]).hex() == head["root"], "it saw another log", "incomplete")
                gone.update((name, index) for name in names)
                if compartment:
                    shredded[compartment[0]] = compartment[1]
        for path in self.files:
            found = re.fullmatch(r"log/tombstones/([0-9]+)\.jwt", path)
            if found and (int(found[1]) >= len(self.entries) or self.entries[int(found[1])].kind != 4):
                self.findings.add(path, "the log has no tombstone there")
        return gone, shredded

    def check_objects(self, gone, shredded):
        self.shredded = shredded
        named = {name for entry in self.entries for name in entry.objects}
        present = {path[8:10] + path[11:] for path in self.files if path.startswith("objects/")}
        for name in sorted(named - present - set(gone)):
            self.findings.add(f"objects/{name[:2]}/{name[2:]}", "it is missing", "incomplete")
        for name in sorted(present & set(gone)):
            self.findings.add(f"objects/{name[:2]}/{name[2:]}", f"tombstone {gone[name]} says that it is gone")
        for name in sorted(present - named):
            self.findings.note(f"objects/{name[:2]}/{name[2:]}", "no entry names it: an interrupted commit may have left it")
        for name in sorted(present & named):
            path = f"objects/{name[:2]}/{name[2:]}"
            with self.findings.at(path), open(os.path.join(self.folder, path), "rb") as file:
                need(file.read(22) == b"age-encryption.org/v1\n", "it is no age file")
                file.seek(0)
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                need(digest == name, "its bytes are not those that it is named after")

    # --- Keys ---

    def check_wrapped_keys(self):
        """Section 3.4: whoever is cleared has the current key, and nobody else has any."""
        newest = self.rosters.versions[-1]
        wanted = {f"keys/compartments/{id}/{claims['generation']}/{kid}.age"
                  for id, claims in newest.compartments.items() for kid in claims["cleared"]}
        for path in sorted(wanted - set(self.files)):
            self.findings.note(path, "somebody who is cleared has no key here")
        for path in sorted(path for path in self.files if path.startswith("keys/compartments/")):
            with self.findings.at(path):
                _, _, id, generation, name = path.split("/")
                claims = newest.compartments.get(id)
                need(claims and int(generation) <= claims["generation"], "there is no such compartment or generation")
                need(name[:-4] in claims["cleared"], "it is for somebody who is not cleared")
                need(int(generation) > max(claims.get("shredded", 0), self.shredded.get(id, 0)), "that key was shredded")
                need(self.read(path).startswith(b"age-encryption.org/v1\n"), "it is no age file")

    def check_kit(self):
        """Section 3.6: a field vault's invitation, which its roster names, and its offers, which its member signed."""
        roster = self.rosters.versions[0]
        if not roster.home:
            for path in self.files:
                if path.startswith(("keys/kit", "keys/offers/", "keys/receipt")):
                    self.findings.add(path, "only a field vault has one")
            return
        with self.findings.at("keys/kit.jwt"):
            data = self.read("keys/kit.jwt")
            need(sha256(data).hex() == roster.kit, "it is not the invitation that the roster names", "bad-signature")
            token = read_jws(utf8(data), "kit+jwt")
            names = ["vault", "created", "kit", "label", "roster", "custodians", "compartments"]
            need(list(token.claims) in (names, [name for name in names if name != "roster"])
                 and token.claims["vault"] == roster.home, "its claims are not those of an invitation")
            keys = {custodian["kid"]: b64url(custodian["key"], 32) for custodian in token.claims["custodians"]}
            need(token.kid in keys and all(kid == thumbprint(key) for kid, key in keys.items()),
                 "its signer is not one of its custodians", "bad-signature")
            token.verify(keys[token.kid])
        for path in sorted(path for path in self.files if path.startswith("keys/offers/")):
            with self.findings.at(path):
                token = read_jws(utf8(self.read(path)), "offer+jwt")
                need(list(token.claims) == ["vault", "home", "offer", "created", "head", "kit"], "it is no offer")
                need(token.kid in roster.members, "its signer is not the vault's member", "bad-signature")
                token.verify(roster.members[token.kid].key)
                head = token.claims["head"]
                need(path == f"keys/offers/{token.claims['offer']}.jwt" and token.claims["home"] == roster.home
                     and token.claims["vault"] == self.rosters.fingerprint and token.claims["kit"] == roster.kit
                     and root_hash(self.leaves[: head["size"]]).hex() == head["root"], "it is an offer of something else")
