"""Policies (C2SP tlog-policy) and what cosigners said (C2SP tlog-cosignature; Schemas/README.md, section 4, Cosigned later)."""

import re
from collections import namedtuple

from formats import b64, ed25519_holds, need, read_checkpoint, sha256, utf8, node_hash

Key = namedtuple("Key", "name id kind public")


class Policy:
    def __init__(self, data):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        text = utf8(data)
        need(text.endswith("\n"), "it is no policy")
        for line in text.split("\n"):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "log":
                self.logs.append(read_key(words[1]))
            elif words[0] == "witness":
                self.witnesses[words[1]] = read_key(words[2])
            elif words[0] == "group":
                members = words[3:]
                count = {"any": 1, "all": len(members)}.get(words[2]) or int(words[2])
                self.groups[words[1]] = (count, members)
            elif words[0] == "quorum":
                self.quorum = None if words[1] == "none" else words[1]
            else:
                need(False, "it has a line that is none")

    def is_met(self, names, by=None):
        """Whether these witnesses are enough."""
        by = by or self.quorum
        if by is None:
            return True
        if by in self.groups:
            count, members = self.groups[by]
            return sum(self.is_met(names, member) for member in members) >= count
        return by in names


def read_key(text):
    name, id, key = text.split("+", 2)
    key = b64(key, 33)
    need(sha256(f"{name}\n".encode() + key)[:4].hex() == id, "a key's identifier is not its own")
    return Key(name, bytes.fromhex(id), key[0], key[1:])


def lines_of(note, key):
    """The signatures under a key's name and identifier, each with whether it holds, and its time."""
    for name, id, signature in note.signatures:
        if name != key.name or id != key.id:
            continue
        if key.kind == 1:
            yield ed25519_holds(key.public, note.text, signature), 0
        else:
            moment = int.from_bytes(signature[:8], "big")
            message = f"cosignature/v1\ntime {moment}\n".encode() + note.text
            yield len(signature) == 72 and ed25519_holds(key.public, message, signature[8:]), moment


def read_request(data):
    """A request for a cosignature (section 3.9): old size, hashes of the proof, checkpoint."""
    head, gap, note = utf8(data).partition("\n\n")
    lines = head.split("\n")
    found = re.fullmatch(r"old (0|[1-9][0-9]{0,18})", lines[0])
    need(found and gap and len(lines) <= 64, "it is no request for a cosignature")
    return int(found[1]), [b64(line, 32) for line in lines[1:]], read_checkpoint(note.encode())


def continues(old_size, old_root, new_size, new_root, hashes):
    """RFC 9162 §2.1.4.2: whether a tree is the beginning of another. None where the proof is none; else the old root that it shows
    together with whether the new one fits."""
    if old_size == new_size:
        return old_root == new_root if not hashes else None
    if not 0 < old_size < new_size:
        return None
    path = list(hashes)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    if not path:
        return None
    first = second = path[0]
    for value in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            first, second = node_hash(value, first), node_hash(value, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, value)
        node, last = node >> 1, last >> 1
    if last != 0 or second != new_root:
        return None
    return first == old_root
