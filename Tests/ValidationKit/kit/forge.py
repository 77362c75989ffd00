"""A log that is written anew by somebody who has members' keys: everything is well signed, and one thing is wrong."""

import json

from .writing import b64, compact, inclusion, leaf_hash, note, policy, proof, root_hash, sha256, unb64url, url64


class Token:
    """An event or a roster in a bundle."""

    def __init__(self, path, text, index, key):
        jwt, *disclosures = text.split("~")
        self.path, self.index, self.key = path, index, key
        header, payload, self.signature = jwt.split(".")
        self.header, self.claims = json.loads(unb64url(header)), json.loads(unb64url(payload))
        self.disclosures = disclosures[:-1]
        self.dirty = self.keeps_head = self.is_broken = False
        self.jwt = jwt

    @property
    def digest(self):
        return sha256(self.jwt.encode())

    @property
    def text(self):
        return "~".join([self.jwt, *self.disclosures, ""])

    def shown(self, name):
        return next(text for text in self.disclosures if json.loads(unb64url(text))[1] == name)

    def set(self, name, value):
        """Gives a disclosed claim another value, signed."""
        old = self.shown(name)
        new = url64(json.dumps([json.loads(unb64url(old))[0], name, value], ensure_ascii=False).encode())
        self.disclosures[self.disclosures.index(old)] = new
        digests = [url64(sha256(new.encode())) if digest == url64(sha256(old.encode())) else digest
                   for digest in self.claims["_sd"]]
        self.claims["_sd"] = sorted(digests)
        self.dirty = True

    def claim(self, **claims):
        self.claims.update(claims)
        self.dirty = True

    def sign(self):
        self.header["kid"] = self.key.kid
        signed = f"{url64(compact(self.header))}.{url64(compact(self.claims))}"
        signature = bytearray(self.key.sign(signed.encode()))
        signature[0] ^= self.is_broken
        self.jwt = f"{signed}.{url64(bytes(signature))}"


class Forge:
    def __init__(self, good, bundle):
        self.good, self.bundle, self.key = good, bundle, bundle.key
        self.origin = f"evidencevault/{good.fingerprint}"
        self.entries = good.entries[: bundle.index["log_size"]]
        self.tokens = {}
        for path in bundle.paths:
            if path.startswith(("custody/events/", "custody/roster/")) and path.endswith(".sd-jwt"):
                text = bundle.read(path).decode()
                claims = json.loads(unb64url(text.split(".")[1]))
                if claims.get("vault", good.fingerprint) != good.fingerprint:
                    continue
                index = int(bundle.read(bundle.proof(path)).split(b"\nindex ")[1].split(b"\n")[0])
                kid = json.loads(unb64url(text.split(".")[0]))["kid"]
                self.tokens[index] = Token(path, text, index, good.keys[kid])

    def at(self, path):
        return next(token for token in self.tokens.values() if token.path == path)

    def intake(self, number):
        return self.at(self.bundle.event(number))

    @property
    def access(self):
        return self.at(self.bundle.event(1, 1))

    @property
    def export(self):
        return self.at(f"custody/events/{self.bundle.index['export_events'][0]}.sd-jwt")

    def roster(self, version):
        return self.at(f"custody/roster/{version:06}.sd-jwt")

    def show_roster(self, version):
        """Discloses all members of a version, as the vault has them."""
        whole = (self.good.folder / f"vault/keys/roster/{version:06}.sd-jwt").read_text().split("~")[1:-1]
        self.roster(version).disclosures = [text for text in whole if "label" in json.loads(unb64url(text))[-1]]

    def rebuild(self):
        """Signs again what depends on what was changed: heads, predecessors, entries."""
        renamed, hashes = {}, []
        for index, entry in enumerate(self.entries):
            token = self.tokens.get(index)
            if token and (renamed or token.dirty):
                old = token.digest.hex()
                claims = token.claims
                if "head" in claims and not token.keeps_head:
                    claims["head"]["root"] = root_hash(hashes[: claims["head"]["size"]]).hex()
                if claims.get("prev") in renamed:
                    claims["prev"] = renamed[claims["prev"]]
                token.sign()
                renamed[old] = token.digest.hex()
                self.entries[index] = entry[:1] + token.digest + entry[33:]
            hashes.append(leaf_hash(self.entries[index]))
        self.hashes = hashes

    def write(self, key=None, origin=None, size=None, checkpoint=None, more=""):
        """Writes tokens, proofs and the checkpoint, and seals the bundle."""
        self.rebuild()
        size = size or len(self.hashes)
        key, origin = key or self.key, origin or self.origin
        hashes = self.hashes[:size]
        self.checkpoint = checkpoint or note(key, origin, size, root_hash(hashes), more)
        self.bundle.write("custody/checkpoint", self.checkpoint)
        self.bundle.write("custody/policy", policy(key, origin))
        for token in self.tokens.values():
            self.bundle.write(token.path, token.text)
            self.bundle.write(self.bundle.proof(token.path), self.proof(token.index, size))
        self.bundle.seal()

    def proof(self, index, size=None, entry=None, checkpoint=None):
        size = size or len(self.hashes)
        hashes = self.hashes[:size]
        path = inclusion(hashes, index) if index < size else []
        return proof(entry or self.entries[index], index, path, checkpoint or self.checkpoint)


__all__ = ["Forge", "Token", "b64"]
