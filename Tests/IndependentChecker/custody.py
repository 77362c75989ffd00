"""Rosters, entries, events and tombstones (Schemas/README.md, sections 3.2 to 3.4 and 3.6), and who may sign them."""

import re
from dataclasses import dataclass, field

from formats import (
    HEX, TIME, Refused, Token, b64url, digest_list, is_count, is_identifier, need, read_checkpoint,
    read_sd_jwt, thumbprint,
)

STATEMENT = ["vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head"]
INTAKE = """digest size media_type item_type name modified batch form collected_at title source place collected_by note
objects reused likely_recompressed recorded_with"""
MEMBER = "label kid role new_label since reason name note recorded_with"
COMPARTMENT = "compartment label reason recorded_with"
# Section 3.2: action → coarse type and further claims.
ACTIONS = {
    "founded": ("founding", "recorded_with weak_storage"),
    "ingested": ("intake", INTAKE),
    "accessed": ("access", "purpose digest destination copy recorded_with"),
    "log-exported": ("access", "format log_size items disclosed recorded_with"),
    "export-authorised": (
        "export", "items disclosed withheld_payloads recipient purpose use consent dossier sealed sealed_to embedded destination machine recorded_with"),
    "export-completed": ("export", "tag_manifest volumes volume_items recorded_with"),
    "export-aborted": ("export", "reason recorded_with"),
    "recorded": ("record", "record_type schema record recorded_with"),
    "amended": ("record", "record_type schema amendment record recorded_with"),
    "hold-set": ("hold", "items reason authority forbids_disclosure recorded_with"),
    "hold-lifted": ("hold", "reason recorded_with"),
    "rollback-accepted": ("governance", "seen reason recorded_with"),
    "entry-voided": ("governance", "entry reason recorded_with"),
    "schema-added": ("governance", "record_type schema document amendment recorded_with"),
    "profile-added": ("governance", "profile version document amendment recorded_with"),
    "kit-made": ("governance", "kit label reason recorded_with"),
    "compartment-shredded": ("governance", "compartment reason entries recorded_with"),
    "access-refused": ("refusal", "items reason purpose recorded_with"),
    "export-refused": ("refusal", "items reason recipient purpose recorded_with"),
    "unlock-failed": ("refusal", "count first last recorded_with"),
    "checked": ("fixity", "method log_size checked failed bytes findings recorded_with"),
    "restored": ("fixity", "repairs files lost recorded_with"),
    "moved": ("transfer", "compartment replaced objects recorded_with"),
    "received": ("transfer", "field offer field_roster field_checkpoint field_events late objects recorded_with"),
}
ACTIONS |= {f"member-{what}": ("governance", MEMBER)
            for what in ("admitted", "changed", "suspended", "reinstated", "removed")}
ACTIONS |= {f"compartment-{what}": ("governance", COMPARTMENT) for what in ("made", "granted", "revoked", "rotated")}
CONTROL = {"founding", "export", "hold"}
PERMITTED = {
    "custodian": {"founding", "intake", "record", "access", "fixity", "refusal", "export", "hold", "transfer", "governance",
                  "roster", "tombstone"},
    "counsel": {"intake", "record", "access", "fixity", "refusal", "export", "hold"},
    "investigator": {"intake", "record", "refusal"},
    "auditor": {"access", "fixity", "refusal"},
}


@dataclass
class Entry:
    """What the log holds for an event: class, digest, names of objects."""

    kind: int
    digest: bytes
    objects: list


def read_entry(data):
    need(len(data) >= 33 and len(data) % 32 == 1, "it has not the length of an entry")
    entry = Entry(data[0], data[1:33], [data[i : i + 32].hex() for i in range(33, len(data), 32)])
    need(entry.kind in (1, 2, 3, 4), "its class is not known")
    need(bool(entry.objects) == (entry.kind < 3), "it has not as many objects as its class")
    return entry


# --- Rosters ------------------------------------------------------------------------------------------------------------------


@dataclass
class Member:
    kid: str
    key: bytes
    role: str
    label: str
    log: bool
    suspended: str | None


@dataclass
class Roster:
    token: Token
    version: int
    index: int
    members: dict  # kid → Member
    compartments: dict  # id → claims
    home: str | None
    kit: str | None

    def signer(self, kid, *kinds):
        """The member, where they may sign one of these kinds of statement."""
        member = self.members.get(kid)
        need(member, f"{kid} is not in roster {self.version}", "unknown-signer")
        allowed = PERMITTED[member.role] | ({"founding"} if self.home else set())
        need(allowed & set(kinds), f"{member.label}, {member.role}, may not sign it", "not-permitted")
        need(not member.suspended, f"{member.label} is suspended", "not-permitted")
        return member

    def checkpoint(self, data, fingerprint):
        """A checkpoint of this vault's log, signed by a member who may."""
        note = read_checkpoint(data)
        need(note.origin == f"evidencevault/{fingerprint}", "it is another log's", "wrong-origin")
        members = self.members.values()
        signers = [m for m in members if m.log and not m.suspended and note.signed_by(m.key)]
        if not signers:
            need(not any(note.signed_by(m.key) for m in members), "a member signed it who may not", "not-permitted")
            claimed = any(note.claimed_by(m.key) for m in members if m.log and not m.suspended)
            raise Refused(f"nobody who may sign for the log in roster {self.version} signed it",
                          "bad-signature" if claimed else "unknown-signer")
        return note, signers[0]


def read_roster(data):
    """A roster version as it says; nothing about its signature yet."""
    token = read_sd_jwt(data, "roster+sd-jwt")
    claims = token.claims
    names = ["version", "index", "created", "prev", "members", "compartments", "_sd_alg"]
    if "home" in claims:
        names[4:4] = ["home", "kit"]
        need(claims["version"] == 1 and all(HEX.match(str(claims.get(name))) for name in ("home", "kit")),
             "it is no field vault's roster")
    need(list(claims) == names, "its claims are not those of a roster")
    need(is_count(claims["version"], 10**6) and claims["version"] > 0, "its version is none")
    first = claims["version"] == 1
    need(is_count(claims["index"]) and (claims["index"] == 0) == first, "its index is none")
    need(TIME.match(str(claims["created"])), "its time is none")
    need(claims["prev"] is None if first else HEX.match(str(claims["prev"])), "its `prev` is none")
    lists, known = {}, set()
    for name in ("members", "compartments"):
        elements = claims[name]
        need(isinstance(elements, list) and all(isinstance(e, dict) and list(e) == ["..."] for e in elements),
             f"its {name} are not disclosures")
        digests = digest_list([element["..."] for element in elements])
        need(not known & set(digests), "one of its digests comes twice")
        known |= set(digests)
        lists[name] = [token.disclosed[digest] for digest in digests if digest in token.disclosed]
    need(set(token.disclosed) <= known, "it has a disclosure that is not its own", "bad-disclosure")
    need(all(len(d) == 2 for d in token.disclosed.values()), "a disclosure is not of an element", "bad-disclosure")
    members, compartments = {}, {}
    for _, value in lists["members"]:
        member = read_member(value)
        need(member.kid not in members, "a member comes twice")
        members[member.kid] = member
    need(len({member.label for member in members.values()}) == len(members), "a label comes twice")
    for _, value in lists["compartments"]:
        need(isinstance(value, dict) and list(value)[:4] == ["id", "generation", "recipient", "cleared"]
             and list(value)[4:] in ([], ["shredded"]), "a compartment's claims are not those of one")
        need(re.fullmatch(r"[a-z0-9-]{1,64}", str(value["id"])) and value["id"] not in compartments,
             "a compartment's name is none, or comes twice")
        need(isinstance(value["cleared"], list) and value["cleared"] == sorted(set(map(str, value["cleared"]))),
             "who is cleared is not in order")
        compartments[value["id"]] = value
    return Roster(token, claims["version"], claims["index"], members, compartments, claims.get("home"), claims.get("kit"))


def read_member(value):
    names = ["kid", "key", "recipient", "role", "label", "log"]
    need(isinstance(value, dict) and list(value)[:6] == names and list(value)[6:] in ([], ["suspended_since"]),
         "a member's claims are not those of one")
    key = b64url(value["key"], 32)
    need(value["kid"] == thumbprint(key), "a member's kid is not their key's")
    need(value["role"] in PERMITTED and isinstance(value["log"], bool), "a member's role is none")
    need(re.fullmatch(r"[a-z0-9-]{1,64}", str(value["label"])), "a member's label is none")
    suspended = value.get("suspended_since")
    need(suspended is None or TIME.match(str(suspended)), "a member's suspension has no time")
    return Member(value["kid"], key, value["role"], value["label"], value["log"], suspended)


@dataclass
class Rosters:
    """A chain of roster versions, each signed by a custodian of the one before."""

    versions: list = field(default_factory=list)

    def append(self, roster, is_whole):
        """One more version; in a bundle it need not say that its signer is in it."""
        if not self.versions:
            need(roster.version == 1, "the first roster is not version 1", "broken-chain")
            need(len(roster.members) == 1, "the first roster has not one member")
            founder = roster.members.get(roster.token.kid)
            need(founder, "its signer is not in it", "unknown-signer")
            need(founder.role == "custodian" or roster.home, "its founder is no custodian", "not-permitted")
        else:
            last = self.versions[-1]
            need(not last.home and not roster.home, "a field vault's roster has one version")
            need(roster.version == last.version + 1, f"it does not follow version {last.version}", "broken-chain")
            need(roster.token.claims["prev"] == last.token.digest.hex(), "it follows another version", "broken-chain")
            need(roster.index > last.index, "it was in force before the version before it")
            founder = last.signer(roster.token.kid, "roster")
            still = roster.members.get(founder.kid, None if is_whole else founder)
            need(still and still.role == "custodian" and not still.suspended,
                 "its signer is no custodian in it", "not-permitted")
        roster.token.verify(founder.key)
        self.versions.append(roster)

    @property
    def fingerprint(self):
        return self.versions[0].token.digest.hex()

    def at(self, index):
        """The version in force for the entry there; a version's own entry is judged by the version before."""
        return [roster for roster in self.versions if roster.index <= index][-1]

    def doubts(self, event):
        return any(m.suspended and m.suspended <= event.claims["recorded"]
                   for roster in self.versions for m in roster.members.values() if m.kid == event.token.kid)


# --- Events -------------------------------------------------------------------------------------------------------------------


@dataclass
class Event:
    token: Token
    claims: dict  # those that are always visible
    shown: dict  # those that are disclosed
    index: int | None = None

    @property
    def action(self):
        return self.shown.get("action")


def read_event(data):
    return event_of(read_sd_jwt(data, "event+sd-jwt"))


def disclosures_of(token, digests, among=None):
    """What is disclosed of these digests, by name; and the digests of all other disclosures."""
    shown, others = {}, []
    for digest in token.disclosed if among is None else among:
        if digest not in digests:
            others.append(digest)
            continue
        disclosure = token.disclosed[digest]
        need(len(disclosure) == 3 and isinstance(disclosure[1], str), "a disclosure has no name", "bad-disclosure")
        need(disclosure[1] not in shown, "a claim is disclosed twice", "bad-disclosure")
        shown[disclosure[1]] = disclosure[2]
    return shown, others


def event_of(token):
    claims = token.claims
    need(list(claims) == STATEMENT + ["_sd", "_sd_alg"], "its claims are not those of an event")
    need(HEX.match(str(claims["vault"])) and TIME.match(str(claims["recorded"])), "its vault or time is none")
    need(is_identifier(claims["event"]) and is_identifier(claims["item"]), "an identifier of it is none")
    need(claims["type"] in PERMITTED["custodian"] - {"roster", "tombstone"}, "its type is not known")
    seq, prev = claims["seq"], claims["prev"]
    need(seq == "unknown" == prev or seq == 0 and prev is None and seq is not False
         or is_count(seq, 2**53) and seq > 0 and HEX.match(str(prev)), "its place in the chain is none")
    need(is_count(claims["roster"], 10**6) and claims["roster"] > 0, "its roster version is none")
    check_head(claims["head"])
    digests = digest_list(claims["_sd"])
    need(digests == sorted(digests), "its digests are not sorted")
    shown, inner = disclosures_of(token, digests)
    if isinstance(shown.get("record"), dict) and inner:
        record = shown["record"]
        need(list(record) == ["_sd"] and isinstance(record["_sd"], list), "its record is none", "bad-disclosure")
        shown["record"], inner = disclosures_of(token, record["_sd"], inner)
    need(not inner, "it has a disclosure that is not its own", "forged-disclosure")
    if "action" in shown:
        need(shown["action"] in ACTIONS, "its action is not known")
        kind, names = ACTIONS[shown["action"]]
        need(kind == claims["type"], "its action is not one of its type")
        need(set(shown) <= set(names.split()) | {"action"}, "it has a claim that its action has not")
    for name, holds in CLAIMS.items():
        need(name not in shown or holds(shown[name]), f"its {name} is none")
    return Event(token, claims, shown)


def check_head(head):
    need(isinstance(head, dict) and list(head) == ["size", "root"] and is_count(head["size"])
         and HEX.match(str(head["root"])), "the tree head that it saw is none")


def _list(holds):
    return lambda value: isinstance(value, list) and all(isinstance(element, str) and holds(element) for element in value)


def is_hex(value):
    return isinstance(value, str) and bool(HEX.match(value))


CLAIMS = {
    "digest": is_hex, "reused": is_hex, "size": is_count, "objects": _list(is_hex), "replaced": _list(is_hex), "items": _list(is_identifier),
    "withheld_payloads": _list(is_identifier), "disclosed": _list(lambda name: True), "field": is_hex,
    "tag_manifest": is_hex, "volumes": _list(is_hex), "volume_items": _list(is_count), "sealed_to": _list(lambda name: True), "field_roster": lambda value: isinstance(value, str),
    "field_checkpoint": lambda value: isinstance(value, str), "entry": is_count,
}


def judge_event(event, entry, index, rosters):
    """Whether the event fits the entry at that index, and was signed by somebody who might (section 3.2)."""
    claims, roster = event.claims, rosters.at(index)
    event.index = index
    need(entry.digest == event.token.digest, "it is not the event of its entry", "entry-mismatch")
    need(entry.kind == (2 if claims["type"] in CONTROL else 1), "its entry is of another class", "entry-mismatch")
    need(claims["vault"] == rosters.fingerprint, "it is another vault's", "wrong-vault")
    signer = roster.signer(event.token.kid, claims["type"])
    event.token.verify(signer.key)
    if claims["type"] == "access" and claims["seq"] == "unknown" and claims["roster"] < roster.version:
        rosters.versions[claims["roster"] - 1].signer(event.token.kid, "access")
    else:
        need(claims["roster"] == roster.version,
             f"it names roster {claims['roster']}, and {roster.version} was in force", "wrong-roster")
    need(claims["head"]["size"] <= index, "it saw a log that was not there yet", "wrong-head")
    need(claims["type"] != "intake" or claims["seq"] == 0, "an intake is not the first of its chain", "incomplete")
    need("objects" not in event.shown or event.shown["objects"] == entry.objects[1:], "its objects are not the entry's")
    return roster


def judge_tombstone(token, entry, index, rosters, entries):
    """A tombstone's claims, once its place is known: (names of objects that are gone, compartment that was shredded)."""
    claims, kind = token.claims, "compartment" if "compartment" in token.claims else "item"
    middle = ["compartment", "generations"] if kind == "compartment" else ["item", "entries", "objects"]
    expected = ["vault", "recorded", *middle, "reason", "roster", "head"]
    need(list(claims) == expected, "its claims are not those of a tombstone")
    need(claims["vault"] == rosters.fingerprint and entry.digest == token.digest, "it is not its entry's")
    roster = rosters.at(index)
    token.verify(roster.signer(token.kid, "tombstone").key)
    need(claims["roster"] == roster.version, "it names another roster than was in force", "wrong-roster")
    check_head(claims["head"])
    need(claims["head"]["size"] <= index, "it saw a log that was not there yet", "incomplete")
    reasons = ["withdrawn", "court-order", "duplicate", "unlawful", "other"] + ["moved"] * (kind == "item")
    need(TIME.match(str(claims["recorded"])) and claims["reason"] in reasons, "its time or its reason is none")
    if kind == "compartment":
        need(is_count(claims["generations"]) and claims["generations"] > 0, "its generations are none")
        return [], (claims["compartment"], claims["generations"])
    places, names = claims["entries"], claims["objects"]
    need(is_identifier(claims["item"]), "its item is none")
    need(places and all(is_count(place, index) for place in places) and places == sorted(set(places)),
         "its entries are not entries before it")
    need(names == sorted(set(names)), "its objects are not in order")
    first = {name for place in places for name in entries[place].objects}
    need(set(names) <= first, "it names an object that none of its entries brought in", "bad-signature")
    return names, None
