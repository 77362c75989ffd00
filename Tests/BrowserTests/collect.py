#!/usr/bin/env python3
"""Stands in for evault or evault-verify while a session is played: wherever it judges a bundle's folder, the folder and what it said
of it are kept in the folder COLLECTED, so that the page can be asked the same.

    collect.py PROGRAM [ARGUMENT…]
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys

# What the page has a field for.
OPTIONS = ("--fingerprint", "--policy", "--minimum-roster")
MAXIMUM = 50 << 20


def read(program, arguments):
    """The bundle and the options of a call that judges one; None for any other."""
    rest = iter(arguments)
    if os.path.basename(program) == "evault" and next(rest, None) != "verify":
        return None
    bundle, options = None, {}
    for argument in rest:
        if argument in OPTIONS:
            options[argument[2:]] = next(rest, "")
        elif argument.startswith("-") and argument != "--json" or bundle and argument != "--json":
            return None
        elif argument != "--json":
            bundle = argument
    return (bundle, options) if bundle and os.path.isdir(bundle) else None


def keep(program, arguments, bundle, options):
    said = subprocess.run([program, *arguments, *([] if "--json" in arguments else ["--json"])], capture_output=True, text=True)
    answer = json.loads(said.stdout)
    if answer.get("schema") != "evidencevault/verify/1":
        return
    size = 0
    for folder, _, names in os.walk(bundle):
        for path in (os.path.join(folder, name) for name in names):
            # A pipe would be waited at, and what may not be read cannot be kept.
            if not os.path.islink(path) and not (os.path.isfile(path) and os.access(path, os.R_OK)):
                return
            size += os.lstat(path).st_blocks * 512
    name = hashlib.sha256(json.dumps([answer, options], sort_keys=True).encode()).hexdigest()[:16]
    case = os.path.join(os.environ["COLLECTED"], name)
    if size > MAXIMUM or os.path.exists(case):
        return
    os.makedirs(case)
    subprocess.run(["cp", "-a", "--sparse=always", bundle, f"{case}/bundle"], check=True)
    subprocess.run(["chmod", "-R", "u+rwX", case], check=True)
    if "policy" in options:
        shutil.copyfile(options["policy"], f"{case}/policy")
    with open(f"{case}/case.json", "w", encoding="utf-8") as file:
        json.dump({"options": options, "answer": answer}, file, indent=1)


def main(program, *arguments):
    try:
        if found := read(program, arguments):
            keep(program, arguments, *found)
    except (OSError, ValueError):
        pass
    os.execv(program, [program, *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
