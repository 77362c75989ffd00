"""Sealed deliveries: what was done to the age file, and to the archive in it. Such a file opens, or it does not; where it does not, there
are no findings, only an exit code."""

import io
import subprocess
import tarfile

from .table import fault

OPEN = ["--identity", "given/key.txt"]
TIME = 946684800


class Sealed:
    """A sealed file."""

    def __init__(self, data):
        self.data = data

    def save(self, target):
        target.with_name(target.name + ".tar.age").write_bytes(self.data)


def damaged(name, words, change, options=OPEN, finds="", exit=20):
    fault(name, "sealed.tar.age", finds, words, options=options, exit=None if finds else exit)(
        lambda good: Sealed(change((good.folder / "sealed.tar.age").read_bytes())))


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


damaged("sealed-cut", "The end of a sealed file is missing.", lambda data: data[: len(data) * 2 // 3])
damaged("sealed-cut-at-a-chunk", "A sealed file ends behind a whole chunk.",
        lambda data: data[: data.index(b"\n", data.index(b"\n---") + 1) + 1 + 16 + 3 * (65536 + 16)])
damaged("sealed-header-only", "Of a sealed file only the header is left.", lambda data: data[: data.index(b"\n---") + 20])
damaged("sealed-header-bit", "One bit of a sealed file's authentication code was changed.",
        lambda data: flipped(data, data.index(b"\n---") + 8))
damaged("sealed-longer", "Something stands behind the end of a sealed file.", lambda data: data + b"more")
damaged("sealed-bit", "One bit of the sealed bytes of an exhibit was changed.", lambda data: flipped(data, len(data) // 4),
        finds="damaged-sealing")
damaged("sealed-to-somebody-else", "The key is not one that the file was sealed to.", lambda data: data,
        options=["--identity", "given/other-key.txt"], exit=12)


# --- The archive ---


class Archive:
    def __init__(self, good, bundle):
        self.bytes, self.good = io.BytesIO(), good
        self.tar = tarfile.open(fileobj=self.bytes, mode="w", format=tarfile.USTAR_FORMAT)  # noqa: SIM115
        self.add("bundle", kind=tarfile.DIRTYPE)
        for path in bundle.paths:
            self.add("bundle/" + path, bundle.read(path))

    def add(self, name, data=b"", kind=tarfile.REGTYPE, **more):
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.type, member.mode = len(data), TIME, kind, 0o755 if kind == tarfile.DIRTYPE else 0o644
        for key, value in more.items():
            setattr(member, key, value)
        self.tar.addfile(member, io.BytesIO(data))

    def seal(self, change):
        self.tar.close()
        recipient = subprocess.run(["age-keygen", "-y", self.good.folder / "given/key.txt"], check=True, capture_output=True).stdout
        sealed = subprocess.run(["age", "-r", recipient.decode().strip()], input=change(self.bytes.getvalue()), check=True,
                                capture_output=True)
        return Sealed(sealed.stdout)


def packed(name, words, make=lambda archive: None, change=lambda data: data, finds="", disturb=lambda bundle: None):
    def build(good):
        bundle = good.bundle("plain")
        disturb(bundle)
        archive = Archive(good, bundle)
        make(archive)
        return archive.seal(change)

    fault(name, "plain", finds, words, options=OPEN, exit=None if finds else 20)(build)


packed("tar-absolute", "The archive has a file at /etc/passwd.", lambda tar: tar.add("/etc/passwd", b"x"))
packed("tar-leads-out", "The archive has a file at bundle/../../outside.", lambda tar: tar.add("bundle/../../outside", b"x"))
packed("tar-link", "The archive has a symbolic link.", lambda tar: tar.add("bundle/data/link", kind=tarfile.SYMTYPE, linkname="/etc/passwd"))
packed("tar-hard-link", "The archive has a hard link.",
       lambda tar: tar.add("bundle/data/link", kind=tarfile.LNKTYPE, linkname="bundle/README.txt"))
packed("tar-device", "The archive has a device.", lambda tar: tar.add("bundle/data/null", kind=tarfile.CHRTYPE, devmajor=1, devminor=3))
packed("tar-pipe", "The archive has a pipe.", lambda tar: tar.add("bundle/data/pipe", kind=tarfile.FIFOTYPE))
packed("tar-twice", "The archive has a file twice.", lambda tar: tar.add("bundle/README.txt", b"another\n"))
packed("tar-file-is-a-folder", "In the archive a file is another one's folder.", lambda tar: tar.add("bundle/README.txt/more", b"x"))
packed("tar-without-end", "The archive ends without its zeros.",
       change=lambda data: data.rstrip(b"\0") + bytes(-len(data.rstrip(b"\0")) % 512))
packed("tar-with-more", "Something stands behind the archive's end.", change=lambda data: data + b"more" * 128)
packed("tar-global-header", "The archive has a global header.",
       lambda tar: tar.add("pax", b"15 comment=xyz\n", kind=tarfile.XGLTYPE))
packed("tar-checksum", "A header of the archive has a wrong checksum.", change=lambda data: flipped(data, 512 + 20))
packed("tar-payload-bit", "An exhibit was changed, and the bundle sealed anew.", disturb=lambda b: b.flip(b.payload(1)),
       finds="wrong-digest wrong-payload")
packed("tar-file-too-many", "The archive has a file that is no part of the bundle.", lambda tar: tar.add("bundle/open-me.exe", b"MZ"),
       finds="unexpected-file")
