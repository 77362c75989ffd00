"""The faults: each has a name, the good bundle that it is made from, what was done, and what a verifier must find."""

import pathlib
from dataclasses import dataclass, field

from .folder import Bundle
from .forge import Forge
from .writing import Key

FAULTS = []
FINGERPRINT = "FINGERPRINT"


@dataclass
class Fault:
    name: str
    base: str
    finds: list
    words: str
    options: list
    make: object
    exit: int | None = None
    bundle: str = field(default="")


def fault(name, base, finds, words, options=None, bare=False, exit=None):
    """Registers a change. `options` go before the fingerprint, which goes with each but `bare` ones."""

    def register(make):
        assert all(known.name != name for known in FAULTS), name
        given = list(options or []) + ([] if bare else ["--fingerprint", FINGERPRINT])
        FAULTS.append(Fault(name, base, finds.split(), words, given, make, exit))
        return make

    return register


class Good:
    """The good bundles, with what makes them well signed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.fingerprint = (self.folder / "given/fingerprint").read_text().strip()
        self.named = {path.stem: Key.read(path) for path in (self.folder / "identities").glob("*.age")}
        self.named["stranger"] = Key(bytes(range(32)))
        self.keys = {key.kid: key for key in self.named.values()}
        self.entries = self.read_entries()

    def read_entries(self):
        folder = self.folder / "vault/log/tile/entries/000.p"
        widest = max(folder.iterdir(), key=lambda path: int(path.name))
        data, entries = widest.read_bytes(), []
        while data:
            length = int.from_bytes(data[:2], "big")
            entries.append(data[2 : 2 + length])
            data = data[2 + length :]
        return entries

    def bundle(self, base):
        return Bundle(self.folder / base, self.named["custodian-1"])

    def forge(self, base):
        return Forge(self, self.bundle(base))
