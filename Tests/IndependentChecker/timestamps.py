"""Timestamps (RFC 3161; Schemas/README.md, section 3.11). Renewals by lists are not followed here."""

import calendar
import hashlib
import math
import re
import time
from collections import namedtuple

from certificates import Doubt, chain, revocations, x509
from cms import DIGESTS, elements, inside, name, number, one, read_signed
from formats import need

TST = "1.2.840.113549.1.9.16.1.4"
TOLERANCE = 300
Token = namedtuple("Token", "message policy imprint seconds existed_by")


def read_answer(data):
    """A granted answer's token, whose signature is that of the certificate that it fixes."""
    status, *rest = inside(one(data, 0x30))
    need(number(inside(status)[0]) in (0, 1) and rest, "it is no granted answer")
    return rest[0]


def read_token(answer):
    message = read_signed(answer, TST)
    version, policy, imprint, _, moment, *rest = inside(one(message.content, 0x30))
    need(number(version) == 1 and moment.tag == 0x18, "its version or its time is none")
    algorithm, digest = inside(imprint)
    hash = DIGESTS.get(name(inside(algorithm)[0]))
    need(hash, "its imprint is by a digest that is too weak, or unknown")
    found = re.fullmatch(r"(\d{14})(\.\d+)?Z", moment.content.decode("ascii"))
    need(found, "its time is none")
    seconds = calendar.timegm(time.strptime(found[1], "%Y%m%d%H%M%S"))
    fraction = float(found[2] or 0)
    if rest and rest[0].tag == 0x30:
        for part in elements(rest[0].content):
            scale = {0x02: 1, 0x80: 1e-3, 0x81: 1e-6}[part.tag]
            fraction += int.from_bytes(part.content, "big") * scale
    return Token(message, name(policy), (hash, digest.content), seconds, seconds + math.ceil(fraction))


def judge(token, data, trust, moment, beside):
    """Nothing where a token over the data counts; else `Doubt`."""
    hash, digest = token.imprint
    if hashlib.new(hash, data).digest() != digest:
        raise Doubt("wrong-imprint", "it is over other bytes")
    if trust.policies and token.policy not in trust.policies:
        raise Doubt("wrong-policy", "it was issued under another policy")
    if token.seconds > moment + TOLERANCE:
        raise Doubt("later", "it was made after the time for which it is judged")
    module = x509()
    certificate = module.load_der_x509_certificate(token.message.certificate)
    try:
        usage = certificate.extensions.get_extension_for_class(module.ExtendedKeyUsage)
        if not usage.critical or {purpose.dotted_string for purpose in usage.value} != {"1.3.6.1.5.5.7.3.8"}:
            raise Doubt("wrong-key-usage", "its certificate is not for timestamps alone")
    except module.ExtensionNotFound as error:
        raise Doubt("wrong-key-usage", "its certificate is not for timestamps") from error
    helpers = [module.load_der_x509_certificate(der) for der in token.message.certificates]
    found = chain(certificate, trust.certificates, helpers, moment)
    lists = trust.lists + beside + [module.load_der_x509_crl(der) for der in token.message.lists]
    for one_of, revoked, spares in revocations(found, lists):
        if revoked <= moment and not (spares and token.existed_by < revoked):
            raise Doubt("revoked", f"{one_of.subject.rfc4514_string()} was revoked")
