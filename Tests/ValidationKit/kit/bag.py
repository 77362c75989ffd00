"""The bag: files, lists, names, sizes, the index."""

import json
import os

from .table import fault
from .writing import sha256

ZEROS = "0" * 64


def unsealed(name, base, finds, words, **more):
    """A change that nobody signed for."""
    return lambda make: fault(name, base, finds, words, **more)(lambda good: changed(good.bundle(base), make))


def changed(bundle, make):
    make(bundle)
    return bundle


def sealed(name, base, finds, words, **more):
    """A change that is listed and signed by a member who may sign bundles."""
    return lambda make: fault(name, base, finds, words, **more)(lambda good: resealed(good.bundle(base), make))


def resealed(bundle, make):
    make(bundle)
    bundle.seal()
    return bundle


def listed(name, finds, words):
    """A change of the payload manifest, which is signed."""

    def register(make):
        def build(good):
            bundle = good.bundle("plain")
            bundle.edit("manifest-sha256.txt", lambda old: make(bundle, old.decode()).encode())
            bundle.seal_tags()
            return bundle

        fault(name, "plain", finds, words)(build)

    return register


# --- Bytes ---

unsealed("payload-bit", "plain", "wrong-digest wrong-payload", "One bit of the first exhibit was changed.")(
    lambda b: b.flip(b.payload(1)))
unsealed("payload-longer", "plain", "wrong-digest wrong-payload-count wrong-size", "A byte was added to the first exhibit.")(
    lambda b: b.append(b.payload(1), b"!"))
sealed("payload-bit-signed", "plain", "wrong-payload", "The first exhibit was changed, and all lists made to fit.")(
    lambda b: b.flip(b.payload(1)))
sealed("payload-longer-signed", "plain", "wrong-size", "The first exhibit was made longer, and all lists made to fit.")(
    lambda b: b.append(b.payload(1), b"!"))
unsealed("payload-gone", "plain", "missing-payload missing-file wrong-payload-count", "The first exhibit was taken away.")(
    lambda b: b.remove(b.payload(1)))
sealed("payload-gone-signed", "plain", "missing-payload", "The first exhibit was taken away, and all lists made to fit.")(
    lambda b: b.remove(b.payload(1)))


@sealed("payloads-exchanged", "plain", "wrong-size", "Two exhibits have each other's bytes, and all lists fit.")
def _(b):
    one, two = b.read(b.payload(1)), b.read(b.payload(2))
    b.write(b.payload(1), two)
    b.write(b.payload(2), one)


unsealed("readme-gone", "plain", "missing-file", "README.txt was taken away.")(lambda b: b.remove("README.txt"))
unsealed("readme-changed", "plain", "wrong-digest", "README.txt was changed.")(lambda b: b.append("README.txt", "more\n"))
unsealed("tag-manifest-changed", "plain", "wrong-digest bad-signature", "The tag manifest has another digest for README.txt.")(
    lambda b: b.edit("tagmanifest-sha256.txt", lambda old: old.replace(
        sha256(b.read("README.txt")).hex().encode(), ZEROS.encode())))
unsealed("tag-manifest-gone", "plain", "missing-manifest", "The tag manifest was taken away.")(
    lambda b: b.remove("tagmanifest-sha256.txt"))


@unsealed("manifest-gone", "plain", "missing-manifest missing-file", "The payload manifest was taken away.")
def _(b):
    b.remove("manifest-sha256.txt")


@fault("manifest-gone-signed", "plain", "missing-manifest", "The payload manifest was taken away, and what lists it made to fit.")
def _(good):
    bundle = good.bundle("plain")
    bundle.remove("manifest-sha256.txt")
    bundle.seal_tags()
    return bundle


# --- Files too many ---

unsealed("exhibit-added", "plain", "unreferenced-file", "A file was added among the exhibits.")(
    lambda b: b.write("data/0009-more.txt", "more\n"))
sealed("exhibit-added-signed", "plain", "unreferenced-file", "A file was added among the exhibits, and all lists made to fit.")(
    lambda b: b.write("data/0009-more.txt", "more\n"))
unsealed("program-added", "plain", "unexpected-file", "A program was added beside the bundle's files.")(
    lambda b: b.write("open-me.exe", "MZ"))
sealed("program-added-signed", "plain", "unexpected-file", "A program was added and listed.")(
    lambda b: b.write("open-me.exe", "MZ"))
unsealed("folder-added", "plain", "unexpected-file", "A folder with a file was added.")(
    lambda b: b.write("custody/more/deep/file", "more\n"))
unsealed("name-with-markup", "plain", "unexpected-file", "A file was added whose name is HTML.")(
    lambda b: b.write("data/<img src=x onerror=alert(1)>.txt", "x"))
unsealed("name-with-controls", "plain", "unexpected-file",
         "A file was added whose name has a line end, an escape sequence and an override of direction.")(
    lambda b: b.write("data/0001-\n\x1b[31m\u202egpj.exe", "x"))
unsealed("empty-folder-added", "plain", "unexpected-folder", "An empty folder was added: it is told, and carries nothing.")(
    lambda b: b.folders.append("extra"))
unsealed("fetch-list", "plain", "fetch-file", "A list of files to be fetched from elsewhere was added.")(
    lambda b: b.write("fetch.txt", "https://example.org/x 1 data/0001-statement.txt\n"))
sealed("event-unused", "plain", "unreferenced-file chain-gap no-intake", "The index leaves out an exhibit's first event.")(
    lambda b: b.edit_index(lambda index: index["exhibits"][0]["events"].pop(0)))
for name in (".DS_Store", "._statement", "Thumbs.db", "desktop.ini"):
    unsealed(f"system-file-{name.strip('._').lower().replace('.', '-').replace('_', '-')}", "plain", "system-file",
             f"An operating system left {name}: it is told, and does not count.")(
        lambda b, name=name: b.write(f"data/{name}", "x"))
unsealed("too-many-files", "plain", "unexpected-file", "Twenty thousand files were added.")(
    lambda b: b.after.append(lambda target: [
        os.close(os.open(target / f"more-{number}", os.O_CREAT | os.O_WRONLY)) for number in range(20_000)]))


# --- Links, devices, sizes ---




@unsealed("payload-is-a-link", "plain", "link missing-payload missing-file wrong-payload-count",
          "The first exhibit is a link to the good one.")
def _(b):
    path = b.payload(1)
    good = b.kept.pop(path)
    b.after.append(lambda target: os.symlink(os.path.relpath(good, (target / path).parent), target / path))


@unsealed("events-are-a-link", "plain", "link missing-event missing-proof missing-file no-intake missing-authorisation", "The folder of events is a link to /etc.")
def _(b):
    b.remove(*[path for path in b.paths if path.startswith("custody/events/")])
    b.after.append(lambda target: os.symlink("/etc", target / "custody/events"))


@unsealed("payload-is-a-pipe", "plain", "special-file missing-payload missing-file wrong-payload-count",
          "The first exhibit is a pipe, at which a reader would wait for ever.")
def _(b):
    path = b.payload(1)
    b.remove(path)
    b.after.append(lambda target: os.mkfifo(target / path))


def endless(path, size):
    def change(b):
        place = path(b)
        b.write(place, b.read(place))
        b.after.append(lambda target: os.truncate(target / place, size))

    return change


unsealed("endless-payload", "plain", "wrong-size wrong-digest wrong-payload-count",
         "The first exhibit seems to be 512 MiB long (a sparse file).")(endless(lambda b: b.payload(1), 1 << 29))
unsealed("endless-checkpoint", "plain", "too-large malformed-checkpoint", "The checkpoint seems to be 100 GiB long.")(
    endless(lambda b: "custody/checkpoint", 100 << 30))
unsealed("endless-event", "plain", "too-large missing-event no-intake", "An event seems to be 1 TiB long.")(
    endless(lambda b: b.event(2), 1 << 40))
unsealed("endless-index", "plain", "too-large malformed-index", "The index seems to be 1 GiB long.")(
    endless(lambda b: "bundle.json", 1 << 30))


# --- The lists themselves ---

listed("manifest-leads-out", "unsafe-path", "The payload manifest lists data/../../etc/passwd.")(
    lambda b, text: text + f"{ZEROS}  data/../../etc/passwd\n")
listed("manifest-absolute", "unsafe-path", "The payload manifest lists /etc/passwd.")(
    lambda b, text: text + f"{ZEROS}  /etc/passwd\n")
listed("manifest-twice", "duplicate-entry", "The payload manifest lists a file twice.")(
    lambda b, text: text + text.splitlines(True)[0])
listed("manifest-case", "colliding-names missing-file", "The payload manifest lists a name that differs by case only.")(
    lambda b, text: text + text.splitlines(True)[0].replace("statement", "Statement"))
listed("manifest-garbage", "malformed-manifest", "The payload manifest has a line that is none.")(
    lambda b, text: text + "what?\n")
listed("manifest-foreign", "malformed-manifest", "The payload manifest lists a file that is no exhibit.")(
    lambda b, text: text + f"{sha256(b.read('README.txt')).hex()}  README.txt\n")
listed("manifest-wrong-digest", "wrong-digest", "The payload manifest has another digest for an exhibit, and is signed.")(
    lambda b, text: ZEROS + text[64:])
listed("manifest-lists-what-is-not", "missing-file", "The payload manifest lists a file that is not there.")(
    lambda b, text: text + f"{ZEROS}  data/0007-more.txt\n")
listed("manifest-leaves-out", "unlisted-file", "The payload manifest leaves an exhibit out.")(
    lambda b, text: "".join(text.splitlines(True)[1:]))


def tagged(name, finds, words, path, change):
    @fault(name, "plain", finds, words)
    def _(good):
        bundle = good.bundle("plain")
        bundle.edit(path, change)
        bundle.seal_tags()
        return bundle


tagged("older-bagit", "wrong-declaration", "bagit.txt says version 0.97.", "bagit.txt", lambda old: old.replace(b"1.0", b"0.97"))
tagged("bagit-byte-order-mark", "wrong-declaration", "bagit.txt begins with a byte order mark.", "bagit.txt",
       lambda old: b"\xef\xbb\xbf" + old)
tagged("bagit-windows-lines", "wrong-declaration", "bagit.txt has line ends of Windows.", "bagit.txt",
       lambda old: old.replace(b"\n", b"\r\n"))
tagged("wrong-count", "wrong-payload-count", "bag-info.txt counts other bytes and files.", "bag-info.txt",
       lambda old: b"Payload-Oxum: 1.1\n")
tagged("count-is-none", "wrong-info", "bag-info.txt has a count that is none.", "bag-info.txt",
       lambda old: b"Payload-Oxum: many\n")
tagged("info-is-none", "wrong-info", "bag-info.txt has a line without a colon.", "bag-info.txt",
       lambda old: old + b"what\n")


# --- The index ---


def indexed(name, finds, words, change):
    sealed(name, "plain", finds, words)(lambda b: b.edit("bundle.json", lambda old: change(b, old)))


def rewritten(name, finds, words, change):
    sealed(name, "plain", finds, words)(lambda b: b.edit_index(change))


INDEX = "malformed-index"
sealed("index-gone", "plain", INDEX, "The index was taken away.")(lambda b: b.remove("bundle.json"))
indexed("index-twice-the-same-member", INDEX, "The index has a member twice.",
        lambda b, old: old.replace(b'"log_size"', b'"rosters": 1,\n  "log_size"', 1))
indexed("index-deep", INDEX, "The index is nested a hundred thousand levels deep.", lambda b, old: b"[" * 100_000)
indexed("index-byte-order-mark", INDEX, "The index begins with a byte order mark.", lambda b, old: b"\xef\xbb\xbf" + old)
indexed("index-windows-lines", INDEX, "The index has line ends of Windows.", lambda b, old: old.replace(b"\n", b"\r\n"))
indexed("index-utf-16", INDEX, "The index is in UTF-16.", lambda b, old: old.decode().encode("utf-16"))
indexed("index-compact", INDEX, "The index is written without white space.",
        lambda b, old: json.dumps(json.loads(old), separators=(",", ":")).encode())
indexed("index-fraction", INDEX, "The size of the log has a fraction.",
        lambda b, old: old.replace(f'"log_size": {b.index["log_size"]}'.encode(), b'"log_size": 7.5'))
rewritten("index-more", INDEX, "The index has a member that no index has.", lambda index: index.update(more=1))
rewritten("index-numbers-descend", INDEX, "The exhibits' numbers do not ascend.",
          lambda index: index["exhibits"].reverse())
rewritten("index-leads-out", INDEX, "An exhibit's path leads out of the bundle.",
          lambda index: index["exhibits"][0].update(path="data/../../etc/passwd"))
rewritten("index-item-mistyped", INDEX, "An item's identifier has a wrong check symbol.",
          lambda index: index["exhibits"][0].update(
              item=index["exhibits"][0]["item"][:-1] + ("0" if index["exhibits"][0]["item"][-1] != "0" else "1")))
rewritten("index-event-twice", INDEX, "An event is in two chains.",
          lambda index: index["exhibits"][1]["events"].extend(index["exhibits"][0]["events"][:1]))
rewritten("index-other-vault", "wrong-vault", "The index names another vault.", lambda index: index.update(vault="ab" * 32))
rewritten("index-other-size", "checkpoint-wrong-size", "The index gives the log another size than the checkpoint.",
          lambda index: index.update(log_size=index["log_size"] - 1))
fault("bundle-of-tomorrow", "plain", "future-time",
      "It is judged for a time before it was made: that is told, and decides nothing.",
      options=["--at", "2020-01-01T00:00:00Z"])(lambda good: good.bundle("plain"))
