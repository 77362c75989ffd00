"""Judges schemas, and documents by them. Prints one line for each fault; the last line counts what was looked at.

    validate.py schemas FOLDER              every schema of the folder: valid, documented, closed, with examples that fit
    validate.py documents FOLDER DOCUMENTS  every DOCUMENTS/<schema>/*.json fits <schema>, and no mutation of it does
    validate.py accepts FOLDER SCHEMA FILE  whether one document fits; nothing else is judged

<schema> is the schema's file name without .schema.json, "output+" or "records+" for those in these folders, and may
have a #fragment.
"""

import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What a record must have, and what an object inside one must, by the member that holds it.
MANDATORY = {
    "item": {"about", "marking", "consents"},
    "acquisition": {"items", "method", "collector", "place", "source", "custody_before"},
    "interview": {"pseudonym", "date", "interviewers", "consent", "recording"},
    "consent": {
        "pseudonym", "form", "version", "language", "explained_by", "date", "checklist_explained", "grants",
    },
    "withdrawal": {"consent", "pseudonym", "date"},
    "medical-report": {"pseudonym", "date", "examiner"},
    "identity": {"pseudonym", "names"},
    "person": {"label"},
    "unit": {"label"},
    "place": {"label"},
    "incident": {"label", "kind", "date"},
    "link": {"link_type", "from", "to", "citations", "status"},
    "assessment": {"about"},
    "derivative": {"about", "parent", "kind", "removed"},
    "note": {"text"},
    "dossier": {"profile", "title", "exhibit_prefix"},
}  # fmt: skip
INSIDE = {
    "citations": {"item"}, "names": {"text"}, "identity_documents": {"kind"}, "custody_before": {"custodian"},
    "handover": {"given_by", "received_by"}, "online": {"url"}, "breaks": {"from"}, "refusals": {"activity"},
    "grants": {"activity"}, "conditions": {"text"}, "physical_findings": {"description"},
    "contact": {"channel", "value"}, "coordinates": {"latitude", "longitude", "precision_m"}, "victims": {"at_least"},
    "removed": {"what", "why"}, "source_assessment": {"result"}, "item_assessment": {"result"},
    "content_assessment": {"result"}, "admiralty": {"source", "information"},
    "corroborated_by": {"item", "independent"}, "profile": {"name", "version", "digest"},
    "answers": {"section", "field", "text"}, "texts": {"section", "text"}, "arguments": {"element", "state"},
    "exhibits": {"number", "item", "state"}, "cited": {"element", "exhibit", "bearing"},
    "exculpatory_review": {"result"}, "supplements": {"export", "part", "tag_manifest", "exhibits"},
}  # fmt: skip
# Claims of every event of a record: a record's own members have other names.
TAKEN = {
    "vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head", "action", "record_type", "schema",
    "amendment", "recorded_with", "objects", "_sd", "_sd_alg", "...",
}  # fmt: skip
# An event's claims that may be missing, by action: what is not known is not said.
OPTIONAL = {
    "founded": {"weak_storage"},
    "log-exported": {"items"},
    "ingested": {
        "name", "modified", "batch", "form", "collected_at", "title", "source", "place", "collected_by", "note",
    },
    "export-authorised": {"consent", "use", "dossier", "embedded", "sealed", "sealed_to"},
    "export-completed": {"volumes", "volume_items"},
    "hold-set": {"items"},
    **{"member-" + word: {"reason", "name", "note"}
       for word in ("admitted", "changed", "suspended", "reinstated", "removed")},
    **{"compartment-" + word: {"reason"} for word in ("made", "granted", "revoked", "rotated")},
    "kit-made": {"reason"},
    "received": {"late"},
}  # fmt: skip


def load(folder):
    schemas = {}
    for path in (path for part in ("", "output/", "records/") for path in sorted(folder.glob(part + "*.schema.json"))):
        key = str(path.relative_to(folder)).removesuffix(".schema.json").replace("/", "+")
        schemas[key] = json.loads(path.read_text(encoding="utf-8"))
    registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas.values())
    return schemas, registry


def validator(schemas, registry, key):
    name, _, fragment = key.partition("#")
    schema = schemas[name] if not fragment else {"$schema": DIALECT, "$ref": schemas[name]["$id"] + "#" + fragment}
    return Draft202012Validator(schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


def subschemas(schema, place="#"):
    yield place, schema
    for word in ("properties", "$defs"):
        for name, value in schema.get(word, {}).items():
            yield from subschemas(value, f"{place}/{word}/{name}")
    for word in ("items", "if", "then", "else", "additionalProperties", "unevaluatedProperties"):
        if isinstance(schema.get(word), dict):
            yield from subschemas(schema[word], f"{place}/{word}")
    for word in ("anyOf", "allOf", "oneOf"):
        for number, value in enumerate(schema.get(word, [])):
            yield from subschemas(value, f"{place}/{word}/{number}")


def judge_schemas(folder):
    schemas, registry = load(folder)
    count = 0
    for key, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        wanted = "urn:evidencevault:schema:" + key.replace("+", ":") + ":1"
        if schema.get("$schema") != DIALECT or schema.get("$id") != wanted:
            yield f"{key}: $schema or $id"
        for word in ("title", "description"):
            if not schema.get(word):
                yield f"{key}: no {word}"
        shares = key.endswith("common")
        if not shares:
            if not schema.get("examples"):
                yield f"{key}: no examples"
            if False not in (schema.get("additionalProperties"), schema.get("unevaluatedProperties")):
                yield f"{key}: open"
            if schema.get("type") != "object" or "required" not in schema:
                yield f"{key}: no object with required members"
        if key.startswith("records+") and not shares:
            yield from record_faults(key, schema)
        resolver = registry.resolver(base_uri=schema["$id"])
        for place, part in subschemas(schema):
            count += 1
            if "$ref" in part:
                resolver.lookup(part["$ref"])
            if shares and place.startswith("#/$defs/") and place.count("/") == 2 and "description" not in part:
                yield f"{key}{place}: no description"
            unknown = set(part) - KNOWN
            if unknown:
                yield f"{key}{place}: {sorted(unknown)}"
            scope = {"$schema": DIALECT, "$ref": schema["$id"] + place.replace("%", "%25")}
            for example in part.get("examples", []):
                count += 1
                for error in Draft202012Validator(scope, registry=registry).iter_errors(example):
                    yield f"{key}{place}: example: {error.message[:200]}"
        if not shares:
            for number, example in enumerate(schema.get("examples", [])):
                yield from mutations(f"{key}: example {number}", validator(schemas, registry, key), example)
    yield count


def record_faults(key, schema):
    """What a record's schema owes besides: names that a claim may have, and words for each field."""
    for name, part in schema["properties"].items():
        if name in TAKEN:
            yield f"{key}: {name} is another claim's name"
        for word in ("title", "description"):
            if not part.get(word):
                yield f"{key}: {name} has no {word}"
    for name in schema["required"]:
        if not any(name in example for example in schema["examples"]):
            yield f"{key}: {name} is in no example"


KNOWN = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "examples", "type", "const", "enum", "properties",
    "required", "additionalProperties", "unevaluatedProperties", "items", "minItems", "maxItems", "uniqueItems",
    "dependentRequired", "pattern", "minLength", "maxLength", "minimum", "maximum", "format", "anyOf", "allOf", "oneOf", "if", "then", "else",
}  # fmt: skip


def nodes(value, path=()):
    yield path, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        yield from nodes(child, path + (name,))


def changed(document, path, change):
    """The document with what is at the path replaced by what `change` makes of it."""
    if not path:
        return change(copy.deepcopy(document))
    result = copy.deepcopy(document)
    place = result
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = change(place[path[-1]])
    return result


def wrong(value):
    """A value of a kind that never stands where this one does."""
    return 0.5 if isinstance(value, str) else {"a": []} if not isinstance(value, (dict, list)) else "text"


def free(name, path):
    # What a preview shows is whatever the claim has, and a mapping says with any value what a word of a table means.
    # What a record says has a schema of its own, and of an event perhaps only a part is shown.
    says = ("claims", "record") in zip(path, path[1:]) or name.startswith("event") and path[:1] == ("record",)
    return says or "fields" in path or not {"value", "values", "constant", "if_empty"}.isdisjoint(path)


def parts(judge, document):
    """The document with one element in its lists, once for each kind of element: all of them each time takes long."""
    lists = {
        name: value
        for name, value in document.items()
        if isinstance(value, list) and value and all(isinstance(element, dict) for element in value)
    }
    found = {}
    for name, elements in lists.items():
        for element in elements:
            kind = (name, element.get("action"), *((key, type(value)) for key, value in element.items()))
            found.setdefault(kind, document | {other: [] for other in lists} | {name: [element]})
    fitting = [part for part in found.values() if judge.is_valid(part)]
    return fitting if fitting and len(fitting) == len(found) else [document]


def mutations(name, judge, document):
    for part in parts(judge, document):
        yield from mutated(name, judge, part)


def mutated(name, judge, document):
    def without(member):
        return lambda node: {key: value for key, value in node.items() if key != member}

    for path, value in nodes(document):
        if free(name, path):
            continue
        if judge.is_valid(changed(document, path, wrong)):
            yield f"{name}: {list(path)} may be {wrong(value)!r}"
        if isinstance(value, dict):
            if judge.is_valid(changed(document, path, lambda node: node | {"extra": 1})):
                yield f"{name}: {list(path)} may have more"
            for member in value:
                missing = judge.is_valid(changed(document, path, without(member)))
                if missing and not may_miss(name, path, member, value.get("action")):
                    yield f"{name}: {list(path)} may lack {member}"


def holder(path):
    return next(part for part in reversed(path) if isinstance(part, str))


def may_miss(name, path, member, action):
    if path[-1:] == ("recorded_with",):
        return member in {"synchronised", "error_ms", "behind"}
    if path[-2:-1] == ("citations",):
        return member in {"at", "quote"}
    if path[-1:] == ("use",):
        return member == "purpose"
    if path[-1:] == ("embedded",):
        return member in {"tool", "accepted", "told", "not_inspected"}
    # Only a copy that the program made says what it took out.
    if name.startswith("output+derive"):
        return not path and member == "removed"
    # There is a record of a verification where one was asked for.
    if name.startswith("output+verify ") or name == "output+verify":
        return not path and member == "record"
    # What was refused, and bundles before, are told where there are any.
    if name.startswith(("output+error", "output+dossier-written")):
        return not path and member in {"refusals", "supplements"}
    # What was not sealed says nothing of a seal.
    if name.startswith("output+export"):
        return member in {"sealed", "volumes", "passphrase"}
    if path[-1:] == ("claims",):
        return member in OPTIONAL.get(action, ())
    if name.startswith(("roster ", "roster:")):
        return path[:1] == ("members",) and member == "suspended_since"
    if name.startswith("import-mapping"):
        return member in MAPPING
    if name.startswith(("profile:", "profile ", "output+profile")):
        return member in PROFILE
    if name.startswith("records+"):
        return member not in (INSIDE.get(holder(path), ()) if path else MANDATORY[name[8:].partition(":")[0]])
    if path:
        return False
    # A bundle's event lacks what its owner withheld.
    if name.startswith("event#/$defs/presented"):
        return member not in STATEMENT
    if name.startswith("event") and not name.startswith("event-payload"):
        return member in OPTIONAL.get(action, ())
    return name.startswith(("record", "member-record")) or (
        name.startswith(("output+add", "output+start")) and member == "failure"
    )


# What a mapping may leave out.
MAPPING = {
    "title", "separator", "key", "when", "is", "ignore", "join", "split", "values", "otherwise", "refers_to", "as", "date_order",
    "required", "if_empty", "optional",
}  # fmt: skip
# What a profile may leave out.
PROFILE = {"reviewed", "words", "certificate", "fields", "guidance", "source", "group", "section", "years"}
STATEMENT = {"vault", "event", "recorded", "type", "item", "seq", "prev", "roster", "head", "action"}


def judge_documents(folder, documents):
    schemas, registry = load(folder)
    count = 0
    for kind in sorted(path for path in documents.iterdir() if path.is_dir()):
        key = kind.name.replace("%", "/")
        judge = validator(schemas, registry, key)
        for path in sorted(kind.glob("*.json")):
            count += 1
            document = json.loads(path.read_bytes())
            name = f"{key} {path.name}"
            # Of the alternatives of a schema, what is wrong by the likeliest.
            errors = [best_match([error]) for error in judge.iter_errors(document)]
            faults = [f"{name}: {list(e.absolute_path)}: {e.message[:300]}" for e in errors]
            yield from faults or mutations(name, judge, document)
    yield count


def main(mode, *paths):
    if mode == "accepts":
        schemas, registry = load(pathlib.Path(paths[0]))
        document = json.loads(pathlib.Path(paths[2]).read_bytes())
        print("yes" if validator(schemas, registry, paths[1]).is_valid(document) else "no")
        return 0
    judge = {"schemas": judge_schemas, "documents": judge_documents}[mode]
    *faults, count = judge(*(pathlib.Path(path) for path in paths))
    print(*faults, f"{count} looked at", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
