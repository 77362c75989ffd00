"""A bundle that is changed: what is not, is shared with the good one by hard links."""

import json
import os
import pathlib
import re

from .writing import Key, sha256, sshsig


class Bundle:
    def __init__(self, source, key):
        """A copy of the bundle in a folder; `key` seals it anew where it is to be well signed."""
        self.source, self.key = pathlib.Path(source), key
        self.kept = {
            str(path.relative_to(self.source)): path for path in self.source.rglob("*") if path.is_file()}
        self.written, self.after, self.folders = {}, [], []

    @property
    def paths(self):
        return sorted(set(self.kept) | set(self.written))

    def read(self, path):
        return self.written[path] if path in self.written else self.kept[path].read_bytes()

    def write(self, path, data):
        self.written[path] = data.encode() if isinstance(data, str) else data

    def remove(self, *paths):
        for path in paths:
            self.kept.pop(path, None)
            self.written.pop(path, None)

    def edit(self, path, change):
        self.write(path, change(self.read(path)))

    def append(self, path, data):
        self.edit(path, lambda old: old + (data.encode() if isinstance(data, str) else data))

    def replace(self, path, old, new):
        data = self.read(path).decode()
        assert old in data, (path, old)
        self.write(path, data.replace(old, new, 1))

    def flip(self, path, place=None):
        data = bytearray(self.read(path))
        data[len(data) // 2 if place is None else place] ^= 1
        self.write(path, bytes(data))

    def only(self, pattern):
        found = [path for path in self.paths if re.fullmatch(pattern, path)]
        assert len(found) == 1, (pattern, found)
        return found[0]

    # --- What is in it ---

    @property
    def index(self):
        return json.loads(self.read("bundle.json"))

    def write_index(self, index):
        self.write("bundle.json", json.dumps(index, indent=2, ensure_ascii=False) + "\n")

    def edit_index(self, change):
        index = self.index
        change(index)
        self.write_index(index)

    def exhibit(self, number):
        return next(exhibit for exhibit in self.index["exhibits"] if exhibit["number"] == number)

    def payload(self, number):
        return self.exhibit(number)["path"]

    def event(self, number, place=0):
        return f"custody/events/{self.exhibit(number)['events'][place]}.sd-jwt"

    @staticmethod
    def proof(event):
        return event.replace(".sd-jwt", ".tlog-proof")

    @property
    def signature(self):
        return f"signatures/{self.key.kid}.sig"

    # --- Sealing it anew ---

    def seal(self):
        """Manifests, count and signature fit again: whoever can sign bundles can do that."""
        payload = [path for path in self.paths if path.startswith("data/")]
        self.write("manifest-sha256.txt", "".join(f"{sha256(self.read(path)).hex()}  {path}\n" for path in payload))
        total = f"{sum(len(self.read(path)) for path in payload)}.{len(payload)}"
        self.edit("bag-info.txt", lambda old: re.sub(rb"Payload-Oxum: \S+", b"Payload-Oxum: " + total.encode(), old))
        self.seal_tags()

    def seal_tags(self, key=None, over=None, namespace="bundle@evidencevault"):
        """The tag manifest and the signature fit again; signatures by others go."""
        key = key or self.key
        tags = [path for path in self.paths
                if not path.startswith(("data/", "signatures/")) and path != "tagmanifest-sha256.txt"]
        self.write("tagmanifest-sha256.txt", "".join(f"{sha256(self.read(path)).hex()}  {path}\n" for path in tags))
        self.remove(*[path for path in self.paths if path.startswith("signatures/")])
        manifest = self.read("tagmanifest-sha256.txt") if over is None else over
        self.write(f"signatures/{key.kid}.sig", sshsig(key, manifest, namespace))

    def save(self, target):
        target = pathlib.Path(target)
        for path in self.paths:
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if path in self.written:
                place.write_bytes(self.written[path])
            else:
                os.link(self.kept[path], place)
        for folder in self.folders:
            (target / folder).mkdir(parents=True, exist_ok=True)
        for change in self.after:
            change(target)
