"""Plays a program, and then asks the checker about the vault or the bundle that it looked at.

    compare.py PROGRAM ARGUMENT…

The exit code is the program's; it is 99 where, about a vault, one of the two refuses and the other does not, and, about a bundle, they do not
give the same exit code. What only a check with keys can see (`evault check` without --keyless) the checker may miss.
"""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys

FILES = {"--policy", "--trust-roots", "--signer-roots", "--crl", "--identity"}
VALUES = {"--at", "--minimum-roster", "--tsa-policy"}
CRYPTOGRAPHY = {"--trust-roots", "--signer-roots", "--identity"}

program, *arguments = sys.argv[1:]
code = subprocess.run([program, *arguments], check=False).returncode


def option(name):
    return arguments[arguments.index(name) + 1] if name in arguments[:-1] else None


def founder(folder):
    """The fingerprint of whatever vault is there: whose it is, is for others to ask."""
    with open(os.path.join(folder, "keys/roster/000001.sd-jwt"), "rb") as file:
        return hashlib.sha256(file.read().split(b"~")[0]).hexdigest()


folder = kind = None
if arguments[:1] == ["check"]:
    kind, folder = "vault", option("--vault") or os.environ.get("EVAULT_VAULT")
elif arguments and (os.path.basename(program) == "evault-verify" or arguments[0] == "verify"):
    kind, folder = "bundle", arguments[arguments[0] == "verify"]


def asked():
    """The options of the program that the checker knows too; None where it cannot read what the program read."""
    found = []
    for place, word in enumerate(arguments):
        if word in FILES or word in VALUES:
            if word in FILES and not os.path.isfile(arguments[place + 1]):
                return None
            found += [word, arguments[place + 1]]
        elif word == "--require-certificate":
            found.append(word)
    if CRYPTOGRAPHY & set(found) and not importlib.util.find_spec("cryptography"):
        return None
    return found


fingerprint = option("--fingerprint")
more = asked() if kind == "bundle" else []
if kind == "vault" and folder and os.path.isdir(folder):
    fingerprint = founder(folder)
is_there = folder and (os.path.isdir(folder) or kind == "bundle" and folder.endswith(".tar.age") and "--identity" in arguments)
# Other codes: the program was not asked properly, or could not look.
if is_there and more is not None and re.fullmatch("[0-9a-f]{64}", fingerprint or "") and (code == 0 or 20 <= code <= 25):
    checker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check.py")
    said = subprocess.run([sys.executable, "-B", checker, kind, folder, "--fingerprint", fingerprint, *more],
                          check=False, capture_output=True, text=True)
    with_keys = kind == "vault" and "--keyless" not in arguments
    agree = code == said.returncode if kind == "bundle" else (code == 0) == (said.returncode == 0)
    if not agree and not (with_keys and said.returncode == 0):
        print(f"The checker says {said.returncode} where the program says {code}:\n{said.stdout}{said.stderr}", file=sys.stderr)
        code = 99
sys.exit(code if code >= 0 else 128 - code)
