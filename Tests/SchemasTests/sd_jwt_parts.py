"""Prints header, payload and claims of an SD-JWT or JWS, as JSON. It checks nothing.

    sd_jwt_parts.py FILE
"""

import base64
import hashlib
import json
import pathlib
import sys


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def read(text):
    token, *disclosures = text.strip().split("~")
    header, payload, _ = token.split(".")
    claims = json.loads(decode(payload))
    known = {}
    for disclosure in filter(None, disclosures):
        digest = base64.urlsafe_b64encode(hashlib.sha256(disclosure.encode()).digest()).decode().rstrip("=")
        known[digest] = json.loads(decode(disclosure))
    return {"header": json.loads(decode(header)), "payload": claims, "claims": disclosed(claims, known)}


def disclosed(value, known):
    """RFC 9901, section 7.1, without its checks."""
    if isinstance(value, list):
        kept = [known[e["..."]][1] if isinstance(e, dict) and e.get("...") in known else e for e in value]
        return [disclosed(e, known) for e in kept if not (isinstance(e, dict) and "..." in e)]
    if isinstance(value, dict):
        more = {known[d][1]: known[d][2] for d in value.get("_sd", []) if d in known}
        own = {name: member for name, member in value.items() if name not in ("_sd", "_sd_alg")}
        return {name: disclosed(member, known) for name, member in (own | more).items()}
    return value


print(json.dumps(read(pathlib.Path(sys.argv[1]).read_text(encoding="ascii"))))
