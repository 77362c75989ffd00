#!/usr/bin/env python3
"""Measures the verifier's page on one bundle: time and memory, beside evault-verify.

    measure.py PAGE BUNDLE FINGERPRINT PROGRAM
"""

import json
import pathlib
import subprocess
import sys
import threading
import time

from browser import BROWSERS, Chromium

LIMIT = 192 << 20


def memory(root):
    """Bytes in the memory of a process and all below it, shared ones counted once."""
    below, open_, total = set(), [root], 0
    parents = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(path.read_text().rpartition(")")[2].split()[1]), []).append(int(path.parent.name))
        except OSError:
            continue
    while open_:
        process = open_.pop()
        below.add(process)
        open_ += parents.get(process, [])
    for process in below:
        try:
            lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) << 10
        except (OSError, StopIteration):
            continue
    return total


def main(page, bundle, fingerprint, program):
    size = sum(path.stat().st_size for path in pathlib.Path(bundle).rglob("*") if path.is_file())
    # Into the file cache, so that both read from memory.
    for path in pathlib.Path(bundle, "data").iterdir():
        subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)
    begin = time.monotonic()
    subprocess.run([program, bundle, "--fingerprint", fingerprint], check=True, stdout=subprocess.DEVNULL)
    alone = time.monotonic() - begin
    if not Chromium.find():
        print("There is no chromium here.")
        return 77
    with BROWSERS["chromium"]() as browser:
        browser.open(page)
        browser.run(f"void (document.getElementById('fingerprint').value = {json.dumps(fingerprint)})")
        before, peak, isOver = memory(browser.process.pid), [0], threading.Event()

        def watch():
            while not isOver.wait(0.25):
                peak[0] = max(peak[0], memory(browser.process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        begin = time.monotonic()
        browser.choose("#folder", bundle)
        browser.wait_until("resultText() !== null", 1200)
        taken = time.monotonic() - begin
        isOver.set()
        watcher.join()
        outcome = json.loads(browser.run("resultText()"))["outcome"]
    grown = peak[0] - before
    print(f"{size >> 20} MiB: evault-verify {alone:.1f} s, the page {taken:.1f} s ({size / taken / 1e6:.0f} MB/s, {taken / alone:.1f} times as long); "
          f"{outcome}; memory grew by {grown >> 20} MiB (at most {LIMIT >> 20}).")
    return 0 if outcome == "verified" and grown < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
