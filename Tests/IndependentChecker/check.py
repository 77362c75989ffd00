#!/usr/bin/env python3
"""Checks a vault or a bundle of EvidenceVault, by Schemas/README.md alone: a second opinion that shares no line with the first.

    check.py vault  FOLDER [--fingerprint HEX] [--json]
    check.py bundle FOLDER|FILE.tar.age [--fingerprint HEX] [--policy FILE] [--minimum-roster N] [--identity FILE] [--at TIME]
                    [--trust-roots FILE] [--signer-roots FILE] [--crl FILE] [--tsa-policy OID] [--require-certificate] [--json]

Python 3.11; certificates, timestamps and sealed files besides need the package `cryptography`. Each finding is a line: what it is about,
what does not hold, and its code. Lines with `note:` are no faults. Exit codes are those of section 4: 0 all holds, 20 corrupt,
21 bad signature, 22 not trusted, 23 time not established, 24 incomplete, 25 bad disclosure; 12 the key does not open it; 2 wrong usage.
"""

import argparse
import contextlib
import json
import os
import re
import sys
import time

from bundle import BundleCheck
from findings import OUTCOME, OUTCOMES
from formats import Refused
from sources import FolderSource, NotOpened, open_sealed
from vault import VaultCheck

# What leads to a finding of the same name, whoever is judged.
SAME = {("event", "bad-disclosure"): "bad-disclosure", ("signature", "bad-signature"): "bad-signature",
        ("roster", "broken-chain"): "broken-roster-chain"}
PLAIN = {"forged-disclosure", "doubled-disclosure", "entry-mismatch"}


class Findings:
    def __init__(self, quiet=False):
        self.outcomes, self.quiet, self.all = set(), quiet, []

    def add(self, about, words, kind="corrupt"):
        """A finding: of a code, or, in a vault, of an outcome."""
        outcome = OUTCOME.get(kind, kind)
        self.all.append({"code": kind, "path": about, "message": words})
        if outcome == "verified":
            return self.say(f"note: {about}: {words} ({kind})")
        self.outcomes.add(outcome)
        return self.say(f"{about}: {words} ({kind})")

    def note(self, about, words):
        self.say(f"note: {about}: {words}")

    def say(self, line):
        if not self.quiet:
            print("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line))

    @contextlib.contextmanager
    def at(self, about, unreadable="corrupt"):
        """Whatever is refused inside is a finding about this."""
        try:
            yield
        except Refused as refused:
            self.add(about, str(refused), refused.outcome)
        except (OSError, KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
            self.add(about, f"it cannot be read: {type(error).__name__} {error}", unreadable)

    @contextlib.contextmanager
    def judging(self, about, prefix, otherwise):
        """The same in a bundle: a refusal is the finding of its kind about an event, a roster…; any other is `otherwise`."""
        try:
            yield
        except Refused as refused:
            code = otherwise
            if refused.kind in PLAIN and prefix == "event":
                code = refused.kind
            elif f"{prefix}-{refused.kind}" in OUTCOME:
                code = f"{prefix}-{refused.kind}"
            elif refused.kind in OUTCOME and refused.kind not in OUTCOMES:
                code = refused.kind
            elif (prefix, refused.kind) in SAME:
                code = SAME[prefix, refused.kind]
            self.add(about, str(refused), code)
        except (OSError, KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
            self.add(about, f"it cannot be read: {type(error).__name__} {error}", otherwise)

    @property
    def outcome(self):
        return max(self.outcomes, key=list(OUTCOMES).index, default="verified")

    @property
    def code(self):
        return OUTCOMES[self.outcome]


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["vault", "bundle"])
    parser.add_argument("path")
    for name in ("fingerprint", "policy", "identity", "at", "trust-roots", "signer-roots"):
        parser.add_argument("--" + name)
    parser.add_argument("--minimum-roster", type=int)
    for name in ("crl", "tsa-policy"):
        parser.add_argument("--" + name, action="append", default=[])
    for name in ("require-certificate", "json"):
        parser.add_argument("--" + name, action="store_true")
    given = parser.parse_args(arguments)
    if given.fingerprint and not re.fullmatch("[0-9a-f]{64}", given.fingerprint):
        parser.error("the fingerprint is none")
    given.moment = int(time.time())
    if given.at:
        given.moment = int(time.mktime(time.strptime(given.at, "%Y-%m-%dT%H:%M:%SZ")) - time.timezone)
    return given


def main(arguments):
    given = parse(arguments)
    findings = Findings(quiet=given.json)
    if not os.path.isdir(given.path) and not (given.kind == "bundle" and os.path.isfile(given.path)):
        print(f"There is nothing at {given.path}.", file=sys.stderr)
        return 2
    if given.kind == "vault":
        VaultCheck(given.path, findings).run(given.fingerprint)
    else:
        try:
            source = FolderSource(given.path) if os.path.isdir(given.path) else open_sealed(given.path, given.identity)
        except NotOpened as error:
            if given.json:
                print(json.dumps({"exit": error.code, "message": str(error)}))
            else:
                print(error)
            return error.code
        BundleCheck(source, findings, given).run()
    if given.json:
        print(json.dumps({"outcome": findings.outcome, "findings": findings.all}, indent=1))
    elif not findings.code:
        print("All that can be checked without a key holds.")
    return findings.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
