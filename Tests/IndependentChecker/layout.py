"""What may lie where in a bundle, and how much of it is looked at (Schemas/README.md, section 4)."""

import re

SYSTEM = re.compile(r"\.ds_store|\._.*|thumbs\.db|desktop\.ini", re.DOTALL | re.IGNORECASE)
SYSTEM_FOLDERS = re.compile(r"\.spotlight-v100|\.trashes|\.fseventsd", re.IGNORECASE)
ID = r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}"
NUMBER = r"(?:0|[1-9][0-9]{0,18})"
HASH = r"[0-9a-f]{64}"
BESIDE = rf"(?:tsr|renewal|crl)-{HASH}"
SIGNATURE = rf"(?:[A-Za-z0-9_-]{{1,64}}\.sig|{HASH}\.p7s)"
MIB = 1 << 20

# Place: pattern, and the most bytes of a file there; None for exhibits, which are as long as they are.
PLACES = {
    "top": (r"bagit\.txt|bag-info\.txt|(?:tag)?manifest-sha256\.txt|README\.txt|(?:verify|report)\.html|bundle\.json", 256 * MIB),
    "document": (r"dossier/(?!\.)[A-Za-z0-9._-]{1,64}(?<!\.)", 256 * MIB),
    "payload": (r"data/[0-9]{4,8}-[A-Za-z0-9._-]+", None),
    "custody": (r"custody/(?:checkpoint|policy)", 4 * MIB),
    "roster": (r"custody/roster/[0-9]{6}\.(?:sd-jwt|tlog-proof)", 4 * MIB),
    "event": (rf"custody/events/{ID}\.(?:sd-jwt|tlog-proof)", 16 * MIB),
    "field": (rf"custody/field/{HASH}/(?:roster\.sd-jwt|{NUMBER}\.checkpoint)", 4 * MIB),
    "timestamp": (rf"custody/timestamps/{NUMBER}/(?:note|proof|{BESIDE})", 16 * MIB),
    "signature": (r"signatures/[A-Za-z0-9_-]{1,64}\.sig", 8 << 10),
    "certificate": (rf"signatures/{HASH}\.p7s", 64 << 10),
    "cosigned": (rf"signatures/{NUMBER}\.cosigned", 128 << 10),
    "beside": (rf"signatures/{SIGNATURE}\.{BESIDE}", 16 * MIB),
}
# What no manifest lists, since it may come later.
UNLISTED = {"signature", "certificate", "cosigned", "beside"}
FOLDERS = re.compile(rf"data|dossier|signatures|custody(?:/roster|/events|/field(?:/{HASH})?|/timestamps(?:/{NUMBER})?)?")


def place_of(path):
    return next((place for place, (pattern, _) in PLACES.items() if re.fullmatch(pattern, path)), None)


class Survey:
    """What is there: listed once, nothing opened; folders that no bundle has are not entered."""

    def __init__(self, source, findings):
        self.source, self.findings = source, findings
        self.files, self.left_out = {}, set()  # path → (place, length); what needs no second finding
        self.list("")

    def list(self, folder):
        for name, kind, length in self.source.entries(folder):
            path = f"{folder}/{name}" if folder else name
            plain = re.fullmatch(r"[\x21-\x5b\x5d-\x7e]+", name)
            if (SYSTEM if kind == "file" else SYSTEM_FOLDERS).fullmatch(name) and kind in ("file", "folder"):
                self.skip(path, "an operating system left it", "system-file")
            elif kind == "link":
                self.findings.add(path, "it is a link", "link")
            elif kind == "other":
                self.findings.add(path, "it is neither a file nor a folder", "special-file")
            elif kind == "folder":
                self.enter(path, plain)
            else:
                self.take(folder, path, length, plain)

    def skip(self, path, words, code):
        self.findings.add(path, words, code)
        self.left_out.add(path)

    def enter(self, path, plain):
        if plain and FOLDERS.fullmatch(path):
            return self.list(path)
        is_empty = next(iter(self.source.entries(path)), None) is None
        return self.findings.add(path, "no folder of that name belongs in a bundle", "unexpected-folder" if is_empty else "unexpected-file")

    def take(self, folder, path, length, plain):
        place = place_of(path) if plain else None
        if place is None:
            code = {"signatures": "unknown-signature-file"}.get(folder, "fetch-file" if path == "fetch.txt" else "unexpected-file")
            return self.skip(path, "nothing of that name belongs in a bundle", code)
        limit = PLACES[place][1]
        if limit is not None and length > limit:
            return self.skip(path, "it is longer than it can be", "too-large")
        self.files[path] = (place, length)
        return None

    def at(self, place):
        return sorted(path for path, (where, _) in self.files.items() if where == place)
