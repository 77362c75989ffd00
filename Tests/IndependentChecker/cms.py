"""Signatures by certificates (Schemas/README.md, section 4): detached CMS as CAdES-B-B has it, DER, RSA and ECDSA, from scratch.

Whether a certificate leads to a root is not asked here: only whether the signature is one over the tag manifest by the key of
the certificate that it fixes.
"""

import hashlib
from collections import namedtuple

from formats import need

Element = namedtuple("Element", "tag content whole")

DATA, SIGNED_DATA = "1.2.840.113549.1.7.1", "1.2.840.113549.1.7.2"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"
DIGESTS = {f"2.16.840.1.101.3.4.2.{number}": name for number, name in ((1, "sha256"), (2, "sha384"), (3, "sha512"))}
RSA = {"1.2.840.113549.1.1.1": None, "1.2.840.113549.1.1.11": "sha256", "1.2.840.113549.1.1.12": "sha384",
       "1.2.840.113549.1.1.13": "sha512"}
PSS = "1.2.840.113549.1.1.10"
ECDSA = {f"1.2.840.10045.4.3.{number}": name for number, name in ((2, "sha256"), (3, "sha384"), (4, "sha512"))}
P256 = dict(
    p=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
    n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    x=0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    y=0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
P384 = dict(
    p=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
    n=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    b=0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    x=0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
    y=0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F)
CURVES = {"1.2.840.10045.3.1.7": P256, "1.3.132.0.34": P384}


def good(holds, words, code="cms-malformed"):
    need(holds, words, code)


# --- DER ----------------------------------------------------------------------------------------------------------------------


def elements(data):
    found, place = [], 0
    while place < len(data):
        good(len(data) >= place + 2, "its DER is cut off")
        tag, length, start = data[place], data[place + 1], place + 2
        if length >= 0x80:
            count = length & 0x7F
            good(1 <= count <= 4 and len(data) >= start + count, "it is not DER")
            length, start = int.from_bytes(data[start : start + count], "big"), start + count
            good(length >= 0x80 and data[start - count], "its lengths are not the shortest")
        good(len(data) >= start + length, "its DER is cut off")
        found.append(Element(tag, data[start : start + length], data[place : start + length]))
        place = start + length
    return found


def one(data, tag):
    found = elements(data)
    good(len(found) == 1 and found[0].tag == tag, "it is not built as it should be")
    return found[0]


def inside(element, tag=0x30):
    good(element.tag == tag, "it is not built as it should be")
    return elements(element.content)


def number(element):
    good(element.tag == 0x02 and element.content, "a number is none")
    return int.from_bytes(element.content, "big", signed=True)


def name(element):
    good(element.tag == 0x06 and element.content, "an identifier is none")
    arcs, value = [], 0
    for byte in element.content:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            arcs, value = arcs + [value], 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, [first, arcs[0] - 40 * first] + arcs[1:]))


# --- Keys ---------------------------------------------------------------------------------------------------------------------


def rsa_signed(key, signature, digest, hash, is_pss):
    modulus, exponent = map(number, inside(one(key, 0x30)))
    bits = modulus.bit_length()
    good(2048 <= bits <= 16384, "its RSA key has an odd length")
    size = (bits + 7) // 8
    good(len(signature) == size, "its signature has another length than the key")
    message = pow(int.from_bytes(signature, "big"), exponent, modulus).to_bytes(size, "big")
    if is_pss:
        return pss_holds(message, bits, digest, hash)
    place = {"sha256": 1, "sha384": 2, "sha512": 3}[hash]
    info = bytes.fromhex("300d06096086480165030402") + bytes([place, 5, 0, 4, len(digest)]) + digest
    info = bytes([0x30, len(info)]) + info
    return message == b"\0\1" + b"\xff" * (size - len(info) - 3) + b"\0" + info


def pss_holds(message, bits, digest, hash):
    length = len(digest)
    encoded = message[-((bits + 6) // 8) :]
    masked, check = encoded[: -length - 1], encoded[-length - 1 : -1]
    mask = b"".join(hashlib.new(hash, check + bytes([0, 0, 0, i])).digest() for i in range(len(masked) // length + 1))
    data = bytearray(a ^ b for a, b in zip(masked, mask))
    data[0] &= 0xFF >> (8 * len(encoded) - (bits - 1))
    salt = bytes(data).lstrip(b"\0")
    return encoded[-1] == 0xBC and salt[:1] == b"\1" and hashlib.new(hash, bytes(8) + digest + salt[1:]).digest() == check


def ec_signed(curve, key, signature, digest):
    p, n, size = curve["p"], curve["n"], (curve["p"].bit_length() + 7) // 8
    good(len(key) == 2 * size + 1 and key[0] == 4, "its key is no plain point")
    x, y = int.from_bytes(key[1 : size + 1], "big"), int.from_bytes(key[size + 1 :], "big")
    good(x < p and y < p and (y * y - x**3 + 3 * x - curve["b"]) % p == 0, "its key is no point of the curve")
    r, s = map(number, inside(one(signature, 0x30)))
    if not (0 < r < n and 0 < s < n):
        return False
    value = int.from_bytes(digest, "big") >> max(0, 8 * len(digest) - n.bit_length())
    inverse = pow(s, -1, n)

    def add(a, b):
        if a is None or b is None:
            return a or b
        if a[0] == b[0]:
            if (a[1] + b[1]) % p == 0:
                return None
            slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, p)
        else:
            slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, p)
        x = (slope * slope - a[0] - b[0]) % p
        return x, (slope * (a[0] - x) - a[1]) % p

    def times(factor, point):
        total = None
        while factor:
            if factor & 1:
                total = add(total, point)
            point, factor = add(point, point), factor >> 1
        return total

    point = add(times(value * inverse % n, (curve["x"], curve["y"])), times(r * inverse % n, (x, y)))
    return point is not None and point[0] % n == r


# --- Messages -----------------------------------------------------------------------------------------------------------------


def named_certificates(certificates, signer):
    """Those that a SignerInfo names: by issuer and number, or by the key's identifier."""
    for certificate in certificates:
        fields = inside(inside(one(certificate, 0x30))[0])
        fields = fields[1:] if fields[0].tag == 0xA0 else fields
        if signer.tag == 0x30:
            issuer, serial = elements(signer.content)
            if fields[2].whole == issuer.whole and fields[0].whole == serial.whole:
                yield certificate, fields
        else:
            extensions = [inside(field.content and elements(field.content)[0]) for field in fields if field.tag == 0xA3]
            for extension in [inside(part) for part in (extensions or [[]])[0]]:
                if name(extension[0]) == "2.5.29.14" and one(extension[-1].content, 0x04).content == signer.content:
                    yield certificate, fields


Message = namedtuple("Message", "certificate certificates content unsigned signature lists")


def read_cms(data, content):
    """The message of a detached signature that is good over the content."""
    return read_signed(one(data, 0x30), DATA, content)


def read_signed(message, kind, content=None):
    """A SignedData over a content of this kind, which is in it where it is not given: one signer, CAdES-B-B."""
    name_of, wrapped = inside(message)
    good(name(name_of) == SIGNED_DATA and wrapped.tag == 0xA0, "it is no SignedData")
    version, _, encapsulated, *rest = inside(one(wrapped.content, 0x30))
    good(1 <= number(version) <= 5, "its version is unknown")
    inner = inside(encapsulated)
    good(name(inner[0]) == kind, "it is over something of another kind")
    if content is None:
        good(len(inner) == 2, "it has no content")
        content = one(inner[1].content, 0x04).content
    else:
        good(len(inner) == 1, "it is not detached", "cms-attached-content")
    certificates = [e.whole for e in elements(rest[0].content)] if rest[0].tag == 0xA0 else []
    lists = [e.whole for part in rest if part.tag == 0xA1 for e in elements(part.content)]
    signers = inside(rest[-1], 0x31)
    good(len(signers) == 1, "it has not one signer", "cms-several-signers")
    version, signer, algorithm, *rest = inside(signers[0])
    good(number(version) == (1 if signer.tag == 0x30 else 3), "its signer's version is wrong")
    good(rest[0].tag == 0xA0, "it has no signed attributes", "cms-no-signed-attributes")
    attributes = read_attributes(rest[0])
    hash = DIGESTS.get(name(inside(algorithm)[0]))
    good(hash, "its digest is too weak, or unknown", "cms-weak-algorithm")
    good({CONTENT_TYPE, MESSAGE_DIGEST} <= set(attributes), "a signed attribute is missing", "cms-no-signed-attributes")
    good(SIGNING_CERTIFICATE in attributes, "its certificate is not fixed", "cms-no-signing-certificate")
    good(name(attributes[CONTENT_TYPE]) == kind, "it says that it is over something of another kind")
    entries = inside(inside(attributes[SIGNING_CERTIFICATE])[0])
    named = list(named_certificates(certificates, signer))
    good(named, "the certificate that its signer names is not there", "cms-no-certificate")
    fixed = [pair for pair in named if is_fixed(entries[0], pair[0])]
    good(fixed, "the certificate that it fixes is another one", "cms-other-certificate")
    good(attributes[MESSAGE_DIGEST].content == hashlib.new(hash, content).digest(), "it is over other bytes", "cms-other-content")
    certificate, fields = fixed[0]
    digest = hashlib.new(hash, b"\x31" + rest[0].whole[1:]).digest()
    check_key(fields[5], name(inside(rest[1])[0]), rest[2].content, digest, hash)
    unsigned = read_attributes(rest[3]) if len(rest) > 3 else {}
    return Message(certificate, certificates, content, unsigned, rest[2].content, lists)


def read_attributes(element):
    found = {}
    for attribute in elements(element.content):
        id, values = inside(attribute)
        values = elements(values.content)
        good(name(id) not in found and values, "an attribute comes twice, or has no value")
        found[name(id)] = values[0]
    return found


def is_fixed(entry, certificate):
    """Whether an ESSCertIDv2 (RFC 5035) has the digest of a certificate."""
    first = inside(entry)
    by = DIGESTS.get(name(inside(first.pop(0))[0])) if first[0].tag == 0x30 else "sha256"
    good(by, "the digest of its certificate is too weak, or unknown", "cms-weak-algorithm")
    return hashlib.new(by, certificate).digest() == first[0].content


def check_key(info, algorithm, signature, digest, hash):
    kind, bits = inside(info)
    kind, key = inside(kind), bits.content[1:]
    if name(kind[0]) == "1.2.840.10045.2.1":
        curve = CURVES.get(name(kind[1]))
        good(curve, "its key is not one that is taken", "cms-unsupported-key")
        good(ECDSA.get(algorithm) == hash, "its algorithm does not go with its digest", "cms-weak-algorithm")
        good(ec_signed(curve, key, signature, digest), "its signature is wrong", "cms-bad-signature")
    else:
        good(name(kind[0]) == "1.2.840.113549.1.1.1", "its key is not one that is taken", "cms-unsupported-key")
        good(algorithm == PSS or algorithm in RSA and RSA[algorithm] in (None, hash),
             "its algorithm is not one that is taken", "cms-weak-algorithm")
        good(rsa_signed(key, signature, digest, hash, algorithm == PSS), "its signature is wrong", "cms-bad-signature")
