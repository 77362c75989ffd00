#!/usr/bin/env python3
"""Checks a vault or a bundle of EvidenceVault, by Schemas/README.md alone: a second opinion that shares no line with the first.

    check.py vault  FOLDER [--fingerprint HEX]
    check.py bundle FOLDER [--fingerprint HEX]

Python 3.11 and nothing else. Each finding is a line: what it is about, and what does not hold. Lines with `note:` are no faults.
Exit codes are those of section 4: 0 all holds, 20 corrupt, 21 bad signature, 22 not trusted, 24 incomplete, 25 bad disclosure;
2 wrong usage.
"""

import contextlib
import os
import re
import sys

from bundle import BundleCheck
from formats import Refused
from vault import VaultCheck

OUTCOMES = {"not-trusted": 22, "incomplete": 24, "bad-disclosure": 25, "bad-signature": 21, "corrupt": 20}


class Findings:
    def __init__(self):
        self.outcomes = set()

    def add(self, about, words, outcome="corrupt"):
        self.outcomes.add(outcome)
        self.say(f"{about}: {words} ({outcome})")

    def note(self, about, words):
        self.say(f"note: {about}: {words}")

    @staticmethod
    def say(line):
        print("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line))

    @contextlib.contextmanager
    def at(self, about, unreadable="corrupt"):
        """Whatever is refused inside is a finding about this."""
        try:
            yield
        except Refused as refused:
            self.add(about, str(refused), refused.outcome)
        except (OSError, KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            self.add(about, f"it cannot be read: {type(error).__name__} {error}", unreadable)

    @property
    def code(self):
        return next((code for word, code in reversed(OUTCOMES.items()) if word in self.outcomes), 0)


def main(arguments):
    match arguments:
        case ["vault" | "bundle" as kind, folder, "--fingerprint", fingerprint]:
            pass
        case ["vault" | "bundle" as kind, folder]:
            fingerprint = None
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    if not os.path.isdir(folder) or fingerprint and not re.fullmatch("[0-9a-f]{64}", fingerprint):
        print(f"There is no folder {folder}, or the fingerprint is none.", file=sys.stderr)
        return 2
    findings = Findings()
    (VaultCheck if kind == "vault" else BundleCheck)(folder, findings).run(fingerprint)
    if not findings.code:
        print("All that can be checked without a key holds.")
    return findings.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
