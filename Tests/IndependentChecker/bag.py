"""The bag (RFC 8493), as a bundle has it: declaration, description, two manifests."""

import re

from formats import need, utf8
from layout import UNLISTED

MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def judge_bag(check):
    findings, files = check.findings, check.survey.files
    with findings.judging("bagit.txt", "bag", "wrong-declaration"):
        if "bagit.txt" in files:
            need(check.read("bagit.txt") == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "it is not that of BagIt 1.0")
    present = {path for path, (place, _) in files.items() if place not in UNLISTED and path not in check.left_out}
    payload = {path for path in present if path.startswith("data/")}
    for name, here in ((MANIFEST, payload), (TAGS, present - payload - {TAGS})):
        if name not in files:
            findings.add(name, "it is missing", "missing-manifest")
            continue
        listed = read_manifest(check, name)
        if listed is not None:
            compare(check, name, listed, here)
    judge_info(check, payload)


def read_manifest(check, name):
    """What a manifest lists; None where it cannot be read at all."""
    listed, lower = {}, set()
    with check.findings.judging(name, "bag", "malformed-manifest"):
        text = utf8(check.read(name))
        need((not text or text.endswith("\n")) and not text.startswith("\ufeff"), "it is not lines")
        for line in text.split("\n")[:-1]:
            found = LINE.fullmatch(line)
            if not found or "\r" in line:
                check.findings.add(name, "it has a line that is none", "malformed-manifest")
                continue
            path = found[2]
            parts = path.split("/")
            if {"", ".", ".."} & set(parts) or re.search(r"[\\:%\x00-\x1f]", path):
                check.findings.add(name, f"{path} leads elsewhere", "unsafe-path")
            elif path.startswith("data/") != (name == MANIFEST):
                check.findings.add(name, f"{path} is another list's", "malformed-manifest")
            elif path in listed:
                check.findings.add(name, f"{path} comes twice", "duplicate-entry")
            else:
                if path.lower() in lower:
                    check.findings.add(name, f"only case tells {path} apart", "colliding-names")
                lower.add(path.lower())
                listed[path] = found[1]
        return listed
    return None


def compare(check, name, listed, here):
    for path in sorted(set(listed) - here - check.left_out):
        check.findings.add(path, f"{name} has it, and it is missing", "missing-file")
    for path in sorted(here - set(listed)):
        check.findings.add(path, f"{name} does not have it", "unlisted-file")
    for path in sorted(here & set(listed)):
        with check.findings.judging(path, "bag", "unreadable"):
            if check.digest(path) != listed[path]:
                check.findings.add(path, "it was changed", "wrong-digest")


def judge_info(check, payload):
    if "bag-info.txt" not in check.survey.files:
        return
    with check.findings.judging("bag-info.txt", "bag", "wrong-info"):
        lines = utf8(check.read("bag-info.txt")).split("\n")
        # A line that begins with white space goes on with the one before.
        fields = [line.partition(":") for line in lines if line and not line.startswith((" ", "\t"))]
        need(all(colon for _, colon, _ in fields), "it has a line that is none")
        counts = [value.strip() for label, _, value in fields if label.strip().lower() == "payload-oxum"]
        need(all(re.fullmatch(r"[0-9]+\.[0-9]+", count) for count in counts), "its count is none")
        if any(path.startswith("data/") for path in check.left_out):
            return
        total = f"{sum(check.survey.files[path][1] for path in payload)}.{len(payload)}"
        if counts != [total]:
            check.findings.add("bag-info.txt", f"it does not say that there are {total} bytes and files", "wrong-payload-count")
