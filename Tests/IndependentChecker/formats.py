"""The public formats that a vault is made of: base64, JSON, JWS and SD-JWT, signed notes, Merkle trees, tlog-proofs, SSHSIG.

Strict throughout: one encoding per value. Whatever is not as its standard or Schemas/README.md says is `Refused`.
"""

import base64
import hashlib
import json
import re
import struct
from dataclasses import dataclass, field

import ed25519 as own
from findings import OUTCOME, OUTCOMES


# What leads to which outcome, where whoever is judged decides how the finding is called.
KINDS = {"unknown-signer": "bad-signature", "not-permitted": "bad-signature", "wrong-origin": "bad-signature",
         "wrong-roster": "incomplete", "wrong-head": "incomplete", "broken-chain": "incomplete", "wrong-vault": "corrupt"}


def ed25519_holds(key, message, signature):
    """Whether an Ed25519 signature is good; by `cryptography`, which is faster, where that is installed."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return own.verify(key, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


class Refused(Exception):
    """Something that does not hold, in words. Its kind is an outcome of README.md section 4, the code of a finding there, or one of `KINDS`."""

    def __init__(self, words, kind="corrupt"):
        super().__init__(words)
        self.kind = kind
        self.outcome = kind if kind in OUTCOMES else KINDS.get(kind) or OUTCOME[kind]


def need(holds, words, kind="corrupt"):
    if not holds:
        raise Refused(words, kind)


def sha256(data):
    return hashlib.sha256(data).digest()


# --- Text, base64, JSON -------------------------------------------------------------------------------------------------------

HEX = re.compile(r"[0-9a-f]{64}\Z")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
NUMBER = re.compile(r"(0|[1-9][0-9]{0,19})\Z")
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def utf8(data):
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Refused("it is not UTF-8") from error


def b64(text, length=None):
    """Standard base64 with padding, canonical."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Refused("it is not base64") from error
    need(base64.b64encode(data).decode() == text, "its base64 is not canonical")
    need(length is None or len(data) == length, f"it should be {length} bytes")
    return data


def b64url(text, length=None):
    """Base64url without padding, canonical."""
    need(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text), "it is not base64url")
    return b64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), length)


def url64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def strict_json(data):
    """JSON without duplicate members, fractions, or characters that UTF-8 cannot say."""

    def members(pairs):
        need(len({name for name, _ in pairs}) == len(pairs), "a member comes twice")
        return dict(pairs)

    def no(text):
        raise Refused(f"{text[:20]} is no number here")

    try:
        value = json.loads(utf8(data), object_pairs_hook=members, parse_float=no, parse_constant=no)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused("it is not JSON") from error
    return value


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def is_identifier(text):
    """Section 1: sixteen symbols of Crockford's base32 and one that checks them."""
    if not isinstance(text, str) or not re.fullmatch(r"(.{4}-){3}.{5}", text) or set(text) - set(CROCKFORD + "-"):
        return False
    check = 0
    symbols = [CROCKFORD.index(symbol) for symbol in text.replace("-", "")]
    for place, value in enumerate(symbols[:16]):
        for _ in range(place + 1):
            value = value << 1 ^ (0b100101 if value & 16 else 0)
        check ^= value
    return check == symbols[16]


def is_count(value, below=2**64):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < below


# --- JWS and SD-JWT -----------------------------------------------------------------------------------------------------------


def thumbprint(key):
    return url64(sha256(compact({"crv": "Ed25519", "kty": "OKP", "x": url64(key)})))


@dataclass
class Token:
    """A JWS with its disclosures; nothing about it is believed before `verify`."""

    jwt: str
    kid: str
    claims: dict
    disclosed: dict = field(default_factory=dict)  # digest → the disclosure's array

    @property
    def digest(self):
        return sha256(self.jwt.encode())

    def verify(self, key):
        signed, _, signature = self.jwt.rpartition(".")
        good = ed25519_holds(key, signed.encode(), b64url(signature, 64))
        need(good, "its signature is wrong", "bad-signature")


def read_jws(text, kind):
    parts = text.split(".")
    need(len(parts) == 3, "it is no compact JWS")
    header = strict_json(b64url(parts[0]))
    kid = header.get("kid") if isinstance(header, dict) else None
    exact = {"alg": "EdDSA", "typ": f"evidencevault-{kind}", "kid": kid}
    need(isinstance(kid, str) and b64url(parts[0]) == compact(exact), "its header is not the one that it should have")
    b64url(kid, 32)
    payload = b64url(parts[1])
    claims = strict_json(payload)
    need(isinstance(claims, dict) and compact(claims) == payload, "its payload is not one compact JSON object")
    b64url(parts[2], 64)
    return Token(text, kid, claims)


def read_sd_jwt(data, kind):
    jwt, *disclosures = utf8(data).split("~")
    need(disclosures and disclosures.pop() == "", "it does not end as an SD-JWT without key binding does")
    token = read_jws(jwt, kind)
    need(token.claims.get("_sd_alg") == "sha-256", "its hash is not sha-256")
    for text in disclosures:
        value = strict_json(b64url(text))
        need(isinstance(value, list) and len(value) in (2, 3), "a disclosure is none")
        b64url(value[0], 16)
        digest = url64(sha256(text.encode()))
        need(digest not in token.disclosed, "a disclosure comes twice", "doubled-disclosure")
        token.disclosed[digest] = value
    return token


def digest_list(values):
    """Digests among decoys: a multiple of sixteen, none twice."""
    need(isinstance(values, list) and len(values) % 16 == 0 and values, "its digests are not a multiple of 16")
    need(all(len(b64url(value)) == 32 for value in values), "one of its digests is none")
    need(len(set(values)) == len(values), "one of its digests comes twice")
    return values


# --- Merkle trees (RFC 6962) --------------------------------------------------------------------------------------------------


def leaf_hash(entry):
    return sha256(b"\0" + entry)


def node_hash(left, right):
    return sha256(b"\1" + left + right)


def root_hash(hashes):
    if not hashes:
        return sha256(b"")
    stack = []  # (height, hash) of full subtrees, the highest first
    for value in hashes:
        height = 0
        while stack and stack[-1][0] == height:
            value, height = node_hash(stack.pop()[1], value), height + 1
        stack.append((height, value))
    value = stack.pop()[1]
    while stack:
        value = node_hash(stack.pop()[1], value)
    return value


def walk_proof(leaf, index, size, hashes):
    """The root that an inclusion proof leads to, and the roots of the trees of `index` and `index` + 1 entries."""
    need(index < size, "its entry is beyond the checkpoint", "incomplete")
    node, last, root, before, after = index, size - 1, leaf, None, leaf
    for value in hashes:
        need(last > 0, "its proof is too long")
        if node & 1 or node == last:
            root, after = node_hash(value, root), node_hash(value, after)
            before = value if before is None else node_hash(value, before)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = node_hash(root, value)
        node, last = node >> 1, last >> 1
    need(last == 0, "its proof is too short")
    return root, before or sha256(b""), after


# --- Signed notes, checkpoints, proofs ----------------------------------------------------------------------------------------


@dataclass
class Checkpoint:
    data: bytes
    text: bytes
    origin: str
    size: int
    root: bytes
    signatures: list  # (name, key id, signature)

    def claimed_by(self, key):
        """The signatures under a key's name and identifier."""
        identity = sha256(f"{self.origin}\n".encode() + b"\1" + key)[:4]
        return [s for name, id, s in self.signatures if name == self.origin and id == identity]

    def signed_by(self, key):
        ours = self.claimed_by(key)
        return bool(ours) and all(ed25519_holds(key, self.text, signature) for signature in ours)


def read_checkpoint(data):
    need(len(data) <= 1 << 16, "it is too long for a checkpoint")
    text, gap, tail = utf8(data).rpartition("\n\n")
    need(gap and tail.endswith("\n") and not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text + tail), "it is no signed note")
    lines = text.split("\n")
    need(len(lines) == 3, "it has not the three lines of a checkpoint")
    need(NUMBER.match(lines[1]) and int(lines[1]) < 2**63, "its size is no number")
    signatures = []
    for line in tail[:-1].split("\n"):
        found = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
        need(found, "one of its signature lines is none")
        signature = b64(found[2])
        need(len(signature) > 4, "one of its signatures is too short")
        signatures.append((found[1], signature[:4], signature[4:]))
    return Checkpoint(data, (text + "\n").encode(), lines[0], int(lines[1]), b64(lines[2], 32), signatures)


@dataclass
class Proof:
    entry: bytes
    index: int
    hashes: list
    note: bytes


def read_proof(data):
    head, gap, note = utf8(data).partition("\n\n")
    lines = head.split("\n")
    need(gap and lines.pop(0) == "c2sp.org/tlog-proof@v1", "it is no tlog-proof")
    entry = b64(lines.pop(0)[6:]) if lines and lines[0].startswith("extra ") else None
    need(lines and lines[0].startswith("index ") and NUMBER.match(lines[0][6:]), "it has no index")
    index = int(lines.pop(0)[6:])
    need(len(lines) <= 64, "it is too long")
    return Proof(entry, index, [b64(line, 32) for line in lines], note.encode())


# --- SSHSIG -------------------------------------------------------------------------------------------------------------------


def read_sshsig(data, message, namespace):
    """The key (32 bytes) by which an armoured SSH signature over the message, for that namespace, is good."""
    lines = utf8(data).split("\n")
    need(lines[0] == "-----BEGIN SSH SIGNATURE-----" and lines[-2:] == ["-----END SSH SIGNATURE-----", ""],
         "it is no SSH signature", "malformed-signature")
    blob = b64("".join(lines[1:-2]))
    need(blob[:10] == b"SSHSIG\0\0\0\1", "it is no SSH signature of version 1", "malformed-signature")

    def strings(data):
        found = []
        while data:
            length = int.from_bytes(data[:4], "big")
            need(len(data) >= 4 + length, "it is cut off", "malformed-signature")
            found.append(data[4 : 4 + length])
            data = data[4 + length :]
        return found

    parts = strings(blob[10:])
    need(len(parts) == 5, "it has not the parts of an SSH signature", "malformed-signature")
    key, space, reserved, algorithm, signature = parts
    need(space == namespace.encode(), "it was made for another purpose", "bad-signature")
    need(algorithm in (b"sha256", b"sha512") and reserved == b"", "its hash is not known", "malformed-signature")
    key, signature = strings(key), strings(signature)
    need([key[:1], signature[:1], len(key), len(signature)] == [[b"ssh-ed25519"]] * 2 + [2, 2],
         "it is not by an Ed25519 key", "malformed-signature")
    digest = hashlib.new(algorithm.decode(), message).digest()
    signed = b"SSHSIG" + b"".join(struct.pack(">I", len(part)) + part for part in (space, b"", algorithm, digest))
    need(ed25519_holds(key[1], signed, signature[1]), "its signature is wrong", "bad-signature")
    return key[1]
