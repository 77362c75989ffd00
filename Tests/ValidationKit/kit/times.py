"""Timestamps, trust, and what cosigners said."""

import base64
import hashlib

from .signatures import run
from .table import fault
from .writing import note, note_line, sha256

ROOTS = ["--trust-roots", "given/roots.pem"]
POLICY = ["--policy", "given/policy"]


def plainly(name, base, finds, words, options=(), **more):
    fault(name, base, finds, words, options=list(options), **more)(lambda good: good.bundle(base))


# --- Time ---

plainly("time-nobody-says", "plain", "time-missing", "Roots were given, and the bundle has no timestamps.", ROOTS)
plainly("time-other-roots", "matter", "timestamp-refused time-not-established certificate-unknown-root", "The timestamps are of an authority that is not trusted.",
        ["--trust-roots", "given/other-roots.pem"])
plainly("time-much-later", "matter", "timestamp-refused time-not-established certificate-expired",
        "The authority's certificate expired long ago, and nothing renewed the timestamps.", [*ROOTS, "--at", "2060-01-01T00:00:00Z"])
plainly("time-other-policy", "matter", "timestamp-refused time-not-established", "The timestamps were issued under another policy.",
        [*ROOTS, "--tsa-policy", "1.2.3.4.9"])


@fault("timestamp-garbage", "matter", "timestamp-malformed", "Beside a good timestamp lies one that is none: it counts for nothing.", ROOTS)
def _(good):
    bundle = good.bundle("matter")
    data = b"what?"
    bundle.write(f"{bundle.signature}.tsr-{sha256(data).hex()}", data)
    return bundle


@fault("timestamp-of-another", "matter", "timestamp-refused", "Beside a good timestamp lies one of another file: it counts for nothing.", ROOTS)
def _(good):
    bundle = good.bundle("matter")
    data = bundle.read(bundle.only(r"custody/timestamps/\d+/tsr-.*"))
    bundle.write(f"{bundle.signature}.tsr-{sha256(data).hex()}", data)
    return bundle


@fault("timestamp-proof-changed", "matter", "timestamp-malformed wrong-digest",
       "The proof that a timestamped checkpoint is the beginning of the log was changed.", ROOTS)
def _(good):
    bundle = good.bundle("matter")
    bundle.flip(bundle.only(r"custody/timestamps/\d+/proof"), 5)
    return bundle


@fault("timestamp-earlier-than-the-log", "plain", "timestamp-before-entry future-time",
       "A timestamp says an earlier time than the log's clock: that is told, and decides nothing.", ROOTS)
def _(good):
    forge = good.forge("plain")
    forge.bundle.edit_index(lambda index: index.update(created="2035-01-01T00:00:00Z"))
    forge.write()
    bundle = forge.bundle
    data = bundle.read(bundle.signature)
    query = run("openssl", "ts", "-query", "-digest", hashlib.sha256(data).hexdigest(), "-sha256", "-cert", cwd=good.folder)
    (good.folder / "query").write_bytes(query)
    answer = run("openssl", "ts", "-reply", "-config", "authority/tsa.cnf", "-section", "tsa_config", "-queryfile", "query", "-signer",
                 "authority/tsa.pem", "-inkey", "authority/tsa.key", cwd=good.folder)
    bundle.write(f"{bundle.signature}.tsr-{sha256(answer).hex()}", answer)
    return bundle


# --- Trust ---

plainly("no-fingerprint", "plain", "no-trust", "Nothing from elsewhere says whose vault it is.", bare=True)
plainly("other-fingerprint", "plain", "wrong-fingerprint", "It comes from another vault than the one that was meant.",
        ["--fingerprint", "ab" * 32], bare=True)
plainly("policy-of-another-log", "plain", "policy-not-met", "The policy that was given names another log.",
        ["--policy", "given/policy-of-another-log"])
plainly("quorum-of-one", "plain", "quorum-missing", "No cosigner of the policy vouches for the log.", POLICY)
plainly("quorum-of-two", "matter", "quorum-missing", "One of the two cosigners of the policy does not vouch for the log.",
        ["--policy", "given/policy-of-two"])
plainly("older-roster", "plain", "roster-too-old", "A newer roster was asked for than the bundle has.", ["--minimum-roster", "99"])

# --- Cosigners ---


def cosigned(name, finds, words, change, options=POLICY):
    """A change of what the cosigner said in the bundle."""

    @fault(name, "matter", finds, words, list(options))
    def _(good):
        bundle = good.bundle("matter")
        path = bundle.only(r"signatures/\d+\.cosigned")
        change(good, bundle, path)
        return bundle


def as_name(bundle, path, size):
    data = bundle.read(path)
    bundle.remove(path)
    bundle.write(f"signatures/{size}.cosigned", data)


cosigned("cosigned-garbage", "cosigned-unusable quorum-missing", "What cosigners said is not of the required form.",
         lambda good, b, path: b.write(path, "what?\n"))
cosigned("cosigned-of-another-size", "cosigned-unusable quorum-missing", "What cosigners said lies under another size.",
         lambda good, b, path: as_name(b, path, 999))


def change_line(good, bundle, path):
    *lines, last, end = bundle.read(path).decode().split("\n")
    name, text = last.rsplit(" ", 1)
    changed = bytearray(base64.b64decode(text))
    changed[-1] ^= 1
    bundle.write(path, "\n".join([*lines, f"{name} {base64.b64encode(changed).decode()}", end]))


cosigned("cosignature-wrong", "cosigned-wrong-line quorum-missing", "A cosignature was changed.", change_line)
cosigned("cosigned-too-often", "cosigned-unusable cosigned-too-many",
         "There are a thousand and one files with cosignatures: a thousand are read.",
         lambda good, b, path: [b.write(f"signatures/{int(path[11:-9]) + number}.cosigned", "x") for number in range(1, 1001)])
cosigned("cosigned-tomorrow", "cosigned-in-future future-time", "A cosigner vouched at a time that is still to come: that is told.",
         lambda good, b, path: None, [*POLICY, "--at", "2020-01-01T00:00:00Z"])


@fault("cosigned-by-a-member", "matter", "cosigner-is-member quorum-missing",
       "The policy's cosigner has the key of a member: nobody vouches for themselves.", ["--policy", "given/policy-of-a-member"])
def _(good):
    bundle = good.bundle("matter")
    path = bundle.only(r"signatures/\d+\.cosigned")
    key = good.named["custodian-1"]
    data = bundle.read(path)
    text = data.split(b"\n\n")[1] + b"\n"
    stamp = 1_700_000_000
    signed = key.sign(f"cosignature/v1\ntime {stamp}\n".encode() + text)
    bundle.write(path, data + note_line(key, "member.example/1", b"", b"\4", stamp.to_bytes(8, "big") + signed))
    return bundle


@fault("cosigned-two-histories", "matter", "inconsistent-head quorum-missing",
       "A later checkpoint, signed by the log's key, does not contain the bundle's: the log has two histories.", POLICY)
def _(good):
    bundle = good.bundle("matter")
    size = bundle.index["log_size"]
    path = bundle.only(r"signatures/\d+\.cosigned")
    bundle.remove(path)
    other = note(good.named["custodian-1"], f"evidencevault/{good.fingerprint}", size, sha256(b"another history"))
    bundle.write(f"signatures/{size}.cosigned", f"old {size}\n\n".encode() + other)
    return bundle

