"""Where a bundle's files are: in a folder, or in a tar archive that age sealed (Schemas/README.md, section 4, Sealed delivery)."""

import base64
import hashlib
import hmac
import os
import re
import stat

CHUNK, TAG = 1 << 16, 16
RECORDS = re.compile(r"atime|ctime|mtime|uid|gid|uname|gname|comment|path|size|LIBARCHIVE\.(creationtime|xattr\..*)"
                     r"|SCHILY\.(dev|fflags|ino|nlink|(acl|xattr)\..*)", re.DOTALL)


class NotOpened(Exception):
    def __init__(self, words, code=20):
        super().__init__(words)
        self.code = code


class Damaged(Exception):
    """What is sealed there was changed."""


class FolderSource:
    def __init__(self, folder):
        self.folder = folder

    def entries(self, path=""):
        """Names in a folder, each with what it is: file, folder, link or other; and how long."""
        with os.scandir(os.path.join(os.fsencode(self.folder), os.fsencode(path))) as found:
            for entry in found:
                mode = entry.stat(follow_symlinks=False)
                kind = ("link" if stat.S_ISLNK(mode.st_mode) else "folder" if stat.S_ISDIR(mode.st_mode)
                        else "file" if stat.S_ISREG(mode.st_mode) else "other")
                yield os.fsdecode(entry.name), kind, mode.st_size

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def digest(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


# --- age v1 (C2SP age) ---


class AgeFile:
    """An age file, opened by an X25519 identity; its chunks are authenticated as they are read."""

    def __init__(self, data, identities):
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        end = data.find(b"\n---")
        line = data.find(b"\n", end + 1)
        if not data.startswith(b"age-encryption.org/v1\n") or end < 0 or line < 0:
            raise NotOpened("its header is cut off")
        key = next((key for key in (file_key(data[:end], identity) for identity in identities) if key), None)
        if key is None:
            raise NotOpened("it is not sealed to this identity", 12)
        mac = hmac.new(derive(b"", b"header", key), data[: end + 4], "sha256").digest()
        if data[end + 4 : line] != b" " + base64.b64encode(mac).rstrip(b"="):
            raise NotOpened("its header was changed")
        body = data[line + 1 :]
        self.cipher, self.body = ChaCha20Poly1305(derive(body[:16], b"payload", key)), body[16:]
        self.count = max(1, -(-len(self.body) // (CHUNK + TAG)))
        self.length = len(self.body) - self.count * TAG
        self.known = {}
        try:
            last = self.chunk(self.count - 1)
        except Damaged as error:
            raise NotOpened("its end is missing, or was changed") from error
        if not last and self.count > 1:
            raise NotOpened("its last chunk is empty")

    def chunk(self, number):
        from cryptography.exceptions import InvalidTag

        if number not in self.known:
            nonce = number.to_bytes(11, "big") + bytes([number == self.count - 1])
            try:
                self.known[number] = self.cipher.decrypt(
                    nonce, self.body[number * (CHUNK + TAG) : (number + 1) * (CHUNK + TAG)], None)
            except InvalidTag as error:
                raise Damaged from error
        return self.known[number]

    def read(self, start, length):
        chunks = range(start // CHUNK, (start + length - 1) // CHUNK + 1) if length else []
        return b"".join(self.chunk(number) for number in chunks)[start % CHUNK :][:length]


def derive(salt, info, secret):
    first = hmac.new(salt or bytes(32), secret, "sha256").digest()
    return hmac.new(first, info + b"\1", "sha256").digest()


def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def file_key(header, identity):
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    private = X25519PrivateKey.from_private_bytes(identity)
    own = private.public_key().public_bytes_raw()
    for stanza in re.finditer(rb"-> X25519 (\S{43})\n(\S{43})(?=\n|$)", header):
        try:
            share = unpadded(stanza[1])
            secret = private.exchange(X25519PublicKey.from_public_bytes(share))
            wrap = derive(share + own, b"age-encryption.org/v1/X25519", secret)
            return ChaCha20Poly1305(wrap).decrypt(bytes(12), unpadded(stanza[2]), None)
        except (InvalidTag, ValueError):
            continue
    return None


def read_identities(path):
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    found = []
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith("AGE-SECRET-KEY-1"):
                bits = "".join(f"{letters.index(letter):05b}" for letter in line.strip().lower()[16:-6])
                found.append(int(bits[:256], 2).to_bytes(32, "big"))
    return found


def open_sealed(path, identity):
    with open(path, "rb") as file:
        data = file.read()
    if not identity:
        raise NotOpened("it is sealed to a key: --identity FILE", 12)
    return TarSource(AgeFile(data, read_identities(identity)))


# --- tar (POSIX.1-2017 ustar and pax; GNU's long names) ---


class TarSource:
    def __init__(self, age):
        self.age, self.files, self.folders = age, {}, {""}
        try:
            self.read_members()
        except (Damaged, ValueError) as error:
            raise NotOpened(f"what is sealed in it is no archive of a bundle: {error or 'it was changed'}") from error
        tops = {path.split("/")[0] for path in [*self.files, *self.folders] if path}
        if tops and not any("/" not in path for path in self.files) and len(tops) == 1:
            top = tops.pop()
            self.files = {path[len(top) + 1 :]: place for path, place in self.files.items()}
            self.folders = {path[len(top) + 1 :] for path in self.folders if path != top} | {""}

    def read_members(self):
        place, long, extended, seen = 0, None, {}, set()
        while True:
            head = self.age.read(place, 512) if place + 512 <= self.age.length else b""
            if len(head) < 512:
                raise ValueError("it ends without its zeros")
            if not head.strip(b"\0"):
                break
            kind, size, name = self.header(head)
            place += 512
            if kind in b"xL":
                if size > 1 << 16:
                    raise ValueError("an extended header is too long")
                data = self.age.read(place, size)
                if kind == b"L":
                    long = data.rstrip(b"\0")
                else:
                    extended = self.records(data)
            else:
                name, size = long or extended.get("path", name), int(extended.get("size", size))
                self.add(kind, name.decode("ascii"), place, size, seen)
                long, extended = None, {}
            place += -(-size // 512) * 512
        rest = self.age.length - place
        if rest < 1024 or rest > (1 << 20) + 1024 or self.age.read(place, rest).strip(b"\0"):
            raise ValueError("it does not end with zeros")

    @staticmethod
    def header(head):
        def number(field):
            if field[0] & 0x80:
                return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
            text = field.strip(b" \0")
            if not re.fullmatch(rb"[0-7]*", text):
                raise ValueError("a number in a header is none")
            return int(text or b"0", 8)

        if head[257:262] != b"ustar" or number(head[148:156]) != sum(head[:148]) + 256 + sum(head[156:]):
            raise ValueError("it is not in the form of tar")
        kind, name = head[156:157], head[:100].split(b"\0")[0]
        if kind not in (b"0", b"\0", b"5", b"x", b"L"):
            raise ValueError("something is in it that is neither a file nor a folder")
        prefix = head[345:500].split(b"\0")[0] if head[257:263] == b"ustar\0" else b""
        return kind, number(head[124:136]), prefix + b"/" + name if prefix else name

    @staticmethod
    def records(data):
        found = {}
        while data:
            length, _, rest = data.partition(b" ")
            text, data = data[len(length) + 1 : int(length)], data[int(length) :]
            key, _, value = text.partition(b"=")
            if not value.endswith(b"\n") or not rest or not RECORDS.fullmatch(key.decode()):
                raise ValueError("an extended header is not read")
            found[key.decode()] = value[:-1]
        return found

    def add(self, kind, name, place, size, seen):
        name = name[2:] if name.startswith("./") else name
        path = name[:-1] if name.endswith("/") else name
        if path in ("", ".") and kind == b"5":
            return
        parts = path.split("/")
        if {"", ".", ".."} & set(parts):
            raise ValueError("a name in it leads elsewhere")
        if path in seen or len(seen) > 2_000_000:
            raise ValueError("a name is in it twice, or there are too many")
        seen.add(path)
        above = ["/".join(parts[:count]) for count in range(1, len(parts))]
        if any(folder in self.files for folder in above) or kind != b"5" and path in self.folders or kind == b"5" and path in self.files:
            raise ValueError("a file in it is another one's folder")
        self.folders.update(above)
        if kind == b"5":
            self.folders.add(path)
        else:
            if place + size > self.age.length:
                raise ValueError("it ends too early")
            self.files[path] = (place, size)

    def entries(self, path=""):
        start = path + "/" if path else ""
        for folder in self.folders:
            if folder != path and folder.startswith(start) and "/" not in folder[len(start) :]:
                yield folder[len(start) :], "folder", 0
        for file, (_, size) in self.files.items():
            if file.startswith(start) and "/" not in file[len(start) :]:
                yield file[len(start) :], "file", size

    def read(self, path):
        return self.age.read(*self.files[path])

    def digest(self, path):
        return hashlib.sha256(self.read(path)).hexdigest()
