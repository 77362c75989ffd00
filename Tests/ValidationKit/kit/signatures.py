"""Signatures over the bundle: members', and by certificates. openssl makes the latter."""

import subprocess

from .table import fault
from .writing import sha256, sshsig

ROOTS = ["--signer-roots", "given/roots.pem"]


def run(*arguments, cwd, **more):
    return subprocess.run([str(a) for a in arguments], cwd=cwd, check=True, capture_output=True, **more).stdout


def over(name, finds, words, base="plain", **more):
    def register(make):
        def build(good):
            bundle = good.bundle(base)
            make(good, bundle, bundle.read("tagmanifest-sha256.txt"))
            return bundle

        fault(name, base, finds, words, **more)(build)

    return register


# --- Members ---

over("unsigned", "missing-signature", "The signature was taken away.")(lambda good, b, _: b.remove(b.signature))
over("signature-is-none", "malformed-signature", "The signature is none.")(lambda good, b, _: b.write(b.signature, "what?"))
over("signature-of-another-bundle", "bad-signature", "The signature is that of another bundle.")(
    lambda good, b, _: b.write(b.signature, good.bundle("earlier").read(b.signature)))
over("signature-for-another-purpose", "bad-signature", "The signature was made for files, not for bundles.")(
    lambda good, b, manifest: b.write(b.signature, sshsig(b.key, manifest, "file")))


@over("signature-by-a-stranger", "signature-unknown-signer", "The bundle is signed by somebody who is no member.")
def _(good, b, manifest):
    b.remove(b.signature)
    key = good.named["stranger"]
    b.write(f"signatures/{key.kid}.sig", sshsig(key, manifest))


@over("signature-beside", "foreign-signature", "Somebody who is no member signed too: that is told, and decides nothing.")
def _(good, b, manifest):
    key = good.named["stranger"]
    b.write(f"signatures/{key.kid}.sig", sshsig(key, manifest))


@over("signatures-without-end", "foreign-signature signatures-too-many",
      "A thousand strangers signed too: a thousand signatures are looked at, the member's among them.")
def _(good, b, manifest):
    signature = sshsig(good.named["stranger"], manifest)
    for number in range(1000):
        b.write(f"signatures/{'-' * 38}{number:05}.sig", signature)


over("signature-unknown-file", "unknown-signature-file", "A file among the signatures is none: that is told, and decides nothing.")(
    lambda good, b, _: b.write("signatures/readme", "x"))
over("signature-under-another-name", "foreign-signature", "A member's signature lies under another key's name, too: that is told.")(
    lambda good, b, manifest: b.write(f"signatures/{good.named['stranger'].kid}.sig", sshsig(b.key, manifest)))


@over("signature-under-another-name-only", "signature-unknown-signer", "A member's signature lies under another key's name, and no other does.")
def _(good, b, manifest):
    b.remove(b.signature)
    b.write(f"signatures/{good.named['stranger'].kid}.sig", sshsig(b.key, manifest))


@fault("signature-by-an-auditor", "plain", "signature-not-permitted", "The bundle is signed by an auditor, who may not sign exports.")
def _(good):
    forge = good.forge("plain")
    forge.show_roster(4)
    forge.write()
    forge.bundle.seal_tags(good.named["auditor-1"])
    return forge.bundle


# --- Certificates: the form ---


def digest(good, name):
    return sha256(run("openssl", "x509", "-in", f"{name}.pem", "-outform", "DER", cwd=good.folder)).hex()


def cms(good, content, name, *options, cades=("-cades",)):
    return run("openssl", "cms", "-sign", "-binary", *cades, "-outform", "DER", "-signer", f"{name}.pem", "-inkey", f"{name}.key",
               *options, cwd=good.folder, input=content)


def signed(name, finds, words, *options, by="authority/counsel", cades=("-cades",), change=lambda data: data, content=None, **more):
    @over(name, finds, words, options=ROOTS, **more)
    def _(good, b, manifest):
        data = cms(good, content or manifest, by, *options, cades=cades)
        b.write(f"signatures/{digest(good, by)}.p7s", change(data))


signed("cms-garbage", "cms-malformed", "A signature by a certificate is none.", change=lambda _: b"what?")
signed("cms-attached", "cms-attached-content", "A signature by a certificate has what it signs in it.", "-nodetach")
signed("cms-two-signers", "cms-several-signers", "One file is signed by two certificates.",
       "-signer", "authority/other.pem", "-inkey", "authority/other.key")
signed("cms-no-attributes", "cms-no-signed-attributes", "A signature by a certificate has no signed attributes.", "-noattr", cades=())
signed("cms-not-cades", "cms-no-signing-certificate", "A signature does not fix its certificate.", cades=())
signed("cms-no-certificates", "cms-no-certificate", "A signature does not bring its certificate.", "-nocerts")
signed("cms-sha-1", "cms-weak-algorithm", "A signature by a certificate is over SHA-1.", "-md", "sha1")
signed("cms-p-521", "cms-unsupported-key", "A signature is by a kind of key that is not taken.", by="authority/odd")
signed("cms-of-another-bundle", "cms-other-content", "A signature by a certificate is over something else.", content=b"other\n")
signed("cms-bit", "cms-bad-signature", "One bit of a signature by a certificate was changed.",
       change=lambda data: data[:-1] + bytes([data[-1] ^ 1]))
signed("cms-too-large", "too-large", "A signature by a certificate is longer than one can be.",
       change=lambda data: data + bytes(1 << 17))


@over("cms-under-another-name", "cms-wrong-name", "A signature is named after another certificate.", options=ROOTS)
def _(good, b, manifest):
    b.write(f"signatures/{'ab' * 32}.p7s", cms(good, manifest, "authority/counsel"))


@over("cms-certificate-exchanged", "cms-other-certificate",
      "In a signature the certificate was exchanged for another of the same name and number.", options=ROOTS)
def _(good, b, manifest):
    one, twin = (run("openssl", "x509", "-in", f"authority/{name}.pem", "-outform", "DER", cwd=good.folder)
                 for name in ("first", "twin"))
    assert len(one) == len(twin), "the twin is as long"
    data = cms(good, manifest, "authority/first")
    assert one in data
    b.write(f"signatures/{sha256(twin).hex()}.p7s", data.replace(one, twin))


# --- Certificates: what they are worth ---

LATER, EARLIER = "2060-01-01T00:00:00Z", "2019-01-01T00:00:00Z"


def certified(name, finds, words, by="authority/counsel", options=(), **more):
    @over(name, finds, words, options=[*ROOTS, *options], **more)
    def _(good, b, manifest):
        b.write(f"signatures/{digest(good, by)}.p7s", cms(good, manifest, by))


certified("certificate-expired", "certificate-expired", "A signer's certificate has expired: that is told, and decides nothing.",
          options=["--at", LATER])
certified("certificate-not-yet-valid", "certificate-not-yet-valid future-time", "A signer's certificate was not valid yet.",
          options=["--at", EARLIER])
certified("certificate-for-the-web", "certificate-wrong-key-usage", "A signer's certificate is not for documents.", by="authority/web")
certified("certificate-revoked", "certificate-revoked", "A signer's certificate was taken back.", by="authority/revoked",
          options=["--crl", "given/crl.pem"])
certified("certificate-of-another-root", "certificate-unknown-root", "A signer's certificate leads to another root.", by="stranger/outsider")
certified("certificate-weak", "certificate-invalid", "The root of a signer's certificate has a weak key.", by="weak/person",
          )
certified("certificate-needed", "certificate-unknown-root certificate-missing",
          "A certificate was asked for, and nobody signed whose certificate is valid.", by="stranger/outsider",
          options=["--require-certificate"])
