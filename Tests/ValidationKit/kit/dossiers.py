"""A dossier's documents, a supplement, volumes: what is beside the exhibits."""

from .bag import sealed, unsealed
from .table import fault

unsealed("document-changed", "request", "wrong-digest", "A dossier's methodology was changed.")(
    lambda b: b.append("dossier/methodology.txt", "more\n"))
unsealed("document-added", "request", "unlisted-file", "A document was added to a dossier.")(
    lambda b: b.write("dossier/more.txt", "more\n"))
unsealed("document-gone", "request", "missing-file", "A dossier's exhibit index was taken away.")(
    lambda b: b.remove("dossier/exhibit-index.csv"))
unsealed("index-table-changed", "request", "wrong-digest", "The exhibit index (CSV) states another digest for an exhibit.")(
    lambda b: b.edit("dossier/exhibit-index.csv", lambda old: old.replace(
        b.read("manifest-sha256.txt")[:64], b"0" * 64)))
unsealed("document-in-a-folder", "request", "unexpected-file", "A dossier has a folder in which there is a file.")(
    lambda b: b.write("dossier/more/file.txt", "more\n"))
sealed("document-hidden-name", "request", "unexpected-file", "A dossier has a document whose name begins with a point.")(
    lambda b: b.write("dossier/.hidden", "more\n"))


@fault("annex-in-the-open-part", "request", "unreferenced-file",
       "An exhibit of the confidential annex was put into the open part.")
def _(good):
    bundle, annex = good.bundle("request"), good.bundle("request-annex")
    path = next(path for path in annex.paths if path.startswith("data/"))
    bundle.write(path, annex.read(path))
    return bundle


@fault("parts-exchanged", "request", "checkpoint-wrong-size wrong-digest missing-event missing-proof unreferenced-file missing-payload no-intake missing-authorisation", "The open part has the index of the annex.")
def _(good):
    bundle = good.bundle("request")
    bundle.write("bundle.json", good.bundle("request-annex").read("bundle.json"))
    return bundle


@fault("earlier-exhibit", "plain", "proof-of-other-checkpoint no-intake wrong-digest",
       "A later bundle has the events of an exhibit from an earlier one.")
def _(good):
    bundle, earlier = good.bundle("plain"), good.bundle("earlier")
    path = bundle.proof(bundle.event(2))
    bundle.write(path, earlier.read(path))
    return bundle


fault("one-volume", "volume", "one-volume", "One volume of several: that is told, and decides nothing.")(
    lambda good: good.bundle("volume"))


@sealed("volume-says-it-is-whole", "volume", "authorised-items-differ", "One volume of several says that it is the whole export.")
def _(b):
    b.edit("bag-info.txt", lambda old: b"".join(
        line for line in old.splitlines(True) if not line.startswith((b"Bag-Count", b"Bag-Group"))))


@sealed("volume-of-another-group", "volume", "wrong-info one-volume", "A volume says that it is of another export's group.")
def _(b):
    export = b.index["export"]
    b.edit("bag-info.txt", lambda old: old.replace(
        f"Bag-Group-Identifier: {export}".encode(), b"Bag-Group-Identifier: another"))
