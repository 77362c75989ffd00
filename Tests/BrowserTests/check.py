#!/usr/bin/env python3
"""Holds the verifier's page against evault-verify, in a browser.

    check.py [--browser chromium|firefox] [--kit FOLDER [--most N] | --sessions NAME… | --cases FOLDER] [--every-way] [--page FILE]
             [--pictures FOLDER]

Takes bundles, good and broken, with what evault-verify says of them: those of a validation kit (or the N that have the most different
findings), or all that sessions of Tests/CommandLine judge. Then opens the page from a file, gives it every one of them, by turns as a
folder that is chosen, one that is dropped and an archive, or with --every-way each in all three; and compares verdicts, codes and all else. Looks besides that nothing is asked of a
network, that no markup in a bundle becomes markup of the page, and that axe-core finds no barrier; and, with Chromium, all of
that of the page for people, report.html, of each good bundle. Exit 0: it holds; 77: it cannot be looked at here, and why.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
PROGRAMS = pathlib.Path(os.environ.get("EVAULT_PROGRAMS", PROJECT / ".build/debug")).resolve()
SESSIONS = ["verify", "validation-kit", "dossier-lineage", "export-disclosures", "report-in-a-bundle"]
LANGUAGES = ["en", "fr", "uk", "ru", "ka", "es"]
# What a browser does not show as what it is: it follows links, and has no word for an empty folder that is chosen.
# What Chromium hands out of no folder that is dropped.
HIDDEN_FROM_DROP = ("desktop.ini", "thumbs.db")
INVISIBLE = {"link", "special-file", "unexpected-folder"}


def collect(sessions, target):
    programs = target.parent / "programs"
    programs.mkdir()
    for name in ("evault", "evault-verify"):
        script = programs / name
        script.write_text(f'#!/bin/sh\nexec python3 -B "{HERE}/collect.py" "{PROGRAMS}/{name}" "$@"\n')
        script.chmod(0o755)
    (programs / "evault-transfer").symlink_to(PROGRAMS / "evault-transfer")
    for name in sessions:
        environment = os.environ | {"EVAULT_PROGRAMS": str(programs), "COLLECTED": str(target)}
        session = [PROJECT / "Tests/CommandLine/session", PROJECT / f"Tests/CommandLine/{name}.test"]
        played = subprocess.run(session, env=environment, capture_output=True, text=True)
        if played.returncode not in (0, 77):
            sys.exit(f"The session {name} does not hold:\n{played.stdout[-2000:]}{played.stderr[-2000:]}")


def take(kit, most, target):
    """Cases from a validation kit: at most so many, with as many different findings as they can have."""
    rows = [row for row in json.loads((kit / "expected.json").read_text())["bundles"] if page_options(row["options"]) is not None]
    rows = [row for row in rows if (kit / row["bundle"]).is_dir()]
    # Good ones first, then each time the one that has the most findings which none before it has.
    chosen = [row for row in rows if row["exit"] == 0][:4]
    seen = {code for row in chosen for code in row["codes"]}
    rest = [row for row in rows if row not in chosen]
    while rest:
        best = max(rest, key=lambda row: len(set(row["codes"]) - seen))
        chosen.append(best)
        rest.remove(best)
        seen.update(best["codes"])
    kept = 0
    for row in chosen:
        if kept == most:
            break
        bundle = (kit / row["bundle"]).resolve()
        said = subprocess.run([PROGRAMS / "evault-verify", bundle, *row["options"], "--json"], cwd=kit, capture_output=True, text=True)
        case = target / f"{kept:03}-{row['bundle'].replace('/', '-')}"
        case.mkdir()
        (case / "bundle").symlink_to(bundle)
        options = page_options(row["options"])
        if "policy" in options:
            shutil.copyfile(kit / options["policy"], case / "policy")
        (case / "case.json").write_text(json.dumps({"options": options, "answer": json.loads(said.stdout)}))
        if is_visible(case) and not is_long(case):
            kept += 1
        else:
            shutil.rmtree(case)


def page_options(words):
    """Options by their names; nil where the page has no field for one."""
    options = dict(zip(words[::2], words[1::2]))
    known = {"--fingerprint", "--policy", "--minimum-roster"}
    return {name[2:]: value for name, value in options.items()} if len(words) % 2 == 0 and set(options) <= known else None


class Page:
    def __init__(self, browser, path, scratch):
        self.browser, self.path, self.scratch, self.faults = browser, path, scratch, []
        self.ways = ["picker", "picker", "drop", "archive"]

    def expect(self, holds, words):
        if not holds:
            self.faults.append(words)
            print("  " + words)

    def verify(self, bundle, options, policy=None, by=None):
        """What the page says of a folder, as a document."""
        by = by or self.ways[-1]
        bundle = bundle.resolve()
        self.browser.open(self.path)
        for field, name in (("fingerprint", "fingerprint"), ("minimum", "minimum-roster")):
            self.browser.run(f"void (document.getElementById('{field}').value = {json.dumps(options.get(name, ''))})")
        if policy:
            self.browser.choose("#policy", policy)
        if by == "drop":
            self.browser.drop("#drop", bundle)
        elif by == "archive":
            archive = self.scratch / "bundle.tar"
            subprocess.run(["tar", "-C", bundle.parent, "-cf", archive, bundle.name], check=True)
            self.browser.choose("#tar", archive)
        else:
            self.browser.choose("#folder", bundle)
        self.browser.wait_until("resultText() !== null || document.getElementById('bundle-error').textContent !== ''")
        self.browser.wait_until("document.getElementById('working').hidden")
        return json.loads(self.browser.run("resultText()") or "{}")

    def compare(self, case, by):
        kept = json.loads((case / "case.json").read_text())
        policy = case / "policy" if (case / "policy").exists() else None
        answer = self.verify(case / "bundle", kept["options"], policy, by)
        hides = by == "drop" and self.browser.name == "chromium"
        wanted, got = comparable(kept["answer"], hides), comparable(answer, hides)
        for name in sorted(wanted.keys() | got.keys()):
            self.expect(wanted.get(name) == got.get(name),
                        f"{case.name} by {by}: {name}: {wanted.get(name)!r:.600} by evault-verify, {got.get(name)!r:.600} on the page")
        shown = self.browser.run("document.getElementById('verdict')?.dataset.outcome")
        self.expect(shown == answer.get("outcome"), f"{case.name}: the page shows {shown}")


def comparable(document, hides=False):
    """Without the order of equal findings, the detail in brackets behind a sentence, and the second at which it was asked.

    Of a folder that is dropped, Chromium hands out no file that Windows keeps about folders: of these, nothing is said then.
    """
    copy = json.loads(json.dumps(document))
    for finding in copy.get("findings", []):
        finding["message"] = finding["message"].split(" (")[0]
    hidden = HIDDEN_FROM_DROP if hides else ()
    kept = [one for one in copy.get("findings", []) if os.path.basename(one["path"]).lower() not in hidden]
    copy["findings"] = sorted(kept, key=json.dumps)
    for signature in copy.get("certificate_signatures", []):
        signature.pop("judged_at", None)
    return copy


def is_long(case):
    """Whether it has a sparse file in it that no archive should."""
    return any(path.is_file() and path.stat().st_size > 1 << 30 for path in (case / "bundle").rglob("*"))


def is_portable(case):
    """Whether no file has a name that Windows knows none of: of a folder that is dropped, Chromium leaves such files out."""
    return not any(set(path.name) & set('<>:"|?*\\') or any(letter < " " for letter in path.name) for path in (case / "bundle").rglob("*"))


def is_visible(case):
    codes = {finding["code"] for finding in json.loads((case / "case.json").read_text())["answer"]["findings"]}
    links = any(path.is_symlink() for path in (case / "bundle").rglob("*"))
    return not links and not codes & INVISIBLE


def check_markup(page, good, scratch):
    """Names and texts with markup, directions and line ends are shown as text, in every field that has one."""
    nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    bundle = scratch / "markup"
    shutil.copytree(good / "bundle", bundle)
    subprocess.run(["chmod", "-R", "u+w", bundle], check=True)
    (bundle / "data").mkdir(exist_ok=True)
    for name in (f"data/{nasty.replace('/', '_')}", "data/a\u202egnp.exe", "data/a\nb", "signatures/<b>", "dossier_<i>"):
        (bundle / name).write_text(nasty)
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        with open(bundle / name, "a", encoding="utf-8") as file:
            file.write(f"{'0' * 64}  data/\u202e{nasty}\n")
    (bundle / "bag-info.txt").write_text(f"Payload-Oxum: {nasty}\n")
    (bundle / "bundle.json").write_text(json.dumps({"schema": nasty}))
    policy = scratch / "markup-policy"
    policy.write_text(f"witness {nasty.replace(' ', '-')} x\nquorum none\n")
    page.verify(bundle, {}, by=page.ways[0])
    body = page.browser.run("document.body.textContent")
    page.expect("onerror=" in body and "\\u{202e}" in body and "\\u{a}" in body, "markup or directions are not shown as text")
    page.expect("\u202e" not in body, "a bidirectional override is on the page")
    foreign = page.browser.run("document.querySelectorAll('img, iframe, object, b, i, script').length")
    page.expect(foreign == 1 and page.browser.run("document.title") == "Verify an evidence bundle", "markup of a bundle is on the page")
    page.browser.choose("#policy", policy)
    page.browser.run("void verify()")
    page.browser.wait_until("document.getElementById('policy-error').textContent !== ''")


def check_other_folder(page, good, scratch):
    """Of a folder that is no bundle, the one above it say, nothing is judged and nothing can be signed."""
    above = scratch / "above"
    shutil.copytree(good / "bundle", above / "bundle")
    page.expect(page.verify(above, {}, by="picker") == {}, "a folder that is no bundle is judged")
    page.expect("bundle.json" in page.browser.run("document.getElementById('bundle-error').textContent"), "it is not said why")
    page.expect(page.browser.run("document.getElementById('result').hidden && !document.getElementById('verdict')"), "a verdict is shown")
    page.expect(page.verify(above / "bundle", {}, by="picker").get("outcome"), "the right folder is not judged afterwards")


def check_access(page, axe, good, pictures):
    """axe-core, on the empty page and on results, in both colour schemes; and the keyboard alone reaches all."""
    kept = json.loads((good / "case.json").read_text())
    browser = page.browser
    for scheme in ("light", "dark") if browser.name == "chromium" else ("light",):
        if browser.name == "chromium":
            browser.look(1100, scheme == "dark")
        for state in ("empty", "result"):
            browser.open(page.path)
            if state == "result":
                page.verify(good / "bundle", kept["options"])
            if axe:
                found = browser.audit(axe)
                page.expect(found == [], f"axe-core, {scheme}, {state}: {found}")
    page.expect(browser.run("document.activeElement.id") == "verdict", "the verdict is not where the keyboard is")
    if browser.name != "chromium":
        return
    browser.open(page.path)
    reached = []
    for _ in range(7):
        browser.press("Tab", 9)
        reached.append(browser.run("document.activeElement.id || document.activeElement.localName"))
    page.expect(reached[:6] == ["language", "fingerprint", "summary", "folder", "tar", "body"] or reached[:5] == [
        "language", "fingerprint", "summary", "folder", "tar"], f"the keyboard reaches {reached}")
    if pictures:
        take_pictures(page, good, kept, pictures)


def check_reports(page, axe, cases, pictures, wants_hostile):
    """Every good bundle's page for people: nothing is asked for, no markup is evidence's, no barrier, and it fits a narrow window."""
    browser = page.browser
    reports = [path for path in (case / "bundle/report.html" for case in cases) if path.exists()]
    is_hostile = False
    for place, path in enumerate(reports):
        asked = len(browser.requests)
        browser.look(1100, False)
        browser.show(path)
        page.expect(browser.requests[asked:] == [path.resolve().as_uri()], f"{path} asked for {browser.requests[asked:]}")
        foreign = browser.run("document.querySelectorAll('script, img, iframe, object, embed, link, form, input, video, audio, b, i').length")
        page.expect(foreign == 0, f"{path}: markup of a bundle is on the page")
        handlers = browser.run("[...document.querySelectorAll('*')].filter((e) => e.getAttributeNames().some((n) => n.startsWith('on'))).length")
        page.expect(handlers == 0, f"{path}: an attribute that runs something is on the page")
        text = browser.run("document.body.textContent")
        page.expect("\u202e" not in text, f"{path}: a bidirectional override is on the page")
        is_hostile |= "onerror=alert(1)" in text and "\\u{202e}" in text and "<script>alert(2)</script>" in text
        links = browser.run("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))")
        page.expect(all(link.startswith(("#", "data/")) for link in links), f"{path}: links lead to {links}")
        targets = browser.run("[...document.querySelectorAll('a[href^=\"#\"]')].every((a) => document.getElementById(a.hash.slice(1)))")
        page.expect(targets, f"{path}: a link leads nowhere")
        for look, width, dark in (("light", 1100, False), ("dark", 1100, True), ("narrow", 400, False)):
            browser.look(width, dark)
            wide = browser.run("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            page.expect(not wide, f"{path}, {look}: the page is wider than the window")
            if axe:
                found = browser.audit(axe)
                page.expect(found == [], f"axe-core, {path}, {look}: {found}")
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
                browser.picture(pictures / f"report-{place}-{look}.png")
        browser.look(1100, False)
        reached = set()
        for _ in range(browser.run("document.querySelectorAll('a, summary, [tabindex]').length") + 5):
            browser.press("Tab", 9)
            reached.add(browser.run("document.activeElement.getAttribute('href') || document.activeElement.localName"))
        page.expect({"#summary", "#verify", "summary"} <= reached, f"{path}: the keyboard reaches {sorted(reached)}")
        if pictures:
            browser.paper(pictures / f"report-{place}-a4.pdf")
            browser.paper(pictures / f"report-{place}-letter.pdf", 8.5, 11)
    page.expect(reports != [] and (is_hostile or not wants_hostile), "no page with hostile names was looked at")
    return len(reports)


def take_pictures(page, good, kept, folder):
    folder.mkdir(parents=True, exist_ok=True)
    browser = page.browser
    for language in LANGUAGES:
        page.verify(good / "bundle", kept["options"])
        browser.run(f"void (element('language').value = '{language}', element('language').dispatchEvent(new Event('change')))")
        for look, width, dark in (("light", 1100, False), ("dark", 1100, True), ("narrow", 380, False)):
            browser.look(width, dark)
            wide = browser.run("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            page.expect(not wide, f"{language}, {look}: the page is wider than the window")
            browser.picture(folder / f"{language}-{look}.png")
        browser.look(1100, False)
        browser.paper(folder / f"{language}-a4.pdf")
        browser.paper(folder / f"{language}-letter.pdf", 8.5, 11)


def check_vectors(page):
    """Ed25519 and SHA-512 of the page itself, by the vectors of Wycheproof where they are there."""
    path = pathlib.Path(os.environ.get("EVAULT_VECTORS", PROJECT.parent / "shared/vectors"), "wycheproof/ed25519_test.json")
    if not path.exists() or page.browser.name != "chromium":
        return print("No vectors of Wycheproof here.")
    tests = [
        {"key": group["publicKey"]["pk"], "message": test["msg"], "signature": test["sig"], "isValid": test["result"] == "valid"}
        for group in json.loads(path.read_text())["testGroups"] for test in group["tests"]]
    wrong = page.browser.run(
        f"{json.dumps(tests)}.filter((one) => ed25519.verify(unhex(one.key), unhex(one.message), unhex(one.signature)) !== one.isValid).length")
    page.expect(wrong == 0, f"{wrong} of {len(tests)} vectors of Wycheproof are judged wrongly")
    same = page.browser.run("""(async () => {
      for (let size = 0; size < 300; size += 7) {
        const bytes = new Uint8Array(size).map((_, place) => 31 * place);
        for (const [name, ours] of [["SHA-256", sha256], ["SHA-384", sha384], ["SHA-512", sha512]]) {
          if (hex(ours(bytes)) !== hex(new Uint8Array(await crypto.subtle.digest(name, bytes)))) return false;
        }
      }
      return true;
    })()""")
    page.expect(same, "digests differ from WebCrypto's")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--browser", default="chromium", choices=["chromium", "firefox"])
    parser.add_argument("--kit", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--every-way", action="store_true")
    parser.add_argument("--sessions", nargs="*", default=SESSIONS)
    parser.add_argument("--cases", type=pathlib.Path)
    parser.add_argument("--page", type=pathlib.Path, help="default: what evault-verify writes")
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    try:
        from browser import BROWSERS
    except ImportError:
        print("The package websocket-client is not installed: Tests/setup installs it.")
        return 77
    if not BROWSERS[options.browser].find():
        print(f"There is no {options.browser} here.")
        return 77
    axe = next(iter((PROJECT / ".venv").glob("lib/*/site-packages/axe_selenium_python/node_modules/axe-core/axe.min.js")), None)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        file = options.page or scratch / "verify.html"
        if not options.page:
            subprocess.run([PROGRAMS / "evault-verify", "--page", file], check=True, stdout=subprocess.DEVNULL)
        cases = options.cases or scratch / "cases"
        if not options.cases:
            cases.mkdir()
            if options.kit:
                take(options.kit.resolve(), options.most, cases)
            else:
                collect(options.sessions, cases)
        found = sorted(case for case in cases.iterdir() if is_visible(case))
        good = [case for case in found if json.loads((case / "case.json").read_text())["answer"]["outcome"] == "verified"]
        with BROWSERS[options.browser]() as browser:
            page = Page(browser, file, scratch)
            given = dict.fromkeys(("picker", "drop", "archive"), 0)
            for place, case in enumerate(found):
                ways = ["picker", "drop", "archive"] if options.every_way else [page.ways[place % len(page.ways)]]
                for way in ["picker"] if is_long(case) else ways:
                    if way == "drop" and browser.name == "chromium" and not is_portable(case):
                        way = "picker"
                    page.compare(case, way)
                    given[way] += 1
            check_markup(page, good[0], scratch)
            check_other_folder(page, good[0], scratch)
            check_access(page, axe.read_text() if axe else None, good[0], options.pictures)
            check_vectors(page)
            reports = 0
            if browser.name == "chromium":
                reports = check_reports(page, axe.read_text() if axe else None, good, options.pictures, not options.kit)
            page.expect(browser.outside() == [], f"the page asked for {browser.outside()}")
            page.expect(browser.violations == [], f"the content security policy refused {browser.violations}")
        broken = len(found) - len(good)
        least = min(30, options.most * 2 // 3)
        if broken < least:
            print(f"There are fewer than {least} bundles to doubt.")
        print(f"{options.browser}: {len(good)} good bundles and {broken} broken or doubted ones, {reports} pages for people, "
              f"{given['picker']} times chosen, {given['drop']} dropped, {given['archive']} as archives, {len(page.faults)} faults"
              + ("" if axe else "; axe-core is not installed") + ".")
        return 1 if page.faults or not good or broken < least else 0


if __name__ == "__main__":
    sys.exit(main())
