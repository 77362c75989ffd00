"""Chains of certificates (RFC 5280), as far as section 3.11 and 4 ask: to a root that was given, at a time, with 112 bits, not revoked."""

import datetime

KINDS = ("expired", "not-yet-valid", "unknown-root", "invalid", "revoked")
SPARING = {None: False, "unspecified": True, "affiliation_changed": True, "superseded": True, "cessation_of_operation": True}
DOCUMENTS = {"2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5"}


class Doubt(Exception):
    """Why a certificate is not believed."""

    def __init__(self, kind, words):
        super().__init__(words)
        self.kind = kind


def x509():
    from cryptography import x509 as module

    return module


def read_certificates(path):
    with open(path, "rb") as file:
        return x509().load_pem_x509_certificates(file.read())


def read_list(data):
    module = x509()
    return module.load_pem_x509_crl(data) if data.startswith(b"-----") else module.load_der_x509_crl(data)


def issued(certificate, issuer):
    try:
        certificate.verify_directly_issued_by(issuer)
    except Exception:  # pylint: disable=broad-except
        return False
    return True


def is_weak(certificate, is_root):
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    key, hash = certificate.public_key(), certificate.signature_hash_algorithm
    return isinstance(key, RSAPublicKey) and key.key_size < 2048 or not is_root and hash is not None and hash.name in ("sha1", "md5")


def chain(certificate, given, helpers, moment):
    """The certificates from this one to a root among the given; `Doubt` where there is none that holds then."""
    roots = [known for known in given if known.subject == known.issuer]

    def paths(path):
        if path[-1] in roots:
            yield path
        elif len(path) < 10:
            for issuer in [*given, *helpers]:
                if issuer not in path and issuer.subject == path[-1].issuer and issued(path[-1], issuer) and may_issue(issuer):
                    yield from paths([*path, issuer])

    found = next(paths([certificate]), None)
    if not found:
        raise Doubt("unknown-root", "no chain leads to a root that was given")
    at = datetime.datetime.fromtimestamp(moment, datetime.timezone.utc)
    for one in found:
        if one.not_valid_after_utc < at:
            raise Doubt("expired", f"{one.subject.rfc4514_string()} had expired")
        if one.not_valid_before_utc > at:
            raise Doubt("not-yet-valid", f"{one.subject.rfc4514_string()} was not valid yet")
    if any(is_weak(one, place == len(found) - 1) for place, one in enumerate(found)):
        raise Doubt("invalid", "a key or a signature in its chain is too weak")
    return found


def may_issue(certificate):
    module = x509()
    try:
        return certificate.extensions.get_extension_for_class(module.BasicConstraints).value.ca
    except module.ExtensionNotFound:
        return False


def revocations(found, lists):
    """Who of a chain was revoked when, and whether that spares what is older."""
    module = x509()
    for one, issuer in zip(found, found[1:]):
        for known in lists:
            if known.issuer != one.issuer or not known.is_signature_valid(issuer.public_key()):
                continue
            entry = known.get_revoked_certificate_by_serial_number(one.serial_number)
            if entry:
                moment, reason = entry.revocation_date_utc.timestamp(), None
                for extension in entry.extensions:
                    if isinstance(extension.value, module.CRLReason):
                        reason = extension.value.reason.name
                    if isinstance(extension.value, module.InvalidityDate):
                        moment = min(moment, extension.value.invalidity_date_utc.timestamp())
                yield one, moment, SPARING.get(reason, False)


def judge_signer(der, given, helpers, lists, moment):
    """Nothing where a signer's certificate is valid; else `Doubt`."""
    module = x509()
    certificate = module.load_der_x509_certificate(der)
    found = chain(certificate, given, [module.load_der_x509_certificate(one) for one in helpers], moment)
    try:
        usage = certificate.extensions.get_extension_for_class(module.KeyUsage).value
        if not usage.digital_signature and not usage.content_commitment:
            raise Doubt("wrong-key-usage", "its key is not for signing")
    except module.ExtensionNotFound:
        pass
    try:
        purposes = certificate.extensions.get_extension_for_class(module.ExtendedKeyUsage).value
        if not DOCUMENTS & {purpose.dotted_string for purpose in purposes}:
            raise Doubt("wrong-key-usage", "it is not for documents")
    except module.ExtensionNotFound:
        pass
    for one, revoked, _ in revocations(found, lists):
        if revoked <= moment:
            raise Doubt("revoked", f"{one.subject.rfc4514_string()} was revoked")
