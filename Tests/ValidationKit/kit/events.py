"""Events, their disclosures, the chains of exhibits, the authorisation, and what came from the field."""

import base64
import json
import re

from .log import forged, resealed
from .table import fault
from .writing import compact, note, sha256, unb64url, url64

# --- Events ---


@resealed("event-gone", "plain", "missing-event", "An event was taken away.")
def _(forge):
    forge.bundle.remove(forge.access.path)


@resealed("event-is-none", "plain", "malformed-event no-intake", "An event is no token.")
def _(forge):
    forge.bundle.write(forge.bundle.event(2), "what?")


@resealed("event-changed", "plain", "entry-mismatch no-intake", "An event was changed after it was signed.")
def _(forge):
    token = forge.intake(2)
    token.claims["recorded"] = "2020-01-01T00:00:00Z"
    head, _, signature = token.jwt.split(".")
    token.jwt = f"{head}.{url64(compact(token.claims))}.{signature}"
    forge.bundle.write(token.path, token.text)


@forged("event-broken-signature", "plain", "event-bad-signature no-intake", "The signature on an event is wrong, and it is in the log so.")
def _(forge):
    forge.intake(2).dirty = forge.intake(2).is_broken = True


@forged("event-by-a-stranger", "plain", "event-unknown-signer no-intake", "An event is signed by somebody who is no member.")
def _(forge):
    forge.intake(2).key = forge.good.named["stranger"]
    forge.intake(2).dirty = True


@forged("event-by-an-auditor", "plain", "event-not-permitted no-intake", "An intake is signed by an auditor, who may sign none.")
def _(forge):
    forge.show_roster(4)
    forge.intake(2).key = forge.good.named["auditor-1"]
    forge.intake(2).dirty = True


@forged("event-of-another-vault", "plain", "event-wrong-vault no-intake", "An event names another vault, in this vault's log.")
def _(forge):
    forge.intake(2).claim(vault="ab" * 32)


@forged("event-of-an-older-roster", "plain", "event-wrong-roster no-intake", "An event names an older roster than the one in force.")
def _(forge):
    forge.intake(2).claim(roster=2)


@forged("event-from-the-future", "plain", "event-wrong-head no-intake", "An event saw a state of the log that was still to come.")
def _(forge):
    forge.intake(2).keeps_head = True
    forge.intake(2).claim(head={"size": 9999, "root": "ab" * 32})


@forged("event-of-another-history", "plain", "inconsistent-head", "An event saw another history of the log.")
def _(forge):
    forge.access.keeps_head = True
    forge.access.claim(head={"size": forge.intake(2).index, "root": "ab" * 32})


@resealed("event-under-another-name", "plain", "event-wrong-name no-intake", "An event lies under another's name.")
def _(forge):
    bundle = forge.bundle
    for path in (str, bundle.proof):
        bundle.write(path(bundle.event(2)), bundle.read(path(bundle.event(3))))


# --- Disclosures ---


@resealed("disclosure-moved", "plain", "swapped-disclosure no-intake", "An exhibit has the name that another one's event discloses.")
def _(forge):
    one, other = forge.intake(2), forge.intake(3)
    one.disclosures[one.disclosures.index(one.shown("name"))] = other.shown("name")
    forge.bundle.write(one.path, one.text)


@resealed("disclosure-forged", "plain", "forged-disclosure no-intake", "A claim that was withheld was made up.")
def _(forge):
    forge.bundle.append(forge.bundle.event(2), url64(b'["AAAAAAAAAAAAAAAAAAAAAA","title","another"]') + "~")


@resealed("disclosure-changed", "plain", "forged-disclosure no-intake", "A disclosed claim was changed.")
def _(forge):
    token = forge.intake(2)
    token.disclosures[token.disclosures.index(token.shown("name"))] = url64(b'["AAAAAAAAAAAAAAAAAAAAAA","name","other.txt"]')
    forge.bundle.write(token.path, token.text)


@resealed("disclosure-twice", "plain", "doubled-disclosure no-intake", "A claim is disclosed twice.")
def _(forge):
    forge.bundle.append(forge.bundle.event(2), forge.intake(2).shown("name") + "~")


@resealed("disclosure-is-none", "plain", "malformed-event no-intake", "A disclosure is not of the required form.")
def _(forge):
    forge.bundle.append(forge.bundle.event(2), url64(b'{"name":"other.txt"}') + "~")


@forged("decoy-disclosed", "plain", "bad-disclosure no-intake", "A signer hid a second digest among the decoys, and both are disclosed.")
def _(forge):
    token = forge.intake(2)
    hidden = url64(b'["AAAAAAAAAAAAAAAAAAAAAA","digest","' + b"ab" * 32 + b'"]')
    known = {url64(sha256(text.encode())) for text in token.disclosures}
    decoy = next(digest for digest in token.claims["_sd"] if digest not in known)
    token.claims["_sd"] = sorted([digest for digest in token.claims["_sd"] if digest != decoy] + [url64(sha256(hidden.encode()))])
    token.disclosures.append(hidden)
    token.dirty = True


@resealed("digest-withheld", "plain", "digest-not-disclosed", "An exhibit's intake does not disclose its digest.")
def _(forge):
    token = forge.intake(2)
    token.disclosures.remove(token.shown("digest"))
    forge.bundle.write(token.path, token.text)


@resealed("action-withheld", "plain", "action-not-disclosed", "An event does not disclose what happened.")
def _(forge):
    token = forge.access
    token.disclosures.remove(token.shown("action"))
    forge.bundle.write(token.path, token.text)


# --- Chains ---


@resealed("chain-mixed", "plain", "event-of-another-item no-intake", "Two exhibits' events are exchanged in the index.")
def _(forge):
    def change(index):
        one, two = index["exhibits"][1], index["exhibits"][2]
        one["events"], two["events"] = two["events"], one["events"]

    forge.bundle.edit_index(change)


@forged("chain-begins-with-an-access", "plain", "wrong-first-event no-intake", "An exhibit's first event is an access.")
def _(forge):
    token = forge.intake(2)
    token.claim(type="access")
    token.set("action", "accessed")
    token.disclosures = [text for text in token.disclosures if text == token.shown("action")]
    token.key = forge.key


@forged("chain-with-a-gap", "plain", "chain-gap", "An event in the middle of a chain was left out.")
def _(forge):
    forge.access.claim(seq=2)


@forged("chain-follows-another", "plain", "wrong-predecessor", "An event follows on another one than the one before it.")
def _(forge):
    forge.access.claim(prev="ab" * 32)


@forged("chain-against-the-log", "plain", "chain-out-of-order unknown-position no-intake", "A chain is in another order than the log.")
def _(forge):
    forge.access.claim(seq="unknown", prev="unknown")
    forge.bundle.edit_index(lambda index: index["exhibits"][0]["events"].reverse())


@forged("place-unknown", "plain", "unknown-position", "A signer could not read what came before: that is told, and decides nothing.")
def _(forge):
    forge.access.claim(seq="unknown", prev="unknown")


fault("signer-doubted", "doubted", "doubted-signer", "A signer was suspended later: that is told, and decides nothing.")(
    lambda good: good.bundle("doubted"))

# --- The export ---


@resealed("authorisation-gone", "plain", "missing-event missing-proof missing-authorisation", "The authorisation of the export was taken away.")
def _(forge):
    forge.bundle.remove(forge.export.path, forge.bundle.proof(forge.export.path))


@forged("authorisation-of-other-items", "plain", "authorised-items-differ", "Other items were authorised to leave.")
def _(forge):
    forge.export.set("items", [forge.bundle.exhibit(1)["item"]])


@forged("authorisation-of-another-export", "plain", "authorisation-of-another-export missing-authorisation", "The authorisation is that of another export.")
def _(forge):
    forge.export.claim(item=forge.bundle.exhibit(1)["item"])


@forged("authorisation-by-an-auditor", "plain", "event-not-permitted missing-authorisation", "An auditor authorised the export.")
def _(forge):
    forge.show_roster(4)
    forge.export.key = forge.good.named["auditor-1"]
    forge.export.dirty = True


@forged("disclosed-beyond", "plain", "disclosed-beyond-authorisation", "Names are disclosed, and were not authorised to leave.")
def _(forge):
    names = json.loads(unb64url(forge.export.shown("disclosed")))[2]
    forge.export.set("disclosed", [name for name in names if name != "name"])


@resealed("payload-hidden", "plain", "withheld-payloads-differ payload-withheld", "An exhibit that was to leave is said to be withheld.")
def _(forge):
    forge.bundle.remove(forge.bundle.payload(3))
    forge.bundle.edit_index(lambda index: index["exhibits"][2].update(path=None))


@resealed("authorisation-withheld", "plain", "authorisation-not-disclosed",
          "What was authorised to leave is not disclosed: that is told, and decides nothing.")
def _(forge):
    forge.export.disclosures.remove(forge.export.shown("items"))
    forge.bundle.write(forge.export.path, forge.export.text)


fault("payloads-withheld", "withheld", "payload-withheld", "All exhibits are withheld: that is told, and decides nothing.")(
    lambda good: good.bundle("withheld"))

# --- From the field ---


def field(name, finds, words):
    def register(make):
        def build(good):
            bundle = good.bundle("field")
            folder = re.match(r"custody/field/[0-9a-f]{64}/", next(p for p in bundle.paths if p.startswith("custody/field/")))[0]
            make(good, bundle, folder)
            bundle.seal()
            return bundle

        fault(name, "field", finds, words)(build)

    return register


@field("field-checkpoint-gone", "field-missing no-intake proof-of-other-checkpoint unreferenced-file", "The checkpoint of the field vault was taken away.")
def _(_good, bundle, folder):
    bundle.remove(bundle.only(folder + r"\d+\.checkpoint"))


@field("field-roster-is-none", "field-malformed no-intake proof-of-other-checkpoint unreferenced-file", "The roster of the field vault is no token.")
def _(_good, bundle, folder):
    bundle.write(folder + "roster.sd-jwt", "what?")


@field("field-roster-of-another", "field-wrong-vault no-intake proof-of-other-checkpoint unreferenced-file", "In place of the field vault's roster lies the home vault's.")
def _(_good, bundle, folder):
    bundle.write(folder + "roster.sd-jwt", bundle.read("custody/roster/000001.sd-jwt"))


@field("field-checkpoint-by-another", "field-bad-signature no-intake proof-of-other-checkpoint unreferenced-file", "The field vault's checkpoint is signed by another key.")
def _(good, bundle, folder):
    path = bundle.only(folder + r"\d+\.checkpoint")
    lines = bundle.read(path).decode().split("\n")
    bundle.write(path, note(good.named["stranger"], lines[0], int(lines[1]), base64.b64decode(lines[2])))


def field_forged(name, finds, words):
    return forged(name, "field", finds, words)


@field_forged("field-another-checkpoint", "field-mismatch", "The event that brought it home speaks of another checkpoint of the field vault.")
def _(forge):
    forge.at(forge.bundle.event(1, 1)).set("field_checkpoint", "another\n")


@resealed("field-withheld", "field", "field-not-disclosed", "The event that brought it home does not say from where.")
def _(forge):
    token = forge.at(forge.bundle.event(1, 1))
    token.disclosures.remove(token.shown("field_roster"))
    forge.bundle.write(token.path, token.text)


@resealed("field-never-came-home", "field", "field-not-received unreferenced-file", "Nothing shows that what was recorded in the field came home.")
def _(forge):
    forge.bundle.edit_index(lambda index: index["exhibits"][0]["events"].__delitem__(slice(1, None)))


@field("field-nothing-from-there", "field-missing unreferenced-file", "A field vault's roster is there, from which nothing came.")
def _(_good, bundle, folder):
    bundle.write("custody/field/" + "ab" * 32 + "/roster.sd-jwt", bundle.read(folder + "roster.sd-jwt"))


@resealed("origins-in-a-circle", "redacted", "lineage-mismatch", "An item is said to be what was made from itself, and no exhibit was made from it.")
def _(forge):
    def turn(index):
        index["origins"][0]["made_from"] = index["exhibits"][0].pop("made_from")

    forge.bundle.edit_index(turn)


@resealed("lineage-of-another", "redacted", "disclosed-beyond-authorisation event-of-another-item lineage-mismatch wrong-first-event", "In place of the record of what it was made from stands that item's intake.")
def _(forge):
    def swap(index):
        made, origin = index["exhibits"][0]["made_from"], index["origins"][0]
        made["record"], origin["events"] = origin["events"], made["record"]

    forge.bundle.edit_index(swap)
