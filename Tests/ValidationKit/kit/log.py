"""Rosters, checkpoint, proofs: who might do what, and what is in the log. All are signed by somebody who has members' keys."""

from .table import fault
from .writing import inclusion, note, note_line, policy, proof, root_hash, sha256, url64


def forged(name, base, finds, words, **more):
    """A change of a log that is written anew; `make` may return arguments of `Forge.write`."""

    def register(make):
        def build(good):
            forge = good.forge(base)
            forge.write(**(make(forge) or {}))
            return forge.bundle

        fault(name, base, finds, words, **more)(build)
        return make

    return register


def resealed(name, base, finds, words, **more):
    """A change after the log was written; then manifests and signature are made to fit."""

    def register(make):
        def build(good):
            forge = good.forge(base)
            forge.write()
            make(forge)
            forge.bundle.seal()
            return forge.bundle

        fault(name, base, finds, words, **more)(build)
        return make

    return register


# --- Rosters ---


@resealed("roster-gone", "plain", "missing-roster missing-authorisation no-intake no-trust", "A version of the roster was taken away.")
def _(forge):
    forge.bundle.remove("custody/roster/000003.sd-jwt", "custody/roster/000003.tlog-proof")


@resealed("roster-newest-gone", "plain", "event-wrong-roster event-unknown-signer missing-authorisation no-intake",
          "The newest version of the roster was left out, and the index says so.")
def _(forge):
    forge.bundle.remove("custody/roster/000004.sd-jwt", "custody/roster/000004.tlog-proof")
    forge.bundle.edit_index(lambda index: index.update(rosters=3))


@resealed("roster-is-none", "plain", "malformed-roster missing-authorisation no-intake no-trust", "A version of the roster is no token.")
def _(forge):
    forge.bundle.write("custody/roster/000002.sd-jwt", "what?")


@forged("roster-broken-signature", "plain", "roster-bad-signature missing-authorisation no-intake no-trust", "The signature on a version of the roster is wrong, and it is in the log.")
def _(forge):
    forge.roster(2).dirty = forge.roster(2).is_broken = True


@forged("roster-by-a-stranger", "plain", "roster-unknown-signer missing-authorisation no-intake no-trust", "A version of the roster is signed by somebody who is no member.")
def _(forge):
    forge.roster(3).key = forge.good.named["stranger"]
    forge.roster(3).dirty = True


@forged("roster-by-counsel", "plain", "roster-not-permitted missing-authorisation no-intake no-trust", "A version of the roster is signed by a member who is no custodian.")
def _(forge):
    forge.show_roster(3)
    forge.roster(4).key = forge.good.named["counsel-1"]
    forge.roster(4).dirty = True


@resealed("roster-member-added", "plain", "roster-bad-disclosure missing-authorisation no-intake no-trust", "A member was added to a signed roster.")
def _(forge):
    path = "custody/roster/000004.sd-jwt"
    forge.bundle.append(path, url64(b'["AAAAAAAAAAAAAAAAAAAAAA",{"kid":"x"}]') + "~")


@forged("roster-follows-another", "plain", "broken-roster-chain missing-authorisation no-intake no-trust", "A version of the roster follows on another than the one before it.")
def _(forge):
    forge.roster(3).claim(prev="ab" * 32)


@resealed("roster-of-another-place", "plain", "proof-mismatch missing-authorisation no-intake no-trust", "The proof of a roster is that of another place in the log.")
def _(forge):
    token = forge.roster(3)
    forge.bundle.write(forge.bundle.proof(token.path), proof(
        forge.entries[token.index], token.index + 1, inclusion(forge.hashes, token.index + 1), forge.checkpoint))


# --- The checkpoint ---


@resealed("checkpoint-gone", "plain", "malformed-checkpoint", "The checkpoint was taken away.")
def _(forge):
    forge.bundle.remove("custody/checkpoint")


@resealed("checkpoint-is-none", "plain", "malformed-checkpoint", "The checkpoint is no signed note.")
def _(forge):
    forge.bundle.write("custody/checkpoint", "what?\n")


@forged("checkpoint-with-more", "plain", "malformed-checkpoint", "The checkpoint has a line more than it may have.")
def _(forge):
    return {"more": "more\n"}


@forged("checkpoint-of-another-log", "plain", "checkpoint-wrong-origin", "The checkpoint is that of another log, signed by a key of this one.")
def _(forge):
    return {"origin": "evidencevault/" + "0" * 64}


@forged("checkpoint-broken-signature", "plain", "checkpoint-bad-signature", "The signature on the checkpoint is over other words.")
def _(forge):
    forge.rebuild()
    text = f"{forge.origin}\n{len(forge.hashes)}\n".encode() + note(
        forge.key, forge.origin, len(forge.hashes), root_hash(forge.hashes)).split(b"\n")[2] + b"\n"
    return {"checkpoint": text + b"\n" + note_line(forge.key, forge.origin, text, signed=forge.key.sign(b"other words"))}


@forged("checkpoint-by-a-stranger", "plain", "checkpoint-unknown-signer", "The checkpoint is signed by somebody who is no member.")
def _(forge):
    return {"key": forge.good.named["stranger"]}


@forged("checkpoint-by-somebody-suspended", "doubted", "checkpoint-not-permitted doubted-signer timestamp-malformed",
        "The checkpoint is signed by a member who was suspended.")
def _(forge):
    return {"key": forge.good.named["counsel-1"]}


@forged("checkpoint-too-old", "plain", "checkpoint-too-old missing-authorisation", "The checkpoint is older than the authorisation of the export.")
def _(forge):
    size = forge.export.index
    forge.bundle.edit_index(lambda index: index.update(log_size=size))
    return {"size": size}


@resealed("policy-of-another-key", "plain", "wrong-policy", "The policy in the bundle names another key.")
def _(forge):
    forge.bundle.write("custody/policy", policy(forge.good.named["stranger"], forge.origin))


# --- Proofs ---


@resealed("proof-gone", "plain", "missing-proof no-intake", "The proof of an event was taken away.")
def _(forge):
    forge.bundle.remove(forge.bundle.proof(forge.bundle.event(2)))


@resealed("proof-is-none", "plain", "malformed-proof no-intake", "The proof of an event is no proof.")
def _(forge):
    forge.bundle.write(forge.bundle.proof(forge.bundle.event(2)), "\n")


@resealed("proof-without-entry", "plain", "malformed-entry no-intake", "The proof of an event does not have the entry in it.")
def _(forge):
    path = forge.bundle.proof(forge.bundle.event(2))
    lines = forge.bundle.read(path).split(b"\n")
    forge.bundle.write(path, b"\n".join(line for line in lines if not line.startswith(b"extra ")))


@resealed("proof-of-another-item", "plain", "entry-mismatch no-intake", "The proof of an event is that of another exhibit's.")
def _(forge):
    bundle = forge.bundle
    bundle.write(bundle.proof(bundle.event(2)), bundle.read(bundle.proof(bundle.event(3))))


@resealed("proof-for-another-index", "plain", "proof-mismatch no-intake", "The proof of an event leads to another place in the log.")
def _(forge):
    token = forge.intake(2)
    forge.bundle.write(forge.bundle.proof(token.path), proof(
        forge.entries[token.index], token.index + 1, inclusion(forge.hashes, token.index + 1), forge.checkpoint))


@resealed("proof-with-other-objects", "plain", "proof-mismatch no-intake", "The proof has an entry with other objects.")
def _(forge):
    token = forge.intake(2)
    entry = forge.entries[token.index][:33] + sha256(b"1") + sha256(b"2")
    forge.bundle.write(forge.bundle.proof(token.path), forge.proof(token.index, entry=entry))


@resealed("proof-to-another-checkpoint", "plain", "proof-of-other-checkpoint no-intake", "The proof leads to an older checkpoint of the same log.")
def _(forge):
    token, size = forge.intake(2), len(forge.hashes) - 1
    older = note(forge.key, forge.origin, size, root_hash(forge.hashes[:size]))
    forge.bundle.write(forge.bundle.proof(token.path), forge.proof(token.index, size, checkpoint=older))


