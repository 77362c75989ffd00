"""Writes what a bundle is made of: tokens, notes, proofs, signatures. Reading is the independent checker's part."""

import base64
import hashlib
import pathlib
import re
import struct
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "IndependentChecker"))

# pylint: disable=wrong-import-position,unused-import
from formats import compact, leaf_hash, node_hash, root_hash, sha256, thumbprint, url64  # noqa: E402


def b64(data):
    return base64.b64encode(data).decode()


def unb64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Key:
    """A member's signing key, from an identity file that has no passphrase; or a stranger's."""

    def __init__(self, seed):
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.kid = thumbprint(self.public)

    @classmethod
    def read(cls, path):
        return cls(base64.b64decode(re.search(r"^# signing seed: (\S+)$", path.read_text(), re.MULTILINE)[1]))

    def sign(self, data):
        return self.private.sign(data)


def note(key, origin, size, root, more=""):
    text = f"{origin}\n{size}\n{b64(root)}\n{more}".encode()
    return text + b"\n" + note_line(key, origin, text)


def note_line(key, name, text, kind=b"\1", signed=None):
    identity = sha256(f"{name}\n".encode() + kind + key.public)[:4]
    return f"— {name} {b64(identity + (key.sign(text) if signed is None else signed))}\n".encode()


def policy(key, origin):
    return f"log {note_key(origin, ED25519, key.public)}\nquorum none\n".encode()


ED25519, COSIGNATURE = b"\1", b"\4"


def note_key(name, kind, public):
    """A key as notes and policies have it (C2SP signed-note)."""
    identity = sha256(name.encode() + b"\n" + kind + public)[:4].hex()
    return f"{name}+{identity}+{b64(kind + public)}"


def inclusion(hashes, index):
    """The hashes of RFC 6962 §2.1.1 for a leaf, from the bottom."""
    if len(hashes) <= 1:
        return []
    split = 1 << (len(hashes) - 1).bit_length() - 1
    if index < split:
        return inclusion(hashes[:split], index) + [root_hash(hashes[split:])]
    return inclusion(hashes[split:], index - split) + [root_hash(hashes[:split])]


def consistency(hashes, size, whole=True):
    """The hashes of RFC 6962 §2.1.2 from the first `size` leaves to all."""
    if size == len(hashes):
        return [] if whole else [root_hash(hashes)]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    if size <= split:
        return consistency(hashes[:split], size, whole) + [root_hash(hashes[split:])]
    return consistency(hashes[split:], size - split, False) + [root_hash(hashes[:split])]


def proof(entry, index, hashes, checkpoint):
    lines = ["c2sp.org/tlog-proof@v1"] + ([f"extra {b64(entry)}"] if entry is not None else []) + [f"index {index}"]
    return ("\n".join(lines + [b64(hash) for hash in hashes]) + "\n\n").encode() + checkpoint


def sshsig(key, message, namespace="bundle@evidencevault"):
    def string(data):
        return struct.pack(">I", len(data)) + data

    parts = string(namespace.encode()) + string(b"") + string(b"sha512")

    signed = b"SSHSIG" + parts + string(hashlib.sha512(message).digest())
    blob = (
        b"SSHSIG" + struct.pack(">I", 1) + string(string(b"ssh-ed25519") + string(key.public)) + parts
        + string(string(b"ssh-ed25519") + string(key.sign(signed))))
    text = b64(blob)
    lines = [text[place : place + 70] for place in range(0, len(text), 70)]
    return ("-----BEGIN SSH SIGNATURE-----\n" + "\n".join(lines) + "\n-----END SSH SIGNATURE-----\n").encode()
