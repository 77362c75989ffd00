"""What benchmarks of mirrors and drops share: the release build, a Ceph of their own or a folder in its place, and tools run beside each other."""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
RECIPE = pathlib.Path(os.environ.get("EVAULT_S3_RECIPE", PROJECT.parent / "shared/s3"))
MIB = 1 << 20
BUCKET = "benchmark"


def prepare(needs_ceph):
    if needs_ceph and not ((RECIPE / "start-ceph-s3.sh").exists() and shutil.which("radosgw")):
        sys.exit(f"A Ceph is needed: a recipe in {RECIPE}, and radosgw ceph-mon ceph-osd ceph-common from Debian.")
    subprocess.run([PROJECT / "Tests/setup", "restic", "rclone"], check=True)
    subprocess.run(["swift", "build", "-c", "release", "--package-path", PROJECT], check=True)
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", PROJECT, "--show-bin-path"], check=True, stdout=subprocess.PIPE
    )
    os.environ["PATH"] = os.pathsep.join([shown.stdout.decode().strip(), str(PROJECT / ".venv/bin"), os.environ["PATH"]])


class Ceph:
    """A service of its own, new and empty, with one bucket; what it was asked is counted from its own log."""

    def __init__(self, folder):
        ports = subprocess.run([PROJECT / ".ci/free-ports"], check=True, stdout=subprocess.PIPE).stdout.decode().split()
        self.place = pathlib.Path(tempfile.mktemp(prefix="evs3.", dir=folder))
        self.variables = os.environ | dict(zip(("CEPH_S3_PORT", "CEPH_MON_PORT", "CEPH_OSD_PORT"), ports))
        self.variables |= {"CEPH_TEST_DIR": str(self.place), "CEPH_STORE": "bluestore"}

    def __enter__(self):
        run = subprocess.run([RECIPE / "start-ceph-s3.sh"], check=True, env=self.variables, stdout=subprocess.PIPE)
        self.settings = dict(re.findall(r"export (\w+)=(.*)", run.stdout.decode()))
        self.endpoint = self.settings["S3_ENDPOINT"]
        del self.settings["AWS_ENDPOINT_URL"]
        empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        user = f"{self.settings['AWS_ACCESS_KEY_ID']}:{self.settings['AWS_SECRET_ACCESS_KEY']}"
        subprocess.run(
            ["curl", "-sf", "--aws-sigv4", "aws:amz:us-east-1:s3", "-u", user, "-X", "PUT", "-H", f"x-amz-content-sha256: {empty}",
             f"{self.endpoint}/{BUCKET}"], check=True,
        )  # fmt: skip
        self.address, self.options = f"s3://{BUCKET}/case", ["--endpoint", self.endpoint]
        self.read = 0
        self.requests()
        return self

    def __exit__(self, *_):
        subprocess.run([RECIPE / "stop-ceph-s3.sh"], env=self.variables, stdout=subprocess.DEVNULL)
        shutil.rmtree(self.place, ignore_errors=True)
        pathlib.Path(f"{self.place}.lock").unlink(missing_ok=True)

    def requests(self):
        """What was asked since the last call, by kind."""
        time.sleep(1)
        found = collections.Counter()
        with open(self.place / "log/rgw.log", errors="replace") as log:
            log.seek(self.read)
            for line in log:
                asked = re.search(r'"(GET|HEAD|PUT|POST|DELETE) (\S+) HTTP', line)
                if asked:
                    found["LIST" if "list-type=2" in asked[2] else asked[1]] += 1
            self.read = log.tell()
        return found


def resident(session):
    """MiB of memory of all processes of a session."""
    total = 0
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            continue
    return total / MIB


class Model:
    """A folder in place of a service: it answers at once, and nothing is counted."""

    settings = {}

    def __init__(self, folder):
        self.address = f"file://{folder / 'mirror'}"
        self.options = []
        self.endpoint = ""
        (folder / "mirror").mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def requests(self):
        return {}


class Tools:
    def __init__(self, place, service):
        self.place, self.service = place, service
        home = place / "home"
        home.mkdir(exist_ok=True)
        self.environment = os.environ | service.settings | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "EVAULT_IDENTITY": str(place / "me.age"),
            "EVAULT_VAULT": str(place / "case.vault"),
            "RESTIC_PASSWORD": "benchmark",
            "RESTIC_REPOSITORY": f"s3:{service.endpoint}/{BUCKET}/restic",
            "RCLONE_CONFIG_S_TYPE": "s3",
            "RCLONE_CONFIG_S_PROVIDER": "Ceph",
            "RCLONE_CONFIG_S_ENV_AUTH": "true",
            "RCLONE_CONFIG_S_ENDPOINT": service.endpoint,
            "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        # rclone takes no certificates that the environment names.
        self.environment.pop("AWS_CA_BUNDLE", None)

    def run(self, *words):
        """Runs a tool: what it printed, seconds, and the most memory that its processes had together, in MiB."""
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
            start = time.monotonic()
            process = subprocess.Popen(
                [str(word) for word in words], stdin=subprocess.DEVNULL, stdout=said, stderr=complained, env=self.environment,
                cwd=self.place, start_new_session=True,
            )  # fmt: skip
            peak, ended = 0.0, threading.Event()

            def watch():
                nonlocal peak
                while not ended.wait(0.1):
                    peak = max(peak, resident(process.pid))

            watcher = threading.Thread(target=watch)
            watcher.start()
            code = process.wait()
            seconds = time.monotonic() - start
            ended.set()
            watcher.join()
            said.seek(0)
            complained.seek(0)
            if code != 0:
                sys.exit(f"{words[:4]} ended with {code}:\n{complained.read().decode(errors='replace')[-2000:]}")
            return said.read().decode(), seconds, peak

    def make_vault(self, data):
        self.run("evault", "identity", "new", "--no-passphrase", "-o", self.place / "me.age")
        made = json.loads(self.run("evault", "init", self.place / "case.vault", "--no-recovery", "--json")[0])
        self.run("evault", "add", data)
        return made["fingerprint"]

    def add_mirror(self):
        self.run("evault", "mirror", "add", "far", self.service.address, *self.service.options)

    def clone(self, fingerprint):
        return self.run("evault", *self.cloning(fingerprint))

    def cloning(self, fingerprint):
        return ["clone", self.service.address, self.place / "back", *self.service.options, "--fingerprint", fingerprint]
